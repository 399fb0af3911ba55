// @ts-check
// Brings a checkout to where its program can run: Node new enough, packages installed, program and pages built. Does
// only what is not done yet and says nothing when nothing is. Only built-ins, because it comes before any package.
import fs from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { run, tailOf } from "./child.js";
import { SetUpProblem, step } from "./progress.js";
import { isBuilt, isInstalled } from "./stamp.js";

/** @typedef {import("./child.js").Ended} Ended */

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The packages take 380 MB, what npm keeps of them about as much again. */
const INSTALL_ROOM_MB = 800;
const INSTALL_MS_MAX = 15 * 60_000;
const BUILD_MS_MAX = 2 * 60_000;

/**
 * @param {string} version such as `20.19.0`
 * @param {string} needed such as `>=20.19`
 * @returns {string | undefined} what to tell the person, when the version is too old
 */
export const nodeProblem = (version, needed) => {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [majorMin = 0, minorMin = 0] = needed.replace(/^>=/, "").split(".").map(Number);
  if (major > majorMin || (major === majorMin && minor >= minorMin)) return undefined;
  return `Tidehall needs Node ${majorMin}.${minorMin} or later; this is Node ${version}. Install a later one from nodejs.org or your distribution and try again.`;
};

/**
 * Why an installation failed, in a sentence, and the end of what npm said.
 * @param {Ended} end
 */
export const installProblem = (end) => {
  const tail = tailOf(end);
  const reason = end.isLate
    ? `npm ci did not finish within ${INSTALL_MS_MAX / 60_000} minutes.`
    : /ENOSPC/.test(tail)
      ? "The disk is full: the packages could not be written."
      : /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET/.test(tail)
        ? "npm cannot reach its registry. Check the network, or set one that can be reached: npm config set registry URL"
        : `npm ci failed (code ${end.code ?? end.signal}).`;
  return `${tail}\n\n${reason}`;
};

/**
 * @param {number} freeMb
 * @param {string} folder
 */
export const roomProblem = (freeMb, folder) =>
  freeMb >= INSTALL_ROOM_MB
    ? undefined
    : `The disk of ${folder} has ${Math.floor(freeMb)} MB free; the packages need ${INSTALL_ROOM_MB} MB. Make room and try again.`;

/** @param {string | undefined} problem */
const demandNone = (problem) => {
  if (problem !== undefined) throw new SetUpProblem(problem);
};

const freeMb = () => {
  const { bavail, bsize } = fs.statfsSync(root);
  return (bavail * bsize) / 1024 ** 2;
};

/** The npm that runs this script, else the one on the path. */
const npm = () => {
  const own = process.env.npm_execpath ?? "";
  return own.endsWith(".js") ? { command: process.execPath, args: [own] } : { command: "npm", args: [] };
};

const install = async () => {
  demandNone(roomProblem(freeMb(), root));
  const { command, args } = npm();
  const end = await step("Installing the packages (once, about half a minute)", () =>
    run(command, [...args, "ci", "--no-audit", "--no-fund"], { deadlineMs: INSTALL_MS_MAX, cwd: root }),
  );
  if (end.code !== 0) throw new SetUpProblem(installProblem(end));
};

const build = async () => {
  const script = join(root, "scripts/build.js");
  const end = await step("Building the program and its pages", () =>
    run(process.execPath, [script], { deadlineMs: BUILD_MS_MAX, cwd: root }),
  );
  if (end.code !== 0) throw new SetUpProblem(`${tailOf(end)}\n\nThe program could not be built.`);
};

const neededNode = () => JSON.parse(fs.readFileSync(join(root, "package.json"), "utf8")).engines.node;

/** All that a program in TypeScript needs; the tests build for themselves, so that a failing build is one failed test. */
export const setUpPackages = async () => {
  demandNone(nodeProblem(process.versions.node, neededNode()));
  if (!isInstalled(root)) await install();
};

export const setUp = async () => {
  await setUpPackages();
  if (!isBuilt(root)) await build();
};
