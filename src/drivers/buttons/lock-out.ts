// Who presses a key again because nothing seems to happen wants one thing, not two. It does not know what a key does.
import type { Clock } from "../../base/clock.ts";

export class LockOut {
  readonly #clock: Clock;
  readonly #lastsMs: number;
  /** `clock.elapsed()` of the last press that counted, by key; as many as there are keys. */
  readonly #pressedAt = new Map<string, number>();

  /** @param lastsMs from a press that counts to the next of the same key; 0 for none */
  constructor(clock: Clock, lastsMs: number) {
    this.#clock = clock;
    this.#lastsMs = lastsMs;
  }

  isLocked(key: string): boolean {
    const pressedAt = this.#pressedAt.get(key) ?? Number.NEGATIVE_INFINITY;
    return this.#clock.elapsed() - pressedAt < this.#lastsMs;
  }

  /** Whether this press counts. */
  press(key: string): boolean {
    if (this.isLocked(key)) return false;
    this.#pressedAt.set(key, this.#clock.elapsed());
    return true;
  }
}
