// Which plan holds on each day of a stretch, and why.
import { dateAfter, daysBetween, weekdayOf } from "../../base/calendar.ts";
import { isClosedOn } from "../../hall/rules/hours.ts";
import { BASE_PLAN, seasonOn } from "../../hall/rules/plan-of-day.ts";
import type { HallRules } from "../../hall/rules/rules.ts";
import type { PlanDay } from "../../protocols/api/plan-sections.ts";

/** A year and a month. */
export const PLAN_DAYS_MAX = 400;

const dayOf = (rules: HallRules, date: string): PlanDay => {
  const season = seasonOn(rules, { date, weekday: weekdayOf(date) });
  return {
    date,
    plan: season?.plan ?? BASE_PLAN,
    ...(season && { season: season.id }),
    ...(isClosedOn(rules, date) && { isHoliday: true }),
  };
};

/** @param from of the days, local, YYYY-MM-DD; both ends belong to them, and there are at most `PLAN_DAYS_MAX` */
export const planDays = (rules: HallRules, from: string, to: string): PlanDay[] => {
  const count = Math.min(PLAN_DAYS_MAX, daysBetween(from, to) + 1);
  return Array.from({ length: Math.max(0, count) || 0 }, (_, at) => dayOf(rules, dateAfter(from, at)));
};
