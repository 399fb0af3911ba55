// What a person understands of a voice that reads figures as words: 「请A零零一号到三号窗口」 is A001, called to window 3.

const FIGURES = "零一二三四五六七八九";
const ALIKE: Readonly<Record<string, string>> = { 〇: "零", 幺: "一", 两: "二" };
const CALL = /([A-Z]*)([零〇一幺二两三四五六七八九]+)号到([一二两三四五六七八九十百零]+)号窗口/;

const figureOf = (word: string): number => FIGURES.indexOf(ALIKE[word] ?? word);

/** A number from 1 to 999 as it is counted: 十二 is 12, 一百零二 is 102. */
const countedIn = (words: string): number => {
  let [total, last] = [0, 0];
  for (const word of words) {
    const unit = word === "百" ? 100 : word === "十" ? 10 : 0;
    if (unit > 0) [total, last] = [total + Math.max(1, last) * unit, 0];
    else last = figureOf(word);
  }
  return total + last;
};

/** The sentence with figures where it is a call, else as it was said. */
export const understood = (said: string): string => {
  const [, letters = "", figures, window] = CALL.exec(said) ?? [];
  if (figures === undefined || window === undefined) return said;
  return `请 ${letters}${[...figures].map(figureOf).join("")} 号到 ${countedIn(window)} 号窗口`;
};
