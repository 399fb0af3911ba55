// Parts with data of any length: counted, ended by a zero, or sized by what stands before them.
import { type TOptional, type TProperties, type TString, Type } from "typebox";
import { hexOf } from "../../base/bytes.ts";
import { frameOf, MORE, skip } from "../codec.ts";
import { bytesOfField, hexField } from "../hex.ts";
import { decodeText } from "../text/decode-text.ts";
import { encodeText } from "../text/encode-text.ts";
import type { Encoding } from "../text/encodings.ts";
import { type Fields, littleEndian, named, type Part } from "./part.ts";

/** [ESCPOS-1.2] Longest command in bytes, so that noise that announces gigabytes holds nothing up: 80 mm of paper, 45 cm long. */
export const BYTES_MAX = 256 * 1024;

export const Hex = Type.String({
  pattern: "^([0-9A-Fa-f]{2} ?)*$",
  maxLength: 3 * BYTES_MAX,
  description: "bytes in hexadecimal pairs",
});

/** None when the field is left out. */
export const bytesOf = (hex: unknown): Uint8Array => bytesOfField(String(hex ?? ""));
export const tooLong = skip(`announces more than ${BYTES_MAX} bytes`);

/** All bytes there are; stands inside a part that knows how many. */
export const hexToEnd: Part<{ hex: TString }> = {
  properties: { hex: Hex },
  read: (bytes) => frameOf(bytes.length, { hex: hexOf(bytes) }),
  write: ({ hex }) => bytesOf(hex),
};

/** Always so many bytes; on the way out padded with zeros or cut. */
export const hexOfLength = <K extends string>(name: K, length: number): Part<{ [N in K]: TString }> => ({
  properties: { [name]: hexField(length, length, `${length} bytes`) } as { [N in K]: TString },
  read: (bytes) => (bytes.length < length ? MORE : frameOf(length, { [name]: hexOf(bytes.subarray(0, length)) })),
  write: (fields) => fitted(bytesOf(named(fields)[name]), length),
});

export const fitted = (bytes: Uint8Array, length: number): Uint8Array => {
  const whole = new Uint8Array(length);
  whole.set(bytes.subarray(0, length));
  return whole;
};

/** No control characters: text never becomes a command [ESCPOS-2.4]. */
export const Text = Type.String({ pattern: "^[^\\u0000-\\u001f\\u007f-\\u009f]*$", maxLength: 4096 });

export type TextOrHex = { text: TOptional<TString>; hex: TOptional<TString> };

/** All bytes there are: text where they are valid in the encoding, the bytes themselves where not. */
export const textToEnd = (encoding: Encoding): Part<TextOrHex> => ({
  properties: { text: Type.Optional(Text), hex: Type.Optional(Hex) },
  read: (bytes) => frameOf(bytes.length, textOrHex(bytes, encoding)),
  write: ({ text, hex }) => (text === undefined ? bytesOf(hex) : encodeText(text, encoding).bytes),
});

const textOrHex = (bytes: Uint8Array, encoding: Encoding): Fields => {
  const text = bytes.length <= 4096 ? decodeText(bytes, encoding) : undefined;
  return text === undefined ? { hex: hexOf(bytes) } : { text };
};

/** A count of so many bytes, least byte first, and then what it counts. */
export const counted = <P extends TProperties>(width: 1 | 2 | 4, inner: Part<P>): Part<P> => ({
  properties: inner.properties,
  read: (bytes) => {
    if (bytes.length < width) return MORE;
    const count = bytes.subarray(0, width).reduceRight((sum, byte) => sum * 256 + byte, 0);
    if (count > BYTES_MAX - 16) return tooLong;
    return bytes.length < width + count ? MORE : wholly(inner, bytes.subarray(width, width + count), width);
  },
  write: (fields) => {
    const data = Array.from(inner.write(fields)).slice(0, 256 ** width - 1);
    return [...littleEndian(data.length, width), ...data];
  },
});

/** Undefined when the inner part does not take exactly these bytes. */
const wholly = <P extends TProperties>(inner: Part<P>, bytes: Uint8Array, before: number, after = 0) => {
  const step = inner.read(bytes);
  const isExact = step?.kind === "frame" && step.length === bytes.length;
  return isExact ? frameOf(before + bytes.length + after, step.frame) : undefined;
};

/** What comes before the next zero byte, at most `bytesMax` bytes. */
export const untilZero = <P extends TProperties>(inner: Part<P>, bytesMax = 255): Part<P> => ({
  properties: inner.properties,
  read: (bytes) => {
    const end = bytes.subarray(0, bytesMax + 1).indexOf(0);
    if (end < 0) return bytes.length > bytesMax ? undefined : MORE;
    return wholly(inner, bytes.subarray(0, end), 0, 1);
  },
  write: (fields) => [
    ...Array.from(inner.write(fields))
      .filter((byte) => byte !== 0)
      .slice(0, bytesMax),
    0,
  ],
});
