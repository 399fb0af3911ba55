// Figures written out as an announcer reads them, before anything is pronounced: a synthesiser left alone reads the
// ticket 101 as a hundred and one. Knows numbers and what they count, and no pronunciation.
import { readCardinal, spellTicket } from "../../../base/spoken-number.ts";

/** What stands behind a number that counts, where 2 is 「两」. */
const COUNTED = /^\s*(?:人|位|个|分钟|小时|天|次|份|张|元|岁|点)/;
/** What stands behind a number that ranks, where 2 stays 「二」. */
const RANKED = /^\s*(?:号?窗口|号?柜台|楼|层|月|日|分)/;

const NAME_DIGITS_MIN = 3;
const CARDINAL_DIGITS_MAX = 3;

const isName = (letters: string, digits: string, behind: string): boolean => {
  if (letters !== "" || digits.length > CARDINAL_DIGITS_MAX) return true;
  if (digits.length > 1 && digits.startsWith("0")) return true;
  return digits.length >= NAME_DIGITS_MIN && !COUNTED.test(behind) && !RANKED.test(behind);
};

const readNumber = (value: number, behind: string): string =>
  value === 2 && COUNTED.test(behind) ? "两" : readCardinal(value);

/** `请 A012 号到 3 号窗口` as 「请 A零一二 号到 三 号窗口」. */
export const readFigures = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(/([A-Za-z]*)-?([0-9]+)/g, (figure: string, letters: string, digits: string, at: number, all: string) => {
      const behind = all.slice(at + figure.length);
      return isName(letters, digits, behind) ? letters + spellTicket(digits) : readNumber(Number(digits), behind);
    });
