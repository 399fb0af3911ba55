// Text on a wire as text in a frame. Control characters stand in it as they came; bytes that are no text in any encoding
// of the device stay hexadecimal.
import { Type } from "typebox";
import { concat, hexOf } from "../../base/bytes.ts";
import { bytesOfField } from "../hex.ts";
import { decodeText } from "../text/decode-text.ts";
import { encodeText } from "../text/encode-text.ts";
import type { Encoding } from "../text/encodings.ts";
import type { Field } from "./field.ts";
import { Misfit, type Source } from "./source.ts";

/** In the device's first encoding; in its second one by name; or bytes that are neither. */
export type Text = string | { readonly gbk: string } | { readonly hex: string };

/** In these encodings no second byte of a character is below 40, so a control byte is never part of one. */
type PairEncoding = Extract<Encoding, "gb2312" | "gbk">;

const isControl = (byte: number): boolean => byte < 0x20 || byte === 0x7f;

/** Runs of control bytes and of others, in turn. */
const runsOf = (bytes: Uint8Array): Uint8Array[] => {
  const starts = [...bytes.keys()].filter((at) => at === 0 || isControl(bytes[at]!) !== isControl(bytes[at - 1]!));
  return starts.map((start, index) => bytes.subarray(start, starts[index + 1]));
};

const readIn = (bytes: Uint8Array, encoding: PairEncoding): string | undefined => {
  const runs = runsOf(bytes).map((run) =>
    isControl(run[0]!) ? String.fromCharCode(...run) : decodeText(run, encoding),
  );
  return runs.some((run) => run === undefined) ? undefined : runs.join("");
};

const CONTROLS = /(\p{Cc}+)/u;

const writeIn = (text: string, encoding: PairEncoding): Uint8Array =>
  concat(
    ...text.split(CONTROLS).map((run) => (CONTROLS.test(run) ? controlBytes(run) : encodeText(run, encoding).bytes)),
  );

/** Those that have a byte of their own. */
const controlBytes = (run: string): number[] =>
  Array.from(run, (character) => character.charCodeAt(0)).filter(isControl);

const written = (text: Text, first: PairEncoding): Uint8Array => {
  if (typeof text === "string") return writeIn(text, first);
  return "gbk" in text ? writeIn(text.gbk, "gbk") : bytesOfField(text.hex);
};

const meant = (bytes: Uint8Array, first: PairEncoding): Text => {
  const text = readIn(bytes, first);
  if (text !== undefined) return text;
  const gbk = first === "gbk" ? undefined : readIn(bytes, "gbk");
  return gbk === undefined ? { hex: hexOf(bytes) } : { gbk };
};

/** @param excluded a byte, in two digits, that may not stand in the text */
const schemaOf = (first: PairEncoding, bytesMax: number, description: string, excluded?: string) => {
  const strict = { additionalProperties: false };
  const without = excluded === undefined ? {} : { pattern: `^[^\\u00${excluded}]*$` };
  const plain = Type.String({ ...without, maxLength: bytesMax, description });
  const gbk = Type.Object({ gbk: Type.String({ ...without, maxLength: bytesMax }) }, strict);
  const pair = excluded === undefined ? "[0-9A-Fa-f]{2}" : `(?!${excluded})[0-9A-Fa-f]{2}`;
  const pattern = `^(?:${pair} ?){1,${bytesMax}}$`;
  const hex = Type.Object({ hex: Type.String({ pattern, description: "bytes that are no text" }) }, strict);
  return first === "gbk" ? Type.Union([plain, hex]) : Type.Union([plain, gbk, hex]);
};

/** All that is left of the bytes. */
export const restAsText = (first: PairEncoding, bytesMax: number, description: string): Field<Text> => ({
  schema: schemaOf(first, bytesMax, description),
  read: (source) => {
    if (source.left > bytesMax) throw new Misfit("too long");
    return meant(source.rest(), first);
  },
  write: (text) => written(text, first),
});

/** All that is left of the bytes, of which the last is 0 and no other. */
export const zeroEndedText = (first: PairEncoding, bytesMax: number, description: string): Field<Text> => ({
  schema: schemaOf(first, bytesMax, description, "00"),
  read: (source) => meant(beforeZero(source, bytesMax), first),
  write: (text) => concat(written(text, first), [0]),
});

const beforeZero = (source: Source, bytesMax: number): Uint8Array => {
  const bytes = source.rest();
  const end = bytes.indexOf(0);
  if (end !== bytes.length - 1 || end < 0 || end > bytesMax) throw new Misfit("no 0 at the end, or one before it");
  return bytes.subarray(0, end);
};
