// @ts-check
// Runs the jobs of a test run and adds up what they say. They share the cores, those that start other programs last: none
// of them judges by real time. Works in the root of the checkout.
import { cpus } from "node:os";
import { buildTests } from "./build-tests.js";
import { buildJobs, checkJobs, everyFile, fileJob, slowJobs } from "./jobs.js";
import { needsOf, provide } from "./needs.js";
import { openRunFolders } from "./run-folder.js";
import { afterSecondTry, jobsToTryAgain } from "./second-try.js";
import { slowestOf, summaryOf, verdictOn } from "./verdict.js";

/** @typedef {import("./jobs.js").Job} Job */
/** @typedef {import("./verdict.js").Result} Result */

/** @param {Job} job */
const carryOut = async (job) => {
  const result = { name: job.name, ...(await job.run()) };
  process.stdout.write(`${verdictOn(result)}\n`);
  return result;
};

/**
 * @param {readonly Job[]} jobs
 * @param {number} lanes
 * @param {number} [moreLanes] for jobs that mostly wait, from the end: beside them the cores have room for others
 */
const inLanes = async (jobs, lanes, moreLanes = 0) => {
  const left = [...jobs];
  /** @type {Result[]} */
  const results = [];
  /** @param {() => Job | undefined} next */
  const lane = async (next) => {
    for (let job = next(); job; job = next()) results.push(await carryOut(job));
  };
  const first = () => left.shift();
  const lastThatWaits = () => (left.at(-1)?.isWaiting ? left.pop() : undefined);
  await Promise.all([
    ...Array.from({ length: lanes }, () => lane(first)),
    ...Array.from({ length: moreLanes }, () => lane(lastThatWaits)),
  ]);
  return results;
};

/** @param {readonly Job[]} jobs */
const carryOutAll = (jobs) => {
  const inOrder = [...jobs.filter(({ isWaiting }) => !isWaiting), ...jobs.filter(({ isWaiting }) => isWaiting)];
  const cores = cpus().length;
  return inLanes(inOrder, cores, Math.ceil(cores / 2));
};

/**
 * @param {readonly Job[]} jobs
 * @param {readonly Result[]} results
 */
const tryAgain = async (jobs, results) => {
  const again = jobsToTryAgain(jobs, results);
  if (again.length === 0) return results;
  process.stdout.write("\nOnce more, one at a time:\n");
  const { results: final, told } = afterSecondTry(results, await inLanes(again, 1));
  if (told) process.stdout.write(`${told}\n`);
  return final;
};

/**
 * @param {readonly Result[]} results
 * @param {number} leftOut files that could not run
 */
const sumOf = (results, leftOut) => {
  const sum = { passed: 0, failed: 0, skipped: leftOut };
  for (const { count } of results) {
    sum.passed += count.passed;
    sum.failed += count.failed;
    sum.skipped += count.skipped;
  }
  return sum;
};

/**
 * @param {{ files: readonly string[], isUnitOnly: boolean, isCi: boolean }} request without files: all of them, and the
 *   checks of the whole tree; `isCi`: the slow runs too, and a second try for what real programs may have tripped
 * @returns {Promise<boolean>} nothing failed
 */
export const runSuite = async ({ files, isUnitOnly, isCi }) => {
  openRunFolders();
  const isWhole = files.length === 0;
  const asked = isWhole ? everyFile().filter((file) => !isUnitOnly || needsOf(file).length === 0) : files;
  const leftOut = await provide(asked);
  const toRun = asked.filter((file) => !leftOut.includes(file));
  const scriptOf = await buildTests(toRun);
  const fileJobs = toRun.map((file) => fileJob(file, scriptOf(file)));
  const built = await inLanes(buildJobs(), 1);
  const jobs = [...(isWhole ? checkJobs(isUnitOnly) : []), ...(isCi ? slowJobs() : []), ...fileJobs];
  const tested = await carryOutAll(jobs);
  const results = [...built, ...(isCi ? await tryAgain(jobs, tested) : tested)];
  const sum = sumOf(results, leftOut.length);
  process.stdout.write(`\nSlowest:\n${slowestOf(results)}\n\n${summaryOf(sum)}\n`);
  return sum.failed === 0;
};
