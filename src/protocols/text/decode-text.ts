// Bytes from a device or a capture to text, strictly: what would not come back byte for byte is no text.
import { rawText } from "./characters.ts";
import { encodeText } from "./encode-text.ts";
import type { Encoding } from "./encodings.ts";

/** Undefined when the bytes are not valid in the encoding, or hold control characters. Never throws. */
export const decodeText = (bytes: Uint8Array, encoding: Encoding): string | undefined => {
  const text = rawText(bytes, encoding);
  const back = encodeText(text, encoding);
  return back.substituted.length === 0 && areSame(back.bytes, bytes) ? text : undefined;
};

const areSame = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, index) => byte === other[index]);
