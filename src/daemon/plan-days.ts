// Which plan holds on each day of a stretch, and why.
import { isClosedOn } from "../hall/hours.ts";
import { BASE_PLAN, seasonOn } from "../hall/plan-of-day.ts";
import type { HallRules } from "../hall/rules.ts";
import type { PlanDay } from "../protocols/api/plan-sections.ts";

const DAY_MS = 86_400_000;
/** A year and a month. */
export const PLAN_DAYS_MAX = 400;

const dayOf = (rules: HallRules, at: number): PlanDay => {
  const day = new Date(at);
  const date = day.toISOString().slice(0, 10);
  const season = seasonOn(rules, { date, weekday: day.getUTCDay() || 7 });
  return {
    date,
    plan: season?.plan ?? BASE_PLAN,
    ...(season && { season: season.id }),
    ...(isClosedOn(rules, date) && { isHoliday: true }),
  };
};

/** @param from of the days, local, YYYY-MM-DD; both ends belong to them, and there are at most `PLAN_DAYS_MAX` */
export const planDays = (rules: HallRules, from: string, to: string): PlanDay[] => {
  const first = Date.parse(from);
  const count = Math.min(PLAN_DAYS_MAX, Math.floor((Date.parse(to) - first) / DAY_MS) + 1);
  return Array.from({ length: Math.max(0, count) || 0 }, (_, at) => dayOf(rules, first + at * DAY_MS));
};
