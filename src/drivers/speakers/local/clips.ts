// A folder of clips: a manifest that names a file for each thing it can say, and the files. A hall that wants a person's
// voice records the list of docs/voice.md; a folder made by a synthesiser looks the same.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Static, Type } from "typebox";
import { checker, problemsText } from "../../../base/check.ts";
import { AppError, reasonOf } from "../../../base/errors.ts";
import type { Sound } from "./sound.ts";
import { readWav } from "./wav.ts";

export const MANIFEST = "clips.json";
/** Where a hall keeps the clips that were made for it, in its data folder. */
export const CLIPS_FOLDER = "voice-clips";

/** A name in the folder: no way out of it. */
const FileName = Type.String({ pattern: "^[A-Za-z0-9_-]{1,60}\\.wav$" });

export const ClipManifest = Type.Object(
  {
    madeBy: Type.String({ minLength: 1, maxLength: 200, description: "who or what speaks" }),
    isRecorded: Type.Boolean({ description: "a person's voice, and so better than any synthesiser" }),
    gapMs: Type.Integer({ minimum: 0, maximum: 500, description: "silence between two clips" }),
    chime: Type.Optional(FileName),
    clips: Type.Record(Type.String({ minLength: 1, maxLength: 40 }), FileName, {
      description: "what is said, to its file",
    }),
  },
  { additionalProperties: false },
);
export type ClipManifest = Static<typeof ClipManifest>;

export interface Clips {
  readonly isRecorded: boolean;
  readonly gapMs: number;
  readonly chime: Sound | undefined;
  /** By what is said; all of one rate. */
  readonly sounds: ReadonlyMap<string, Sound>;
}

const checkManifest = checker(ClipManifest);

const invalid = (folder: string, reason: string): AppError => new AppError("CLIPS_INVALID", { folder, reason });

const readManifest = (folder: string): ClipManifest => {
  let document: unknown;
  try {
    document = JSON.parse(readFileSync(join(folder, MANIFEST), "utf8"));
  } catch (error) {
    throw invalid(folder, reasonOf(error));
  }
  const checked = checkManifest(document);
  if (!checked.ok) throw invalid(folder, problemsText(checked.problems));
  return checked.value;
};

const readSound = (folder: string, file: string): Sound => {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(join(folder, file));
  } catch (error) {
    throw invalid(folder, reasonOf(error));
  }
  const read = readWav(bytes);
  if (!read.ok) throw invalid(folder, `${file}: ${read.reason}`);
  return read.sound;
};

const demandOneRate = (folder: string, sounds: Iterable<Sound>): void => {
  const rates = new Set(Array.from(sounds, ({ rateHz }) => rateHz));
  if (rates.size > 1)
    throw invalid(folder, `the clips have rates of ${[...rates].join(" and ")} Hz, expected one rate`);
};

/** Throws an AppError CLIPS_INVALID. */
export const loadClips = (folder: string): Clips => {
  const { clips, chime: chimeFile, gapMs, isRecorded } = readManifest(folder);
  const sounds = new Map(Object.entries(clips).map(([said, file]) => [said, readSound(folder, file)]));
  const chime = chimeFile === undefined ? undefined : readSound(folder, chimeFile);
  demandOneRate(folder, [...sounds.values(), ...(chime ? [chime] : [])]);
  return { isRecorded, gapMs, chime, sounds };
};
