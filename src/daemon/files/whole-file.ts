// A file written whole or not at all: beside, synced, renamed over the old one. It knows nothing of what is in it.
import { mkdir, open, rename } from "node:fs/promises";
import { dirname } from "node:path";
import { AppError, reasonOf, systemCodeOf } from "../../base/errors.ts";

/** What the file system refuses becomes SETTINGS_UNWRITABLE. */
export const orUnwritable = async (file: string, work: () => Promise<void>): Promise<void> => {
  try {
    await work();
  } catch (error) {
    if (systemCodeOf(error) === "") throw error;
    throw new AppError("SETTINGS_UNWRITABLE", { file, reason: reasonOf(error) }, { cause: error });
  }
};

const writeSynced = async (path: string, bytes: Uint8Array): Promise<void> => {
  const file = await open(path, "w", 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
};

/** Makes its folder too; throws SETTINGS_UNWRITABLE. */
export const writeWhole = (path: string, bytes: Uint8Array): Promise<void> =>
  orUnwritable(path, async () => {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await writeSynced(`${path}.new`, bytes);
    await rename(`${path}.new`, path);
  });
