// `npm run tide -- --scenarios FILE [--ids S1,S2] [--policies base,tide] [--days N] [--seed S] [--detours] [--json]`: policies for
// tidal windows measured on the same days, ours by the rules that the daemon calls.
// `npm run tide -- estimates --scenarios FILE …`: how well the ticket foretells its wait.
// `npm run tide -- theory [--json]`: published values of queueing theory beside ours.
// Progress goes to stderr and the outcome to stdout.
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { systemClock } from "../../src/base/clock.ts";
import { judgeEstimates } from "./estimates.ts";
import { policies } from "./policies.ts";
import { estimateText, jsonReport, type Row, textReport } from "./report.ts";
import { runPolicy } from "./run-policy.ts";
import { readScenarios, type Scenario, withUsualDetours } from "./scenario.ts";
import { theory } from "./theory/theory.ts";

/** What a run is asked for; wrong wishes are told all at once. */
class Refused extends Error {}

const options = {
  scenarios: { type: "string" },
  ids: { type: "string" },
  policies: { type: "string", default: "base,manual,threshold,max-weight,dayplan,lb1,lb2,ref,tide" },
  days: { type: "string", default: "200" },
  seed: { type: "string", default: "1" },
  detours: { type: "boolean", default: false },
  json: { type: "boolean", default: false },
} as const;

const wholeOf = (name: string, text: string, min: number, max: number): number => {
  const value = Number(text);
  if (Number.isInteger(value) && value >= min && value <= max) return value;
  throw new Refused(`--${name} is ${text}, expected a whole number from ${min} to ${max}`);
};

const seedOfArgs = (text: string): number => wholeOf("seed", text, 0, 4_294_967_295);

const listOf = (name: string, text: string, known: readonly string[]): string[] => {
  const asked = text.split(",").map((one) => one.trim());
  const unknown = asked.find((one) => !known.includes(one));
  if (unknown === undefined) return asked;
  throw new Refused(`--${name} names ${unknown}, expected one of ${known.join(", ")}`);
};

const documentIn = (file: string): unknown => {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new Refused(`--scenarios is ${file}, expected a JSON file: ${(error as Error).message}`);
  }
};

const scenariosOf = (file: string | undefined, ids: string | undefined): readonly Scenario[] => {
  if (file === undefined) throw new Refused("--scenarios is missing, expected a file of scenarios");
  const read = readScenarios(documentIn(file));
  if (!read.ok) throw new Refused([`${file}:`, ...read.problems].join("\n  "));
  const known = read.scenarios.map(({ id }) => id);
  const wanted = ids === undefined ? known : listOf("ids", ids, known);
  return read.scenarios.filter(({ id }) => wanted.includes(id));
};

const runAll = (args: readonly string[]): string => {
  const { values } = parseArgs({ args: [...args], options });
  const given = scenariosOf(values.scenarios, values.ids);
  const scenarios = values.detours ? given.map(withUsualDetours) : given;
  const wanted = listOf("policies", values.policies, Object.keys(policies));
  const days = wholeOf("days", values.days, 1, 100_000);
  const seed = seedOfArgs(values.seed);
  const clock = systemClock();
  const rows = scenarios.flatMap((scenario) =>
    wanted.map((policy): Row => {
      process.stderr.write(`${(clock.elapsed() / 1000).toFixed(0).padStart(5)} s  ${scenario.id} ${policy}\n`);
      return { scenario: scenario.id, policy, days, ...runPolicy(scenario, policies[policy]!, days, seed, clock) };
    }),
  );
  return values.json ? jsonReport(rows) : textReport(rows);
};

const runEstimates = (args: readonly string[]): string => {
  const { values } = parseArgs({ args: [...args], options });
  const rows = scenariosOf(values.scenarios, values.ids).flatMap((scenario) => {
    process.stderr.write(`${scenario.id}\n`);
    return judgeEstimates(scenario, wholeOf("days", values.days, 2, 100_000), seedOfArgs(values.seed));
  });
  return values.json ? JSON.stringify({ estimates: rows }) : estimateText(rows);
};

const runTheory = (args: readonly string[]): string => {
  const { values } = parseArgs({ args: [...args], options: { json: options.json } });
  return theory(values.json, (what) => void process.stderr.write(`${what}\n`));
};

const run = ([first = "", ...rest]: readonly string[]): string => {
  if (first === "theory") return runTheory(rest);
  if (first === "estimates") return runEstimates(rest);
  return runAll(first === "" ? [] : [first, ...rest]);
};

const main = (): void => {
  try {
    process.stdout.write(`${run(process.argv.slice(2))}\n`);
  } catch (error) {
    const isWish = error instanceof Refused || (error as { code?: string }).code?.startsWith("ERR_PARSE_ARGS");
    if (!isWish) throw error;
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = 2;
  }
};

main();
