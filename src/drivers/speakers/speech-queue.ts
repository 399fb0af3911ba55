// The order of what a speaker says: one at a time, a recall instead of the call it repeats, nothing that is stale. Knows
// no sound; what is said is said by a function.
import { BoundedQueue } from "../../base/bounded-queue.ts";
import type { Clock } from "../../base/clock.ts";
import type { Speaker, Speaking, SpeechEnd, Utterance } from "./speaker.ts";

/** As many as are worth hearing; a hall that calls faster than it speaks is not helped by a longer queue. */
const WAITING_MAX = 8;

interface Waiting {
  readonly utterance: Utterance;
  /** `clock.elapsed()` from which on it is stale. */
  readonly staleAt: number;
  readonly settle: (end: SpeechEnd) => void;
}

export class SpeechQueue implements Speaker {
  readonly #clock: Clock;
  readonly #speak: (utterance: Utterance) => Speaking;
  readonly #waiting = new BoundedQueue<Waiting>(WAITING_MAX);
  #current: Speaking | undefined;

  constructor(clock: Clock, speak: (utterance: Utterance) => Speaking) {
    this.#clock = clock;
    this.#speak = speak;
  }

  /** Utterances that wait, without the one that is being said. */
  get length(): number {
    return this.#waiting.length;
  }

  /** `failed` at once when the queue is full. */
  say(utterance: Utterance): Promise<SpeechEnd> {
    const { key, ttlMs = Number.POSITIVE_INFINITY } = utterance;
    if (key !== undefined) this.#drop("superseded", (other) => other.key === key);
    return new Promise((settle) => {
      const isTaken = this.#waiting.add({ utterance, staleAt: this.#clock.elapsed() + ttlMs, settle });
      if (isTaken) this.#next();
      else settle("failed");
    });
  }

  stop(): void {
    this.#drop("stopped", () => true);
    this.#current?.stop();
  }

  #drop(end: SpeechEnd, matches: (utterance: Utterance) => boolean): void {
    for (const { settle } of this.#waiting.remove(({ utterance }) => matches(utterance))) settle(end);
  }

  #next(): void {
    if (this.#current) return;
    const waiting = this.#takeFresh();
    if (!waiting) return;
    const speaking = this.#speak(waiting.utterance);
    this.#current = speaking;
    void speaking.ended.then((end) => {
      this.#current = undefined;
      waiting.settle(end);
      this.#next();
    });
  }

  #takeFresh(): Waiting | undefined {
    for (let waiting = this.#waiting.take(); waiting; waiting = this.#waiting.take()) {
      if (this.#clock.elapsed() <= waiting.staleAt) return waiting;
      waiting.settle("expired");
    }
    return undefined;
  }
}
