// @ts-check
// Counts the assertions of one test file from its TAP and from how it ended. Suspicious by nature: a file that crashes,
// hangs, breaks off or asserts nothing has failed, whatever it printed before.
import { Parser } from "tap-parser";

/**
 * @typedef {object} Count
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped skipped and todo
 * @property {readonly { name: string, detail: string }[]} failures
 */

/** The plan of a file that says why it tests nothing here. */
const SKIPPED_FILE = /^1\.\.0 +#/m;

/** @param {unknown} diag what tap noted under a failed assertion */
const detailOf = (diag) => {
  const { diff, found, wanted, stack } = /** @type {Record<string, unknown>} */ (diag ?? {});
  const values = diff ?? (found === undefined && wanted === undefined ? undefined : `found ${found}, wanted ${wanted}`);
  return [values, stack].filter(Boolean).map(String).join("\n");
};

/**
 * Why the file has failed as a whole, if it has.
 * @param {import("./child.js").Ended} end
 * @param {boolean} isWhole the TAP keeps its plan and has no failure
 * @param {boolean} isEmpty nothing was asserted or skipped
 */
const complaint = ({ code, signal, isLate, tookMs }, isWhole, isEmpty) => {
  if (isLate) return `did not end within ${Math.round(tookMs / 1000)} s`;
  if (signal) return `was ended by ${signal}`;
  if (code !== 0) return `ended with code ${code}`;
  if (isEmpty) return "asserts nothing";
  return isWhole ? undefined : "its output breaks off or contradicts its plan";
};

/** @param {string} text */
const read = (text) => {
  const events = Parser.parse(text, { flat: true });
  const asserts = events.filter(([kind]) => kind === "assert").map(([, result]) => result);
  const complete = events.find(([kind]) => kind === "complete")?.[1];
  return { asserts, isWhole: complete?.ok === true, isSkipped: SKIPPED_FILE.test(text) };
};

/**
 * @param {import("./child.js").Ended} end
 * @returns {Count}
 */
export const countOf = (end) => {
  const { asserts, isWhole, isSkipped } = read(end.stdout);
  const counted = asserts.filter(({ skip, todo }) => skip === false && todo === false);
  const failures = counted
    .filter(({ ok }) => !ok)
    .map(({ fullname, diag }) => ({ name: fullname, detail: detailOf(diag) }));
  const passed = counted.length - failures.length;
  const skipped = asserts.length - counted.length + (isSkipped ? 1 : 0);
  const whole = complaint(end, isWhole, asserts.length === 0 && !isSkipped);
  const isOwnFault = failures.length === 0 || end.isLate || end.signal !== null;
  if (whole && isOwnFault) failures.push({ name: whole, detail: "" });
  return { passed, failed: failures.length, skipped, failures };
};
