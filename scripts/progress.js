// @ts-check
// Tells the person at the terminal what is being done and how long it took, and ends with one sentence when it cannot be
// done. Everything goes to stderr: stdout belongs to the program that was asked for.

/** Something a newcomer can put right; shown as it stands, without a stack. */
export class SetUpProblem extends Error {}

const TICK_MS = 200;
const ERASE_LINE = "\r\x1b[K";

/** @param {number} startedMs */
const secondsSince = (startedMs) => `${((performance.now() - startedMs) / 1000).toFixed(1)} s`;

/**
 * Shows the seconds go by. Returns how to wipe the line again.
 * @param {string} title
 * @param {number} startedMs
 */
const tick = (title, startedMs) => {
  const show = () => process.stderr.write(`${ERASE_LINE}${title} … ${secondsSince(startedMs)}`);
  const timer = setInterval(show, TICK_MS);
  return () => {
    clearInterval(timer);
    process.stderr.write(ERASE_LINE);
  };
};

/**
 * Says what begins, on a terminal with its running time, and how long it took.
 * @template T
 * @param {string} title
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export const step = async (title, work) => {
  const startedMs = performance.now();
  const wipe = process.stderr.isTTY ? tick(title, startedMs) : () => {};
  if (!process.stderr.isTTY) process.stderr.write(`${title} …\n`);
  try {
    return await work();
  } finally {
    wipe();
    process.stderr.write(`${title}: ${secondsSince(startedMs)}\n`);
  }
};

/** @param {unknown} error */
const sentenceOf = (error) => {
  if (error instanceof SetUpProblem) return error.message;
  return error instanceof Error ? error.stack : String(error);
};

/**
 * Runs a script's work; whatever goes wrong ends it with code 1, a problem of the set-up with its sentence alone.
 * @param {() => Promise<void>} work
 * @param {string} [lastLine] closes the output of a failure
 */
export const main = async (work, lastLine) => {
  try {
    await work();
  } catch (error) {
    process.stderr.write(`\n${sentenceOf(error)}\n`);
    if (lastLine) process.stdout.write(`${lastLine}\n`);
    process.exit(1);
  }
};
