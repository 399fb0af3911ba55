// What a speaker is to whoever drives it, whatever it is made of: a sound card, a voice chip, a box in the network.
import type { SayArgs } from "../../protocols/mqtt/arguments.ts";

export interface Utterance extends SayArgs {
  /** Of the utterances that wait, only the last of a key is said: a recall takes the place of the call. */
  readonly key?: string;
  /** Not begun after this many ms. Default: no end. */
  readonly ttlMs?: number;
}

/** How an utterance ended, in the words of the ladder [HALL-3.2], and `stopped` where someone asked for silence. */
export type SpeechEnd = "said" | "stopped" | "superseded" | "expired" | "failed";

export interface Speaker {
  /** Never rejects. One at a time, in the order of the calls. */
  say(utterance: Utterance): Promise<SpeechEnd>;
  /** Falls silent and drops what waits. */
  stop(): void;
}

/** Sound on its way; `ended` never rejects, and comes soon after `stop`. */
export interface Speaking {
  readonly ended: Promise<"said" | "stopped" | "failed">;
  stop(): void;
}
