// `tidehall replay --day D --plan P`: a day that was, once more under another plan: the same people, the same matters.
import { clockTimeOf } from "../../base/calendar.ts";
import { AppError } from "../../base/errors.ts";
import type { DayFigures } from "../../hall/replay/day-figures.ts";
import { paperDay } from "../../hall/replay/paper-day.ts";
import { recordedDay } from "../../hall/replay/recorded-day.ts";
import { type Choice, type Replay, replayDay } from "../../hall/replay/replay-day.ts";
import { BASE_PLAN, planName } from "../../hall/rules/plan-of-day.ts";
import type { HallRules } from "../../hall/rules/rules.ts";
import { lookBack, type Past } from "../past/past-days.ts";
import { readArguments, UsageError } from "./arguments.ts";
import type { CliCommand } from "./command.ts";
import { DEFAULT_DATA, loadConfig } from "./hall-files.ts";
import { columns, paint, type Terminal } from "./terminal.ts";

const ACTUAL = "actual";
const AUTO = "+auto";
/** Fewer visits say nothing about a day. */
const VISITS_MIN = 20;

const options = {
  day: { type: "string" },
  plan: { type: "string", default: BASE_PLAN + AUTO },
  data: { type: "string", default: DEFAULT_DATA },
  config: { type: "string" },
  json: { type: "boolean", default: false },
} as const;

interface Asked {
  readonly plan: string;
  readonly choice: Choice;
}

const askedOf = (rules: HallRules, text: string): Asked => {
  const isReviewed = text.endsWith(AUTO);
  const plan = isReviewed ? text.slice(0, -AUTO.length) : text;
  if (plan === ACTUAL) return { plan: BASE_PLAN, choice: { isActual: true, isReviewed, planned: [] } };
  if (planName(rules, plan) === undefined)
    throw new AppError("PLAN_UNKNOWN", {
      plan,
      known: [ACTUAL, BASE_PLAN, ...rules.plans.map(({ id }) => id)].join(", "),
    });
  const windows = rules.plans.find(({ id }) => id === plan)?.windows ?? [];
  const planned = windows.filter(({ duty }) => duty).map(({ window }) => window);
  return { plan, choice: { isActual: false, isReviewed, planned } };
};

interface Told extends Replay {
  readonly day: string;
  readonly plan: string;
  /** Days that taught what was expected that morning. */
  readonly learntDays: number;
  /** Windows whose sign changed during the day, which the simulator does not follow. */
  readonly retasked: readonly string[];
  readonly windows: readonly string[];
}

const replayed = (past: Past, date: string, text: string, given: HallRules | undefined): Told => {
  const { rules, events, midnight, plan: held } = past.day(date);
  const day = recordedDay(events);
  const visits = day.people.filter(({ stays }) => stays.length > 0).length;
  if (visits < VISITS_MIN) throw new AppError("TOO_FEW_VISITS", { visits, needed: VISITS_MIN });
  const now = given ?? past.rules;
  const { plan, choice } = askedOf(now, text);
  const morning = { rules, history: past.history, date, midnight };
  const then = paperDay(morning, held);
  const paper = paperDay({ ...morning, rules: now }, plan);
  const windows = paper.claims.hall.windows.map(({ name }) => name);
  const replay = replayDay(day, then, paper, choice);
  return { day: date, plan: text, learntDays: paper.days, retasked: day.retasked, windows, ...replay };
};

const minutes = (value: number): string => value.toFixed(1);
const percent = (share: number): string => `${(share * 100).toFixed(0)} %`;

const row = (name: string, { people, meanWait, p90, over15, gone, openHours, openings }: DayFigures): string[] => [
  name,
  String(people),
  minutes(meanWait),
  minutes(p90),
  percent(over15),
  String(gone),
  minutes(openHours),
  String(openings),
];

const HEAD = ["", "people", "mean wait", "P90", "over 15 min", "never called", "window hours", "bench opened"];

const serviceRows = ({ was, wouldBe }: Replay): string[][] =>
  wouldBe.services.map(({ id, name, people, meanWait, p90 }) => {
    const before = was.services.find((one) => one.id === id);
    return [
      `  ${name}`,
      String(people),
      `${before ? minutes(before.meanWait) : "–"} → ${minutes(meanWait)}`,
      `${before ? minutes(before.p90) : "–"} → ${minutes(p90)}`,
    ];
  });

const signed = (value: number): string => `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(1)}`;

/** The longest waits, in words. */
const worstOf = ({ was, wouldBe }: Replay): string =>
  was.worst && wouldBe.worst
    ? `worst service: ${was.worst.name} (P90 ${minutes(was.worst.p90)}) → ${wouldBe.worst.name} (${minutes(wouldBe.worst.p90)})`
    : "";

const tell = (terminal: Terminal, told: Told): void => {
  const { was, check, wouldBe, changes, windows } = told;
  terminal.out(paint(terminal, "bold", `${told.day} under ${told.plan}, waits in minutes`));
  for (const line of columns([HEAD, row("as it was", was), row(`under ${told.plan}`, wouldBe)])) terminal.out(line);
  terminal.out(worstOf(told));
  for (const line of columns([["by service", "people", "mean wait", "P90"], ...serviceRows(told)])) terminal.out(line);
  for (const { at, kind, window } of changes) terminal.out(`  ${clockTimeOf(at)}  ${kind}  ${windows[window]}`);
  terminal.out(
    `check: the simulator run with the day's own openings differs from the real day by ${signed(check.meanWait - was.meanWait)} min in the mean (${minutes(check.meanWait)} for ${minutes(was.meanWait)}) and ${signed(check.p90 - was.p90)} in P90`,
  );
  if (told.plan.endsWith(AUTO))
    terminal.out(`what was expected that morning came from ${told.learntDays} day(s) before`);
  if (told.retasked.length > 0)
    terminal.err(
      `signs changed during the day at ${told.retasked.join(", ")}: the simulator keeps the morning's`,
      "yellow",
    );
};

const DATE = /^\d{4}-\d{2}-\d{2}$/;

export const replayCommand: CliCommand = {
  usage: "tidehall replay --day YYYY-MM-DD [--plan actual|base|ID[+auto]] [--data FOLDER] [--config FILE] [--json]",
  summary: "what a day that was would have been under another plan: the same people, other windows",
  async run(args, terminal) {
    const { values } = readArguments(args, options);
    const { day, plan, config } = values;
    if (day === undefined || !DATE.test(day))
      throw new UsageError(`--day is ${day === undefined ? "missing" : `"${day}"`}, expected YYYY-MM-DD`);
    const rules = config === undefined ? undefined : loadConfig(config, terminal).hall;
    const told = lookBack(values.data, (past) => replayed(past, day, plan, rules));
    if (values.json) terminal.out(JSON.stringify(told));
    else tell(terminal, told);
    return 0;
  },
};
