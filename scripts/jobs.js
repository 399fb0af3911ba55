// @ts-check
// The jobs of a test run: each is a program with a deadline and comes back with what it counted.
import { existsSync, readdirSync } from "node:fs";
import { run, tailOf } from "./child.js";
import { needsOf } from "./needs.js";
import { isBuilt } from "./stamp.js";
import { countOf } from "./tap-count.js";

/** @typedef {{ count: import("./tap-count.js").Count, tookMs: number, said: string }} Outcome */
/**
 * `isWaiting`: much of its time it waits for other programs.
 * @typedef {{ name: string, isWaiting: boolean, run: () => Promise<Outcome> }} Job
 */

const FILE_MS_MAX = 240_000;
const CHECK_MS_MAX = 300_000;
const SLOW_RUN_MS_MAX = 600_000;
const SAID_LINES_MAX = 40;
const NO_ASYNC_HOOKS = new URL("no-async-hooks.js", import.meta.url);

/** One checker: several of them look at the same types, and the other cores have tests to run. */
const TSC = ["node_modules/typescript/bin/tsc", "--noEmit", "--checkers", "1"];

/** @type {Record<string, readonly string[]>} */
const CHECKS = {
  "biome check": ["node_modules/@biomejs/biome/bin/biome", "check", "--colors=off", "."],
  tsc: TSC,
  "tsc of the pages": [...TSC, "-p", "src/web"],
};

const LONG_CHECKS = ["tsc", "tsc of the pages"];

/** Long runs that have a short form, which goes through all of it and leaves how quickly to the long one. */
const SLOW_RUNS = ["bench/bench.ts", "test/chaos/chaos.ts"];

/**
 * A program whose exit code is its only answer counts as one test.
 * @param {string} name
 * @param {readonly string[]} args
 * @param {{ deadlineMs: number, isWaiting?: boolean }} options
 * @returns {Job}
 */
const programJob = (name, args, { deadlineMs, isWaiting = false }) => ({
  name,
  isWaiting,
  run: async () => {
    const end = await run(process.execPath, args, { deadlineMs, isGroup: true });
    const isGood = end.code === 0;
    const trouble = end.isLate ? "did not end in time" : `ended with ${end.signal ?? `code ${end.code}`}`;
    const failures = isGood ? [] : [{ name: trouble, detail: "" }];
    const count = { passed: isGood ? 1 : 0, failed: failures.length, skipped: 0, failures };
    return { count, tookMs: end.tookMs, said: tailOf(end, SAID_LINES_MAX) };
  },
});

/**
 * @param {string} file
 * @param {string} script what the file was made into
 * @returns {Job}
 */
export const fileJob = (file, script) => ({
  name: file,
  isWaiting: needsOf(file).length > 0,
  run: async () => {
    const args = ["--enable-source-maps", `--import=${NO_ASYNC_HOOKS}`, script];
    // Files of their own mind say so; for the others the library's own limit would be shorter than this one.
    const env = { ...process.env, TAP_TIMEOUT: String(FILE_MS_MAX / 1000) };
    const end = await run(process.execPath, args, { deadlineMs: FILE_MS_MAX, isGroup: true, env });
    return { count: countOf(end), tookMs: end.tookMs, said: tailOf({ ...end, stdout: "" }, SAID_LINES_MAX) };
  },
});

/** None when the program and its pages are those of these sources already. */
export const buildJobs = () =>
  isBuilt(".") ? [] : [programJob("build", ["scripts/build.js"], { deadlineMs: CHECK_MS_MAX })];

/** @param {boolean} isQuick leaves out those that take long */
export const checkJobs = (isQuick) =>
  Object.entries(CHECKS)
    .filter(([name]) => !isQuick || !LONG_CHECKS.includes(name))
    .map(([name, args]) => programJob(name, args, { deadlineMs: CHECK_MS_MAX }));

/** Only those that are there. */
export const slowJobs = () =>
  SLOW_RUNS.filter((file) => existsSync(file)).map((file) =>
    programJob(`${file} --short`, ["--import=tsx", file, "--short"], { deadlineMs: SLOW_RUN_MS_MAX, isWaiting: true }),
  );

/** The files that take longest are begun first: the last to be begun would otherwise run on by itself. */
const LONGEST = ["guide", "looks", "hall-day", "week", "screens", "processes", "pages", "office"];

/** @param {string} name */
const placeOf = (name) => LONGEST.indexOf(name.replace(".test.ts", "")) + 1 || LONGEST.length + 1;

/** @returns {string[]} */
export const everyFile = () =>
  readdirSync("test")
    .filter((name) => name.endsWith(".test.ts"))
    .sort((one, other) => placeOf(one) - placeOf(other) || (one < other ? -1 : 1))
    .map((name) => `test/${name}`);
