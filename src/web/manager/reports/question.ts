// Which figures are looked at, as the address of the board has it: `week/2026-11-22/service`. Pure.
import { type Side, sides } from "../../../hall/statistics/pictures.ts";
import type { Period } from "../../../hall/statistics/report-schema.ts";

export interface Question {
  readonly period: Period;
  /** Of the period; empty while nobody knows what day it is. */
  readonly date: string;
}

/** Of the server. */
export const addressOf = ({ period, date }: Question): string => `/reports/${period}/${date}`;

export const periods: readonly Period[] = ["day", "week", "month"];

/** A day has no course by days, and of many days that of their hours tells little. */
export const sidesOf = (period: Period): readonly Side[] => sides.filter((side) => side !== "day" || period !== "day");

export interface HistoryQuestion extends Question {
  readonly side: Side;
}

const DAY_MS = 86_400_000;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** What the address leaves open is today, by the hour; a longer period by its days. */
export const questionIn = (within: string, today: string): HistoryQuestion => {
  const [first, date = "", last] = within.split("/");
  const period = periods.find((one) => one === first) ?? "day";
  const side = sidesOf(period).find((one) => one === last) ?? (period === "day" ? "hour" : "day");
  return { period, date: DATE.test(date) ? date : today, side };
};

export const hashOf = ({ period, date, side }: HistoryQuestion): string => `#history/${period}/${date}/${side}`;

const dateAfter = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, "YYYY-MM-DD".length);

/** The same length of time before or after; months by their first days. What is no date stays so. */
export const shifted = ({ period, date }: Question, by: 1 | -1): string => {
  if (!DATE.test(date)) return date;
  if (period !== "month") return dateAfter(date, by * (period === "week" ? 7 : 1));
  const first = `${date.slice(0, "YYYY-MM".length)}-01`;
  const other = dateAfter(first, by === 1 ? 31 : -1);
  return `${other.slice(0, "YYYY-MM".length)}-01`;
};
