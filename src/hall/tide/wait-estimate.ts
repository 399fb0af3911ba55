// How long somebody who has just taken a ticket will wait: as the projection says, set right by what such sayings were
// worth so far. A middle and an interval are read off a table of days past, because an estimate that is right on average
// can be wrong for everyone.
import type { CallTable } from "./call-table.ts";
import { arrivalsBetween, type Forecast } from "./forecast.ts";
import { type Path, project } from "./projection.ts";
import type { Present, TidalHall } from "./tidal-hall.ts";
import { drawnLengths } from "./visit-lengths.ts";

const ascending = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);

const HORIZON_MINUTES = 90;
/** Twelve futures in pairs: more of them tell the wait hardly better. */
const PAIRS = 6;
/** The shortest two and the longest two waits of the twelve say little. */
const OUTLIERS = 2;

/** What may come in the next hour and a half, for all who ask at one moment: visits short here are long there. */
export const futuresOf = (forecast: Forecast, now: number): readonly Path[] => {
  const arrivals = arrivalsBetween(forecast, 1, now, now + HORIZON_MINUTES);
  return Array.from({ length: PAIRS }, (_, seed) =>
    [false, true].map((isMirrored) => ({ arrivals, lengths: () => drawnLengths(seed, isMirrored) })),
  ).flat();
};

const middleMean = (values: readonly number[]): number => {
  const middle = ascending(values).slice(OUTLIERS, -OUTLIERS);
  return middle.reduce((sum, value) => sum + value, 0) / middle.length;
};

/** Minutes until the n-th of a line (from 0) is called, middle of the futures; infinite when nobody can call them. */
export const projectedWait = (
  hall: TidalHall,
  table: CallTable,
  present: Present,
  futures: readonly Path[],
  line: number,
  position: number,
): number =>
  middleMean(
    futures.map((path) => project(hall, table, present, path, undefined, { line, position }).watchedAt - present.now),
  );

/** A saying of the past, and what came of it; min. */
export interface Outturn {
  readonly said: number;
  readonly came: number;
}

/** Around one saying: what came of such, of ten the second, the middle and the last but one. */
interface Knot {
  readonly said: number;
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}

/** Knots in order of what was said; empty before anything is known. */
export type Calibration = readonly Knot[];

export interface WaitEstimate {
  readonly minutes: number;
  /** Of ten people eight wait between these. */
  readonly from: number;
  readonly to: number;
}

const KNOTS_MAX = 24;
const PER_KNOT_MIN = 60;
const LOW = 0.1;
const HIGH = 0.9;

const quantileOf = (sorted: readonly number[], share: number): number => {
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)]!;
  return below + (sorted[Math.ceil(place)]! - below) * (place - Math.floor(place));
};

const knotOf = (group: readonly Outturn[]): Knot => {
  const came = ascending(group.map((one) => one.came));
  const said = ascending(group.map((one) => one.said));
  const [low, middle, high] = [LOW, 0.5, HIGH].map((share) => quantileOf(came, share)) as [number, number, number];
  return { said: quantileOf(said, 0.5), low, middle, high };
};

/** Where a group that begins here ends: equal sayings stay together. */
const endOf = (sorted: readonly Outturn[], begin: number, size: number): number => {
  let end = Math.min(sorted.length, begin + size);
  while (end < sorted.length && sorted[end]!.said === sorted[end - 1]!.said) end++;
  return end;
};

/** Groups of about equal size in order of what was said, each a knot. */
export const calibrate = (outturns: readonly Outturn[]): Calibration => {
  const sorted = outturns.filter(({ said }) => Number.isFinite(said)).sort((a, b) => a.said - b.said);
  const size = Math.max(PER_KNOT_MIN, Math.ceil(sorted.length / KNOTS_MAX));
  const knots: Knot[] = [];
  for (let begin = 0; begin + PER_KNOT_MIN <= sorted.length; ) {
    const end = endOf(sorted, begin, size);
    knots.push(knotOf(sorted.slice(begin, end)));
    begin = end;
  }
  return knots;
};

const between = (a: number, b: number, share: number): number => a + (b - a) * share;

/** Before anything is known, half less to half more. */
const uncalibrated = (said: number): WaitEstimate => ({ minutes: said, from: said / 2, to: said * 1.5 });

/** Beyond the last knot in proportion to it. */
const beyond = (last: Knot, said: number): WaitEstimate => {
  const scale = last.said > 0 ? said / last.said : 1;
  return { minutes: last.middle * scale, from: last.low * scale, to: last.high * scale };
};

/** What to print on the ticket; undefined when nobody can call them. */
export const estimateOf = (said: number, calibration: Calibration): WaitEstimate | undefined => {
  if (!Number.isFinite(said)) return undefined;
  const last = calibration.at(-1);
  if (!last) return uncalibrated(said);
  if (said >= last.said) return beyond(last, said);
  const at = calibration.findIndex((knot) => said < knot.said);
  const right = calibration[at]!;
  const left = calibration[at - 1] ?? { ...right, said: 0 };
  const share = right.said > left.said ? (said - left.said) / (right.said - left.said) : 1;
  return {
    minutes: between(left.middle, right.middle, share),
    from: between(left.low, right.low, share),
    to: between(left.high, right.high, share),
  };
};
