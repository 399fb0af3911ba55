// How well the ticket foretells the wait, beside what halls print today: people ahead times the mean, the wait of the last
// one called, the wait so far of the first in line. Each is set right in the same way, on one half of the days, and held
// against what came on the other half. Of those who have to wait and are called; appointments have a time of their own.
import { callTable } from "../../src/hall/tide/call-table.ts";
import { learnt } from "../../src/hall/tide/forecast.ts";
import { SimulatedDay } from "../../src/hall/tide/simulation/simulated-day.ts";
import type { Steering } from "../../src/hall/tide/simulation/steering.ts";
import { lineOf, type Present, type TidalHall } from "../../src/hall/tide/tidal-hall.ts";
import { calibrate, estimateOf, futuresOf, type Outturn, projectedWait } from "../../src/hall/tide/wait-estimate.ts";
import { APPOINTMENT, drawDay, GREEN, ORDINARY } from "./day.ts";
import { profileOf, wideHall } from "./halls.ts";
import { meanOf } from "./metrics.ts";
import { policies } from "./policies.ts";
import { planOf } from "./run-policy.ts";
import type { Scenario } from "./scenario.ts";

const ESTIMATORS = ["projection", "length", "last", "head"] as const;
type Estimator = (typeof ESTIMATORS)[number];
type Sayings = Readonly<Record<Estimator, number>>;

interface Told {
  readonly said: Sayings;
  readonly came: number;
}

const PRIVILEGED = [ORDINARY, GREEN];

const openFor = (hall: TidalHall, { windows }: Present, service: number): number =>
  hall.windows.filter(
    ({ skills }, at) =>
      windows[at]!.phase === "open" && skills.some((skill) => skill.service === service && skill.isMain),
  ).length;

/** What each estimator says to whoever came last into a line. */
const sayings = (scenario: Scenario, hall: TidalHall, lastWaits: readonly number[]) => {
  const table = callTable(hall);
  const profile = profileOf(scenario);
  return (present: Present, service: number, className: number): Sayings => {
    const line = lineOf(hall, service, className);
    const futures = futuresOf(learnt(profile, present.arrived, present.now), present.now);
    const ahead = PRIVILEGED.flatMap((one) => present.waiting[lineOf(hall, service, one)]!).length - 1;
    const first = present.waiting[line]![0] ?? present.now;
    return {
      projection: projectedWait(hall, table, present, futures, line, present.waiting[line]!.length - 1),
      length: ((ahead + 1) * hall.services[service]!.workMinutes) / Math.max(1, openFor(hall, present, service)),
      last: lastWaits[service]!,
      head: present.now - first,
    };
  };
};

const toldOn = (scenario: Scenario, hall: TidalHall, steering: Steering, seed: number, day: number): Told[] => {
  const visitors = drawDay(scenario, seed, day);
  const lastWaits = hall.services.map(() => 0);
  const say = sayings(scenario, hall, lastWaits);
  const said = new Map<number, Sayings>();
  const watched: Steering = {
    ...steering,
    arrives(present, visitor) {
      const { service, className } = visitors[visitor]!;
      if (className !== APPOINTMENT) said.set(visitor, say(present(), service, className));
    },
    starts(visitor, _line, now) {
      lastWaits[visitors[visitor]!.service] = Math.max(0, now - visitors[visitor]!.since);
    },
  };
  const { starts } = new SimulatedDay(planOf(scenario, visitors), watched).run();
  return [...said].flatMap(([visitor, all]) => {
    const came = starts[visitor]! - visitors[visitor]!.arrivesAt;
    return came > 0 ? [{ said: all, came }] : [];
  });
};

export interface EstimateRow {
  readonly scenario: string;
  readonly estimator: Estimator;
  readonly people: number;
  readonly meanWait: number;
  readonly rawError: number;
  readonly rawBias: number;
  /** Set right by one factor for the hall, the one that leaves the least error. */
  readonly scaledError: number;
  /** Set right by the table of what came of such sayings, as the ticket does it. */
  readonly error: number;
  readonly bias: number;
  readonly coverage: number;
  readonly width: number;
}

/** The factor with the least mean error: a median of came / said, each counting as much as was said. */
const factorOf = (outturns: readonly Outturn[]): number => {
  const usable = outturns.filter(({ said }) => said > 0 && Number.isFinite(said));
  const sorted = usable.sort((a, b) => a.came / a.said - b.came / b.said);
  let left = sorted.reduce((sum, { said }) => sum + said, 0) / 2;
  for (const { said, came } of sorted) {
    left -= said;
    if (left <= 0) return came / said;
  }
  return 1;
};

const judged = (scenario: string, estimator: Estimator, learn: readonly Told[], test: readonly Told[]): EstimateRow => {
  const outturn = ({ said, came }: Told): Outturn => ({ said: said[estimator], came });
  const calibration = calibrate(learn.map(outturn));
  const factor = factorOf(learn.map(outturn));
  const rows = test.flatMap(({ said, came }) => {
    const estimate = estimateOf(said[estimator], calibration);
    return estimate ? [{ estimate, came, raw: said[estimator] }] : [];
  });
  return {
    scenario,
    estimator,
    people: rows.length,
    meanWait: meanOf(rows.map(({ came }) => came)),
    rawError: meanOf(rows.map(({ raw, came }) => Math.abs(raw - came))),
    rawBias: meanOf(rows.map(({ raw, came }) => raw - came)),
    scaledError: meanOf(rows.map(({ raw, came }) => Math.abs(factor * raw - came))),
    error: meanOf(rows.map(({ estimate, came }) => Math.abs(estimate.minutes - came))),
    bias: meanOf(rows.map(({ estimate, came }) => estimate.minutes - came)),
    coverage: meanOf(rows.map(({ estimate: { from, to }, came }) => (came >= from && came <= to ? 1 : 0))),
    width: meanOf(rows.map(({ estimate: { from, to } }) => to - from)),
  };
};

/** Under our own policy; even days teach, odd days judge. */
export const judgeEstimates = (scenario: Scenario, days: number, seed: number): EstimateRow[] => {
  const hall = wideHall(scenario);
  const steeringOf = policies.tide!(scenario);
  const halves: [Told[], Told[]] = [[], []];
  for (let day = 0; day < days; day++) halves[day % 2]!.push(...toldOn(scenario, hall, steeringOf(), seed, day));
  return ESTIMATORS.map((estimator) => judged(scenario.id, estimator, ...halves));
};
