// What the SYN6288 can do with its voice: its tags, its scales, its patience. Numbers are from its data sheet, V1.7,
// unless a comment says otherwise.
import type { TagTable } from "../voice-chip/tags.ts";
import type { VoiceTiming } from "../voice-chip/timing.ts";
import { speechPieces, type Utterance } from "../voice-chip/utterance.ts";
import { type Speak, TEXT_BYTES_MAX } from "./frame.ts";

/** [SYN6288-3.1] */
export const syn6288Tags: TagTable = {
  v: { means: "volume", takes: "number" },
  m: { means: "music volume", takes: "number" },
  t: { means: "speed", takes: "number" },
  n: { means: "numbers", takes: "number" },
  y: { means: "reading of one", takes: "number" },
  x: { means: "chimes", takes: "number" },
  b: { means: "punctuation aloud", takes: "number" },
  o: { means: "word by word", takes: "number" },
  d: { means: "reset" },
  r: { means: "surname" },
  "2": { means: "two form a word" },
  "3": { means: "three form a word" },
};

/** [SYN6288-4] */
const syn6288Voice = {
  textBytesMax: TEXT_BYTES_MAX,
  unicode: "utf-16be",
  volumeTop: 16,
  speedLetter: "t",
  speedTop: 5,
  chime: "soundk",
} as const;

/** Frames that say this, each sent when the chip is idle again, or it cuts off the one before [SYN6288-2.1]. */
export const syn6288Speech = (utterance: Utterance): { frames: Speak[]; substituted: readonly string[] } => {
  const { encoding, pieces, substituted } = speechPieces(utterance, syn6288Voice);
  return { frames: pieces.map((text) => ({ kind: "speak", encoding, text })), substituted };
};

/** [SYN6288-5.1] */
export const syn6288Timing = {
  byteGapMaxMs: 8,
  /** More than 8. */
  frameGapMinMs: 9,
  afterWakeMs: 16,
  afterIdleMs: 1,
  /** Unverified: as with the SYN6658. */
  afterAcceptedMs: 200,
  /** Unverified: a public driver reads 100 ms after it has written. */
  answerMsMax: 200,
  /** Unverified: the data sheet is silent. */
  startMsMax: 1000,
  /** Unverified: the data sheet is silent; a whole second more than the slowest of the family. */
  firstSoundMsMax: 1700,
  /** Unverified: about 250 ms as shipped, doubled for the slowest speed, rounded up. */
  characterMsMax: 600,
  chimeMs: 2000,
} as const satisfies VoiceTiming;

/** [SYN6288-5.2] */
export const syn6288BaudTiming = {
  /** From the command to the next frame. */
  nextFrameMs: 16,
  /** From the command to the host's own change. “Some hundred ms”; the answer has to be read before. */
  hostChangeMs: 300,
} as const;

/** [SYN6288-5.3] Once woken it sleeps again when no command comes for so long. */
export const syn6288WakefulMs = 10_000;
