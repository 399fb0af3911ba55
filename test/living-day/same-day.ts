// One day lived twice: by the whole daemon, and by the simulator of the benchmark. Where the hall looks at itself is the
// hall's own business, and the simulator is told when; what is decided then, and who is called when and where, must be the
// same.
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { reviewRuleOf, shiftsOf, wideHall } from "../../bench/tide/halls.ts";
import { planOf } from "../../bench/tide/run-policy.ts";
import type { Scenario } from "../../bench/tide/scenario.ts";
import type { HallEvent } from "../../src/hall/events.ts";
import { callTable } from "../../src/hall/tide/call-table.ts";
import { indexCaller } from "../../src/hall/tide/simulation/callers.ts";
import { SimulatedDay } from "../../src/hall/tide/simulation/simulated-day.ts";
import type { DayResult, Steering } from "../../src/hall/tide/simulation/steering.ts";
import { tideSteering } from "../../src/hall/tide/simulation/tide-steering.ts";
import type { Visitor } from "../../src/hall/tide/simulation/visitor.ts";
import type { TidalHall } from "../../src/hall/tide/tidal-hall.ts";
import { quickFolder } from "../one-process-hall.ts";
import { type Lived, LivingDay, MINUTE_MS } from "./living-day.ts";
import { peopleOf, rulesOfScenario, withWholeMinutes } from "./scenario-hall.ts";

const MIDNIGHT = Date.parse("2026-11-23T00:00:00+08:00");

export interface SameDay {
  readonly people: number;
  readonly gone: number;
  /** Also of people who had been called before. */
  readonly calls: number;
  readonly reviews: number;
  /** Bench windows opened and closed, as `minute kind window`. */
  readonly changes: readonly string[];
  /** The first thing that is not the same; undefined when all is. */
  readonly difference: string | undefined;
}

const two = (value: number): string => String(value).padStart(2, "0");

/** The tide acts by itself as long as the hall is open. */
const inAuto = ({ open, close }: Scenario): object => {
  const clockTime = (hours: number) => `${two(Math.floor(hours))}:${two((hours % 1) * 60)}`;
  const session = { id: "day", name: "全天", days: [1, 2, 3, 4, 5, 6, 7], from: clockTime(open), to: clockTime(close) };
  return { tide: { mode: "auto" }, sessions: [session] };
};

/** Without appointments. */
const hallOf = (scenario: Scenario): TidalHall => {
  const hall = wideHall(scenario);
  return { ...hall, classes: hall.classes.slice(0, 2) };
};

const live = async (scenario: Scenario, visitors: readonly Visitor[], change: object): Promise<Lived> => {
  const folder = mkdtempSync(join(quickFolder(), "tidehall-day-"));
  try {
    const rules = rulesOfScenario(scenario, change);
    return await LivingDay.live({ folder, rules, midnight: MIDNIGHT, visitors, shifts: shiftsOf(scenario) });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const minuteOf = (at: number): number => (at - MIDNIGHT) / MINUTE_MS;

const reviewsIn = ({ events }: Lived): HallEvent<"TideReviewed">[] =>
  events.flatMap((event) => (event.kind === "TideReviewed" ? [event] : []));

const changesIn = ({ windows }: Scenario, reviews: readonly HallEvent<"TideReviewed">[]): string[] =>
  reviews.flatMap(({ at, data }) =>
    data.changes.map(
      ({ kind, window }) => `${minuteOf(at)} ${kind} ${windows.findIndex(({ id }) => id.toLowerCase() === window)}`,
    ),
  );

const callsOnly = (scenario: Scenario): Steering => {
  const hall = hallOf(scenario);
  const caller = indexCaller(callTable(hall));
  return { hall, caller: () => caller };
};

/** Our own review, with what it expects taken from the hall's. */
const reviewing = (scenario: Scenario, reviews: readonly HallEvent<"TideReviewed">[], orders: string[]): Steering => {
  const profile = reviews.find(({ data }) => data.inputs)?.data.inputs?.forecast.profile;
  if (!profile) return callsOnly(scenario);
  const steering = tideSteering(hallOf(scenario), profile, reviewRuleOf(scenario));
  return {
    ...steering,
    review: (present) => {
      const given = steering.review!(present);
      orders.push(...given.map(({ kind, window }) => `${present.now} ${kind} ${window}`));
      return given;
    },
  };
};

const firstOf = <T>(lived: Iterable<T>, foretold: Iterable<T>, what: string): string | undefined => {
  const [a, b] = [[...lived], [...foretold]];
  const at = Array.from({ length: Math.max(a.length, b.length) }).findIndex(
    (_, place) => !Object.is(a[place], b[place]),
  );
  return at < 0 ? undefined : `${what} ${at}: lived ${a[at]}, simulated ${b[at]}`;
};

const inMs = (minutes: Float64Array): Float64Array => minutes.map((minute) => Math.round(minute * MINUTE_MS));

const differenceOf = (lived: Lived, foretold: DayResult, calls: readonly string[]): string | undefined =>
  firstOf(lived.calls, calls, "call of `visitor ms`,") ??
  firstOf(inMs(lived.starts), inMs(foretold.starts), "ms at which somebody was called,") ??
  firstOf(lived.windows, foretold.windows, "window of");

/** @param isReviewed whether the tide opens and closes bench windows; otherwise they stay closed */
export const liveTwice = async (given: Scenario, seed: number, day: number, isReviewed: boolean): Promise<SameDay> => {
  const scenario = withWholeMinutes(given);
  const visitors = peopleOf(given, seed, day);
  const lived = await live(scenario, visitors, isReviewed ? inAuto(scenario) : {});
  const reviews = reviewsIn(lived);
  const orders: string[] = [];
  const steering = isReviewed ? reviewing(scenario, reviews, orders) : callsOnly(scenario);
  const looks = reviews.map(({ at, data }) => ({ at: minuteOf(at), isAsked: data.cause !== "clock" }));
  const plan = { ...planOf(scenario, visitors), isWholeMs: true, looks };
  const calls: string[] = [];
  const starts = (visitor: number, _line: number, now: number) =>
    void calls.push(`${visitor} ${Math.round(now * MINUTE_MS)}`);
  const foretold = new SimulatedDay(plan, { ...steering, starts }).run();
  const changes = changesIn(scenario, reviews);
  return {
    people: visitors.length,
    calls: lived.calls.length,
    gone: lived.windows.filter((window) => window < 0).length,
    reviews: reviews.length,
    changes,
    difference: firstOf(changes, orders, "order") ?? differenceOf(lived, foretold, calls),
  };
};
