// What wakes whoever waits for something to happen in the hall.
import type { VirtualClock } from "../../src/base/virtual-clock.ts";

export class Bell {
  readonly #clock: VirtualClock;
  #sleepers: (() => void)[] = [];

  constructor(clock: VirtualClock) {
    this.#clock = clock;
  }

  ring(): void {
    const woken = this.#sleepers;
    this.#sleepers = [];
    for (const wake of woken) wake();
  }

  /** Until it rings, or the time has come; ms since 1970 UTC. */
  async until(at: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const cancel = this.#clock.after(at - this.#clock.now(), "bell", resolve);
      this.#sleepers.push(() => {
        cancel();
        resolve();
      });
    });
  }
}
