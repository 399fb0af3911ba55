// A JSON document on disk, whole or not at all: written beside, synced, renamed over the old one, and the folder synced,
// so that a power cut leaves either the old text or the new. It is an adapter for lowdb and knows no document.
import { open, readFile, rename } from "node:fs/promises";
import { dirname } from "node:path";
import type { Adapter } from "lowdb";
import { AppError, reasonOf, systemCodeOf } from "../../base/errors.ts";

/** Documents of a hall hold hashes of secrets: only the daemon's own user reads them. */
const OWNER_ONLY = 0o600;

const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

const writeSynced = async (path: string, text: string): Promise<void> => {
  const file = await open(path, "w", OWNER_ONLY);
  try {
    // The mode above holds only for a new file; one left by a crash keeps the mode it had.
    await file.chmod(OWNER_ONLY);
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
};

const replaceFile = async (path: string, text: string): Promise<void> => {
  try {
    await writeSynced(`${path}.new`, text);
    await rename(`${path}.new`, path);
    await syncFolder(dirname(path));
  } catch (error) {
    throw new AppError("SETTINGS_UNWRITABLE", { file: path, reason: reasonOf(error) }, { cause: error });
  }
};

/** lowdb takes null for a missing file; a file that says null is a damaged one. */
const parseDocument = <T>(text: string): T => {
  const value: unknown = JSON.parse(text);
  if (typeof value !== "object" || value === null) throw new Error("it is not a JSON object");
  return value as T;
};

class DurableJson<T> implements Adapter<T> {
  readonly #path: string;
  #text = "";
  #present: Promise<void> = Promise.resolve();
  #next: Promise<void> | undefined;

  constructor(path: string) {
    this.#path = path;
  }

  read = async (): Promise<T | null> => {
    try {
      return parseDocument<T>(await readFile(this.#path, "utf8"));
    } catch (error) {
      if (systemCodeOf(error) === "ENOENT") return null;
      throw new AppError("SETTINGS_UNREADABLE", { file: this.#path, reason: reasonOf(error) }, { cause: error });
    }
  };

  /** Resolves when this document, or a later one, is on disk. Whoever comes while a write runs shares the next one. */
  write = (document: T): Promise<void> => {
    this.#text = `${JSON.stringify(document, null, 2)}\n`;
    this.#next ??= this.#present.then(() => this.#writeLatest());
    return this.#next;
  };

  #writeLatest(): Promise<void> {
    this.#next = undefined;
    const work = replaceFile(this.#path, this.#text);
    // A failed write is told to those who asked for it; the next one starts all the same.
    this.#present = work.catch(() => {});
    return work;
  }
}

/** A lowdb adapter for the document at `path`; rejects with SETTINGS_UNREADABLE or SETTINGS_UNWRITABLE. */
export const durableJson = <T>(path: string): Adapter<T> => new DurableJson<T>(path);
