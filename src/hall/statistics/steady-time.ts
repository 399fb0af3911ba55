// Time that only goes forward, made of the wall's time in the ledger: jumps that were written down are taken out of it,
// and over a step back that nobody wrote down nothing is measured.
import type { HallEvent } from "../events.ts";

/** An instant of the ledger, and what it takes to measure from it. */
export interface Stamp {
  /** As the wall said, ms since 1970 UTC. */
  readonly at: number;
  /** Without the jumps before it, ms since no instant in particular. */
  readonly steady: number;
  /** Stamps of different stretches are an unknown time apart. */
  readonly stretch: number;
}

/** What a time server slews back is no step, ms. */
const STEP_BACK_MS = 2000;

/** What has passed between two stamps, ms; undefined where nobody can say. */
export const between = (from: Stamp, to: Stamp): number | undefined =>
  from.stretch === to.stretch ? Math.max(0, to.steady - from.steady) : undefined;

export class SteadyTime {
  #at = Number.NEGATIVE_INFINITY;
  #jumpedMs = 0;
  #stretch = 0;

  /** The stamp of the next event in the order of the ledger. */
  stamp({ kind, data, at }: HallEvent): Stamp {
    if (kind === "ClockSet") this.#jumpedMs += data.byMs;
    else if (at < this.#at - STEP_BACK_MS) this.#stretch++;
    this.#at = at;
    return { at, steady: at - this.#jumpedMs, stretch: this.#stretch };
  }
}
