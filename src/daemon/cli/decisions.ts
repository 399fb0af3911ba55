// `tidehall decisions --day D`: what the tide decided on a day and why, each decision computed again from the ledger.
import { calendarOf, clockTimeOf } from "../../base/calendar.ts";
import type { HallRules } from "../../hall/rules/rules.ts";
import { type DecisionRead, decisionsIn, reviewsIn } from "../../hall/steering/read-again.ts";
import { lookBack } from "../past/past-days.ts";
import { readArguments, UsageError } from "./arguments.ts";
import type { CliCommand } from "./command.ts";
import { DEFAULT_DATA } from "./hall-files.ts";
import { columns, paint, type Terminal } from "./terminal.ts";

const options = {
  day: { type: "string" },
  data: { type: "string", default: DEFAULT_DATA },
  json: { type: "boolean", default: false },
} as const;

const timeOf = ({ timeZone }: HallRules) => {
  const calendar = calendarOf(timeZone);
  return (at: number): string => clockTimeOf(calendar.moment(at).minute);
};

const verdict = ({ isSame }: DecisionRead): string => {
  if (isSame === undefined) return "";
  return isSame ? "same again" : "OTHERWISE";
};

const nameOf = ({ windows }: HallRules, id: string | undefined): string =>
  windows.find((window) => window.id === id)?.name ?? id ?? "";

interface Told {
  readonly day: string;
  readonly reviews: number;
  /** Reviews that kept everything they read, because something was decided, suggested or pinned. */
  readonly kept: number;
  readonly decisions: readonly DecisionRead[];
}

const tell = (terminal: Terminal, { day, reviews, kept, decisions }: Told, rules: HallRules): void => {
  const time = timeOf(rules);
  terminal.out(paint(terminal, "bold", `${day}: ${reviews} reviews, ${kept} with something to answer for`));
  const rows = decisions.map((one) => [time(one.at), verdict(one), one.kind, nameOf(rules, one.window), one.sentence]);
  for (const line of columns(rows)) terminal.out(line);
  const otherwise = decisions.filter(({ isSame }) => isSame === false).length;
  if (otherwise > 0)
    terminal.err(`${otherwise} of them come out otherwise now: other rules made them, or other hands`, "red");
};

export const decisionsCommand: CliCommand = {
  usage: "tidehall decisions --day YYYY-MM-DD [--data FOLDER] [--json]",
  summary: "what the tide decided on a day and why, each decision computed again from the ledger",
  async run(args, terminal) {
    const { values } = readArguments(args, options);
    if (values.day === undefined) throw new UsageError("--day is missing, expected a date such as 2026-11-21");
    const { told, rules } = lookBack(values.data, (past) => {
      const { date, events, rules } = past.day(values.day!);
      return { told: { day: date, ...reviewsIn(events), decisions: decisionsIn(events) }, rules };
    });
    if (values.json) terminal.out(JSON.stringify(told));
    else tell(terminal, told, rules);
    return told.decisions.some(({ isSame }) => isSame === false) ? 1 : 0;
  },
};
