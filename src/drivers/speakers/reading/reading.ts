// A text cut into pieces, with the pronunciation of those that a synthesiser would get wrong; the rest it reads well by
// itself. Knows no synthesiser.
import { readFigures } from "./figures.ts";
import { numeralAt } from "./numerals.ts";
import { surnameFinder, surnames } from "./surnames.ts";
import { words } from "./words.ts";

export interface Piece {
  readonly text: string;
  /** Syllables with tone numbers, a blank between two; undefined where the text speaks for itself. */
  readonly pinyin?: string;
}

const WORD_CHARS_MAX = Math.max(...Object.keys(words).map((word) => word.length));

/** Letters, digits and the marks that make a pause. Whatever else people write may be a command to a synthesiser. */
const UNSPEAKABLE = /[^\p{Script=Han}A-Za-z0-9，。！？、；：,.!?;:\s-]/gu;

const wordAt = (text: string, at: number): Piece | undefined => {
  for (let length = WORD_CHARS_MAX; length > 1; length--) {
    const word = text.slice(at, at + length);
    if (Object.hasOwn(words, word)) return { text: word, pinyin: words[word]! };
  }
  return undefined;
};

const numeralPieces = (text: string, at: number): Piece[] => {
  const numeral = numeralAt(text, at);
  if (!numeral) return [];
  return Array.from(numeral.text, (char, place) => {
    const pinyin = numeral.syllables[place];
    return pinyin === undefined ? { text: char } : { text: char, pinyin };
  });
};

/** A number first, because 「第一次」 is no 「一次」; then a word, then a surname, and else the character itself. */
const piecesAt = (text: string, at: number, surnameAt: (at: number) => string | undefined): Piece[] => {
  const numeral = numeralPieces(text, at);
  if (numeral.length > 0) return numeral;
  const name = surnameAt(at);
  const known = wordAt(text, at) ?? (name === undefined ? undefined : { text: name, pinyin: surnames[name]! });
  return [known ?? { text: String.fromCodePoint(text.codePointAt(at)!) }];
};

const lengthOf = (pieces: readonly Piece[]): number => pieces.reduce((length, piece) => length + piece.text.length, 0);

/** The text as it is spoken, written out and free of anything that is not speech. */
export const spokenText = (text: string): string => readFigures(text).replace(UNSPEAKABLE, " ");

/** Pieces in order; joined again they are `spokenText`. */
export const readingOf = (text: string): Piece[] => {
  const spoken = spokenText(text);
  const surnameAt = surnameFinder(spoken);
  const pieces: Piece[] = [];
  for (let at = 0; at < spoken.length; ) {
    const next = piecesAt(spoken, at, surnameAt);
    pieces.push(...next);
    at += lengthOf(next);
  }
  return pieces;
};
