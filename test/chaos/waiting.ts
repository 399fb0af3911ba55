// Waits of tests with real processes: each has a deadline and says what it waited for.
import type { Watch } from "../../hardware-sim/watchers.ts";
import { type Clock, pause, within } from "../../src/base/clock.ts";

const LOOK_MS = 20;

export const inTime = <T>(clock: Clock, what: string, deadlineMs: number, work: Promise<T>): Promise<T> =>
  within(clock, deadlineMs, what, work, () => new Error(`not within ${deadlineMs} ms: ${what}`));

/** Settles once `isSo`; looks whenever one of the watches tells of a change. */
export const seen = async (
  clock: Clock,
  what: string,
  deadlineMs: number,
  isSo: () => boolean,
  watches: readonly Watch[],
): Promise<void> => {
  if (isSo()) return;
  let resolve: () => void = () => {};
  const noticed = new Promise<void>((done) => {
    resolve = done;
  });
  const cancels = watches.map((watch) => watch(() => isSo() && resolve()));
  try {
    await inTime(clock, what, deadlineMs, noticed);
  } finally {
    for (const cancel of cancels) cancel();
  }
};

/** Asks every few ms until there is an answer; for what nobody tells of. */
export const eventually = async <T>(
  clock: Clock,
  what: string,
  deadlineMs: number,
  ask: () => Promise<T | undefined> | T | undefined,
): Promise<T> => {
  const end = clock.elapsed() + deadlineMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (clock.elapsed() > end) throw new Error(`not within ${deadlineMs} ms: ${what}`);
    await pause(clock, LOOK_MS, what);
  }
};
