// Pictures and videos of the hall screen: files in the data folder, bounded in size and number. It knows neither who may put
// one there nor when one is shown.
import { mkdirSync } from "node:fs";
import { readdir, rm, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { orUnwritable, writeWhole } from "./whole-file.ts";

/** Bytes of a file: half a minute of video as a screen shows it. */
export const MEDIUM_BYTES_MAX = 16_000_000;
/** Files that are kept, over all. */
export const MEDIA_MAX = 40;

export type MediumType = "image/jpeg" | "image/png" | "video/mp4";
export const mediumTypes: readonly MediumType[] = ["image/jpeg", "image/png", "video/mp4"];

const extensions: Readonly<Record<MediumType, string>> = {
  "image/jpeg": ".jpg",
  "image/png": ".png",
  "video/mp4": ".mp4",
};

/** What the first bytes say it is; a name and a header can say anything. A video says so behind four bytes of length. */
const typeOf = (bytes: Buffer): MediumType | undefined => {
  if (bytes.toString("hex", 0, 3) === "ffd8ff") return "image/jpeg";
  if (bytes.toString("hex", 0, 8) === "89504e470d0a1a0a") return "image/png";
  return bytes.toString("latin1", 4, 8) === "ftyp" ? "video/mp4" : undefined;
};

/** The name ends as what is inside. */
export const isNamedAsItIs = (name: string, bytes: Buffer): boolean => {
  const type = typeOf(bytes);
  return type !== undefined && name.endsWith(extensions[type]);
};

export interface MediumFile {
  readonly file: string;
  readonly bytes: number;
}

export class Media {
  readonly folder: string;

  /** @param folder the data folder of the hall */
  constructor(folder: string) {
    // The server of files takes no other; the folder of the data may be given from here.
    this.folder = resolve(folder, "media");
    mkdirSync(this.folder, { recursive: true, mode: 0o700 });
  }

  /** By name; without what a broken write has left. */
  async list(): Promise<MediumFile[]> {
    const names = (await readdir(this.folder)).filter((name) => !name.endsWith(".new")).sort();
    return Promise.all(names.map(async (file) => ({ file, bytes: (await stat(join(this.folder, file))).size })));
  }

  /** Whether one more fits, or takes the place of one there is. */
  async hasRoomFor(name: string): Promise<boolean> {
    const files = await this.list();
    return files.length < MEDIA_MAX || files.some(({ file }) => file === name);
  }

  /** Whole or not at all; throws SETTINGS_UNWRITABLE. */
  write(name: string, bytes: Buffer): Promise<void> {
    return writeWhole(join(this.folder, name), bytes);
  }

  remove(name: string): Promise<void> {
    const path = join(this.folder, name);
    return orUnwritable(path, () => rm(path, { force: true }));
  }
}
