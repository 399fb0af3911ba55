// Makes the report of a stretch of days from their rows. It stops at every `yield`, so that whoever serves a hall beside
// it can stop to breathe.
import type { Rated } from "../complaints/rates.ts";
import type { HallRules } from "../rules/rules.ts";
import { besideQueue } from "./beside-queue.ts";
import { grouped, minutesOpen, ratingFigures, stayFigures, ticketFigures, useOf } from "./figures.ts";
import { type CourseDay, halfHoursOf } from "./half-hours.ts";
import type { Period, Report } from "./report-schema.ts";
import type { SittingRow, StayRow, TicketRow } from "./rows.ts";

export interface Stretch {
  readonly period: Period;
  readonly from: string;
  readonly to: string;
  readonly isRunning: boolean;
  /** The days of it that the ledger has, oldest first. */
  readonly days: readonly CourseDay[];
  /** As of its last day. */
  readonly rules: HallRules;
  /** ms since 1970 UTC. */
  readonly now: number;
}

/** All days on one heap. */
interface Heap {
  readonly tickets: readonly TicketRow[];
  readonly stays: readonly StayRow[];
  readonly sittings: readonly SittingRow[];
  readonly ratings: readonly Rated[];
}

type Names = readonly { readonly id: string; readonly name: string; readonly nameEn?: string | undefined }[];
type NameOf = (id: string) => { id: string; name: string; nameEn?: string };

const namesIn = (names: Names): NameOf => {
  const byId = new Map(names.map((one) => [one.id, one]));
  return (id) => {
    const { name = id, nameEn } = byId.get(id) ?? {};
    return nameEn === undefined ? { id, name } : { id, name, nameEn };
  };
};

/** Those of the rules in their order, then those that are gone. */
const keysOf = (names: Names, ...groups: readonly ReadonlyMap<string, unknown>[]): string[] => {
  const found = new Set(groups.flatMap((group) => [...group.keys()]));
  const known = names.map(({ id }) => id).filter((id) => found.has(id));
  return [...new Set([...known, ...[...found].sort()])];
};

/** A rating that came on a later day belongs to the service that was rated. */
const ratingsOf = (days: readonly CourseDay[]): Rated[] => {
  const byTicket = new Map<string, Rated>();
  for (const { rows } of days)
    for (const rated of rows.ratings) byTicket.set(rated.ticket, { ...byTicket.get(rated.ticket), ...rated });
  return [...byTicket.values()];
};

const heapOf = (days: readonly CourseDay[]): Heap => ({
  tickets: days.flatMap(({ rows }) => rows.tickets),
  stays: days.flatMap(({ rows }) => rows.stays),
  sittings: days.flatMap(({ rows }) => rows.sittings),
  ratings: ratingsOf(days),
});

const groupsBy = (
  { tickets, stays, ratings }: Heap,
  { rules, now }: Stretch,
  field: "service" | "class",
  names: Names,
): Report["services"] => {
  const classOf = new Map(tickets.map((row) => [row.ticket, row.class]));
  const ticketsBy = grouped(tickets, (row) => row[field]);
  const staysBy = grouped(stays, (row) => row[field]);
  const ratedBy = grouped(ratings, (row) => (field === "service" ? row.service : (classOf.get(row.ticket) ?? "")));
  const nameOf = namesIn(names);
  return keysOf(names, ticketsBy, staysBy).map((id) => ({
    ...nameOf(id),
    tickets: ticketFigures(ticketsBy.get(id) ?? []),
    stays: stayFigures(staysBy.get(id) ?? [], rules.statistics),
    ratings: ratingFigures(ratedBy.get(id) ?? [], rules.ratings.silence, now),
  }));
};

const finishedIn = (stays: readonly StayRow[]): number => stays.filter(({ end }) => end === "finished").length;

const desksBy = (
  { stays, sittings, ratings }: Heap,
  { rules, now }: Stretch,
  field: "window" | "clerk",
  names: Names,
): Report["windows"] => {
  const all = finishedIn(stays);
  const staysBy = grouped(stays, (row) => row[field]);
  const sittingsBy = grouped(sittings, (row) => row[field]);
  const ratedBy = grouped(ratings, (row) => row[field]);
  const nameOf = namesIn(names);
  return keysOf(names, staysBy, sittingsBy).map((id) => ({
    ...nameOf(id),
    stays: stayFigures(staysBy.get(id) ?? [], rules.statistics),
    use: useOf(sittingsBy.get(id) ?? [], staysBy.get(id) ?? [], all),
    ratings: ratingFigures(ratedBy.get(id) ?? [], rules.ratings.silence, now),
  }));
};

const daysIn = ({ days, rules, now }: Stretch): Report["days"] =>
  days.map(({ rows: { date, tickets, stays, sittings, ratings } }) => ({
    date,
    tickets: ticketFigures(tickets),
    stays: stayFigures(stays, rules.statistics),
    openMinutes: minutesOpen(sittings),
    ratings: ratingFigures(ratings, rules.ratings.silence, now),
  }));

const hundredths = (value: number): number => Math.round(value * 100) / 100;
const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

const balanceOf = (windows: Report["windows"]): Report["balance"] => {
  const finished = windows.map(({ stays }) => stays.finished).filter((n) => n > 0);
  if (finished.length === 0) return { windows: 0, mean: 0, least: 0, most: 0 };
  const mean = meanOf(finished);
  const spread = Math.sqrt(meanOf(finished.map((n) => (n - mean) * (n - mean))));
  const [least, most] = [Math.min(...finished), Math.max(...finished)];
  return { windows: finished.length, mean: hundredths(mean), least, most, variation: hundredths(spread / mean) };
};

/** What a visitor does not notice, min. */
const NEAR_MINUTES = 5;

const foretoldIn = (tickets: readonly TicketRow[]): Report["foretold"] => {
  const errors = tickets.flatMap(({ saidMinutes, cameMinutes }) =>
    saidMinutes === undefined || cameMinutes === undefined ? [] : [saidMinutes - cameMinutes],
  );
  const n = errors.length;
  if (n === 0) return { n };
  return {
    n,
    biasMinutes: hundredths(meanOf(errors)),
    errorMinutes: hundredths(meanOf(errors.map(Math.abs))),
    withinShare: hundredths(errors.filter((error) => Math.abs(error) <= NEAR_MINUTES).length / n),
  };
};

export function* reportOf(stretch: Stretch): Generator<void, Report> {
  const { period, from, to, isRunning, days, rules, now } = stretch;
  const { id, name, nameEn, statistics, ratings, services, classes, windows, staff } = rules;
  const heap = heapOf(days);
  yield;
  const byService = groupsBy(heap, stretch, "service", services);
  yield;
  const byClass = groupsBy(heap, stretch, "class", classes);
  yield;
  const byWindow = desksBy(heap, stretch, "window", windows);
  yield;
  const byClerk = desksBy(heap, stretch, "clerk", staff);
  yield;
  const halfHours = halfHoursOf(days, rules);
  yield;
  return {
    hall: nameEn === undefined ? { id, name } : { id, name, nameEn },
    ...{ period, from, to, isRunning },
    limits: { waitMinutes: statistics.waitLimitMinutes, serveMinutes: statistics.serveLimitMinutes },
    tickets: ticketFigures(heap.tickets),
    stays: stayFigures(heap.stays, statistics),
    ratings: ratingFigures(heap.ratings, ratings.silence, now),
    ...{ services: byService, classes: byClass, windows: byWindow, clerks: byClerk, halfHours },
    days: daysIn(stretch),
    balance: balanceOf(byWindow),
    foretold: foretoldIn(heap.tickets),
    beside: besideQueue(days.map(({ rows }) => rows.beside)),
    jumps: days.flatMap(({ rows }) => rows.jumps),
  };
}
