// Numbers as a Chinese announcer reads them: a ticket digit by digit, because it is a name; a window as a number.

const DIGITS = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/** `A001` as 「A零零一」. */
export const spellTicket = (number: string): string => number.replace(/[0-9]/g, (digit) => DIGITS[Number(digit)]!);

const belowHundred = (value: number, isAfterHundred: boolean): string => {
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  const tensText = tens === 0 ? "" : tens === 1 && !isAfterHundred ? "十" : `${DIGITS[tens]}十`;
  return tensText + (ones === 0 ? "" : DIGITS[ones]);
};

/** A cardinal of 0 to 999: 12 as 「十二」, 102 as 「一百零二」, 110 as 「一百一十」. */
export const readCardinal = (value: number): string => {
  if (value === 0) return DIGITS[0]!;
  const hundreds = Math.floor(value / 100);
  const rest = value % 100;
  if (hundreds === 0) return belowHundred(rest, false);
  const gap = rest > 0 && rest < 10 ? DIGITS[0] : "";
  return `${DIGITS[hundreds]}百${gap}${belowHundred(rest, true)}`;
};
