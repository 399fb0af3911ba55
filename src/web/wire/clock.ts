// Time and chance as the pages are handed them, so that a test can run a lost connection on virtual time. The machine's
// own clock is read in browser.ts and nowhere else.

export type Cancel = () => void;

export interface PageClock {
  /** Wall clock of this machine in ms since 1970 UTC; the hall's own time is this plus `skewMs`. */
  now(): number;
  /** Runs `task` once after `delayMs` (>= 0). */
  after(delayMs: number, name: string, task: () => void): Cancel;
}

/** Runs `task` every `periodMs` until cancelled. */
export const repeat = (clock: PageClock, periodMs: number, name: string, task: () => void): Cancel => {
  let cancel: Cancel = () => {};
  const arm = () => {
    cancel = clock.after(periodMs, name, () => {
      arm();
      task();
    });
  };
  arm();
  return () => cancel();
};
