// How a frame of JSON carries bytes that say nothing to us: as hexadecimal pairs. It knows no protocol.
import { type TString, Type } from "typebox";
import { bytesOfHex } from "../base/bytes.ts";

/** Pairs with or without blanks between them, in either case; decoders write them in upper case with blanks. */
export const hexField = (bytesMin: number, bytesMax: number, description: string): TString =>
  Type.String({ pattern: `^(?:[0-9A-Fa-f]{2} ?){${bytesMin},${bytesMax}}$`, description });

/** The bytes of a field that its schema has passed. */
export const bytesOfField = (hex: string): Uint8Array => bytesOfHex(hex) ?? new Uint8Array(0);
