// Whoever is read twice within a moment is one person, not two. It remembers the last one alone, and him as a hash that means
// nothing outside of it.
import { createHmac, randomBytes } from "node:crypto";
import type { Clock } from "../../base/clock.ts";

/** Reading one card or code takes a second; the next visitor is not there sooner. */
const LASTS_MS = 2000;
const KEY_BYTES = 16;

export class SameAgain {
  readonly #clock: Clock;
  readonly #key = randomBytes(KEY_BYTES);
  #last = { hash: "", at: Number.NEGATIVE_INFINITY };

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Each reading counts from anew: a code that is held there stays the same for as long as it is. */
  isAgain(person: string): boolean {
    const hash = createHmac("sha256", this.#key).update(person).digest("base64");
    const at = this.#clock.elapsed();
    const isAgain = hash === this.#last.hash && at - this.#last.at < LASTS_MS;
    this.#last = { hash, at };
    return isAgain;
  }
}
