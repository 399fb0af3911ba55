// Published values of lines whose load changes over the day, and of the smallest hall with help: computed step by step.
import { exp } from "../../../src/base/elementary.ts";
import {
  type ChangingLine,
  type Moment,
  periodic,
  sinusoidalLoad,
  summaryOf,
} from "../../../src/hall/tide/theory/changing-load.ts";
import { windowsFor } from "../../../src/hall/tide/theory/erlang.ts";
import { type HelpRule, meanCost, type NModel } from "../../../src/hall/tide/theory/n-model.ts";
import { garnettFactor, squareRootStaffing } from "../../../src/hall/tide/theory/square-root.ts";
import { computed, type Published } from "./published.ts";

const DAY_HOURS = 24;
const SLOTS_PER_HOUR = 2;
const wave = (mean: number, swing: number) => (hour: number) => mean * (1 + swing * Math.sin((Math.PI * hour) / 12));

const sinusoids = (): Published[] => {
  const cases = [
    { mean: 8, swing: 0.5, rate: 2, windows: 6, wait: 0.4763, hours: 0.268 },
    { mean: 8, swing: 1, rate: 2, windows: 7, wait: 0.6252, hours: 0.4807 },
    { mean: 16, swing: 0.5, rate: 4, windows: 6, wait: 0.4963, hours: 0.1765 },
  ];
  return cases.flatMap(({ mean, swing, rate, windows, wait, hours }, at) => {
    const line = { arrivals: wave(mean, swing), windows: () => windows, rate, periodHours: DAY_HOURS, presentMax: 120 };
    const moments = periodic(line, 2, 100);
    const summary = summaryOf(line, moments);
    const rows = computed(`Green and Kolesar family, (${mean}, ${swing}, ${rate}, ${windows})`, [
      ["P(wait) of those who come", wait, 4, summary.chanceOfWait],
      ["wait of those who come, h", hours, 4, summary.meanWait],
    ]);
    return at === 0 ? [...rows, peakLag(moments)] : rows;
  });
};

const peakLag = (moments: readonly Moment[]): Published => {
  const peak = moments.reduce((best, moment) => (moment.chanceOfWait > best.chanceOfWait ? moment : best));
  return {
    source: "Green and Kolesar family, (8, 0.5, 2, 6)",
    what: "P(wait) peaks after arrivals, h, on a grid of half hours",
    published: 2,
    ours: Math.round((peak.hour - DAY_HOURS / 4) * SLOTS_PER_HOUR) / SLOTS_PER_HOUR,
    tolerance: { kind: "within", distance: 1e-9 },
  };
};

const SIPP_TARGET = 0.1;
/** A half hour misses its target when it is this much above it (Green, Kolesar and Soares). */
const MISSED_ABOVE = 1.1;

/** Windows of each half hour, as if it were stationary at its mean arrivals some time earlier. */
const plannedWindows = (arrivals: (hour: number) => number, rate: number, lagHours: number): number[] =>
  Array.from({ length: DAY_HOURS * SLOTS_PER_HOUR }, (_, slot) => {
    const samples = Array.from({ length: 200 }, (_, at) =>
      arrivals((slot + (at + 0.5) / 200) / SLOTS_PER_HOUR - lagHours),
    );
    const mean = samples.reduce((sum, value) => sum + value, 0) / samples.length;
    return windowsFor({ arrivals: mean, rate }, ({ chanceOfWait }) => chanceOfWait <= SIPP_TARGET);
  });

const slotOf = (hour: number): number => Math.floor((hour + 1e-9) * SLOTS_PER_HOUR);

const slotWaits = (line: ChangingLine): number[] => {
  const moments = periodic(line, 2, 200);
  return Array.from({ length: DAY_HOURS * SLOTS_PER_HOUR }, (_, slot) => {
    const own = moments.filter(({ hour }) => slotOf(hour) === slot);
    const come = own.reduce((sum, { hour }) => sum + line.arrivals(hour), 0);
    return own.reduce((sum, { hour, chanceOfWait }) => sum + chanceOfWait * line.arrivals(hour), 0) / come;
  });
};

const sipp = (): Published[] => {
  const arrivals = wave(40, 0.8);
  const lags = [
    { name: "planned as it comes", lagHours: 0, missed: 19, worst: 0.261 },
    { name: "planned one visit later", lagHours: 0.5, missed: 0, worst: 0.106 },
  ];
  return lags.flatMap(({ name, lagHours, missed, worst }) => {
    const planned = plannedWindows(arrivals, 2, lagHours);
    const windows = (hour: number) => planned[slotOf(hour) % planned.length]!;
    const waits = slotWaits({ arrivals, windows, rate: 2, periodHours: DAY_HOURS, presentMax: 150 });
    const hours = planned.reduce((sum, count) => sum + count, 0) / SLOTS_PER_HOUR;
    return computed("Green, Kolesar and Soares 2001, SIPP and Lag-SIPP", [
      [`${name}: half hours that miss`, missed, 0, waits.filter((wait) => wait > SIPP_TARGET * MISSED_ABOVE).length],
      [`${name}: worst P(wait)`, worst, 3, Math.max(...waits)],
      [`${name}: staff hours`, 651, 0, hours],
    ]);
  });
};

/** P(N >= count) of a Poisson number. */
const poissonAtLeast = (mean: number, count: number): number => {
  let term = exp(-mean);
  let below = 0;
  for (let n = 0; n < count; n++) {
    below += term;
    term *= mean / (n + 1);
  }
  return Math.max(0, 1 - below);
};

const TURN = 2 * Math.PI;
const samplesOfTurn = Array.from({ length: 200 }, (_, at) => (at * TURN) / 200);

/** Patience as long as a visit: the number present is Poisson whatever the staffing, so iterating has nothing to do. */
const isaWindows = (load: number, target: number): number => {
  let count = 0;
  while (poissonAtLeast(load, count) > target) count++;
  return count;
};

const feldman = (): Published[] => {
  const source = "Feldman, Mandelbaum, Massey and Whitt 2008, 100 + 20 sin t";
  const load = (time: number) => sinusoidalLoad(100, 20, 1, 1, time);
  const line = {
    arrivals: (time: number) => 100 + 20 * Math.sin(time),
    windows: () => 110,
    rate: 1,
    leaveRate: 1,
    periodHours: TURN,
    presentMax: 220,
  };
  const moments = periodic(line, 3, 2000 / TURN);
  const apart = Math.max(...moments.map(({ hour, meanPresent }) => Math.abs(meanPresent / load(hour) - 1)));
  return [
    {
      source,
      what: "mean present beside 100 + 10 (sin t - cos t), largest relative difference",
      published: 0,
      ours: apart,
      tolerance: { kind: "within", distance: 1e-4 },
    },
    ...[0.1, 0.5, 0.9].flatMap((target) => staffingRows(source, load, target)),
  ];
};

const staffingRows = (source: string, load: (time: number) => number, target: number): Published[] => {
  const factor = garnettFactor(target, 1);
  const isa = samplesOfTurn.map((time) => isaWindows(load(time), target));
  const apart = Math.max(
    ...samplesOfTurn.map((time, at) => Math.abs(isa[at]! - squareRootStaffing(load(time), factor))),
  );
  const waits = samplesOfTurn.map((time, at) => poissonAtLeast(load(time), isa[at]!));
  return [
    {
      source,
      what: `target ${target}: ISA and square root apart, windows, at most 1.6`,
      published: 0,
      ours: apart,
      tolerance: { kind: "within", distance: 1.65 },
    },
    {
      source,
      what: `target ${target}: P(wait) over the day, middle`,
      published: target,
      ours: (Math.min(...waits) + Math.max(...waits)) / 2,
      tolerance: { kind: "within", distance: 0.03 },
    },
  ];
};

const N_MODEL: NModel = {
  arrivals: [1.17, 0.36],
  rateA: 1,
  ratesB: [0.5, 1],
  costs: [3, 1],
  countsServed: false,
  lineMax: 79,
};

const aboveFour: HelpRule = (line1, line2) => {
  if (line1 > 4) return 1;
  return line2 > 0 ? 2 : 0;
};

const greedy: HelpRule = (line1) => (line1 > 0 ? 1 : 2);

const help = (): Published[] => {
  const best = meanCost(N_MODEL, undefined, 0.002);
  const threshold = meanCost(N_MODEL, aboveFour);
  const always = meanCost(N_MODEL, greedy);
  return computed("N-model: when should a window help", [
    ["best rule", 19.56, 2, best],
    ["help when more than 4 wait", 23.52, 2, threshold],
    ["help first of all", 68.9, 1, always],
    ["more than 4, beside the best", 1.2, 2, threshold / best],
    ["first of all, beside the best", 3.52, 2, always / best],
  ]);
};

export const changingValues = (): Published[] => [...sinusoids(), ...sipp(), ...feldman(), ...help()];
