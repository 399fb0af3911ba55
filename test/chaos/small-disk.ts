// A disk that can be full and have room again: a small one of its own where the system lets us mount it, else a bound on
// how far the daemon may write into any file, which its ledger meets as a disk that fails.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { reasonOf } from "../../src/base/errors.ts";
import type { RefusalCode } from "../../src/hall/refusals.ts";

export interface SmallDisk {
  /** How it is done here, for people. */
  readonly how: string;
  /** Where the data lies; undefined where any folder does. */
  readonly folder: string | undefined;
  /** With what the hall must refuse. */
  readonly refusal: RefusalCode;
  /** Takes all the room there is; `pid` is the daemon's. */
  fill(pid: number): void;
  free(pid: number): void;
  remove(): void;
}

const ROOM = "size=16m";

const succeeds = (command: string, args: readonly string[]): boolean => {
  try {
    execFileSync(command, args, { stdio: "pipe" });
    return true;
  } catch {
    return false;
  }
};

/** Smaller and smaller pieces, until not even one byte goes in. */
const fillUp = (path: string): void => {
  for (let length = 1 << 20; length >= 1; length = Math.floor(length / 2)) {
    try {
      for (;;) writeFileSync(path, Buffer.alloc(length), { flag: "a" });
    } catch (error) {
      if (!/ENOSPC/.test(reasonOf(error))) throw error;
    }
  }
};

const mountedDisk = (): SmallDisk | undefined => {
  const folder = mkdtempSync(join(tmpdir(), "tidehall-disk-"));
  const remove = () => {
    succeeds("umount", ["-l", folder]);
    rmSync(folder, { recursive: true, force: true });
  };
  if (!succeeds("mount", ["-t", "tmpfs", "-o", ROOM, "tmpfs", folder])) return void remove();
  process.once("exit", remove);
  const film = join(folder, "somebody-elses-film.mp4");
  return {
    how: "a mounted disk of 16 MiB",
    folder,
    refusal: "ledger-full",
    fill: () => fillUp(film),
    free: () => rmSync(film),
    remove: () => {
      process.removeListener("exit", remove);
      remove();
    },
  };
};

/** The soft limit only, so that it can be lifted again without a privilege. Node ignores SIGXFSZ, so a write fails. */
const limit = (pid: number, bytes: string): boolean => succeeds("prlimit", [`--pid=${pid}`, `--fsize=${bytes}:`]);

const limitedDisk = (): SmallDisk | undefined => {
  if (!limit(process.pid, "unlimited")) return undefined;
  return {
    how: "a limit on file sizes, because no disk can be mounted here",
    folder: undefined,
    refusal: "ledger-failing",
    fill: (pid) => void limit(pid, "0"),
    free: (pid) => void limit(pid, "unlimited"),
    remove: () => {},
  };
};

/** Undefined where the system offers neither. */
export const openSmallDisk = (): SmallDisk | undefined => mountedDisk() ?? limitedDisk();
