// On what the bench has run: numbers of two machines, or of a quiet and a busy one, must not be taken for each other.
import { statfsSync } from "node:fs";
import { cpus, loadavg, totalmem } from "node:os";

const MIB = 1024 ** 2;

/** Magic numbers of statfs(2). */
const FILE_SYSTEMS: Readonly<Record<number, string>> = {
  61267: "ext4",
  16914836: "tmpfs",
  1481003842: "xfs",
  2435016766: "btrfs",
  2035054128: "overlay",
};

export interface Machine {
  readonly node: string;
  readonly platform: string;
  readonly cpus: number;
  readonly cpu: string;
  readonly memoryMiB: number;
  /** File system under the data of the hall; a number where the name is not known. */
  readonly disk: string;
  /** Mean of the last minute, before the run; above 0.5 the machine was not quiet. */
  readonly load: number;
}

export const machineAt = (folder: string): Machine => {
  const { type } = statfsSync(folder);
  return {
    node: process.version,
    platform: `${process.platform}-${process.arch}`,
    cpus: cpus().length,
    cpu: cpus()[0]?.model ?? "unknown",
    memoryMiB: Math.round(totalmem() / MIB),
    disk: FILE_SYSTEMS[type] ?? String(type),
    load: loadavg()[0] ?? 0,
  };
};
