// @ts-check
// Where the programs of a test run put what they need for a while: folders of the run's own, which go with it. A run that was
// killed cannot clear away; the next one does it.
import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const NAME = /^tidehall-run-(\d+)$/;
/** In memory, where there is one: halls on virtual time have nothing to wait for but the disk. */
const QUICK = "/dev/shm";

/** @param {number} pid */
const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === "EPERM";
  }
};

/** @param {string} place */
export const sweep = (place) => {
  for (const name of readdirSync(place)) {
    const pid = Number(NAME.exec(name)?.[1] ?? process.pid);
    if (!isAlive(pid)) rmSync(join(place, name), { recursive: true, force: true });
  }
};

/** @param {string} place */
const openIn = (place) => {
  sweep(place);
  const folder = join(place, `tidehall-run-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

/** Every program that this one starts from now on puts its folders there. */
export const openRunFolders = () => {
  process.env.TMPDIR = openIn(tmpdir());
  if (existsSync(QUICK)) process.env.TIDEHALL_QUICK_TMPDIR = openIn(QUICK);
};
