// Identifiers that sort by time and are safe in topics, paths and SQL.
import type { Clock } from "./clock.ts";
import type { Random } from "./random.ts";

/** Crockford base 32, as the ULID specification writes it. */
const DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

export type MintId = () => string;

const timeDigits = (ms: number): string => {
  let left = ms;
  let digits = "";
  for (let place = 0; place < 10; place++) {
    digits = DIGITS[left % 32] + digits;
    left = Math.floor(left / 32);
  }
  return digits;
};

/** Mints ULIDs: 48 bits of time, 80 of randomness, 26 characters. */
export const ulids = (clock: Clock, random: Random): MintId => {
  return () => timeDigits(clock.now()) + Array.from(random.bytes(16), (byte) => DIGITS[byte % 32]).join("");
};

/** A secret of 256 bits, in base64url. */
export const mintSecret = (random: Random): string => Buffer.from(random.bytes(32)).toString("base64url");
