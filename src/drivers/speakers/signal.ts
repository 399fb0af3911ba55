// Something that may happen while somebody waits for it. When nobody waits it is gone.
import type { Clock } from "../../base/clock.ts";

export class Signal {
  readonly #clock: Clock;
  #waiter: (() => void) | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  give(): void {
    this.#waiter?.();
  }

  /** True when it is given in time; false at the deadline, or at once when it is cancelled. */
  within(deadlineMs: number, cancelled: AbortSignal): Promise<boolean> {
    return new Promise((resolve) => {
      const over = (isGiven: boolean) => {
        cancel();
        cancelled.removeEventListener("abort", giveUp);
        this.#waiter = undefined;
        resolve(isGiven);
      };
      const giveUp = () => over(false);
      const cancel = this.#clock.after(deadlineMs, "signal", giveUp);
      this.#waiter = () => over(true);
      if (cancelled.aborted) giveUp();
      else cancelled.addEventListener("abort", giveUp);
    });
  }
}
