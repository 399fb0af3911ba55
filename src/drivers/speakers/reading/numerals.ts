// How numerals are pronounced: 「一」 keeps its own tone where it is a digit or ranks something, which every synthesiser
// tried here gets wrong somewhere, and falls only before hundreds and thousands.

const NUMERAL = /[零〇一二三四五六七八九十百千万两幺]+/y;
/** Behind a lone numeral these make it a rank, not a count: 「一号」 is number one, 「一次」 is once. */
const RANKED = /^(?:号|楼|层|窗|柜|区|期|级|月|日)/;

export interface Numeral {
  readonly text: string;
  /** One syllable a character where its tone has to be said, undefined where it is plain. */
  readonly syllables: readonly (string | undefined)[];
}

const syllableOf = (numeral: string, behind: string | undefined): string | undefined => {
  if (numeral === "幺") return "yao1";
  if (numeral !== "一") return undefined;
  if (behind === "万") return "yi2";
  return behind === "百" || behind === "千" ? "yi4" : "yi1";
};

/** The number that begins at a place of this text; undefined where none does, or one that sandhi may change. */
export const numeralAt = (text: string, at: number): Numeral | undefined => {
  NUMERAL.lastIndex = at;
  const found = NUMERAL.exec(text)?.[0];
  if (found === undefined) return undefined;
  const isNumber = found.length > 1 || /[A-Za-z第]/.test(text[at - 1] ?? "") || RANKED.test(text.slice(at + 1));
  if (!isNumber) return undefined;
  return { text: found, syllables: Array.from(found, (numeral, place) => syllableOf(numeral, found[place + 1])) };
};
