// A day in figures that a manager can compare: how long people waited, by service, who went home, how long windows were
// open. The same for what really was and for what a simulator says.
import { MINUTE_MS } from "../../base/calendar.ts";
import type { DayResult } from "../tide/simulation/steering.ts";
import type { Visitor } from "../tide/simulation/visitor.ts";
import type { TidalHall } from "../tide/tidal-hall.ts";
import { meanOf, p90Of } from "./averages.ts";
import { knownPeople, leavingTime, placesIn } from "./people-again.ts";
import type { Person, RecordedDay } from "./recorded-day.ts";

export interface ServiceFigures {
  readonly id: string;
  readonly name: string;
  readonly people: number;
  readonly meanWait: number;
  readonly p90: number;
}

/** Waits in minutes: all waiting of a visitor, of those who were never called as long as they stayed. */
export interface DayFigures {
  readonly people: number;
  readonly meanWait: number;
  readonly p90: number;
  /** Share of people who waited longer than a quarter of an hour. */
  readonly over15: number;
  /** Who was never called. */
  readonly gone: number;
  /** The service with the longest waits, by P90. */
  readonly worst: ServiceFigures | undefined;
  readonly services: readonly ServiceFigures[];
  /** Hours that windows were open, all together. */
  readonly openHours: number;
  /** How often a bench window was opened. */
  readonly openings: number;
}

interface Waited {
  readonly service: number;
  readonly wait: number;
  readonly isGone: boolean;
}

const LONG_MINUTES = 15;

const figuresOf = (
  hall: TidalHall,
  waited: readonly Waited[],
  windows: Pick<DayFigures, "openHours" | "openings">,
): DayFigures => {
  const waits = waited.map(({ wait }) => wait);
  const services = hall.services.flatMap(({ id, name }, service): ServiceFigures[] => {
    const own = waited.filter((one) => one.service === service).map(({ wait }) => wait);
    return own.length === 0 ? [] : [{ id, name, people: own.length, meanWait: meanOf(own), p90: p90Of(own) }];
  });
  return {
    people: waits.length,
    meanWait: meanOf(waits),
    p90: p90Of(waits),
    over15: waits.filter((wait) => wait > LONG_MINUTES).length / Math.max(1, waits.length),
    gone: waited.filter(({ isGone }) => isGone).length,
    worst: services.reduce<ServiceFigures | undefined>((a, b) => (a && a.p90 >= b.p90 ? a : b), undefined),
    services,
    ...windows,
  };
};

const waitOf = ({ issuedAt, stays, leftAt }: Person, day: RecordedDay): number => {
  const until = stays[0]?.calledAt ?? leavingTime(day, leftAt);
  const later = stays.reduce((sum, { calledAt }, at) => {
    const before = stays[at - 1];
    return before?.backAt === undefined ? sum : sum + Math.max(0, calledAt - before.backAt);
  }, 0);
  return (until - issuedAt + later) / MINUTE_MS;
};

/** What did happen. */
export const figuresOfDay = (day: RecordedDay, hall: TidalHall): DayFigures => {
  const places = placesIn(hall);
  const waited = knownPeople(day, places).map((person) => ({
    service: places.services.get(person.service)!,
    wait: waitOf(person, day),
    isGone: person.stays.length === 0,
  }));
  const open = day.presences.reduce((sum, { from, to }) => sum + (to - from), 0);
  const bench = day.presences.filter(({ window }) => hall.windows[places.windows.get(window) ?? -1]?.isBench);
  return figuresOf(hall, waited, { openHours: open / MINUTE_MS / 60, openings: bench.length });
};

export interface SimulatedRun {
  readonly visitors: readonly Visitor[];
  readonly result: DayResult;
  readonly openings: number;
  /** When the day was over for whoever still waited, min. */
  readonly endsAt: number;
}

const waitedIn = ({ visitors, result, endsAt }: SimulatedRun): Waited[] =>
  visitors.map(({ service, since, leavesAt }, at) => {
    const start = result.starts[at]!;
    const isGone = Number.isNaN(start);
    const until = isGone ? Math.min(leavesAt, endsAt) : start;
    return { service, isGone, wait: Math.max(0, until - since) + result.laterWaits[at]! };
  });

/** What a simulator says would have happened; of several days, a mean day. */
export const figuresOfRuns = (runs: readonly SimulatedRun[], hall: TidalHall): DayFigures => {
  const days = runs.length;
  const open = runs.flatMap(({ result }) => [...result.openMinutes]).reduce((sum, minutes) => sum + minutes, 0);
  const openings = runs.reduce((sum, run) => sum + run.openings, 0) / days;
  const all = figuresOf(hall, runs.flatMap(waitedIn), { openHours: open / 60 / days, openings });
  const services = all.services.map((service) => ({ ...service, people: service.people / days }));
  return { ...all, people: all.people / days, gone: all.gone / days, services };
};
