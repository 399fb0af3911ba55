// A speaker made of this machine: a voice, a player, and the order of the queue. A plain object for a driver to wrap.
import type { Clock } from "../../../base/clock.ts";
import { reasonOf } from "../../../base/errors.ts";
import type { Speaker, Speaking, SpeechEnd, Utterance } from "../speaker.ts";
import { SpeechQueue } from "../speech-queue.ts";
import type { Player } from "./player.ts";
import type { Voice } from "./voice.ts";

export interface LocalSpeakerParts {
  readonly clock: Clock;
  readonly voice: Voice;
  readonly player: Player;
}

/** A voice that is still thinking holds nobody up: what it comes to after a stop is not played. */
const unlessAborted = <T>(signal: AbortSignal, work: Promise<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    signal.addEventListener("abort", () => reject(new Error("stopped")), { once: true });
    work.then(resolve, reject);
  });

export class LocalSpeaker implements Speaker {
  readonly #voice: Voice;
  readonly #player: Player;
  readonly #queue: SpeechQueue;
  #fault: string | undefined;

  constructor({ clock, voice, player }: LocalSpeakerParts) {
    this.#voice = voice;
    this.#player = player;
    this.#queue = new SpeechQueue(clock, (utterance) => this.#speak(utterance));
  }

  /** Why the last utterance failed; undefined after one that was heard. */
  get fault(): string | undefined {
    return this.#fault;
  }

  get waiting(): number {
    return this.#queue.length;
  }

  say(utterance: Utterance): Promise<SpeechEnd> {
    return this.#queue.say(utterance);
  }

  stop(): void {
    this.#queue.stop();
  }

  #speak(utterance: Utterance): Speaking {
    const halt = new AbortController();
    const ended = this.#perform(utterance, halt.signal).catch((error: unknown) => this.#failed(error, halt.signal));
    return { ended, stop: () => halt.abort() };
  }

  async #perform(utterance: Utterance, halt: AbortSignal): Promise<"said"> {
    const sound = await unlessAborted(halt, this.#voice.soundOf(utterance));
    const playing = this.#player(sound);
    halt.addEventListener("abort", () => playing.stop(), { once: true });
    await playing.ended;
    this.#fault = undefined;
    return "said";
  }

  #failed(error: unknown, halt: AbortSignal): "stopped" | "failed" {
    if (halt.aborted) return "stopped";
    this.#fault = reasonOf(error);
    return "failed";
  }
}
