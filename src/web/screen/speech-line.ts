// Calls that this screen says, one after the other: bounded, and none that has grown old while others were said.
import type { Cancel, PageClock } from "../wire/clock.ts";

export interface Saying {
  readonly text: string;
  /** Hall time of the call, ms. */
  readonly at: number;
}

/** Whoever has been called longer ago has seen it, or is called again; ms. */
const LATE_MS = 20_000;
const WAITING_MAX = 4;
/** Some voices never say that they have ended; ms. */
const SAYING_MS_MAX = 12_000;

export interface SpeechLineOptions {
  readonly clock: PageClock;
  /** Hall time, ms. */
  readonly now: () => number;
  readonly speak: (text: string, ended: () => void) => void;
}

export class SpeechLine {
  readonly #options: SpeechLineOptions;
  #waiting: readonly Saying[] = [];
  #cancel: Cancel | undefined;

  constructor(options: SpeechLineOptions) {
    this.#options = options;
  }

  say(sayings: readonly Saying[]): void {
    this.#waiting = [...this.#waiting, ...sayings].slice(-WAITING_MAX);
    if (!this.#cancel) this.#next();
  }

  #next(): void {
    const { clock, now, speak } = this.#options;
    const [first, ...others] = this.#waiting.filter(({ at }) => now() - at < LATE_MS);
    this.#waiting = others;
    if (!first) return;
    const cancel = clock.after(SAYING_MS_MAX, "end of a saying", () => this.#ended(cancel));
    this.#cancel = cancel;
    speak(first.text, () => this.#ended(cancel));
  }

  /** Twice for one saying is once. */
  #ended(cancel: Cancel): void {
    if (this.#cancel !== cancel) return;
    cancel();
    this.#cancel = undefined;
    this.#next();
  }
}
