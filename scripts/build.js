// @ts-check
// Builds the daemon into dist/tidehall.js with a few chunks beside it, and the pages into dist/web. A few files, because
// loading hundreds of small modules is most of a start, and so is loading what a command does not need. Written beside
// and renamed, so a reader never meets half a build.
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build, stop } from "esbuild";
import { buildPages } from "./build-pages.js";
import { main, SetUpProblem } from "./progress.js";
import { root } from "./setup.js";
import { BUILD_STAMP, sourceHash } from "./stamp.js";

const dist = join(root, "dist");
const ENTRY = "tidehall.js";

/** Packages that carry prebuilt native code find it beside their own files, so they stay outside the bundle. */
const NATIVE = ["libsql", "serialport", "usb"];

/** Its licence keeps it out of our program: loaded by a process of its own, where it is installed. */
const APART = ["espeak-ng"];

/** CommonJS packages inside an ES module still look for these three. */
const COMMONJS = [
  'import { createRequire as requireOfBundle } from "node:module";',
  'import { dirname as dirnameOfBundle } from "node:path";',
  'import { fileURLToPath as pathOfBundle } from "node:url";',
  "const require = requireOfBundle(import.meta.url);",
  "const __filename = pathOfBundle(import.meta.url);",
  "const __dirname = dirnameOfBundle(__filename);",
].join("\n");

/** @param {string} outdir */
const buildDaemon = (outdir) =>
  build({
    entryPoints: {
      tidehall: join(root, "src/daemon/main.ts"),
      "espeak-worker": join(root, "src/drivers/speakers/local/espeak-worker.js"),
    },
    outdir,
    bundle: true,
    splitting: true,
    // Blanks are megabytes that the daemon would hold; names and lines stay, so that a stack trace can be read.
    minifyWhitespace: true,
    minifySyntax: true,
    lineLimit: 120,
    platform: "node",
    target: "node20",
    format: "esm",
    banner: { js: COMMONJS },
    external: [...NATIVE, ...APART],
    legalComments: "none",
    logLevel: "silent",
  });

/**
 * @param {string} fresh
 * @param {string} place
 */
const putInPlace = (fresh, place) => {
  rmSync(place, { recursive: true, force: true });
  renameSync(fresh, place);
};

/** @param {string} folder */
const scriptsIn = (folder) => readdirSync(folder).filter((name) => name.endsWith(".js"));

/**
 * The entry comes last, because it names its chunks; those of the build before go when nothing names them any more.
 * @param {string} fresh
 */
const putScriptsInPlace = (fresh) => {
  const old = scriptsIn(dist);
  const made = scriptsIn(fresh);
  const chunks = made.filter((name) => name !== ENTRY);
  for (const name of [...chunks, ENTRY]) putInPlace(join(fresh, name), join(dist, name));
  for (const name of old) if (!made.includes(name)) rmSync(join(dist, name));
};

/** The sources are read before the build: a file saved meanwhile makes the next start build again. */
const buildAll = async () => {
  const hash = sourceHash(root);
  const fresh = join(dist, `.fresh-${process.pid}`);
  mkdirSync(fresh, { recursive: true });
  try {
    await Promise.all([buildDaemon(fresh), buildPages({ outDir: join(fresh, "web") })]);
    putInPlace(join(fresh, "web"), join(dist, "web"));
    putScriptsInPlace(fresh);
    writeFileSync(join(dist, BUILD_STAMP), hash);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
    await stop();
  }
};

await main(async () => {
  try {
    await buildAll();
  } catch (error) {
    throw new SetUpProblem(error instanceof Error ? error.message : String(error));
  }
});
