// How many windows beyond the load: the square root of it times a factor of service. Halfin and Whitt 1981 for people who
// stay, Garnett, Mandelbaum and Reiman 2002 for people who give up.
import { normalBelow, normalDensity, normalHazard } from "./normal.ts";
import { solveFalling } from "./search.ts";

const FACTOR_MAX = 12;
const FACTOR_MIN = 1e-9;

/** Chance of waiting with load + factor x √load windows; factor > 0. */
export const halfinWhittDelay = (factor: number): number =>
  1 / (1 + (factor * normalBelow(factor)) / normalDensity(factor));

/** The factor at which this share waits. */
export const halfinWhittFactor = (chanceOfWait: number): number =>
  solveFalling(halfinWhittDelay, chanceOfWait, FACTOR_MIN, FACTOR_MAX);

/** Chance of waiting where patience lasts 1 / ratio visits on average; the factor may be negative. */
export const garnettDelay = (factor: number, ratio: number): number => {
  const root = Math.sqrt(ratio);
  return 1 / (1 + (root * normalHazard(factor / root)) / normalHazard(-factor));
};

export const garnettFactor = (chanceOfWait: number, ratio: number): number =>
  solveFalling((factor) => garnettDelay(factor, ratio), chanceOfWait, -FACTOR_MAX / 2, FACTOR_MAX / 2);

/** Windows, not rounded. */
export const squareRootStaffing = (load: number, factor: number): number => load + factor * Math.sqrt(load);
