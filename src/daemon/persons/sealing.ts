// Personal data at rest: sealed with a key that is the hall's own and lies outside the ledger, so that a copy of the
// ledger alone tells nobody anything.
import { createCipheriv, createDecipheriv, createHmac } from "node:crypto";
import type { Random } from "../../base/random.ts";

const CIPHER = "aes-256-gcm";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export interface Seal {
  close(value: unknown): Uint8Array;
  /** undefined for a box that was sealed with another key, or is damaged. */
  open(box: Uint8Array): unknown;
  /** The same text under the same name has the same reference; nobody finds the text by it. */
  refOf(name: string, text: string): string;
}

/** @param secret the hall's own key */
export const sealWith = (secret: Uint8Array, random: Random): Seal => {
  const keyFor = (purpose: string) => createHmac("sha256", secret).update(purpose).digest();
  const [key, refKey] = [keyFor("sealed box"), keyFor("sealed reference")];
  return {
    close(value) {
      const nonce = random.bytes(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, key, nonce);
      const body = Buffer.concat([cipher.update(JSON.stringify(value), "utf8"), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]);
    },
    open(box) {
      const [nonce, tag] = [box.subarray(0, NONCE_BYTES), box.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES)];
      try {
        const decipher = createDecipheriv(CIPHER, key, nonce);
        decipher.setAuthTag(tag);
        const body = decipher.update(box.subarray(NONCE_BYTES + TAG_BYTES));
        return JSON.parse(Buffer.concat([body, decipher.final()]).toString()) as unknown;
      } catch {
        return undefined;
      }
    },
    refOf: (name, text) => createHmac("sha256", refKey).update(`${name}\n${text}`).digest("base64url").slice(0, 22),
  };
};
