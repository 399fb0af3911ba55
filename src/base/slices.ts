// Long work in short stretches, so that whatever else waits gets its turn in between.
import type { Clock } from "./clock.ts";

/** A stretch that nobody notices, ms. */
const SLICE_MS = 8;

/** Runs work that stops at every `yield` until it is done, giving way after each `SLICE_MS`. */
export const inSlices = async <T>(clock: Clock, work: Generator<void, T>): Promise<T> => {
  for (;;) {
    const until = clock.elapsed() + SLICE_MS;
    do {
      const { done, value } = work.next();
      if (done) return value;
    } while (clock.elapsed() < until);
    await new Promise<void>((resolve) => clock.soon(resolve));
  }
};
