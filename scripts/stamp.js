// @ts-check
// Whether the packages and the built program are those of this checkout, judged by content: file times mean nothing
// after a clone. Only built-ins, because it runs before any package is there.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";

/** What the built program is made from. */
const SOURCES = [
  ...["src", "package-lock.json", "docs/guide", "docs/pictures/guide"],
  ...["scripts/build.js", "scripts/build-pages.js", "scripts/build-guide.js"],
];

/** Under the build folder: the hash of the sources it was made from, written last. */
export const BUILD_STAMP = "built-from";

/**
 * @param {string} path
 * @returns {string | undefined}
 */
const read = (path) => (existsSync(path) ? readFileSync(path, "utf8") : undefined);

/** @typedef {Record<string, { version?: string, optional?: boolean }>} Packages */

/**
 * @param {string} path
 * @returns {Packages | undefined}
 */
const packagesIn = (path) => {
  const text = read(path);
  if (text === undefined) return undefined;
  const { "": _itself, ...packages } = JSON.parse(text).packages;
  return packages;
};

/**
 * npm writes down what it has installed when it is done; that record must agree with the lock file. Optional packages,
 * those for other platforms, may be missing from it.
 * @param {string} root
 */
export const isInstalled = (root) => {
  const wanted = packagesIn(join(root, "package-lock.json"));
  const found = packagesIn(join(root, "node_modules/.package-lock.json"));
  if (!wanted || !found) return false;
  const isComplete = Object.keys(wanted).every((name) => name in found || wanted[name]?.optional);
  return isComplete && Object.keys(found).every((name) => found[name]?.version === wanted[name]?.version);
};

/**
 * @param {string} path
 * @returns {string[]}
 */
const filesUnder = (path) => {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  const entries = readdirSync(path, { withFileTypes: true });
  return entries.flatMap((entry) => filesUnder(join(path, entry.name))).sort();
};

/** @param {string} root */
export const sourceHash = (root) => {
  const hash = createHash("sha256");
  for (const path of SOURCES.flatMap((source) => filesUnder(join(root, source)))) {
    hash.update(relative(root, path)).update("\0").update(readFileSync(path)).update("\0");
  }
  return hash.digest("hex");
};

/** @param {string} root */
export const isBuilt = (root) => read(join(root, "dist", BUILD_STAMP)) === sourceHash(root);
