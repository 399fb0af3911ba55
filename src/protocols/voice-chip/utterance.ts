// From what people want said to the text of frames: their words cannot become settings or sounds, and what is too long
// goes in pieces. It expands nothing: numbers and abbreviations come written out as they are to be read.
import { decodeText } from "../text/decode-text.ts";
import { encodeText } from "../text/encode-text.ts";
import type { Encoding } from "../text/encodings.ts";
import { splitText } from "./split-text.ts";

export interface Utterance {
  /** From people; may hold anything. */
  readonly text: string;
  /** 0 is silent, 100 the loudest. Default: the chip's own. */
  readonly volumePercent?: number;
  /** 0 is the slowest, 100 the fastest. Default: the chip's own. */
  readonly speedPercent?: number;
  /** A chime before the first word. Default false. */
  readonly chime?: boolean;
}

/** What the builder needs to know of a chip. */
export interface Voice {
  readonly textBytesMax: number;
  /** The encoding for text that GB 2312 does not hold. */
  readonly unicode: "utf-16le" | "utf-16be";
  readonly volumeTop: number;
  readonly speedLetter: string;
  readonly speedTop: number;
  /** The chip's name of its chime. */
  readonly chime: string;
}

export interface SpeechPieces<E extends Encoding = Encoding> {
  readonly encoding: E;
  /** The text of one frame each, to be spoken one after another. Empty where there is nothing to say. */
  readonly pieces: readonly string[];
  /** Characters that no chip can say; a question mark or an equivalent stands in their place. */
  readonly substituted: readonly string[];
}

/** [FDTTS-4] */
export const speechPieces = <V extends Voice>(
  utterance: Utterance,
  voice: V,
): SpeechPieces<"gb2312" | V["unicode"]> => {
  const { text, substituted } = sayable(utterance.text);
  const encoding = encodeText(text, "gb2312").substituted.length === 0 ? "gb2312" : voice.unicode;
  const widthOf = (some: string) => encodeText(some, encoding).bytes.length;
  const headOf = (index: number) => head(utterance, voice, index === 0);
  const split = splitText(harmless(text), (index) => voice.textBytesMax - widthOf(headOf(index)), widthOf);
  const pieces = split.length === 0 && utterance.chime ? [""] : split;
  return { encoding, pieces: pieces.map((piece, index) => headOf(index) + piece), substituted };
};

/** [FDTTS-4.2] The chips read GBK and no more, in whichever encoding it comes. */
const sayable = (text: string): { text: string; substituted: readonly string[] } => {
  const { bytes, substituted } = encodeText(text, "gbk");
  return { text: decodeText(bytes, "gbk") ?? "", substituted };
};

/** [FDTTS-4.1] A tag is made of half-width brackets; the full-width ones are read like any punctuation. */
const harmless = (text: string): string => text.replaceAll("[", "\uff3b").replaceAll("]", "\uff3d");

/**
 * Settings last [FDTTS-3.3], and are lost in a reset, so each piece brings all it needs [FDTTS-4.4]. Chimes are on for
 * ours alone, for people's text may hold the name of one [FDTTS-4.3].
 */
const head = ({ volumePercent, speedPercent, chime = false }: Utterance, voice: Voice, isFirst: boolean): string => {
  const volume = volumePercent === undefined ? "" : `[v${volumeLevel(volumePercent, voice.volumeTop)}]`;
  const speed = speedPercent === undefined ? "" : `[${voice.speedLetter}${level(speedPercent, voice.speedTop)}]`;
  return `[d]${volume}${speed}${chime && isFirst ? `[x1]${voice.chime}，` : ""}[x0]`;
};

const level = (percent: number, top: number): number => Math.round((Math.min(100, Math.max(0, percent)) * top) / 100);

/** [FDTTS-4.5] Only 0 % is silence. */
const volumeLevel = (percent: number, top: number): number => (percent > 0 ? Math.max(1, level(percent, top)) : 0);
