// Device secrets, kept only as hashes, in mosquitto's own format, so that one list of users serves either broker:
// `$7$<iterations>$<salt, base64>$<PBKDF2-HMAC-SHA512, base64>`.
import { pbkdf2Sync, timingSafeEqual } from "node:crypto";
import type { Random } from "../../base/random.ts";

/** mosquitto's own number. Secrets are 256 random bits, so there is nothing to guess that more rounds would slow. */
const ITERATIONS = 101;
/** A larger number in a hash could hold the hall for seconds at each connection. */
const ITERATIONS_MAX = 1_000_000;
const SALT_BYTES = 12;
const HASH_BYTES = 64;
const FORMAT = /^\$7\$(\d{1,7})\$([A-Za-z0-9+/]+=*)\$([A-Za-z0-9+/]+=*)$/;

const derive = (secret: string, salt: Uint8Array, iterations: number): Buffer =>
  pbkdf2Sync(secret, salt, iterations, HASH_BYTES, "sha512");

export const hashSecret = (secret: string, random: Random): string => {
  const salt = random.bytes(SALT_BYTES);
  const hash = derive(secret, salt, ITERATIONS);
  return `$7$${ITERATIONS}$${Buffer.from(salt).toString("base64")}$${hash.toString("base64")}`;
};

/** Takes the same time whichever byte differs; false for a hash that is not of this format. */
export const secretMatches = (secret: string, hash: string): boolean => {
  const [, rounds, salt, expected] = FORMAT.exec(hash) ?? [];
  const iterations = Number(rounds);
  if (!salt || !expected || iterations < 1 || iterations > ITERATIONS_MAX) return false;
  const wanted = Buffer.from(expected, "base64");
  const found = derive(secret, Buffer.from(salt, "base64"), iterations);
  return wanted.length === found.length && timingSafeEqual(wanted, found);
};
