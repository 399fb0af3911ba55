// @ts-check
// The test files of a run as plain scripts, made in one go: by itself each would translate the same hundreds of modules
// again, which takes longer than many a test. They go when the run ends.
import { readFileSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { build, stop } from "esbuild";
import { SetUpProblem } from "./progress.js";

/**
 * A module goes on finding what lies beside its source.
 * @type {import("esbuild").Plugin}
 */
const stayInPlace = {
  name: "stay in place",
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.(?:tsx?|js)$/ }, ({ path }) => {
      const here = JSON.stringify(pathToFileURL(path).href);
      const contents = readFileSync(path, "utf8").replaceAll("import.meta.url", here);
      return { contents, loader: path.endsWith(".tsx") ? "tsx" : "ts" };
    }),
};

/**
 * @param {readonly string[]} files
 * @param {string} outdir inside the checkout, so that packages are found
 */
const buildInto = (files, outdir) =>
  build({
    entryPoints: [...files],
    outdir,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    packages: "external",
    sourcemap: "linked",
    plugins: [stayInPlace],
    logLevel: "silent",
  });

/**
 * The script of each file. Throws SetUpProblem where one cannot be understood.
 * @param {readonly string[]} files
 * @returns {Promise<(file: string) => string>}
 */
export const buildTests = async (files) => {
  const outdir = join(".tap", `run-${process.pid}`);
  process.once("exit", () => rmSync(outdir, { recursive: true, force: true }));
  try {
    await buildInto(files, outdir);
  } catch (error) {
    throw new SetUpProblem(error instanceof Error ? error.message : String(error));
  } finally {
    await stop();
  }
  return (file) => join(outdir, basename(file).replace(/\.ts$/, ".js"));
};
