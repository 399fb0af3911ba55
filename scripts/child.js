// @ts-check
// Runs another program to its end: with a deadline, its output kept, and nothing of it left behind.
import { spawn } from "node:child_process";

/**
 * @typedef {object} Ended
 * @property {number | null} code null when a signal ended it, 127 when it could not be started
 * @property {string | null} signal
 * @property {boolean} isLate the deadline ended it
 * @property {string} stdout
 * @property {string} stderr
 * @property {number} tookMs
 */

/** Characters kept of each stream; a program gone wild may not fill the memory. */
const OUTPUT_CHARS_MAX = 32 * 1024 * 1024;
/** A child of the program may hold its pipes beyond its end; they are not waited for longer than this. */
const PIPES_MS_MAX = 2_000;

/** @param {import("node:stream").Readable} stream */
const collect = (stream) => {
  /** @type {string[]} */
  const parts = [];
  let length = 0;
  stream.setEncoding("utf8").on("data", (part) => {
    length += part.length;
    if (length <= OUTPUT_CHARS_MAX) parts.push(part);
  });
  return () => parts.join("");
};

/**
 * Ends the program and, where it has a group of its own, everything it started.
 * @param {import("node:child_process").ChildProcess} child
 * @param {boolean} isGroup
 */
const kill = (child, isGroup) => {
  if (child.pid === undefined) return;
  try {
    process.kill(isGroup ? -child.pid : child.pid, "SIGKILL");
  } catch {
    // Nothing of it is left.
  }
};

/**
 * @param {import("node:child_process").ChildProcess} child
 * @returns {Promise<{ code: number | null, signal: string | null, trouble: string }>}
 */
const exitOf = (child) =>
  new Promise((resolve) => {
    child.once("error", (error) => resolve({ code: 127, signal: null, trouble: error.message }));
    child.once("exit", (code, signal) => resolve({ code, signal, trouble: "" }));
  });

/** @param {Promise<void>} work */
const atMost = async (work) => {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, PIPES_MS_MAX);
  });
  await Promise.race([work, late]);
  clearTimeout(timer);
};

/**
 * Types something, once the program has said what it is an answer to.
 * @param {import("node:child_process").ChildProcessByStdio<import("node:stream").Writable, import("node:stream").Readable, any>} child
 * @param {() => string} said
 * @param {{ to: RegExp, types: string }} answer
 */
const answerOnce = (child, said, { to, types }) => {
  const look = () => {
    if (!to.test(said())) return;
    child.stdout.off("data", look);
    child.stdin.write(types);
  };
  child.stdin.on("error", () => {});
  child.stdout.on("data", look);
};

/**
 * Never rejects.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ deadlineMs: number, cwd?: string, env?: NodeJS.ProcessEnv, isGroup?: boolean, answer?: { to: RegExp, types: string } }} options `isGroup`: whatever the
 *   program started ends with it, but a Ctrl-C reaches only the caller, who has to call process.exit. Default false.
 * @returns {Promise<Ended>}
 */
export const run = async (command, args, { deadlineMs, cwd, env, isGroup = false, answer }) => {
  const startedMs = performance.now();
  const child = spawn(command, args, { cwd, env, stdio: ["pipe", "pipe", "pipe"], detached: isGroup });
  const stdout = collect(child.stdout);
  const stderr = collect(child.stderr);
  if (answer) answerOnce(child, stdout, answer);
  else child.stdin.end();
  /** @type {Promise<void>} */
  const closed = new Promise((resolve) => child.once("close", () => resolve()));
  const end = () => kill(child, isGroup);
  const deadline = setTimeout(end, deadlineMs);
  process.once("exit", end);
  const { code, signal, trouble } = await exitOf(child);
  const tookMs = performance.now() - startedMs;
  clearTimeout(deadline);
  process.removeListener("exit", end);
  if (isGroup) end();
  await atMost(closed);
  return { code, signal, isLate: tookMs >= deadlineMs, stdout: stdout(), stderr: stderr() + trouble, tookMs };
};

/**
 * The last lines of what a program said on both streams.
 * @param {Ended} end
 * @param {number} [linesMax]
 */
export const tailOf = ({ stdout, stderr }, linesMax = 20) =>
  `${stdout}\n${stderr}`
    .split("\n")
    .filter((line) => line.trim() !== "")
    .slice(-linesMax)
    .join("\n");
