// @ts-check
// `npm run -s tidehall -- ARGS`: the command of a checkout. The program runs in this very process, so signals, streams
// and the exit code are its own.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { main } from "./progress.js";
import { root, setUp } from "./setup.js";

const LOOK_MS = 1_000;

/** An npm that is killed does not take its script along; a hall left behind would hold its ports. */
const stopWithNpm = () => {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, "SIGTERM");
  }, LOOK_MS);
  watch.unref();
};

await main(async () => {
  await setUp();
  stopWithNpm();
  const program = join(root, "dist/tidehall.js");
  process.argv[1] = program;
  await import(pathToFileURL(program).href);
});
