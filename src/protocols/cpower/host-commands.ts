// What a hall says to a C-Power card, and how long it waits.

import { decodeText } from "../text/decode-text.ts";
import { encodeText } from "../text/encode-text.ts";
import type { CpowerCommand } from "./frame.ts";

/** Of lines and answers [CPOWER-1.1], [CPOWER-5]. */
export const timing = {
  /** Not in the documents; what other software waits. */
  replyTimeoutMs: 2000,
  baudRates: [115_200, 57_600, 38_400],
  tcpPort: 5200,
} as const;

/** Some 200 hanzi: what the vendor promises for one packet over the network. */
const TEXT_BYTES_MAX = 400;

export interface SignWords {
  /** For the text of a frame. */
  readonly text: string;
  /** Characters that the sign shows otherwise or not at all, each once. */
  readonly substituted: readonly string[];
  /** Whether the end is missing, for want of room on the card. */
  readonly isCut: boolean;
}

/** Words of people: a card knows no escapes, but a 0 would end them and control characters are not theirs to send. */
export const signWords = (lines: readonly string[], bytesMax = TEXT_BYTES_MAX): SignWords => {
  const encoded = lines.map((line) => encodeText(line, "gbk"));
  const whole = encoded.map(({ bytes }) => decodeText(bytes, "gbk") ?? "").join("\r");
  const text = fitting(whole, bytesMax);
  const substituted = [...new Set(encoded.flatMap((line) => line.substituted))];
  return { text, substituted, isCut: text.length < whole.length };
};

const fitting = (text: string, bytesMax: number): string => {
  let left = bytesMax;
  const characters = Array.from(text);
  const firstTooMany = characters.findIndex((character) => {
    left -= character === "\r" ? 1 : encodeText(character, "gbk").bytes.length;
    return left < 0;
  });
  return firstTooMany < 0 ? text : characters.slice(0, firstTooMany).join("");
};

export type Way = Pick<CpowerCommand, "wire" | "idCode" | "card">;
type Text = Extract<CpowerCommand, { kind: "text" }>;
export type Look = Pick<Text, "effect" | "speed" | "stayS" | "font" | "colour" | "align">;

/** @param text of `signWords` */
export const showText = (way: Way, window: number, text: string, look: Look): CpowerCommand => ({
  kind: "text",
  ...way,
  reply: true,
  window,
  ...look,
  text,
});

type Windows = Extract<CpowerCommand, { kind: "splitWindows" }>["windows"];

/** Before the first text: the card forgets its windows when its power is cut. */
export const splitWindows = (way: Way, windows: Windows): CpowerCommand => ({
  kind: "splitWindows",
  ...way,
  reply: true,
  windows,
});

export const resumePrograms = (way: Way): CpowerCommand => ({ kind: "resumePrograms", ...way, reply: true });
