// Codes that only the hall's own key can make: whoever has one was given it, and none says anything about another.
import { createHmac, timingSafeEqual } from "node:crypto";

/** 132 bits, as 22 characters that an address takes as they are. */
const CODE_CHARACTERS = 22;

export interface KeyedCodes {
  codeOf(name: string): string;
  isCodeOf(name: string, code: string): boolean;
  /** As many decimal digits, for people to type; at most nine. */
  digitsOf(name: string, count: number): string;
}

const areSame = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

/** @param purpose nothing made for one purpose holds for another */
export const keyedCodes = (key: Uint8Array, purpose: string): KeyedCodes => {
  const own = createHmac("sha256", key).update(purpose).digest();
  const hash = (name: string) => createHmac("sha256", own).update(name).digest();
  const codeOf = (name: string): string => hash(name).toString("base64url").slice(0, CODE_CHARACTERS);
  return {
    codeOf,
    isCodeOf: (name, code) => areSame(code, codeOf(name)),
    digitsOf: (name, count) => String(hash(name).readUIntBE(0, 6) % 10 ** count).padStart(count, "0"),
  };
};
