// Notices when the wall clock is set: it then moves otherwise than the machine's own time, which nobody sets. It knows
// nothing of what the time is for.
import type { Clock } from "../base/clock.ts";

/** What a time server slews away bit by bit is no jump, ms. */
const JUMP_MS = 2000;

export class WallWatch {
  readonly #clock: Clock;
  #ahead: number;
  #owedMs = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#ahead = clock.now() - clock.elapsed();
  }

  /** How far the wall has jumped since the last `settle`, ms, below 0 when it was set back; 0 where it has not. */
  look(): number {
    const ahead = this.#clock.now() - this.#clock.elapsed();
    const moved = Math.round(ahead - this.#ahead);
    this.#ahead = ahead;
    if (Math.abs(moved) >= JUMP_MS) this.#owedMs += moved;
    return this.#owedMs;
  }

  /** The jump is written down. */
  settle(): void {
    this.#owedMs = 0;
  }
}
