// Time as an argument. This file and main are the only places that may read the machine's clock or set a timer;
// everything else is handed a Clock, so a whole hall can run on virtual time.

export type Cancel = () => void;

export interface Clock {
  /** Wall clock in ms since 1970 UTC; it may jump, so use it for stamps and never for waiting. */
  now(): number;
  /** Monotonic ms since an arbitrary start; it never goes back. */
  elapsed(): number;
  /** Runs `task` once after `delayMs` (>= 0). The name makes a leaked timer listable. */
  after(delayMs: number, name: string, task: () => void): Cancel;
  /** Runs `task` when the present turn of the event loop is over. */
  soon(task: () => void): void;
}

/** The longest delay a timer takes (2^31 - 1 ms); beyond it Node would fire at once. */
const DELAY_MS_MAX = 2_147_483_647;

export const systemClock = (): Clock => ({
  now: () => Date.now(),
  elapsed: () => performance.now(),
  after(delayMs, _name, task) {
    const timer = setTimeout(task, Math.min(delayMs, DELAY_MS_MAX));
    return () => clearTimeout(timer);
  },
  soon: (task) => void setImmediate(task),
});

/** Runs `task` every `periodMs`, the next time counted from the end of the last; stops when cancelled. */
export const every = (clock: Clock, periodMs: number, name: string, task: () => void): Cancel => {
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

/** Rejects with `late()` when `work` has not settled after `deadlineMs`. */
export const within = <T>(clock: Clock, deadlineMs: number, name: string, work: Promise<T>, late: () => Error) =>
  new Promise<T>((resolve, reject) => {
    const cancel = clock.after(deadlineMs, name, () => reject(late()));
    work.then(resolve, reject).finally(cancel);
  });

export const pause = (clock: Clock, delayMs: number, name: string): Promise<void> =>
  new Promise((resolve) => void clock.after(delayMs, name, resolve));
