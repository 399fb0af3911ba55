// Counts the starts of the drivers where a loss of power cannot reach [HALL-1.2]: events are named by the boot they belong
// to, so one that came twice would lose them.
import { join } from "node:path";
import { readText, writeText } from "./durable-file.ts";

/** This start's number, from 1 on. */
export const nextBoot = (folder: string): number => {
  const path = join(folder, "boot");
  const before = Number(readText(path));
  const boot = (Number.isSafeInteger(before) ? before : 0) + 1;
  writeText(path, String(boot));
  return boot;
};
