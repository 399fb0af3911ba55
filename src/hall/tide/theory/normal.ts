// The normal distribution, to the last digits, by exact operations.
import { exp } from "../../../base/elementary.ts";

const ROOT_2PI = 2.5066282746310002;
/** From here on the tail is taken as a continued fraction: the series would lose it in 1 - 1. */
const TAIL_FROM = 5;
const FRACTION_TERMS = 60;

export const normalDensity = (x: number): number => exp((-x * x) / 2) / ROOT_2PI;

/** φ(x) / (1 - Φ(x)) for large x. */
const farHazard = (x: number): number => {
  let fraction = x;
  for (let term = FRACTION_TERMS; term >= 1; term--) fraction = x + term / fraction;
  return fraction;
};

const farTail = (x: number): number => normalDensity(x) / farHazard(x);

/** Φ(x): the chance that a standard normal value is at most x. */
export const normalBelow = (x: number): number => {
  if (x > TAIL_FROM) return 1 - farTail(x);
  if (x < -TAIL_FROM) return farTail(-x);
  let term = x;
  let sum = x;
  for (let odd = 3; Math.abs(term) > 1e-17 * Math.abs(sum) && odd < 400; odd += 2) {
    term *= (x * x) / odd;
    sum += term;
  }
  return 0.5 + normalDensity(x) * sum;
};

/** 1 - Φ(x). */
export const normalAbove = (x: number): number => normalBelow(-x);

/** φ(x) / (1 - Φ(x)): how likely the value lies just here if it lies no lower. */
export const normalHazard = (x: number): number => (x > TAIL_FROM ? farHazard(x) : normalDensity(x) / normalAbove(x));
