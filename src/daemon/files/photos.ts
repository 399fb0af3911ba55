// Photographs of staff, as visitors see them over the window (亮牌上岗), and the hall's emblem: files in the data folder, one for
// each name. It knows nothing of who may put one there.
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { orUnwritable, writeWhole } from "./whole-file.ts";

/** Bytes of a picture. */
export const PHOTO_BYTES_MAX = 200_000;

export type PhotoType = "image/jpeg" | "image/png";

export interface Photo {
  readonly type: PhotoType;
  readonly bytes: Buffer;
}

const beginnings: Readonly<Record<PhotoType, string>> = { "image/jpeg": "ffd8ff", "image/png": "89504e470d0a1a0a" };

/** What the first bytes say it is; a name and a header can say anything. */
export const photoTypeOf = (bytes: Buffer): PhotoType | undefined =>
  (Object.keys(beginnings) as PhotoType[]).find((type) => bytes.toString("hex", 0, 8).startsWith(beginnings[type]));

export class Photos {
  readonly #folder: string;

  /** @param folder theirs alone; it need not be there yet */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Undefined when there is none, or none that is a picture. */
  async read(staff: string): Promise<Photo | undefined> {
    const bytes = await readFile(this.#path(staff)).catch(() => undefined);
    const type = bytes && photoTypeOf(bytes);
    return bytes && type && { type, bytes };
  }

  /** Whole or not at all; throws SETTINGS_UNWRITABLE. */
  write(staff: string, { bytes }: Photo): Promise<void> {
    return writeWhole(this.#path(staff), bytes);
  }

  remove(staff: string): Promise<void> {
    const path = this.#path(staff);
    return orUnwritable(path, () => rm(path, { force: true }));
  }

  /** Numbers are letters and figures; the file says itself which picture it is. */
  #path(staff: string): string {
    return join(this.#folder, staff);
  }
}
