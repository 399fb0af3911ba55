// The course of a day, half hour by half hour: who came, who was expected, who was called and how long they had waited,
// how many windows were open. Of several days, all of them on one another.
import { clockTimeOf, MINUTE_MS } from "../../base/calendar.ts";
import { type DayFacts, SLOT_MINUTES, SLOTS_A_DAY } from "../history/day-facts.ts";
import { outlookOf } from "../history/outlook.ts";
import { expectedTimes } from "../rules/plan-of-day.ts";
import type { HallRules } from "../rules/rules.ts";
import { grouped, waitingIn } from "./figures.ts";
import type { Report } from "./report-schema.ts";
import type { DayRows, SittingRow } from "./rows.ts";

const SLOT_MS = SLOT_MINUTES * MINUTE_MS;

const timeOf = (slot: number): string => clockTimeOf(slot * SLOT_MINUTES);
const tenths = (value: number): number => Math.round(value * 10) / 10;

/** Tickets that the days before a date let expect in each half hour of it, under the plan that held. */
export const expectedOn = (rules: HallRules, history: readonly DayFacts[], date: string, plan: string): number[] => {
  const { from, perSlot } = outlookOf(rules, history, date).profile;
  const first = from / SLOT_MINUTES;
  const times = rules.services.map(({ id }) => expectedTimes(rules, plan, id));
  return Array.from({ length: SLOTS_A_DAY }, (_, slot) =>
    perSlot.reduce((sum, counts, service) => sum + (counts[slot - first] ?? 0) * times[service]!, 0),
  );
};

export interface CourseDay {
  readonly rows: DayRows;
  /** Local midnight, ms since 1970 UTC. */
  readonly midnight: number;
  /** By half hour. */
  readonly expected: readonly number[];
}

const overlap = ({ from, to }: SittingRow, begin: number): number =>
  Math.max(0, Math.min(to, begin + SLOT_MS) - Math.max(from, begin));

/** Windows at which somebody sat in a half hour, mean. */
const openIn = (days: readonly CourseDay[], slot: number): number => {
  const sat = days.flatMap(({ rows, midnight }) =>
    rows.sittings.map((sitting) => overlap(sitting, midnight + slot * SLOT_MS)),
  );
  return sat.reduce((sum, ms) => sum + ms, 0) / SLOT_MS / Math.max(1, days.length);
};

/** From the first half hour in which anything was to the last; nothing of no days. */
export const halfHoursOf = (days: readonly CourseDay[], rules: HallRules): Report["halfHours"] => {
  const tickets = grouped(
    days.flatMap(({ rows }) => rows.tickets),
    ({ slot }) => String(slot),
  );
  const stays = grouped(
    days.flatMap(({ rows }) => rows.stays),
    ({ slot }) => String(slot),
  );
  const all = Array.from({ length: SLOTS_A_DAY }, (_, slot) => {
    const called = stays.get(String(slot)) ?? [];
    return {
      from: timeOf(slot),
      tickets: tickets.get(String(slot))?.length ?? 0,
      expected: tenths(days.reduce((sum, { expected }) => sum + (expected[slot] ?? 0), 0)),
      calls: called.length,
      waiting: waitingIn(called, rules.statistics),
      openWindows: tenths(openIn(days, slot)),
    };
  });
  const isBusy = ({ tickets: came, calls, expected }: (typeof all)[number]) => came + calls + expected > 0;
  const first = all.findIndex(isBusy);
  return first < 0 ? [] : all.slice(first, all.findLastIndex(isBusy) + 1);
};
