// [ESCPOS-2.2] Text between commands: GB 18030 while Chinese mode is on, ASCII otherwise; what is neither is carried as
// bytes.
import { Type } from "typebox";
import { hexOf } from "../../base/bytes.ts";
import { frameOf, MORE, type Step } from "../codec.ts";
import { decodeText } from "../text/decode-text.ts";
import { encodeText } from "../text/encode-text.ts";
import { bytesOf, Hex, Text } from "./payload.ts";

/** Bytes of one text frame at most, so that a stream without any command is not kept for ever. */
const TEXT_MAX = 1024;

const kind = Type.Literal("text");
const closed = { additionalProperties: false } as const;
export const textSchemas = [
  Type.Object({ kind, text: Text }, closed),
  Type.Object({ kind, hex: Hex }, { ...closed, description: "bytes that are no text in the mode of the moment" }),
] as const;

export type TextFrame = { kind: "text"; text: string } | { kind: "text"; hex: string };

export const textBytes = (frame: TextFrame): Uint8Array =>
  "text" in frame ? encodeText(frame.text, "gb18030").bytes : bytesOf(frame.hex).filter(isTextByte);

export const isTextByte = (byte: number): boolean => byte >= 0x20;

/** The bytes begin with a text byte. A text ends at the next control byte, or with the stream. */
export const textStep = (bytes: Uint8Array, isChinese: boolean, isOver: boolean): Step<TextFrame> => {
  const run = runOf(bytes);
  if (run.length === bytes.length && run.length < TEXT_MAX && !isOver) return MORE;
  const areCharacters = characterLength(run, 0, isChinese) > 0;
  const piece = run.subarray(0, pieceLength(run, isChinese, areCharacters));
  const text = areCharacters ? decoded(piece, isChinese) : undefined;
  return frameOf(piece.length, { kind: "text", ...(text === undefined ? { hex: hexOf(piece) } : { text }) });
};

const runOf = (bytes: Uint8Array): Uint8Array => {
  const most = Math.min(bytes.length, TEXT_MAX);
  let end = 0;
  while (end < most && isTextByte(bytes[end]!)) end++;
  return bytes.subarray(0, end);
};

const decoded = (bytes: Uint8Array, isChinese: boolean): string | undefined =>
  decodeText(bytes, isChinese ? "gb18030" : "ascii");

/** How many bytes from the start are characters, or are none. */
const pieceLength = (run: Uint8Array, isChinese: boolean, areCharacters: boolean): number => {
  let at = 0;
  while (at < run.length) {
    const length = characterLength(run, at, isChinese);
    if (length > 0 !== areCharacters) break;
    at += length || 1;
  }
  return at;
};

/** Of the character that begins there; 0 when none does. The conversion library is asked only for what may be one. */
const characterLength = (run: Uint8Array, at: number, isChinese: boolean): number => {
  const lead = run[at]!;
  if (lead < 0x7f) return 1;
  const second = run[at + 1] ?? 0;
  if (!isChinese || lead === 0xff || second < 0x30 || second === 0xff) return 0;
  const end = at + (second < 0x40 ? 4 : 2);
  const isWhole = end <= run.length && decoded(run.subarray(at, end), isChinese) !== undefined;
  return isWhole ? end - at : 0;
};
