// @ts-check
// Puts the outcome of a test run into words.

/** @typedef {import("./jobs.js").Outcome & { name: string }} Result */

const SLOWEST_SHOWN = 10;
const FAILURES_SHOWN = 20;
const DETAIL_LINES_MAX = 60;

/**
 * @param {string} text
 * @param {string} margin
 */
const indented = (text, margin) =>
  text
    .split("\n", DETAIL_LINES_MAX)
    .filter((line) => line.trim() !== "")
    .map((line) => margin + line);

/** @param {number} ms */
const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;

/** @param {Result} result */
const lineOf = ({ name, count: { passed, failed, skipped }, tookMs }) => {
  const counts = [failed > 0 ? `${failed} FAILED` : "", `${passed} passed`, skipped > 0 ? `${skipped} skipped` : ""];
  return `${failed > 0 ? "not ok" : "ok    "}  ${name}: ${counts.filter(Boolean).join(", ")} (${seconds(tookMs)})`;
};

/** @param {Result} result */
const troubleOf = ({ name, count: { failures }, said }) => {
  const rest = failures.length - FAILURES_SHOWN;
  return [
    ...failures
      .slice(0, FAILURES_SHOWN)
      .flatMap((failure) => [`  ✗ ${failure.name}`, ...indented(failure.detail, "      ")]),
    ...(rest > 0 ? [`  … and ${rest} more`] : []),
    ...indented(said, "    | "),
    ...(name.startsWith("test/") ? [`  again: node --import=tsx ${name}`] : []),
  ];
};

/**
 * One line, and below it what is wrong.
 * @param {Result} result
 */
export const verdictOn = (result) => [lineOf(result), ...(result.count.failed > 0 ? troubleOf(result) : [])].join("\n");

/** @param {readonly Result[]} results */
export const slowestOf = (results) =>
  [...results]
    .sort((a, b) => b.tookMs - a.tookMs)
    .slice(0, SLOWEST_SHOWN)
    .map(({ name, tookMs }) => `  ${seconds(tookMs).padStart(8)}  ${name}`)
    .join("\n");

/**
 * The last line of a run.
 * @param {{ passed: number, failed: number, skipped: number }} sum
 */
export const summaryOf = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
