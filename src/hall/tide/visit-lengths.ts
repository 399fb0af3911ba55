// How long visits take when the hall is run forward: each as long as expected, which is enough to weigh one change against
// another, or drawn, since whoever stands before one window waits for one visit and not for a mean. It knows no window.
import { seededRandom } from "../../base/random.ts";
import { lognormal, lognormalOf } from "./simulation/draws.ts";

/** The lengths of the visits of one future, min. */
export interface VisitLengths {
  /** Of a visit that begins. */
  whole(expected: number): number;
  /** What is left of one that has lasted `elapsed`. */
  left(expected: number, elapsed: number): number;
}

/** A visit under way takes at least this share of its expected length more: visits are long-tailed. */
const LEFT_SHARE_MIN = 0.55;

/** Each visit takes this many times its expected length. */
export const expectedLengths = (factor: number): VisitLengths => ({
  whole: (expected) => expected * factor,
  left(expected, elapsed) {
    const length = expected * factor;
    return Math.max(length - elapsed, LEFT_SHARE_MIN * length);
  },
});

/** Deviation of the lengths of visits, as a share of their mean. */
export const LENGTH_SPREAD = 0.8;
const DRAWN = 256;
/** Where fewer of them are longer than a visit has lasted, it takes this share of that more, as the long tail has it. */
const LONGER_MIN = 12;
const ENDLESS_SHARE = 0.4;

/** Lengths as shares of their mean, the shortest first. */
const drawnShares = (): readonly number[] => {
  const random = seededRandom(1);
  const law = lognormalOf(1, LENGTH_SPREAD);
  const drawn = Array.from({ length: DRAWN }, () => lognormal(random, law)).sort((a, b) => a - b);
  const mean = drawn.reduce((sum, share) => sum + share, 0) / DRAWN;
  return drawn.map((share) => share / mean);
};

const SHARES = drawnShares();

/** How many of them are no longer than this. */
const countUpTo = (share: number): number => {
  let count = 0;
  for (let step = DRAWN; step >= 1; step /= 2)
    if (count + step <= DRAWN && SHARES[count + step - 1]! <= share) count += step;
  return count;
};

/**
 * Lognormal lengths, the same for the same seed. A visit under way is one of those that are longer than it has lasted.
 * @param isMirrored short where the same seed is long otherwise: the two together err less than two seeds
 */
export const drawnLengths = (seed: number, isMirrored: boolean): VisitLengths => {
  const random = seededRandom(seed);
  const shareFrom = (first: number): number => {
    const place = Math.floor(random.next() * (DRAWN - first));
    return SHARES[isMirrored ? DRAWN - 1 - place : first + place]!;
  };
  return {
    whole: (expected) => expected * shareFrom(0),
    left(expected, elapsed) {
      const lasted = elapsed / expected;
      const shorter = countUpTo(lasted);
      return DRAWN - shorter < LONGER_MIN ? ENDLESS_SHARE * elapsed : expected * (shareFrom(shorter) - lasted);
    },
  };
};
