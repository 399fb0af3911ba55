// Text from people to bytes for a device: what the encoding lacks is replaced and reported, control characters go.
// It knows no protocol; the tags and escapes of a device are its protocol's affair.
import { concat } from "../../base/bytes.ts";
import { bytesOfCharacter } from "./characters.ts";
import type { Encoding } from "./encodings.ts";
import { equivalentsOf } from "./equivalents.ts";

export interface EncodedText {
  readonly bytes: Uint8Array;
  /** Characters of the text that the encoding lacks, each once, in the order of the text. */
  readonly substituted: readonly string[];
}

const CONTROL = /\p{Cc}/gu;

/** Never throws. Line ends are control characters: who wants lines encodes each by itself. */
export const encodeText = (text: string, encoding: Encoding): EncodedText => {
  const substituted = new Set<string>();
  const parts = Array.from(text.replace(CONTROL, ""), (character) => {
    const bytes = bytesOfCharacter(character, encoding);
    if (!bytes) substituted.add(character);
    return bytes ?? bytesInstead(character, encoding);
  });
  return { bytes: concat(...parts), substituted: [...substituted] };
};

const bytesInstead = (character: string, encoding: Encoding): Uint8Array => {
  for (const equivalent of equivalentsOf(character)) {
    const parts = Array.from(equivalent, (one) => bytesOfCharacter(one, encoding));
    if (parts.every((bytes) => bytes !== undefined)) return concat(...parts);
  }
  return new Uint8Array(0);
};
