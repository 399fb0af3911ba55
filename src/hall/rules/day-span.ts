// Stretches of days, of one year or of every year: whether a date lies in one, how long it is, what is wrong with it.
import { daysBetween } from "../../base/calendar.ts";
import type { Problem } from "../../base/check.ts";
import { problem } from "./problems-of.ts";

export interface DaySpan {
  /** YYYY-MM-DD, or MM-DD for every year. */
  readonly from: string;
  /** Written like `from`; the last day, which belongs to it. */
  readonly to: string;
}

/** A span of every year may go over the end of the year. */
export const liesIn = ({ from, to }: DaySpan, date: string): boolean => {
  const day = from.length === date.length ? date : date.slice(5);
  return from <= to ? from <= day && day <= to : day >= from || day <= to;
};

/** A leap year, so that 02-29 is a day. */
const ANY_YEAR = "2028-";

const fullDay = (day: string): string => (day.length === 5 ? ANY_YEAR + day : day);

/** Days from the first to the last; one that goes over the end of the year counts on. */
export const lengthOf = ({ from, to }: DaySpan): number => {
  const days = daysBetween(fullDay(from), fullDay(to));
  return days < 0 ? days + 366 : days;
};

/** 02-30 is no day, and neither is 2027-02-29. */
export const isDay = (day: string): boolean => {
  const time = Date.parse(fullDay(day));
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(fullDay(day));
};

export const spanProblems = ({ from, to }: DaySpan, path: string): Problem[] => {
  const wrong = (["from", "to"] as const).filter((field) => !isDay({ from, to }[field]));
  if (wrong.length > 0) return wrong.map((field) => problem(`${path}/${field}`, { from, to }[field], "a day there is"));
  if (from.length !== to.length) return [problem(`${path}/to`, to, `a day written like ${from}`)];
  return from.length === 10 && to < from ? [problem(`${path}/to`, to, `not before ${from}`)] : [];
};
