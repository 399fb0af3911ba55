// Clocks for tests that kill a daemon many times in real time: the wall is the machine's own, and waiting is shorter.
import type { Clock } from "../../src/base/clock.ts";

/** Waits a `factor`-th of the time: devices print and speak as quickly as the test needs. */
export const hasty = (clock: Clock, factor: number): Clock => ({
  now: () => clock.now(),
  elapsed: () => clock.elapsed(),
  soon: (task) => clock.soon(task),
  after: (delayMs, name, task) => clock.after(delayMs / factor, name, task),
});

/** Waits at most `delayMsMax` under this name: whoever dials again does not slow down, however often it is cut off. */
export const eager = (clock: Clock, eagerName: string, delayMsMax: number): Clock => ({
  now: () => clock.now(),
  elapsed: () => clock.elapsed(),
  soon: (task) => clock.soon(task),
  after: (delayMs, name, task) => clock.after(name === eagerName ? Math.min(delayMs, delayMsMax) : delayMs, name, task),
});
