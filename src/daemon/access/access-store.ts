// Holds the access document in memory and on disk. What somebody was told is on disk before they are told it; when a
// token was last seen is written with the next change, or a minute later.
import { Low } from "lowdb";
import { checker, problemsText } from "../../base/check.ts";
import type { Cancel, Clock } from "../../base/clock.ts";
import { AppError } from "../../base/errors.ts";
import { mintSecret } from "../../base/ids.ts";
import type { Random } from "../../base/random.ts";
import { durableJson } from "../files/durable-json.ts";
import { AccessDocument } from "./access-document.ts";

const LATER_MS = 60_000;

export type TakeBack = () => void;

export interface AccessStoreOptions {
  readonly path: string;
  readonly clock: Clock;
  readonly random: Random;
}

const emptyDocument = (random: Random): AccessDocument => ({
  format: 1,
  salt: mintSecret(random),
  tokens: {},
  staff: {},
  devices: {},
});

export class AccessStore {
  readonly #low: Low<AccessDocument>;
  readonly #clock: Clock;
  #cancelLater: Cancel | undefined;
  #writing: Promise<void> = Promise.resolve();

  private constructor(low: Low<AccessDocument>, clock: Clock) {
    this.#low = low;
    this.#clock = clock;
  }

  /** Rejects with SETTINGS_UNREADABLE or SETTINGS_UNWRITABLE; a hall is never opened to everybody because a file is damaged. */
  static async open({ path, clock, random }: AccessStoreOptions): Promise<AccessStore> {
    const fresh = emptyDocument(random);
    const low = new Low<AccessDocument>(durableJson(path), fresh);
    await low.read();
    const checked = checker(AccessDocument)(low.data);
    if (!checked.ok) throw new AppError("SETTINGS_UNREADABLE", { file: path, reason: problemsText(checked.problems) });
    if (low.data === fresh) await low.write();
    return new AccessStore(low, clock);
  }

  get document(): AccessDocument {
    return this.#low.data;
  }

  /** Changes the document durably. When it cannot be written, the change is taken back and SETTINGS_UNWRITABLE thrown. */
  async change(apply: (document: AccessDocument) => TakeBack): Promise<void> {
    const takeBack = apply(this.#low.data);
    try {
      await this.#save();
    } catch (error) {
      takeBack();
      throw error;
    }
  }

  /** Writes within a minute; for what may be lost. */
  saveLater(): void {
    this.#cancelLater ??= this.#clock.after(LATER_MS, "access document", () => {
      // A failing disk is told by the next change that matters.
      this.#save().catch(() => {});
    });
  }

  /** Waits for what is being written, and writes what was put off. */
  async close(): Promise<void> {
    if (this.#cancelLater) this.#save();
    await this.#writing.catch(() => {});
  }

  #save(): Promise<void> {
    this.#cancelLater?.();
    this.#cancelLater = undefined;
    this.#writing = this.#low.write();
    return this.#writing;
  }
}

/** Sets an entry, and says how to put back what was there. */
export const setEntry = <T>(entries: Record<string, T>, key: string, value: T | undefined): TakeBack => {
  const before = entries[key];
  const put = (entry: T | undefined) => {
    if (entry === undefined) delete entries[key];
    else entries[key] = entry;
  };
  put(value);
  return () => put(before);
};

/** Takes several changes back, the last one first. */
export const takeAllBack =
  (changes: readonly TakeBack[]): TakeBack =>
  () => {
    for (const takeBack of [...changes].reverse()) takeBack();
  };
