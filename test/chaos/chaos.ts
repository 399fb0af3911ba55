// `npm run chaos [-- --kills N] [--calls N] [--seed N] [--only SCENARIO]... [--short] [--json]`: the real daemon as a
// process, with everything going wrong that does in a hall. Progress goes to stderr and the outcome to stdout; the exit
// code is 1 when anything did not hold. `--short` may run beside other work: it leaves how quickly to the full run.
import { parseArgs } from "node:util";
import { systemClock } from "../../src/base/clock.ts";
import { reasonOf } from "../../src/base/errors.ts";
import { seededRandom } from "../../src/base/random.ts";
import { callAtOnce } from "./calling-at-once.ts";
import { Findings } from "./findings.ts";
import { freezeSome } from "./frozen.ts";
import { fillTheDisk } from "./full-disk.ts";
import { killUnderLoad } from "./killed.ts";
import { jsonReport, type Outcome, textReport } from "./report.ts";
import { fullScale, type Scale, shortScale } from "./scale.ts";
import type { ScenarioSetting } from "./scenario.ts";
import { makeDevicesIll } from "./sick-devices.ts";

interface Scenario {
  readonly name: string;
  /** What is done, for people. */
  readonly title: string;
  run(setting: ScenarioSetting): Promise<void>;
}

const scenariosOf = (scale: Scale): readonly Scenario[] => [
  {
    name: "kills",
    title: `the daemon is killed under load, ${scale.kills} times`,
    run: (setting) => killUnderLoad({ ...setting, ...scale }),
  },
  {
    name: "calls",
    title: `eight windows call at once, ${scale.calls} times`,
    run: (setting) => callAtOnce({ ...setting, ...scale }),
  },
  {
    name: "freezes",
    title: "pages and devices freeze",
    run: (setting) => freezeSome({ ...setting, ...scale }),
  },
  {
    name: "disk",
    title: "the disk fills up and has room again",
    run: (setting) => fillTheDisk({ ...setting, ...scale }),
  },
  {
    name: "devices",
    title: "devices fall ill in every way they can",
    run: (setting) => makeDevicesIll({ ...setting, ...scale, rounds: scale.sickRounds, roundMs: scale.sickMs }),
  },
];

const options = {
  kills: { type: "string" },
  calls: { type: "string" },
  seed: { type: "string", default: "1" },
  only: { type: "string", multiple: true, default: [] as string[] },
  short: { type: "boolean", default: false },
  json: { type: "boolean", default: false },
} as const;

const USAGE = "npm run chaos -- [--kills N] [--calls N] [--seed N] [--only SCENARIO]... [--short] [--json]";

class BadArguments extends Error {}

const numberIn = (name: string, text: string | undefined, otherwise: number): number => {
  if (text === undefined) return otherwise;
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new BadArguments(`--${name} is "${text}", expected a whole number from 1`);
  return Number(text);
};

const readArguments = () => {
  const { values } = parseArgs({ options });
  const usual = values.short ? shortScale : fullScale;
  const scale: Scale = {
    ...usual,
    kills: numberIn("kills", values.kills, usual.kills),
    calls: numberIn("calls", values.calls, usual.calls),
  };
  const all = scenariosOf(scale);
  const unknown = values.only.find((name) => !all.some((scenario) => scenario.name === name));
  if (unknown !== undefined)
    throw new BadArguments(`--only is "${unknown}", expected one of ${all.map(({ name }) => name).join(", ")}`);
  const scenarios = all.filter(({ name }) => values.only.length === 0 || values.only.includes(name));
  return { scenarios, seed: numberIn("seed", values.seed, 1), isJson: values.json };
};

const clock = systemClock();

const say = (text: string): void => {
  process.stderr.write(`${(clock.elapsed() / 1000).toFixed(0).padStart(5)} s  ${text}\n`);
};

/** A scenario of its own seed, so that it goes the same way alone. */
const outcomeOf = async ({ name, title, run }: Scenario, seed: number): Promise<Outcome> => {
  say(title);
  const startedAt = clock.elapsed();
  const findings = new Findings();
  const setting = { clock, random: seededRandom(seed), findings, say: (text: string) => say(`  ${text}`) };
  const trouble = await run(setting).then(
    () => [],
    (error: unknown) => [reasonOf(error)],
  );
  for (const reason of trouble) say(`  ended early: ${reason}`);
  findings.holds("it runs to its end", trouble);
  const { all, figures } = findings;
  return { name, title, seconds: (clock.elapsed() - startedAt) / 1000, findings: all, figures };
};

/** Programs, disks and folders go on `exit`, so a signal only has to lead there. */
const endOnSignals = (): void => {
  process.once("SIGINT", () => process.exit(130));
  process.once("SIGTERM", () => process.exit(143));
};

const main = async (): Promise<void> => {
  const { scenarios, seed, isJson } = readArguments();
  const outcomes: Outcome[] = [];
  for (const scenario of scenarios) outcomes.push(await outcomeOf(scenario, seed));
  const isGood = outcomes.every(({ findings }) => findings.every(({ ok }) => ok));
  const report = isJson ? jsonReport(seed, outcomes) : textReport(seed, outcomes);
  process.stdout.write(`${report}\n`, () => process.exit(isGood ? 0 : 1));
};

endOnSignals();
await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof BadArguments ? `${error.message}\n${USAGE}` : reasonOf(error)}\n`);
  process.exit(2);
});
