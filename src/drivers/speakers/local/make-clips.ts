// Makes the clips of the calls with a synthesiser, once, so that a hall can call when the synthesiser is gone. The
// manifest is written last: a folder without one was left half made, and is made again.
import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chime } from "./chime.ts";
import { type ClipManifest, MANIFEST } from "./clips.ts";
import type { Sound } from "./sound.ts";
import type { Synthesiser } from "./synthesiser.ts";
import { wavOf } from "./wav.ts";

const LETTERS = Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
const NUMERALS = Array.from("零一二三四五六七八九十百");
/** Longer pieces than needed, because what is said in one breath is understood better; the short ones fill the gaps. */
const PHRASES = ["请", "号", "号到", "到", "一百", "号窗口", "号窗口办理", "窗口", "办理"];

/** What a folder must say to call any ticket to any window, in the order in which it is made. */
export const CALL_CLIPS: readonly string[] = [...PHRASES, ...NUMERALS, ...LETTERS];

const GAP_MS = 70;
const CHIME = "chime.wav";

/** @param made how many of `CALL_CLIPS` are made */
export type Progress = (made: number) => void;

const save = (folder: string, file: string, sound: Sound): void => writeFileSync(join(folder, file), wavOf(sound));

const saveManifest = (folder: string, manifest: ClipManifest): void => {
  const fresh = join(folder, `${MANIFEST}.new`);
  writeFileSync(fresh, `${JSON.stringify(manifest, null, 2)}\n`);
  renameSync(fresh, join(folder, MANIFEST));
};

/** Rejects with an AppError VOICE_FAILED. */
export const makeClips = async (folder: string, voice: Synthesiser, progress: Progress): Promise<void> => {
  mkdirSync(folder, { recursive: true });
  const clips: Record<string, string> = {};
  let rateHz = 0;
  for (const [at, text] of CALL_CLIPS.entries()) {
    const sound = await voice.speak(text);
    const file = `clip-${String(at).padStart(3, "0")}.wav`;
    save(folder, file, sound);
    clips[text] = file;
    rateHz = sound.rateHz;
    progress(at + 1);
  }
  save(folder, CHIME, chime(rateHz));
  saveManifest(folder, { madeBy: voice.name, isRecorded: false, gapMs: GAP_MS, chime: CHIME, clips });
};
