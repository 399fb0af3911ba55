// What a process holds in memory, as its system tells it.
import { readFileSync } from "node:fs";

const KIB_PER_MIB = 1024;

/** Resident MiB; undefined on a system that does not say. */
export const residentMiB = (pid: number): number | undefined => {
  try {
    const [, kib] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return kib === undefined ? undefined : Number(kib) / KIB_PER_MIB;
  } catch {
    return undefined;
  }
};
