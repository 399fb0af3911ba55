// How long bytes are under way on a serial line. A pty or a socket hands a whole frame over at once; the wire behind it
// carries one character after the other, and devices measure the silence between them.
import type { Clock } from "../../src/base/clock.ts";

/** Start bit, eight data bits, stop bit. */
const BITS_A_CHARACTER = 10;

export const wireMs = (bytes: number, baud: number): number => (bytes * BITS_A_CHARACTER * 1000) / baud;

export interface Passage {
  /** Silence on the wire before the first byte, in ms. */
  readonly gapMs: number;
  /** Until the last byte has arrived, in ms from now. */
  readonly arrivesInMs: number;
}

export class WireTime {
  readonly #clock: Clock;
  #freeAt = Number.NEGATIVE_INFINITY;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Puts bytes on the wire behind what is still on it. Without `baud` they arrive at once. */
  send(bytes: number, baud: number | undefined): Passage {
    const now = this.#clock.elapsed();
    const starts = Math.max(now, this.#freeAt);
    const gapMs = starts - this.#freeAt;
    this.#freeAt = starts + (baud === undefined ? 0 : wireMs(bytes, baud));
    return { gapMs, arrivesInMs: this.#freeAt - now };
  }
}
