// The voice of a hall: an utterance becomes one sound. A person's recorded clips come first, then the synthesiser, then
// clips that a synthesiser once made: the whole sentence sounds better than its parts.
import { AppError } from "../../../base/errors.ts";
import type { SayArgs } from "../../../protocols/mqtt/arguments.ts";
import { chime } from "./chime.ts";
import { clipSentence } from "./clip-sentence.ts";
import type { Clips } from "./clips.ts";
import { joined, type Sound, silence } from "./sound.ts";
import type { Synthesiser } from "./synthesiser.ts";

const AFTER_CHIME_MS = 150;
const BETWEEN_TIMES_MS = 700;
/** Sentences kept, because a recall says what was just said. */
const KEPT_MAX = 16;

export interface VoiceParts {
  readonly synthesiser?: Synthesiser | undefined;
  readonly clips?: Clips | undefined;
}

export class Voice {
  readonly #synthesiser: Synthesiser | undefined;
  #clips: Clips | undefined;
  readonly #kept = new Map<string, Sound>();

  constructor({ synthesiser, clips }: VoiceParts) {
    this.#synthesiser = synthesiser;
    this.#clips = clips;
  }

  /** Clips that have been made meanwhile. */
  learn(clips: Clips): void {
    this.#clips = clips;
  }

  /** Rejects with an AppError VOICE_FAILED or VOICE_MISSING. */
  async soundOf({ text, chime: isChimed = false, times = 1 }: SayArgs): Promise<Sound> {
    const sentence = await this.#sentence(text);
    const { rateHz } = sentence;
    const before = isChimed ? [this.#clips?.chime ?? chime(rateHz), silence(rateHz, AFTER_CHIME_MS)] : [];
    const again = Array.from({ length: times - 1 }, () => [silence(rateHz, BETWEEN_TIMES_MS), sentence]).flat();
    return joined([...before, sentence, ...again]);
  }

  async #sentence(text: string): Promise<Sound> {
    const known = this.#kept.get(text);
    if (known) return known;
    const clips = this.#clips;
    const recorded = clips?.isRecorded ? clipSentence(text, clips) : undefined;
    return recorded ?? this.#keep(text, await this.#synthesised(text));
  }

  async #synthesised(text: string): Promise<Sound> {
    if (!this.#synthesiser) return this.#fromClips(text, new AppError("VOICE_MISSING", { reason: "none was found" }));
    return this.#synthesiser.speak(text).catch((error: unknown) => this.#fromClips(text, error));
  }

  /** Throws the given trouble where the clips cannot help. */
  #fromClips(text: string, trouble: unknown): Sound {
    const sound = this.#clips && clipSentence(text, this.#clips);
    if (!sound) throw trouble;
    return sound;
  }

  #keep(text: string, sound: Sound): Sound {
    this.#kept.set(text, sound);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= KEPT_MAX) break;
      this.#kept.delete(oldest);
    }
    return sound;
  }
}
