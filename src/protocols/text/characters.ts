// One character and its bytes in an encoding: the only place that asks the conversion library.
import iconv from "iconv-lite";
import { isAssigned } from "./assigned.ts";
import type { Encoding } from "./encodings.ts";

/** Their places moved between editions of the standards, and no device's font has them. */
const PRIVATE_USE = /^\p{Co}$/u;
const LONE_SURROGATE = /^\p{Cs}$/u;

/** Every byte as it stands, valid or not: what is not comes out as replacement characters. */
export const rawText = (bytes: Uint8Array, encoding: Encoding): string =>
  iconv.decode(bytes, encoding, { stripBOM: false });

/** Undefined when the encoding lacks the character. */
export const bytesOfCharacter = (character: string, encoding: Encoding): Uint8Array | undefined => {
  if (LONE_SURROGATE.test(character)) return undefined;
  const bytes = iconv.encode(character, encoding, { addBOM: false });
  return rawText(bytes, encoding) === character && holds(encoding, bytes, character) ? bytes : undefined;
};

const holds = (encoding: Encoding, bytes: Uint8Array, character: string): boolean => {
  switch (encoding) {
    case "gb2312":
    case "gbk":
    case "big5":
      return isAssigned(encoding, bytes) && !PRIVATE_USE.test(character);
    case "gb18030":
      return !PRIVATE_USE.test(character);
    case "ascii":
      return bytes[0]! < 0x80;
    default:
      return true;
  }
};
