// @ts-check
// Builds the daemon into dist/tidehall.js and the pages into dist/web. One file for the daemon, because loading
// hundreds of small modules is most of a start. Written beside and renamed, so a reader never meets half a build.
import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build, stop } from "esbuild";
import { buildPages } from "./build-pages.js";
import { main, SetUpProblem } from "./progress.js";
import { root } from "./setup.js";
import { BUILD_STAMP, sourceHash } from "./stamp.js";

const dist = join(root, "dist");

/** Packages that carry prebuilt native code find it beside their own files, so they stay outside the bundle. */
const NATIVE = ["libsql", "serialport", "usb"];

/** CommonJS packages inside an ES module still look for these three. */
const COMMONJS = [
  'import { createRequire } from "node:module";',
  'import { dirname as dirnameOfBundle } from "node:path";',
  'import { fileURLToPath as pathOfBundle } from "node:url";',
  "const require = createRequire(import.meta.url);",
  "const __filename = pathOfBundle(import.meta.url);",
  "const __dirname = dirnameOfBundle(__filename);",
].join("\n");

/** @param {string} outfile */
const buildDaemon = (outfile) =>
  build({
    entryPoints: [join(root, "src/daemon/main.ts")],
    outfile,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "esm",
    banner: { js: COMMONJS },
    external: NATIVE,
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

/** The sources are read before the build: a file saved meanwhile makes the next start build again. */
const buildAll = async () => {
  const hash = sourceHash(root);
  const fresh = join(dist, `.fresh-${process.pid}`);
  mkdirSync(fresh, { recursive: true });
  try {
    await Promise.all([buildDaemon(join(fresh, "tidehall.js")), buildPages({ outDir: join(fresh, "web") })]);
    putInPlace(join(fresh, "web"), join(dist, "web"));
    putInPlace(join(fresh, "tidehall.js"), join(dist, "tidehall.js"));
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
