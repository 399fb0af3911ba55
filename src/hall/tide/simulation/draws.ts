// Random numbers with a shape, from a seed and from exact operations only: the same day on every machine and engine.
import { exp, log } from "../../../base/elementary.ts";
import type { Random } from "../../../base/random.ts";

/** Mean 0, deviation 1 (Marsaglia's polar method, one of each pair). */
export const normal = (random: Random): number => {
  for (;;) {
    const x = 2 * random.next() - 1;
    const y = 2 * random.next() - 1;
    const square = x * x + y * y;
    if (square > 0 && square < 1) return x * Math.sqrt((-2 * log(square)) / square);
  }
};

export const exponential = (random: Random, mean: number): number => -mean * log(1 - random.next());

export interface Lognormal {
  readonly mu: number;
  readonly sigma: number;
}

/** Of this mean and coefficient of variation. */
export const lognormalOf = (mean: number, cv: number): Lognormal => {
  const variance = log(1 + cv * cv);
  return { mu: log(mean) - variance / 2, sigma: Math.sqrt(variance) };
};

export const lognormal = (random: Random, { mu, sigma }: Lognormal): number => exp(mu + sigma * normal(random));

/** Gamma of mean 1 (Marsaglia and Tsang 2000); with cv 0 always 1. Holds for cv up to 1. */
export const gammaFactor = (random: Random, cv: number): number => {
  if (cv === 0) return 1;
  const shape = 1 / (cv * cv);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(random);
    const root = 1 + c * x;
    const v = root * root * root;
    if (v > 0 && log(1 - random.next()) < 0.5 * x * x + d - d * v + d * log(v)) return (d * v) / shape;
  }
};

/** Times of a Poisson process of this rate between two moments. */
export const poissonTimes = (random: Random, rate: number, from: number, to: number): number[] => {
  const times: number[] = [];
  if (rate <= 0) return times;
  for (let at = from + exponential(random, 1 / rate); at < to; at += exponential(random, 1 / rate)) times.push(at);
  return times;
};

/** A seed of 32 bits from words and numbers (FNV-1a). */
export const seedOf = (...parts: readonly (string | number)[]): number => {
  let hash = 0x811c9dc5;
  for (const char of parts.join("/")) hash = Math.imul(hash ^ char.codePointAt(0)!, 0x01000193) >>> 0;
  return hash;
};
