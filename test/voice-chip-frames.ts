// Frames that the tests of all voice chips need: replies, and text or bytes of a given encoding.

import { hexOf } from "../src/base/bytes.ts";
import { decodeText } from "../src/protocols/text/decode-text.ts";
import { encodeText } from "../src/protocols/text/encode-text.ts";
import type { Encoding } from "../src/protocols/text/encodings.ts";
import type { Reply } from "../src/protocols/voice-chip/replies.ts";
import type { Vector } from "./codec-suite.ts";
import { fc } from "./search.ts";

/** [FDTTS-2.1] */
export const replyVectors: readonly Vector<Reply>[] = (
  [
    ["ready", "4A"],
    ["accepted", "41"],
    ["rejected", "45"],
    ["playing", "4E"],
    ["idle", "4F"],
  ] as const
).map(([kind, hex]) => ({ name: `data sheet, ${kind}`, hex, frame: { kind } }));

export const replies = fc.constantFrom(...replyVectors.map(({ frame }) => frame));

const CHARACTERS = [..."请到号窗口零一二三天下語音A0 [v9][d]soundk喆㐀😀\u00e9\ufeff"];

/** Text that the encoding holds whole, or bytes that are none of its text; at most `bytesMax` of either. */
export const contentIn = (encoding: Encoding, bytesMax: number): fc.Arbitrary<{ text: string } | { hex: string }> => {
  const text = fc
    .array(fc.constantFrom(...CHARACTERS.filter((one) => encodeText(one, encoding).substituted.length === 0)))
    .map((characters) => characters.join(""))
    .filter((text) => encodeText(text, encoding).bytes.length <= bytesMax);
  const hex = fc
    .uint8Array({ minLength: 1, maxLength: Math.min(bytesMax, 60) })
    .filter((bytes) => decodeText(bytes, encoding) === undefined);
  return fc.oneof(
    { weight: 3, arbitrary: text.map((text) => ({ text })) },
    hex.map((bytes) => ({ hex: hexOf(bytes) })),
  );
};
