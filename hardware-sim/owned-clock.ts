// A clock whose timers end with their owner: what a device or a person had in mind is gone when it is switched off.
import type { Cancel, Clock } from "../src/base/clock.ts";

export class OwnedClock implements Clock {
  readonly #clock: Clock;
  readonly #cancels = new Set<Cancel>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  now = (): number => this.#clock.now();
  elapsed = (): number => this.#clock.elapsed();
  soon = (task: () => void): void => void this.after(0, "soon", task);

  after = (delayMs: number, name: string, task: () => void): Cancel => {
    const end = () => {
      cancel();
      this.#cancels.delete(end);
    };
    const cancel = this.#clock.after(delayMs, name, () => {
      this.#cancels.delete(end);
      task();
    });
    this.#cancels.add(end);
    return end;
  };

  cancelAll(): void {
    for (const cancel of [...this.#cancels]) cancel();
  }
}
