// What the SYN6658 and the XFS5152 can do with their voices: tags, scales, patience. Numbers are from the manuals of
// either (V1.41 and V1.2) unless a comment says otherwise.
import type { TagTable } from "../voice-chip/tags.ts";
import type { VoiceTiming } from "../voice-chip/timing.ts";
import { speechPieces, type Utterance } from "../voice-chip/utterance.ts";
import { TEXT_BYTES_MAX, type Xfs5152Command } from "./frame.ts";

/** [FDTTS-3.2] */
const familyTags: TagTable = {
  d: { means: "reset" },
  f: { means: "style", takes: "number" },
  i: { means: "pinyin", takes: "number" },
  m: { means: "speaker", takes: "number" },
  n: { means: "numbers", takes: "number" },
  p: { means: "pause of ms", takes: "number" },
  r: { means: "surnames", takes: "number" },
  s: { means: "speed", takes: "number" },
  t: { means: "pitch", takes: "number" },
  v: { means: "volume", takes: "number" },
  x: { means: "chimes", takes: "number" },
  y: { means: "reading of one", takes: "number" },
  z: { means: "rhythm marks", takes: "number" },
  "=": { means: "character before read as", takes: "pinyin" },
};

export const syn6658Tags: TagTable = { ...familyTags, b: { means: "punctuation aloud", takes: "number" } };

export const xfs5152Tags: TagTable = {
  ...familyTags,
  g: { means: "language", takes: "number" },
  h: { means: "letters or words", takes: "number" },
  o: { means: "reading of zero", takes: "number" },
};

/** [FDTTS-4] The chime lasts less than half a second in the SYN6658. */
const familyVoice = {
  textBytesMax: TEXT_BYTES_MAX,
  unicode: "utf-16le",
  volumeTop: 10,
  speedLetter: "s",
  speedTop: 10,
  chime: "sound101",
} as const;

/** What the XFS5152 can be told to say, the SYN6658 can be told too. */
export type Speak = Extract<Xfs5152Command, { kind: "speak"; text: string }>;

/** Frames that say this on either chip, each sent when it is idle again. */
export const fdSpeech = (utterance: Utterance): { frames: Speak[]; substituted: readonly string[] } => {
  const { encoding, pieces, substituted } = speechPieces(utterance, familyVoice);
  return { frames: pieces.map((text) => ({ kind: "speak", encoding, text })), substituted };
};

/** [FDTTS-5] */
export const syn6658Timing = {
  byteGapMaxMs: 15,
  /** More than 15, and 2 to spare. */
  frameGapMinMs: 17,
  afterWakeMs: 1,
  afterIdleMs: 1,
  /** A public driver waits so long, for a status right after may still say idle. */
  afterAcceptedMs: 200,
  /** Unverified: a public driver reads 100 ms after it has written. */
  answerMsMax: 200,
  /** Unverified: the manual is silent. */
  startMsMax: 1000,
  /** For 4096 bytes. */
  firstSoundMsMax: 700,
  /** Unverified: about 250 ms as shipped, doubled for the slowest speed, rounded up. */
  characterMsMax: 600,
  /** 380 in the manual. */
  chimeMs: 400,
} as const satisfies VoiceTiming;

/** [FDTTS-5] The manual has no pauses between bytes and frames: unverified, those of the SYN6658. */
export const xfs5152Timing = {
  ...syn6658Timing,
  /** 240 in the manual, after a reset of 40. */
  startMsMax: 300,
  /** 530 for 4096 bytes in the manual, as typical; unverified as a limit. */
  firstSoundMsMax: 800,
  /** Unverified: the manual names the chime and not its length. */
  chimeMs: 2000,
} as const satisfies VoiceTiming;
