// @ts-check
// `node scripts/run.js FILE ARGS`: sets the checkout up and runs a TypeScript program of it with this terminal. A program
// of its own, so that whatever it forks inherits the loader.
import { spawn } from "node:child_process";
import { main, SetUpProblem } from "./progress.js";
import { root, setUp } from "./setup.js";

/** @param {readonly string[]} program file and arguments */
const runHere = (program) => {
  const child = spawn(process.execPath, ["--import=tsx", ...program], { cwd: root, stdio: "inherit" });
  process.on("SIGINT", () => child.kill("SIGINT"));
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  child.on("exit", (code) => process.exit(code ?? 1));
};

await main(async () => {
  const program = process.argv.slice(2);
  if (program.length === 0) throw new SetUpProblem("Say which file to run: node scripts/run.js FILE [ARGS]");
  await setUp();
  runHere(program);
});
