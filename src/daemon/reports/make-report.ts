// Makes a report from the ledger. It stops at every `yield`, some milliseconds apart, so that a daemon can serve its hall
// in between; a command runs it through.

import { AppError } from "../../base/errors.ts";
import type { HallEvent } from "../../hall/events.ts";
import type { DayFacts } from "../../hall/history/day-facts.ts";
import { BASE_PLAN } from "../../hall/rules/plan-of-day.ts";
import { DayReader } from "../../hall/statistics/day-reader.ts";
import { type CourseDay, expectedOn } from "../../hall/statistics/half-hours.ts";
import { datesOf } from "../../hall/statistics/period.ts";
import { reportOf } from "../../hall/statistics/report.ts";
import type { Period, Report } from "../../hall/statistics/report-schema.ts";
import type { Past, UnreadDay } from "../past/past-days.ts";

/** Days that have been read, and will not change any more. */
export interface DayStore {
  get(date: string): CourseDay | undefined;
  set(date: string, day: CourseDay): void;
}

/** What a daemon knows already. */
export interface Known {
  readonly days: DayStore;
  readonly history: readonly DayFacts[];
}

export interface Asked {
  readonly period: Period;
  /** A date of the period, or a month. */
  readonly date: string;
  /** ms since 1970 UTC. */
  readonly now: number;
}

const planAfter = (plan: string, events: readonly HallEvent[]): string => {
  const adopted = events.findLast((event) => event.kind === "PlanAdopted");
  return adopted?.data.plan ?? plan;
};

function* readDay(
  { date, midnight, rules, events }: UnreadDay,
  history: () => readonly DayFacts[],
): Generator<void, CourseDay> {
  const reader = new DayReader(date);
  let plan: string = BASE_PLAN;
  for (const some of events) {
    for (const event of some) reader.read(event);
    plan = planAfter(plan, some);
    yield;
  }
  const rows = yield* reader.rows(rules.timeZone);
  yield;
  return { rows, midnight, expected: expectedOn(rules, history(), date, plan) };
}

/** Throws DAY_UNKNOWN where the ledger has no day of the period. */
export function* makeReport(past: Past, { period, date, now }: Asked, known?: Known): Generator<void, Report> {
  const last = past.dates.at(-1);
  const dates = datesOf(period, date);
  const inside = past.dates.filter((one) => dates && one >= dates.from && one <= dates.to);
  if (!dates || inside.length === 0)
    throw new AppError("DAY_UNKNOWN", { date, first: past.dates[0] ?? "none", last: last ?? "none" });
  const history = () => known?.history ?? past.history;
  const days: CourseDay[] = [];
  for (const one of inside) {
    const isOver = one !== last;
    const day = (isOver ? known?.days.get(one) : undefined) ?? (yield* readDay(past.unread(one), history));
    if (isOver) known?.days.set(one, day);
    days.push(day);
    yield;
  }
  const { rules } = past.unread(inside.at(-1)!);
  return yield* reportOf({ period, ...dates, days, rules, now, isRunning: inside.at(-1) === last });
}
