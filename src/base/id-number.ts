// The eighteen characters of a resident identity number (GB 11643): whether they can be one, and how they are shown. It
// knows no person and keeps nothing.

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK_CHARACTERS = "10X98765432";
const FORM = /^(\d{6})(\d{4})(\d{2})(\d{2})\d{3}[\dX]$/;
const SHOWN_HEAD = 4;
const SHOWN_TAIL = 4;

/** ISO 7064 MOD 11-2 of seventeen figures: `0` to `9` or `X`. */
export const checkCharacterOf = (figures: string): string => {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(figures[at]), 0);
  return CHECK_CHARACTERS[sum % CHECK_CHARACTERS.length]!;
};

/** As scanners and people type it, to the form that is printed: no blanks, X upper-case. */
export const normalIdNumber = (text: string): string => text.normalize("NFKC").replace(/\s/g, "").toUpperCase();

/** Form, a date of birth that exists, and check character; nothing tells whether it was ever given to anybody. */
export const isIdNumber = (text: string): boolean => {
  const [number, , year, month, day] = FORM.exec(text) ?? [];
  if (!number || !isDate(Number(year), Number(month), Number(day))) return false;
  return checkCharacterOf(number) === number.at(-1);
};

const isDate = (year: number, month: number, day: number): boolean => {
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 1800 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
};

/** `1101**********002X`: region and end, never the birthday; nothing but stars for what is short. */
export const maskedIdNumber = (text: string): string => {
  const hidden = Math.max(0, text.length - SHOWN_HEAD - SHOWN_TAIL);
  if (hidden < SHOWN_HEAD + SHOWN_TAIL) return "*".repeat(text.length);
  return text.slice(0, SHOWN_HEAD) + "*".repeat(hidden) + text.slice(-SHOWN_TAIL);
};
