// What the lamps of a row of keys say: a key that burns can be pressed. One that has just been pressed is dark, and one whose
// press was refused flashes. It knows no wires.
import type { Clock } from "../../base/clock.ts";
import type { LockOut } from "./lock-out.ts";

const FLASHES_MS = 3000;
/** Twice a second: three times is where flashing becomes a danger [HALL kinds]. */
const HALF_FLASH_MS = 250;

export class Lamps {
  readonly #clock: Clock;
  readonly #keys: readonly string[];
  readonly #lockOut: LockOut;
  #refused: { readonly key: string; readonly at: number } | undefined;

  constructor(clock: Clock, keys: readonly string[], lockOut: LockOut) {
    this.#clock = clock;
    this.#keys = keys;
    this.#lockOut = lockOut;
  }

  /** In the order of the keys, true for one that burns now. */
  get burning(): boolean[] {
    return this.#keys.map((key) => this.#flash(key) ?? !this.#lockOut.isLocked(key));
  }

  refuse(key: string): void {
    this.#refused = { key, at: this.#clock.elapsed() };
  }

  calm(): void {
    this.#refused = undefined;
  }

  #flash(key: string): boolean | undefined {
    if (this.#refused?.key !== key) return undefined;
    const sinceMs = this.#clock.elapsed() - this.#refused.at;
    return sinceMs < FLASHES_MS ? Math.floor(sinceMs / HALF_FLASH_MS) % 2 === 1 : undefined;
  }
}
