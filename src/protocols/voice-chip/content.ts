// Text as it stands in a frame, its tags included; bytes that are no text are carried as they are.
import { Type } from "typebox";
import { hexOf } from "../../base/bytes.ts";
import { bytesOfField, hexField } from "../hex.ts";
import { decodeText } from "../text/decode-text.ts";
import { encodeText } from "../text/encode-text.ts";
import type { Encoding } from "../text/encodings.ts";

export type Content = { readonly text: string } | { readonly hex: string };

/** Fields of a schema; a frame has one of the two. */
export const textField = (bytesMax: number) =>
  Type.String({ maxLength: bytesMax, description: `with its tags; at most ${bytesMax} bytes in its encoding` });
export const hexTextField = (bytesMax: number) => hexField(1, bytesMax, "text that is not valid in its encoding");

export const contentOf = (bytes: Uint8Array, encoding: Encoding): Content => {
  const text = decodeText(bytes, encoding);
  return text === undefined ? { hex: hexOf(bytes) } : { text };
};

export const bytesOfContent = (content: Content, encoding: Encoding): Uint8Array =>
  "hex" in content ? bytesOfField(content.hex) : encodeText(content.text, encoding).bytes;
