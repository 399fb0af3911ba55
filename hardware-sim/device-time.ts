// What time a device believes it is [HALL-1.4]. Without a clock of its own it goes by the hall's time signal, and
// until it has heard one it does not know the time at all.
import type { Clock } from "../src/base/clock.ts";

export class DeviceTime {
  readonly #clock: Clock;
  #signal: { readonly ts: number; readonly heardAt: number } | undefined;
  readonly #hasClock: boolean;

  constructor(clock: Clock, hasClock: boolean) {
    this.#clock = clock;
    this.#hasClock = hasClock;
  }

  /** Whole ms since 1970 UTC, or undefined while the device does not know. */
  now(): number | undefined {
    if (this.#hasClock) return Math.floor(this.#clock.now());
    return this.#signal && Math.floor(this.#signal.ts + this.#clock.elapsed() - this.#signal.heardAt);
  }

  hear(ts: number): void {
    this.#signal = { ts, heardAt: this.#clock.elapsed() };
  }

  forget(): void {
    this.#signal = undefined;
  }
}
