// @ts-check
// `npm test`: sets the checkout up and runs every test; the last line says how many passed and failed.
//   npm test -- --unit             only the parts, each by itself
//   npm test -- test/house.test.ts only these files
//   node scripts/test.js --ci      also the short form of the slow runs, and a second try for tests with real programs
import { main, SetUpProblem } from "./progress.js";
import { root, setUpPackages } from "./setup.js";

const OPTIONS = ["--unit", "--ci"];

/** @param {readonly string[]} args */
const requestOf = (args) => {
  const unknown = args.find((arg) => arg.startsWith("-") && !OPTIONS.includes(arg));
  if (unknown) throw new SetUpProblem(`${unknown} is no option here; there are ${OPTIONS.join(" and ")}, and files.`);
  const files = args.filter((arg) => !arg.startsWith("-"));
  return { files, isUnitOnly: args.includes("--unit"), isCi: args.includes("--ci") };
};

process.chdir(root);
process.on("SIGINT", () => process.exit(130));
process.on("SIGTERM", () => process.exit(143));

await main(async () => {
  const request = requestOf(process.argv.slice(2));
  await setUpPackages();
  const { runSuite } = await import("./suite.js");
  process.exitCode = (await runSuite(request)) ? 0 : 1;
}, "0 passed, 1 failed");
