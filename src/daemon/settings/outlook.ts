// What settings would come to: which plan holds when, the colours of the pages, what could be booked, and when cases would be due.
// For a manager who looks before saving; nothing is changed here.
import { dateAfter } from "../../base/calendar.ts";
import { dayOf, placesOn } from "../../hall/appointments/slots.ts";
import type { HallRules } from "../../hall/rules/rules.ts";
import { addWorkingDays } from "../../hall/working-time.ts";
import type { BookableDay, Outlook, Trial } from "../../protocols/api/settings-sections.ts";
import { coloursOf } from "../look/theme.ts";
import { planDays } from "../past/plan-days.ts";

/** A week. */
const BOOKABLE_DAYS = 7;

const bookableOn = (rules: HallRules, date: string): BookableDay => {
  const all = placesOn(rules, dayOf(date));
  const places: Record<string, number> = {};
  for (const one of all) places[one.service] = (places[one.service] ?? 0) + one.places;
  return { date, slots: new Set(all.map(({ from }) => from)).size, places };
};

const bookableFrom = (rules: HallRules, date: string): BookableDay[] =>
  Array.from({ length: BOOKABLE_DAYS }, (_, at) => bookableOn(rules, dateAfter(date, at)));

const promisesOn = (rules: HallRules, date: string): Record<string, string> =>
  Object.fromEntries(
    rules.cases.items
      .filter(({ kind }) => kind === "promised")
      .map(({ id, days }) => [id, addWorkingDays(rules, date, days)]),
  );

/** The schema takes 2026-02-31 for a date too. */
const isDay = (date: string | undefined): date is string => date !== undefined && !Number.isNaN(Date.parse(date));

export const outlookOf = (rules: HallRules, { from, to, today }: Trial): Outlook => ({
  days: from === undefined || to === undefined ? [] : planDays(rules, from, to),
  colours: coloursOf(rules.look),
  ...(isDay(today) && { bookable: bookableFrom(rules, today), promises: promisesOn(rules, today) }),
});
