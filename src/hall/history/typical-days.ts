// Which days teach what an ordinary day is like, and how much. Shut days, days worked instead of others and days that
// broke off teach nothing of the kind.
import { weekdayOf } from "../../base/calendar.ts";
import { isShutOn } from "../rules/hours.ts";
import { expectedTimes } from "../rules/plan-of-day.ts";
import type { HallRules } from "../rules/rules.ts";
import type { DayFacts } from "./day-facts.ts";

/** A day this long ago counts half, days. */
const HALF_AFTER_DAYS = 30;
/** A day with less than this share of the middle one was no whole day: the hall, or the daemon, stood still. */
const WHOLE_SHARE_MIN = 0.25;

/** What a day counts beside yesterday. @param age in days */
export const weightOf = (age: number): number => HALF_AFTER_DAYS / (HALF_AFTER_DAYS + Math.max(0, age));

/** A day that a plan expected to differ counts as the usual day it would have been. */
export const usualShare = (rules: HallRules, { plan }: DayFacts, service: string): number =>
  1 / expectedTimes(rules, plan, service);

/** Tickets of a day, as of a usual one. */
export const usualTickets = (rules: HallRules, day: DayFacts): number =>
  Object.entries(day.services).reduce((sum, [id, { tickets }]) => sum + tickets * usualShare(rules, day, id), 0);

const isScheduled = (rules: HallRules, date: string): boolean => !isShutOn(rules, { date, weekday: weekdayOf(date) });

/** The days that teach. */
export const typicalDays = <D extends DayFacts>(rules: HallRules, days: readonly D[]): D[] => {
  const scheduled = days.filter(({ date }) => isScheduled(rules, date));
  const sorted = scheduled.map((day) => usualTickets(rules, day)).sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return scheduled.filter((day) => usualTickets(rules, day) >= WHOLE_SHARE_MIN * middle);
};
