// `tidehall training [--days N]`: which window's clerk should learn which service next, by what the last days would have been.
import { AppError } from "../../base/errors.ts";
import { recordedDay } from "../../hall/replay/recorded-day.ts";
import { type PastMorning, type Training, type TrainingAnswer, whoseTraining } from "../../hall/replay/training.ts";
import { lookBack, type Past } from "../past/past-days.ts";
import { readArguments, wholeNumber } from "./arguments.ts";
import type { CliCommand } from "./command.ts";
import { DEFAULT_DATA } from "./hall-files.ts";
import { columns, type Terminal } from "./terminal.ts";

const DAYS = 10;
const DAYS_MAX = 60;
/** A day with fewer visits is no day of work. */
const DAY_VISITS_MIN = 20;
/** Fewer visits than this, over all days, teach nothing about training. */
const VISITS_MIN = 100;
const ROWS = 10;

const options = {
  days: { type: "string" },
  data: { type: "string", default: DEFAULT_DATA },
  json: { type: "boolean", default: false },
} as const;

const visitsOn = ({ day }: PastMorning): number => day.people.filter(({ stays }) => stays.length > 0).length;

/** The last days on which the hall worked, oldest first. */
const lastDays = (past: Past, count: number): PastMorning[] => {
  const found: PastMorning[] = [];
  for (const date of [...past.dates].reverse()) {
    if (found.length === count) break;
    const { rules, events, midnight, plan } = past.day(date);
    const one = { morning: { rules, history: past.history, date, midnight }, plan, day: recordedDay(events) };
    if (visitsOn(one) >= DAY_VISITS_MIN) found.unshift(one);
  }
  const visits = found.reduce((sum, one) => sum + visitsOn(one), 0);
  if (visits < VISITS_MIN) throw new AppError("TOO_FEW_VISITS", { visits, needed: VISITS_MIN });
  return found;
};

const rowOf = ({ windowName, clerk, serviceName, speed, savedMinutes, halfWidth }: Training): string[] => [
  windowName,
  clerk,
  serviceName,
  speed.toFixed(2),
  `${savedMinutes.toFixed(0)} ± ${halfWidth.toFixed(0)}`,
];

interface Told extends TrainingAnswer {
  readonly days: readonly string[];
}

const tell = (terminal: Terminal, { rows, waitMinutes, untried, days }: Told): void => {
  const helpful = rows.filter(({ savedMinutes, halfWidth }) => savedMinutes > halfWidth).slice(0, ROWS);
  terminal.out(
    `${days.length} days, ${days[0]} to ${days.at(-1)}; all waiting of a day: ${waitMinutes.toFixed(0)} min`,
  );
  if (helpful.length === 0) terminal.out("no single skill would have saved waiting that can be told from chance");
  else {
    const head = ["window", "clerk", "could also", "speed", "min a day saved"];
    for (const line of columns([head, ...helpful.map(rowOf)])) terminal.out(line);
  }
  if (untried > 0)
    terminal.out(`${untried} other pairs were not tried: those windows were less idle while somebody waited for that`);
};

export const trainingCommand: CliCommand = {
  usage: "tidehall training [--days 10] [--data FOLDER] [--json]",
  summary: "whose training would help most: the last days once more, with one more skill at one window",
  async run(args, terminal) {
    const { values } = readArguments(args, options);
    const count = wholeNumber("days", values.days, 1, DAYS_MAX) ?? DAYS;
    const days = lookBack(values.data, (past) => lastDays(past, count));
    const answer = whoseTraining(days, (tried, of) => {
      if (terminal.isTerminal && !values.json) terminal.err(`  ${tried} of ${of}`);
    });
    const told = { days: days.map(({ morning }) => morning.date), ...answer };
    if (values.json) terminal.out(JSON.stringify(told));
    else tell(terminal, told);
    return 0;
  },
};
