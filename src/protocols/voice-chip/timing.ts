// How long the chips take and what pauses they want; the numbers stand with each chip, with their sources.
import { spokenText, type TagTable } from "./tags.ts";

/** [FDTTS-5.1] */
export interface VoiceTiming {
  /** A longer pause between two bytes breaks a frame. */
  readonly byteGapMaxMs: number;
  /** Silence between two frames. */
  readonly frameGapMinMs: number;
  /** From waking to the first command. */
  readonly afterWakeMs: number;
  /** From `idle` to the next text. */
  readonly afterIdleMs: number;
  /** From `accepted` to a status that can be trusted [FDTTS-5.2]. */
  readonly afterAcceptedMs: number;
  /** Within which the chip answers a frame, counted from the frame's last byte. */
  readonly answerMsMax: number;
  /** From power or reset to `ready`. */
  readonly startMsMax: number;
  /** From `accepted` to the first sound. */
  readonly firstSoundMsMax: number;
  /** One character at the slowest speed. */
  readonly characterMsMax: number;
  /** The chime that our texts begin with. */
  readonly chimeMs: number;
}

/** When `idle` has not come after so many ms, counted from `accepted`, the chip has lost its thread [FDTTS-5.3]. */
export const watchdogMs = (text: string, timing: VoiceTiming, tags: TagTable): number =>
  timing.firstSoundMsMax + timing.chimeMs + Array.from(spokenText(text, tags)).length * timing.characterMsMax;
