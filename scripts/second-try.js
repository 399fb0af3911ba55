// @ts-check
// A test with real programs shares the machine with everything else that runs. One that fails beside others is heard once
// more, by itself; both verdicts are printed, the second counts (docs/adr/0008).

/** @typedef {import("./jobs.js").Job} Job */
/** @typedef {import("./verdict.js").Result} Result */

/** More failures than these are no accident. */
const TRIES_MAX = 3;

/** @param {Result} result */
const hasFailed = ({ count }) => count.failed > 0;

/**
 * None where the run has failed anyway: by too many, or by one that runs in its own process alone.
 * @param {readonly Job[]} jobs
 * @param {readonly Result[]} results
 * @returns {readonly Job[]}
 */
export const jobsToTryAgain = (jobs, results) => {
  const failed = results.filter(hasFailed).map(({ name }) => jobs.find((job) => job.name === name));
  const shaky = failed.flatMap((job) => (job?.isWaiting ? [job] : []));
  return shaky.length === failed.length && failed.length <= TRIES_MAX ? shaky : [];
};

/**
 * What counts, and in words which of it took two tries.
 * @param {readonly Result[]} first
 * @param {readonly Result[]} second
 */
export const afterSecondTry = (first, second) => {
  const results = first.map((result) => second.find(({ name }) => name === result.name) ?? result);
  const saved = second.filter((result) => !hasFailed(result)).map(({ name }) => name);
  return { results, told: saved.length > 0 ? `Passed only at the second try: ${saved.join(", ")}` : "" };
};
