// Counts rows: what became of tickets, what happened at windows, how windows were used, how ratings fell.
import { MINUTE_MS } from "../../base/calendar.ts";
import { type Rated, ratesOf } from "../complaints/rates.ts";
import type { Silence } from "../complaints/rules.ts";
import type { RatingFigures, StayFigures, TicketFigures, Use } from "./report-schema.ts";
import type { SittingRow, StayRow, TicketRow, Uncertain } from "./rows.ts";
import type { StatisticsRules } from "./rules.ts";
import { type Spread, spreadOf } from "./spread.ts";

const HOUR_MINUTES = 60;

const tenths = (value: number): number => Math.round(value * 10) / 10;
const thousandths = (value: number): number => Math.round(value * 1000) / 1000;

/** By key, in the order in which keys come. */
export const grouped = <T>(rows: Iterable<T>, keyOf: (row: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
};

const countOf = <T>(rows: readonly T[], is: (row: T) => boolean): number =>
  rows.reduce((n, row) => n + Number(is(row)), 0);

const sumOf = <T>(rows: readonly T[], of: (row: T) => number | undefined): number =>
  rows.reduce((sum, row) => sum + (of(row) ?? 0), 0);

export const ticketFigures = (rows: readonly TicketRow[]): TicketFigures => {
  const ended = (how: TicketRow["end"]) => countOf(rows, ({ end }) => end === how);
  const [served, missed, cancelled, expired, open] = [
    ended("served"),
    ended("missed"),
    ended("cancelled"),
    ended("expired"),
    ended(undefined),
  ];
  const over = rows.length - open;
  return {
    tickets: rows.length,
    called: countOf(rows, ({ stays }) => stays > 0),
    ...{ served, missed, cancelled, expired, open },
    reprints: sumOf(rows, ({ reprints }) => reprints),
    byAppointment: countOf(rows, ({ appointment }) => appointment !== undefined),
    ...(over > 0 && { abandonedShare: thousandths((missed + cancelled + expired) / over) }),
  };
};

const lengths = (rows: readonly StayRow[], name: Exclude<Uncertain, "busy">, limitMinutes?: number): Spread => {
  const known = rows.map((row) => row[`${name}Ms`]).filter((ms) => ms !== undefined);
  return spreadOf(
    known,
    countOf(rows, ({ uncertain }) => uncertain.includes(name)),
    limitMinutes,
  );
};

export const waitingIn = (rows: readonly StayRow[], { waitLimitMinutes }: StatisticsRules): Spread =>
  lengths(rows, "wait", waitLimitMinutes);

export const stayFigures = (rows: readonly StayRow[], limits: StatisticsRules): StayFigures => {
  const ended = (how: StayRow["end"]) => countOf(rows, ({ end }) => end === how);
  return {
    calls: rows.length,
    recalls: sumOf(rows, ({ recalls }) => recalls),
    finished: ended("finished"),
    missed: ended("missed"),
    held: ended("held"),
    sentOn: ended("sent-on"),
    waiting: waitingIn(rows, limits),
    walking: lengths(rows, "walk"),
    serving: lengths(rows, "serve", limits.serveLimitMinutes),
  };
};

export const minutesOpen = (sittings: readonly SittingRow[]): number =>
  tenths(sumOf(sittings, ({ openMs }) => openMs) / MINUTE_MS);

/** @param finishedInAll matters that all windows finished */
export const useOf = (sittings: readonly SittingRow[], stays: readonly StayRow[], finishedInAll: number): Use => {
  const openMinutes = minutesOpen(sittings);
  const busyMinutes = tenths(sumOf(stays, ({ busyMs }) => busyMs) / MINUTE_MS);
  const finished = countOf(stays, ({ end }) => end === "finished");
  return {
    openMinutes,
    pausedMinutes: tenths(sumOf(sittings, ({ pausedMs }) => pausedMs) / MINUTE_MS),
    busyMinutes,
    ...(openMinutes > 0 && {
      utilisation: thousandths(busyMinutes / openMinutes),
      finishedPerHour: tenths((finished * HOUR_MINUTES) / openMinutes),
    }),
    ...(finishedInAll > 0 && { finishedShare: thousandths(finished / finishedInAll) }),
  };
};

/** @param now decides which silences are old enough to count, ms */
export const ratingFigures = (rated: readonly Rated[], silence: Silence, now: number): RatingFigures => {
  const rates = ratesOf(rated, silence, now);
  const shares = (["praiseRate", "activePraiseRate", "silenceRate"] as const).flatMap((name) =>
    rates[name] === undefined ? [] : [[name, thousandths(rates[name])] as const],
  );
  const { services, rated: rating, grades } = rates;
  return { services, rated: rating, grades: [...grades], ...Object.fromEntries(shares) };
};
