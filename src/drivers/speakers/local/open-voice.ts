// Finds out what this machine can speak with: the best synthesiser that passes, and the hall's clips where there are any.
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Clock } from "../../../base/clock.ts";
import { AppError, reasonOf } from "../../../base/errors.ts";
import { chooseSynthesiser, synthesisersOf } from "./choose-synthesiser.ts";
import { type Clips, loadClips, MANIFEST } from "./clips.ts";
import type { Synthesiser } from "./synthesiser.ts";
import { Voice } from "./voice.ts";

export interface OpenVoice {
  readonly voice: Voice;
  /** Undefined where only clips speak. */
  readonly synthesiser: Synthesiser | undefined;
  readonly clips: Clips | undefined;
  /** A sentence for each thing that was found and cannot be used. */
  readonly troubles: readonly string[];
}

const openClips = (folder: string, troubles: string[]): Clips | undefined => {
  if (!existsSync(join(folder, MANIFEST))) return undefined;
  try {
    return loadClips(folder);
  } catch (error) {
    troubles.push(reasonOf(error));
    return undefined;
  }
};

/** Rejects with an AppError VOICE_MISSING where nothing can speak. */
export const openVoice = async (
  clock: Clock,
  clipsFolder: string,
  candidates: readonly Synthesiser[] = synthesisersOf(clock),
): Promise<OpenVoice> => {
  const { chosen: synthesiser, refused } = await chooseSynthesiser(candidates);
  const troubles = [...refused];
  const clips = openClips(clipsFolder, troubles);
  if (!synthesiser && !clips) throw new AppError("VOICE_MISSING", { reason: troubles.join("; ") });
  return { voice: new Voice({ synthesiser, clips }), synthesiser, clips, troubles };
};
