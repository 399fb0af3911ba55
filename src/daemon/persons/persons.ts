// Who a ticket's person is, as far as the hall may know: an opaque reference, found again by a keyed hash, and a mask
// for people's eyes. The identity itself is kept nowhere. It does not know what a reference is used for.
import { createHmac } from "node:crypto";
import { chmodSync, closeSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Clock } from "../../base/clock.ts";
import { AppError, reasonOf, systemCodeOf } from "../../base/errors.ts";
import type { Random } from "../../base/random.ts";
import type { Ledger, PersonRow } from "../ledger/ledger.ts";

const KEY_FILE = "hall.key";
const KEY_BYTES = 32;
const REF_BYTES = 16;
/** New persons whose rows are not yet in the ledger: as many as commands may wait. */
const PENDING_MAX = 20_000;
/** The figures in front and at the end that a mask shows, as the identity card's convention has it. */
const SHOWN_HEAD = 3;
const SHOWN_TAIL = 4;
/** Anything shorter would show more than it hides. */
const SHOWN_LENGTH_MIN = 11;
const STARS = "*".repeat(11);

/** One person types one identity in many ways: full-width or not, spaced or not, x or X. */
const normalised = (identity: string): string => identity.normalize("NFKC").replace(/[\s-]/gu, "").toUpperCase();

/** `110***********1234`; as many stars whatever is hidden, and nothing but stars for what is short. */
export const mask = (identity: string): string => {
  const letters = Array.from(normalised(identity));
  if (letters.length < SHOWN_LENGTH_MIN) return STARS;
  return letters.slice(0, SHOWN_HEAD).join("") + STARS + letters.slice(-SHOWN_TAIL).join("");
};

export interface Referred {
  readonly ref: string;
  /** To be written with the command, where the person is new to the ledger. */
  readonly row?: PersonRow;
}

export interface PersonRegister {
  /** The same identity has the same reference until it is purged, also before its row is written. */
  refer(identity: string): Referred;
}

export interface RegisterOptions {
  readonly ledger: Pick<Ledger, "findPerson">;
  readonly key: Uint8Array;
  readonly random: Random;
  readonly clock: Clock;
}

export const personRegister = ({ ledger, key: secret, random, clock }: RegisterOptions): PersonRegister => {
  /** References by hash, oldest first. */
  const pending = new Map<string, string>();
  const refOf = (name: string): string => {
    const ref = pending.get(name) ?? Buffer.from(random.bytes(REF_BYTES)).toString("base64url");
    pending.set(name, ref);
    if (pending.size > PENDING_MAX) pending.delete(pending.keys().next().value!);
    return ref;
  };
  const refer = (identity: string): Referred => {
    const key = createHmac("sha256", secret).update(normalised(identity)).digest();
    const name = key.toString("base64");
    const known = ledger.findPerson(key);
    if (!known) {
      const ref = refOf(name);
      return { ref, row: { ref, key, masked: mask(identity), at: clock.now() } };
    }
    pending.delete(name);
    return { ref: known.ref };
  };
  return { refer };
};

const syncPath = (path: string): void => {
  const file = openSync(path, "r");
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
};

/** Whole or not at all, and on the disk before anyone uses it. */
const makeKey = (folder: string, path: string, random: Random): Buffer => {
  const key = Buffer.from(random.bytes(KEY_BYTES));
  writeFileSync(`${path}.new`, key, { mode: 0o600 });
  syncPath(`${path}.new`);
  renameSync(`${path}.new`, path);
  syncPath(folder);
  return key;
};

const readKey = (path: string): Buffer | undefined => {
  try {
    chmodSync(path, 0o600);
    return readFileSync(path);
  } catch (error) {
    if (systemCodeOf(error) === "ENOENT") return undefined;
    throw error;
  }
};

const orTrouble = <T>(code: "SETTINGS_UNREADABLE" | "SETTINGS_UNWRITABLE", file: string, work: () => T): T => {
  try {
    return work();
  } catch (error) {
    throw new AppError(code, { file, reason: reasonOf(error) }, { cause: error });
  }
};

/** The hall's own secret, made when it first starts; throws SETTINGS_UNREADABLE, SETTINGS_UNWRITABLE. */
export const hallKey = (folder: string, random: Random): Buffer => {
  const file = join(folder, KEY_FILE);
  const key =
    orTrouble("SETTINGS_UNREADABLE", file, () => readKey(file)) ??
    orTrouble("SETTINGS_UNWRITABLE", file, () => makeKey(folder, file, random));
  if (key.length === KEY_BYTES) return key;
  throw new AppError("SETTINGS_UNREADABLE", { file, reason: `it has ${key.length} bytes, expected ${KEY_BYTES}` });
};
