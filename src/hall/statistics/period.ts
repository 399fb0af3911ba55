// Which dates a day, a week or a month is made of.
import { dateAfter, weekdayOf } from "../../base/calendar.ts";
import type { Period } from "./report-schema.ts";

const dateOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** A date that is in the calendar: 2026-02-30 is not. */
export const isDate = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(text);
  return !Number.isNaN(at) && dateOf(at) === text;
};

export interface Dates {
  readonly from: string;
  readonly to: string;
}

const weekOf = (date: string): Dates => {
  const monday = dateAfter(date, 1 - weekdayOf(date));
  return { from: monday, to: dateAfter(monday, 6) };
};

const monthOf = (month: string): Dates => {
  const [year, number] = month.split("-").map(Number);
  return { from: `${month}-01`, to: dateOf(Date.UTC(year!, number!, 0)) };
};

/**
 * The dates of a period, both ends included; weeks begin on Monday. A month may be named by itself or by any date in
 * it. Undefined where the text is no date.
 */
export const datesOf = (period: Period, text: string): Dates | undefined => {
  if (period === "month" && isDate(`${text.slice(0, 7)}-01`) && (text.length === 7 || isDate(text)))
    return monthOf(text.slice(0, 7));
  if (!isDate(text)) return undefined;
  return period === "week" ? weekOf(text) : { from: text, to: text };
};
