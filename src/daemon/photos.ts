// Photographs of staff, as visitors see them over the window (亮牌上岗): files in the data folder, one for each number. It
// knows nothing of who may put one there.
import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { AppError, reasonOf, systemCodeOf } from "../base/errors.ts";

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

  /** @param folder the data folder of the hall */
  constructor(folder: string) {
    this.#folder = join(folder, "photos");
  }

  /** Undefined when there is none, or none that is a picture. */
  async read(staff: string): Promise<Photo | undefined> {
    const bytes = await readFile(this.#path(staff)).catch(() => undefined);
    const type = bytes && photoTypeOf(bytes);
    return bytes && type && { type, bytes };
  }

  /** Whole or not at all; throws SETTINGS_UNWRITABLE. */
  async write(staff: string, { bytes }: Photo): Promise<void> {
    const path = this.#path(staff);
    await this.#change(path, async () => {
      await mkdir(this.#folder, { recursive: true, mode: 0o700 });
      const file = await open(`${path}.new`, "w", 0o600);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(`${path}.new`, path);
    });
  }

  async remove(staff: string): Promise<void> {
    const path = this.#path(staff);
    await this.#change(path, () => rm(path, { force: true }));
  }

  /** Numbers are letters and figures; the file says itself which picture it is. */
  #path(staff: string): string {
    return join(this.#folder, staff);
  }

  async #change(file: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (systemCodeOf(error) === "") throw error;
      throw new AppError("SETTINGS_UNWRITABLE", { file, reason: reasonOf(error) }, { cause: error });
    }
  }
}
