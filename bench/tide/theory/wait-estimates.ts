// How far the classical announcements of a wait are off, in one line before s equal windows: by the length of the line,
// by the wait of whoever was called last, by the wait so far of whoever is first in line.
import { seededRandom } from "../../../src/base/random.ts";
import { exponential } from "../../../src/hall/tide/simulation/draws.ts";

/** Mean squared errors, of those who wait. */
export interface Estimates {
  readonly byLength: number;
  readonly byLast: number;
  readonly byHead: number;
}

interface Caller {
  readonly cameAt: number;
  readonly startsAt: number;
}

/** Who comes when and is called when, in order of arrival; visits have mean 1. */
function* callers(windows: number, load: number, seed: number): Generator<Caller> {
  const random = seededRandom(seed);
  const freeAt = new Float64Array(windows);
  for (let cameAt = 0; ; ) {
    cameAt += exponential(random, 1 / (windows * load));
    let first = 0;
    for (let window = 1; window < windows; window++) if (freeAt[window]! < freeAt[first]!) first = window;
    const startsAt = Math.max(cameAt, freeAt[first]!);
    freeAt[first] = startsAt + exponential(random, 1);
    yield { cameAt, startsAt };
  }
}

/** In order of arrival those who wait now are the last few; `line` keeps them, and the one called last before them. */
const errorsOf = (line: readonly Caller[], { cameAt, startsAt }: Caller, windows: number) => {
  const wait = startsAt - cameAt;
  const waiting = line.filter((one) => one.startsAt > cameAt);
  const last = line.findLast((one) => one.startsAt <= cameAt);
  const head = waiting[0];
  const lastWait = last ? last.startsAt - last.cameAt : 0;
  return {
    byLength: ((waiting.length + 1) / windows - wait) ** 2,
    byLast: (lastWait - wait) ** 2,
    byHead: ((head ? cameAt - head.cameAt : 0) - wait) ** 2,
  };
};

export const estimateErrors = (
  windows: number,
  load: number,
  batches: number,
  perBatch: number,
  seed: number,
): Estimates[] => {
  const all = callers(windows, load, seed);
  let line: Caller[] = [];
  return Array.from({ length: batches }, () => {
    const sum = { byLength: 0, byLast: 0, byHead: 0 };
    let waited = 0;
    for (let count = 0; count < perBatch; count++) {
      const caller = all.next().value as Caller;
      const called = line.findLastIndex((one) => one.startsAt <= caller.cameAt);
      if (called > 0) line = line.slice(called);
      if (caller.startsAt > caller.cameAt) {
        const errors = errorsOf(line, caller, windows);
        waited++;
        sum.byLength += errors.byLength;
        sum.byLast += errors.byLast;
        sum.byHead += errors.byHead;
      }
      line.push(caller);
    }
    return { byLength: sum.byLength / waited, byLast: sum.byLast / waited, byHead: sum.byHead / waited };
  });
};
