// Cuts text that is too long for one frame. It knows no encoding and no chip.

const PAUSE = /[。！？；，、：…,.;:!? ]/;
const WORD = /[A-Za-z0-9]/;

/**
 * Pieces that together are the text, cut after punctuation where there is any, never inside a character and not inside
 * a word or number that fits [FDTTS-4.6].
 * @param roomFor bytes for the text of the piece with this index; one character is taken even where none fits
 * @param widthOf bytes of one character
 */
export const splitText = (
  text: string,
  roomFor: (index: number) => number,
  widthOf: (character: string) => number,
): string[] => {
  const pieces: string[] = [];
  let rest = Array.from(text);
  while (rest.length > 0) {
    const cut = cutOf(rest, fitting(rest, roomFor(pieces.length), widthOf));
    pieces.push(rest.slice(0, cut).join(""));
    rest = rest.slice(cut);
  }
  return pieces;
};

/** How many characters from the start fit. */
const fitting = (characters: readonly string[], room: number, widthOf: (character: string) => number): number => {
  let width = 0;
  const over = characters.findIndex((character) => {
    width += widthOf(character);
    return width > room;
  });
  return over < 0 ? characters.length : Math.max(over, 1);
};

const cutOf = (characters: readonly string[], most: number): number => {
  if (most === characters.length) return most;
  const fits = characters.slice(0, most);
  const pause = fits.findLastIndex((character) => PAUSE.test(character));
  if (pause >= 0) return pause + 1;
  const border = fits.findLastIndex((character, at) => !(WORD.test(character) && WORD.test(characters[at + 1] ?? "")));
  return border >= 0 ? border + 1 : most;
};
