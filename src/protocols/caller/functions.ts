// Function and data of each message, both ways [CALLER-2]. It knows no framing.
import { hexOf } from "../../base/bytes.ts";
import { bytesOfField } from "../hex.ts";
import { type CallerFrame, type CallerKey, callerKeys, DISPLAY_DIGITS, STARS_MAX } from "./frame.ts";

export const KEYS = 0x01;
const DISPLAY = 0x02;
const BEEP = 0x03;
const RATING = 0x11;
/** A digit that shows nothing. */
const BLANK = 0x0a;

export interface Said {
  readonly function: number;
  readonly data: Uint8Array;
}

export const saidBy = (frame: CallerFrame): Said => {
  switch (frame.kind) {
    case "keys":
      return { function: KEYS, data: Uint8Array.from(frame.keys, (key) => callerKeys[key]) };
    case "rating":
      return { function: RATING, data: Uint8Array.of(frame.score) };
    case "display":
      return {
        function: DISPLAY,
        data: Uint8Array.from(frame.digits, (digit) => (digit === " " ? BLANK : Number(digit))),
      };
    case "stars":
      return { function: DISPLAY, data: Uint8Array.of(frame.stars) };
    case "beep":
      return { function: BEEP, data: new Uint8Array(0) };
    case "other":
      return { function: frame.function, data: bytesOfField(frame.hex) };
  }
};

/** Of what we do not understand the function and the data are carried [CALLER-2.6]. */
export const frameSaying = (address: number, said: Said): CallerFrame =>
  understood(address, said) ?? { kind: "other", address, function: said.function, hex: hexOf(said.data) };

const understood = (address: number, { function: code, data }: Said): CallerFrame | undefined => {
  if (code === KEYS) return keysIn(address, data);
  if (code === DISPLAY) return shownIn(address, data);
  if (code === BEEP && data.length === 0) return { kind: "beep", address };
  return code === RATING && data.length === 1 ? { kind: "rating", address, score: data[0]! } : undefined;
};

const keyOf = (byte: number): CallerKey | undefined =>
  (Object.keys(callerKeys) as CallerKey[]).find((key) => callerKeys[key] === byte);

const keysIn = (address: number, data: Uint8Array): CallerFrame | undefined => {
  const keys = Array.from(data, keyOf).filter((key) => key !== undefined);
  return keys.length > 0 && keys.length === data.length ? { kind: "keys", address, keys } : undefined;
};

const shownIn = (address: number, data: Uint8Array): CallerFrame | undefined => {
  if (data.length === 1 && data[0]! <= STARS_MAX) return { kind: "stars", address, stars: data[0]! };
  if (data.length !== DISPLAY_DIGITS || data.some((byte) => byte > BLANK)) return undefined;
  return { kind: "display", address, digits: Array.from(data, (byte) => (byte === BLANK ? " " : `${byte}`)).join("") };
};
