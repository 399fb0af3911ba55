// What the lamps of a row of keys say. A visitor's key burns while it can be pressed; a clerk's is dark, and burns for a moment
// when it has done something. On both, one whose press was refused flashes. It knows no wires.
import type { Clock } from "../../base/clock.ts";
import type { LockOut } from "./lock-out.ts";

const FLASHES_MS = 3000;
/** Twice a second: three times is where flashing becomes a danger [HALL kinds]. */
const HALF_FLASH_MS = 250;
/** Long enough to be seen by somebody who looks up from his keys. */
const DONE_MS = 1000;

/** In the order of the keys. */
export interface KeyLamps {
  /** True for one that burns now. */
  readonly burning: boolean[];
  /** The press was answered with yes or no. */
  answer(key: string, tone: "ok" | "no"): void;
  /** Somebody has pressed again, and waits for another answer. */
  calm(): void;
}

/** The last answer, for as long as its lamp tells of it. */
class LastAnswer {
  readonly #clock: Clock;
  #last: { readonly key: string; readonly tone: "ok" | "no"; readonly at: number } | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  set(key: string, tone: "ok" | "no"): void {
    this.#last = { key, tone, at: this.#clock.elapsed() };
  }

  forget(): void {
    this.#last = undefined;
  }

  /** Whether a lamp that flashes burns now; undefined for one that does not flash. */
  flash(key: string): boolean | undefined {
    if (this.#last?.key !== key || this.#last.tone !== "no") return undefined;
    const sinceMs = this.#clock.elapsed() - this.#last.at;
    return sinceMs < FLASHES_MS ? Math.floor(sinceMs / HALF_FLASH_MS) % 2 === 1 : undefined;
  }

  isFreshOk(key: string): boolean {
    return this.#last?.key === key && this.#last.tone === "ok" && this.#clock.elapsed() - this.#last.at < DONE_MS;
  }
}

/** Of a ticket machine: a key that burns can be pressed, one that has just been pressed is dark. */
export const visitorLamps = (clock: Clock, keys: readonly string[], lockOut: LockOut): KeyLamps => {
  const last = new LastAnswer(clock);
  return {
    get burning() {
      return keys.map((key) => last.flash(key) ?? !lockOut.isLocked(key));
    },
    answer: (key, tone) => last.set(key, tone),
    calm: () => last.forget(),
  };
};

/** Of a clerk's keypad. */
export const clerkLamps = (clock: Clock, keys: readonly string[]): KeyLamps => {
  const last = new LastAnswer(clock);
  return {
    get burning() {
      return keys.map((key) => last.flash(key) ?? last.isFreshOk(key));
    },
    answer: (key, tone) => last.set(key, tone),
    calm: () => last.forget(),
  };
};
