// What a printer answers in its turn, when all that was sent before is printed [ESCPOS-4.4]. Such an answer names neither its
// question nor its page, so they are counted; which page they speak of, the printer's driver knows.
import type { Clock } from "../../base/clock.ts";

interface Waiter {
  readonly count: number;
  readonly reached: () => void;
  readonly cutOff: (reason: Error) => void;
}

export class TurnAnswers {
  readonly #clock: Clock;
  #count = 0;
  #waiter: Waiter | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Since the last `restart`. */
  get count(): number {
    return this.#count;
  }

  restart(): void {
    this.#count = 0;
  }

  heard(): void {
    this.#count++;
    if (this.#waiter && this.#count >= this.#waiter.count) this.#waiter.reached();
  }

  /** None will come any more: whoever waits is told so. */
  cutOff(reason: Error): void {
    this.#waiter?.cutOff(reason);
  }

  /** Whether so many have come within `deadlineMs`; rejects when it is cut off. One waits at a time. */
  reach(count: number, deadlineMs: number): Promise<boolean> {
    if (this.#count >= count) return Promise.resolve(true);
    return new Promise<boolean>((resolve, reject) => {
      const over = (settle: () => void) => () => {
        cancel();
        this.#waiter = undefined;
        settle();
      };
      const late = over(() => resolve(false));
      const cancel = this.#clock.after(deadlineMs, "printer answer", late);
      const reached = over(() => resolve(true));
      const cutOff = (reason: Error) => over(() => reject(reason))();
      this.#waiter = { count, reached, cutOff };
    });
  }
}
