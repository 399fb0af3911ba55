// `npm run tide-hall -- --scenarios FILE [--ids S1,S2] [--days N] [--seed S] [--detours]`: days of the benchmark's scenarios lived by
// the whole daemon on virtual time, with the bench closed and with the tide deciding about it, and by the simulator. Says for
// each whether the same people were called at the same millisecond; exit code 1 when somewhere they were not.
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { readScenarios, type Scenario, withUsualDetours } from "../../bench/tide/scenario.ts";
import { liveTwice } from "./same-day.ts";

const options = {
  scenarios: { type: "string" },
  ids: { type: "string" },
  days: { type: "string", default: "1" },
  seed: { type: "string", default: "1" },
  detours: { type: "boolean", default: false },
} as const;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** A wrong wish: told on one line, exit code 2. */
class Refused extends Error {}

const wholeOf = (name: string, text: string, min: number): number => {
  const value = Number(text);
  if (Number.isInteger(value) && value >= min) return value;
  throw new Refused(`--${name} is ${text}, expected a whole number from ${min}`);
};

const documentIn = (file: string): unknown => {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new Refused(`--scenarios is ${file}, expected a JSON file: ${(error as Error).message}`);
  }
};

const scenariosIn = (file: string, ids: string | undefined): readonly Scenario[] => {
  const read = readScenarios(documentIn(file));
  if (!read.ok) throw new Refused(read.problems.join("\n"));
  const wanted = ids?.split(",");
  return read.scenarios.filter(({ id }) => wanted === undefined || wanted.includes(id));
};

const liveDay = async (scenario: Scenario, seed: number, day: number, isReviewed: boolean): Promise<boolean> => {
  const { people, gone, reviews, changes, difference } = await liveTwice(scenario, seed, day, isReviewed);
  const what = isReviewed ? `${reviews} reviews, ${changes.length} changes` : "bench closed";
  say(`${scenario.id} day ${day}: ${people} people, ${gone} went home, ${what}: ${difference ?? "the same"}`);
  return difference === undefined;
};

const run = async (): Promise<void> => {
  const { values } = parseArgs({ options });
  if (values.scenarios === undefined) throw new Refused("--scenarios is missing, expected a file of scenarios");
  const days = wholeOf("days", values.days, 1);
  const seed = wholeOf("seed", values.seed, 0);
  const given = scenariosIn(values.scenarios, values.ids);
  for (const scenario of values.detours ? given.map(withUsualDetours) : given)
    for (let day = 0; day < days; day++)
      for (const isReviewed of [false, true])
        if (!(await liveDay(scenario, seed, day, isReviewed))) process.exitCode = 1;
};

try {
  await run();
} catch (error) {
  if (!(error instanceof Refused)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
