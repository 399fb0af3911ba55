// The four characters on a ticket's paper by which its visitor rates at the window's QR code: short enough to type, made from
// the ticket's own link, and no way back to it.
import { createHash } from "node:crypto";

/** Nothing that looks like something else. */
const ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
export const CODE_CHARACTERS = 4;

/** @param token of the ticket's link */
export const ratingCode = (token: string): string => {
  const bytes = createHash("sha256").update(`rating code ${token}`).digest().subarray(0, CODE_CHARACTERS);
  return [...bytes].map((byte) => ALPHABET[byte % ALPHABET.length]).join("");
};
