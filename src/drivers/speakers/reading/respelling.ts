// A text as a synthesiser of the eSpeak family is to get it: hanzi, with pinyin in the places where it would go wrong.
// Measured on both builds: pinyin may stand among hanzi without a blank; a comma parts it from a Latin letter and a hyphen
// letters from each other, because a lone `A` in front of a blank is read as the English article.
import { type Piece, readingOf } from "./reading.ts";

const isLatin = (text: string): boolean => /^[A-Za-z]$/.test(text);

const between = (before: Piece | undefined, piece: Piece): string => {
  if (before === undefined) return "";
  const pinyins = [before, piece].filter(({ pinyin }) => pinyin !== undefined).length;
  const letters = [before, piece].filter(({ text }) => isLatin(text)).length;
  if (letters === 2) return "-";
  if (pinyins === 2) return " ";
  return pinyins === 1 && letters === 1 ? "," : "";
};

const spelled = ({ text, pinyin }: Piece): string =>
  pinyin?.replaceAll(" ", "") ?? (isLatin(text) ? text.toUpperCase() : text);

/** 「请A一零一号」 as `请A,yi1零yi1号`. */
export const respelled = (text: string): string => {
  const pieces = readingOf(text).filter((piece) => !/^[\s-]+$/.test(piece.text));
  return pieces.map((piece, at) => between(pieces[at - 1], piece) + spelled(piece)).join("");
};
