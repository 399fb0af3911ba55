// A small text file that is whole or not there at all, and on the disk when the write returns.
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";
import { dirname } from "node:path";

/** Undefined when there is none that can be read. */
export const readText = (path: string): string | undefined => {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
};

const syncedly = (path: string, flags: string, write: (file: number) => void): void => {
  const file = openSync(path, flags, 0o600);
  try {
    write(file);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
};

export const writeText = (path: string, text: string): void => {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  syncedly(`${path}.new`, "w", (file) => writeSync(file, text));
  renameSync(`${path}.new`, path);
  syncedly(dirname(path), "r", () => {});
};
