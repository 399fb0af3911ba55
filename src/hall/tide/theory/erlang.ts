// Stationary lines before s equal windows: Erlang's loss and delay formulas, and his delay formula with people who give
// up (Palm; Mandelbaum and Zeltyn 2007). Rates and times in any unit, as long as it is one.
import { exp, log } from "../../../base/elementary.ts";
import { integral, smallestFrom, solveFalling } from "./search.ts";

export interface Windows {
  /** Arrivals per unit of time. */
  readonly arrivals: number;
  /** Visits one window completes per unit of time. */
  readonly rate: number;
  readonly windows: number;
}

/** Erlang B: the share turned away where nobody can wait. `load` is arrivals / rate. */
export const erlangB = (windows: number, load: number): number => {
  let blocked = 1;
  for (let count = 1; count <= windows; count++) blocked = (load * blocked) / (count + load * blocked);
  return blocked;
};

/** Erlang C: the share that has to wait; 1 where the load is too much. */
export const erlangC = (windows: number, load: number): number => {
  if (load >= windows) return 1;
  const blocked = erlangB(windows, load);
  return blocked / (1 - (load / windows) * (1 - blocked));
};

export interface Delay {
  readonly chanceOfWait: number;
  /** Of all, those who do not wait included. */
  readonly meanWait: number;
  readonly meanTime: number;
  readonly meanWaiting: number;
  readonly meanPresent: number;
  readonly utilisation: number;
  /** The share that waits longer. */
  waitBeyond(time: number): number;
  /** The wait that this share (0 to 1) does not exceed. */
  waitOf(share: number): number;
}

/** M/M/s; the load must be below the number of windows. */
export const delayOf = ({ arrivals, rate, windows }: Windows): Delay => {
  const load = arrivals / rate;
  const chanceOfWait = erlangC(windows, load);
  const spare = windows * rate - arrivals;
  const meanWait = chanceOfWait / spare;
  return {
    chanceOfWait,
    meanWait,
    meanTime: meanWait + 1 / rate,
    meanWaiting: arrivals * meanWait,
    meanPresent: arrivals * meanWait + load,
    utilisation: load / windows,
    waitBeyond: (time) => chanceOfWait * exp(-spare * time),
    waitOf: (share) => (chanceOfWait <= 1 - share ? 0 : log(chanceOfWait / (1 - share)) / spare),
  };
};

/** The fewest windows at which a line has what is asked of it. */
export const windowsFor = (load: { arrivals: number; rate: number }, holds: (delay: Delay) => boolean): number =>
  smallestFrom(Math.floor(load.arrivals / load.rate) + 1, (windows) => holds(delayOf({ ...load, windows })));

export interface ImpatientDelay {
  readonly chanceOfWait: number;
  readonly chanceOfLeaving: number;
  /** Of all, whether served or gone. */
  readonly meanWait: number;
  readonly meanWaiting: number;
  readonly utilisation: number;
  /** The share whose wait, had they stayed, would be longer. */
  offeredWaitBeyond(time: number): number;
}

const SMALLEST_SHARE = 1e-18;

/** Probabilities of n present, up to where nothing is left; deaths(n) is the rate out of n. */
const stationary = (arrivals: number, deaths: (present: number) => number, atLeast: number): number[] => {
  const weights = [1];
  let total = 1;
  for (let present = 1; present <= atLeast || weights[present - 1]! > SMALLEST_SHARE * total; present++) {
    const weight = (weights[present - 1]! * arrivals) / deaths(present);
    weights.push(weight);
    total += weight;
  }
  return weights.map((weight) => weight / total);
};

/** M/M/s+M (Erlang A): whoever waits gives up at this rate. */
export const impatientDelayOf = (line: Windows & { readonly leaveRate: number }): ImpatientDelay => {
  const { arrivals, rate, windows, leaveRate } = line;
  const deaths = (present: number) => Math.min(present, windows) * rate + Math.max(0, present - windows) * leaveRate;
  const shares = stationary(arrivals, deaths, windows);
  const meanWaiting = shares.reduce((sum, share, present) => sum + share * Math.max(0, present - windows), 0);
  const chanceOfWait = shares.reduce((sum, share, present) => sum + (present >= windows ? share : 0), 0);
  const patience = (time: number) => (1 - exp(-leaveRate * time)) / leaveRate;
  return {
    chanceOfWait,
    chanceOfLeaving: (leaveRate * meanWaiting) / arrivals,
    meanWait: meanWaiting / arrivals,
    meanWaiting,
    utilisation: (arrivals - leaveRate * meanWaiting) / (rate * windows),
    offeredWaitBeyond: (time) => chanceOfWait * shareBeyond(line, patience, time),
  };
};

/** Of those who wait, the share whose offered wait is longer: J(t) / J of M/M/s+G, `patience` the integrated tail. */
const shareBeyond = (line: Windows, patience: (time: number) => number, time: number): number => {
  const weight = (at: number) => exp(line.arrivals * patience(at) - line.windows * line.rate * at);
  const end = offeredEnd(line, patience);
  return time >= end ? 0 : integral(weight, time, end, 20_000) / integral(weight, 0, end, 20_000);
};

const NOTHING_LEFT = -45;

/** The time after which hardly anybody would still wait. */
const offeredEnd = ({ arrivals, rate, windows }: Windows, patience: (time: number) => number): number => {
  let end = 1 / rate;
  while (arrivals * patience(end) - windows * rate * end > NOTHING_LEFT) end *= 1.5;
  return end;
};

/** The patience (mean) at which a given share leaves; for measuring a hall's patience from its counts. */
export const patienceFor = (line: Windows, chanceOfLeaving: number, meanMax: number): number =>
  solveFalling(
    (mean) => impatientDelayOf({ ...line, leaveRate: 1 / mean }).chanceOfLeaving,
    chanceOfLeaving,
    1e-6,
    meanMax,
  );
