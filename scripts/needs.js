// @ts-check
// What a test file needs beyond Node, read from the file itself: a browser with Chinese letters, a broker that is not
// ours, programs of its own, or a whole hall at work. What is missing is installed where that is allowed; elsewhere the person is told what to
// install, and the files concerned are left out and counted as skipped.
import { existsSync, readFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { run, tailOf } from "./child.js";
import { step } from "./progress.js";

const APT_MS_MAX = 10 * 60_000;

/** @typedef {{ name: string, isThere: () => boolean }} DebianPackage */
/** @typedef {{ sign: RegExp, packages: readonly DebianPackage[] }} Need */

/** @param {readonly string[]} programs */
const isOnPath = (programs) =>
  [...(process.env.PATH ?? "").split(delimiter), "/usr/sbin"].some((folder) =>
    programs.some((program) => existsSync(join(folder, program))),
  );

const PYTHON_FOLDER = "/usr/lib/python3/dist-packages";

/** @param {string} name */
const pythonPackage = (name) => ({
  name: `python3-${name}`,
  isThere: () => existsSync(join(PYTHON_FOLDER, name.replaceAll("-", "_"))),
});

/** @type {readonly Need[]} */
const NEEDS = [
  {
    sign: /"playwright-core"/,
    packages: [
      { name: "chromium", isThere: () => isOnPath(["chromium", "chromium-browser", "google-chrome"]) },
      { name: "fonts-noto-cjk", isThere: () => existsSync("/usr/share/fonts/opentype/noto") },
    ],
  },
  { sign: /["/]mosquitto"/, packages: [{ name: "mosquitto", isThere: () => isOnPath(["mosquitto"]) }] },
  {
    sign: /"mosquitto_pub"/,
    packages: [{ name: "mosquitto-clients", isThere: () => isOnPath(["mosquitto_pub"]) }],
  },
  { sign: /\/pty\.ts"/, packages: [{ name: "socat", isThere: () => isOnPath(["socat"]) }] },
  { sign: /pymodbus/, packages: ["pymodbus", "serial", "serial-asyncio"].map(pythonPackage) },
  { sign: /"node:child_process"/, packages: [] },
  { sign: /\/(one-process-hall|hall-of-devices|wired-hall|room)\.ts"/, packages: [] },
];

/**
 * The text of a test file and of the files beside it that it imports.
 * @param {string} file
 * @param {Set<string>} [seen]
 * @returns {string}
 */
const textWithNeighbours = (file, seen = new Set()) => {
  if (seen.has(file) || !existsSync(file)) return "";
  seen.add(file);
  const text = readFileSync(file, "utf8");
  const neighbours = [...text.matchAll(/from "(\.\/[^"]+)"/g)].map(([, path = ""]) => join(dirname(file), path));
  return [text, ...neighbours.map((neighbour) => textWithNeighbours(neighbour, seen))].join("\n");
};

/**
 * Empty for a file that runs in its own process alone.
 * @param {string} file
 * @param {readonly Need[]} [needs]
 */
export const needsOf = (file, needs = NEEDS) => {
  const text = textWithNeighbours(file);
  return needs.filter(({ sign }) => sign.test(text));
};

/**
 * Names of the Debian packages that the files need and this machine lacks.
 * @param {readonly string[]} files
 * @param {readonly Need[]} [needs]
 */
export const missingFor = (files, needs = NEEDS) =>
  [...new Set(files.flatMap((file) => needsOf(file, needs)))]
    .flatMap(({ packages }) => packages)
    .filter(({ isThere }) => !isThere())
    .map(({ name }) => name);

const canInstall = () => process.getuid?.() === 0 && isOnPath(["apt-get"]);

/** @param {readonly string[]} names */
const install = async (names) => {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const apt = (/** @type {readonly string[]} */ args) => run("apt-get", args, { deadlineMs: APT_MS_MAX, env });
  await step(`Installing ${names.join(", ")} from Debian`, async () => {
    await apt(["update"]);
    const end = await apt(["install", "-y", "--no-install-recommends", ...names]);
    if (end.code !== 0) process.stderr.write(`${tailOf(end)}\napt-get could not install them.\n`);
  });
};

/**
 * @param {readonly string[]} missing
 * @param {readonly string[]} leftOut
 */
export const missingSentence = (missing, leftOut) =>
  `Left out, because ${missing.join(" and ")} ${missing.length > 1 ? "are" : "is"} not installed: ${leftOut.join(", ")}\n` +
  `To run them: sudo apt-get install ${missing.join(" ")}`;

/**
 * Sees to what the files need. Returns those that cannot run here.
 * @param {readonly string[]} files
 */
export const provide = async (files) => {
  if (missingFor(files).length > 0 && canInstall()) await install(missingFor(files));
  const missing = missingFor(files);
  const leftOut = files.filter((file) => missingFor([file]).length > 0);
  if (leftOut.length > 0) process.stdout.write(`${missingSentence(missing, leftOut)}\n`);
  return leftOut;
};
