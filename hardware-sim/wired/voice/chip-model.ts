// How the three voice chips differ: checksum, text length, encodings, silences, tags. Everything else they share.
import { big5Text, gb2312Text, gbkText, utf16Text } from "../text.ts";

export interface ChipModel {
  readonly name: "syn6288" | "syn6658" | "xfs5152";
  /** Frames end with the XOR of everything before. */
  readonly hasXor: boolean;
  readonly textBytesMax: number;
  /** A longer silence inside a frame ends it. */
  readonly byteGapMsMax: number;
  /** A frame that comes sooner after the last is not heard. */
  readonly frameGapMsMin: number;
  /** Answers to a status question begin with an acceptance. */
  readonly statusIsAccepted: boolean;
  /** By the low bits of the parameter. */
  readonly encodings: readonly ((bytes: Uint8Array) => string)[];
  /** 31 sets the baud rate; otherwise it stores text. */
  readonly setsBaud: boolean;
  readonly volume: { readonly usual: number; readonly max: number };
  readonly speed: { readonly tag: string; readonly usual: number; readonly max: number };
  /** Tags that count only at the start of a text, or alone. */
  readonly leadingTags: string;
  /** Names of chimes. */
  readonly chimes: RegExp;
}

const bigEndian = (bytes: Uint8Array) => utf16Text(bytes, "be");
const littleEndian = (bytes: Uint8Array) => utf16Text(bytes, "le");

const family = {
  hasXor: false,
  textBytesMax: 4_096,
  byteGapMsMax: 15,
  frameGapMsMin: 15,
  statusIsAccepted: false,
  setsBaud: false,
  volume: { usual: 5, max: 10 },
  speed: { tag: "s", usual: 5, max: 10 },
  leadingTags: "",
  chimes: /\b(?:sound[1-4]\d\d|msg[a-n]|ring[a-z])\b/g,
} as const;

export const syn6288: ChipModel = {
  ...family,
  name: "syn6288",
  hasXor: true,
  textBytesMax: 200,
  byteGapMsMax: 8,
  frameGapMsMin: 8,
  statusIsAccepted: true,
  encodings: [gb2312Text, gbkText, big5Text, bigEndian],
  setsBaud: true,
  volume: { usual: 10, max: 16 },
  speed: { tag: "t", usual: 4, max: 5 },
  leadingTags: "dvm",
  chimes: /\b(?:sound[a-y]|msg[a-h]|ring[a-o])\b/g,
};

export const syn6658: ChipModel = {
  ...family,
  name: "syn6658",
  encodings: [gb2312Text, gbkText, big5Text, littleEndian, bigEndian],
};

export const xfs5152: ChipModel = {
  ...family,
  name: "xfs5152",
  encodings: [gb2312Text, gbkText, big5Text, littleEndian],
};
