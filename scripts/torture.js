// @ts-check
// `npm run torture`: the searches among the tests, as deep as an hour allows. Each ends by itself; the exit code says whether
// anything was found.
import { readdirSync } from "node:fs";
import { run, tailOf } from "./child.js";
import { main } from "./progress.js";
import { root, setUpPackages } from "./setup.js";

/** @returns {string[]} */
const filesToSearch = () => [
  "test/rules-small-halls.test.ts",
  "test/rules-properties.test.ts",
  ...readdirSync("test")
    .filter((name) => /^protocol-[\w-]+\.test\.ts$/.test(name))
    .map((name) => `test/${name}`),
];

const FILE_MS_MAX = 3_600_000;
const LINES_SHOWN = 200;

process.chdir(root);
process.on("SIGINT", () => process.exit(130));

await main(async () => {
  await setUpPackages();
  const env = { ...process.env, TIDEHALL_TORTURE: "1", TAP_TIMEOUT: String(FILE_MS_MAX / 1000) };
  for (const file of filesToSearch()) {
    process.stdout.write(`${file} …\n`);
    const end = await run(process.execPath, ["--import=tsx", file], { deadlineMs: FILE_MS_MAX, isGroup: true, env });
    process.stdout.write(`${tailOf(end, LINES_SHOWN)}\n`);
    if (end.code !== 0) process.exitCode = 1;
  }
});
