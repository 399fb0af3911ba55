// `tidehall plan --date D`: a day ahead, or several: who is expected, how many windows that takes and when, where the plan that
// holds falls short, and what to put into the configuration for it.
import { clockTimeOf, dateAfter } from "../../base/calendar.ts";
import type { DayFigures } from "../../hall/replay/day-figures.ts";
import { type DayAhead, planAhead } from "../../hall/replay/plan-ahead.ts";
import { lookAtHistory, midnightOf } from "../past/past-days.ts";
import { readArguments, UsageError, wholeNumber } from "./arguments.ts";
import type { CliCommand } from "./command.ts";
import { DEFAULT_DATA, loadConfig } from "./hall-files.ts";
import { columns, paint, type Terminal } from "./terminal.ts";

const DAYS_MAX = 31;

const options = {
  date: { type: "string" },
  from: { type: "string" },
  days: { type: "string" },
  data: { type: "string", default: DEFAULT_DATA },
  config: { type: "string" },
  json: { type: "boolean", default: false },
} as const;

const clockTime = (minute: number): string => clockTimeOf(Math.round(minute));
const minutes = (value: number): string => value.toFixed(1);

const DATE = /^\d{4}-\d{2}-\d{2}$/;

const isDate = (text: string): boolean => DATE.test(text) && !Number.isNaN(Date.parse(text));

const datesFrom = (from: string, days: number): string[] =>
  Array.from({ length: days }, (_, day) => dateAfter(from, day));

interface Ahead {
  readonly date: string;
  /** None where the hall is shut. */
  readonly day: DayAhead | undefined;
}

const slotRows = ({ slots, services }: DayAhead): string[][] => [
  ["", ...services.map(({ name }) => name), "windows wanted", "ordinary there", "bench"],
  ...slots.map(({ from, expected, wanted, there, bench }) => [
    `${clockTime(from)}${wanted > there + bench.length ? " *" : ""}`,
    ...expected.map(minutes),
    String(wanted),
    String(there),
    bench.join(" "),
  ]),
];

const waitRow = (name: string, { meanWait, p90, over15, openHours, openings }: DayFigures): string[] => [
  name,
  minutes(meanWait),
  minutes(p90),
  `${(100 * over15).toFixed(0)} %`,
  minutes(openHours),
  minutes(openings),
];

const WAIT_HEAD = ["", "mean wait", "P90", "over 15 min", "window hours", "bench opened"];

/** What the figures stand on. */
const groundOf = ({ learntDays }: DayAhead): string =>
  learntDays === 0
    ? "no day has taught it anything yet: a flat day is assumed, busy enough to keep its windows a little more than half busy"
    : `learnt from ${learntDays} day(s)`;

/** What the plan makes of a usual day. */
const factorsOf = ({ services }: DayAhead): string => {
  const unusual = services.filter(({ times }) => times !== 1);
  const same = unusual.length === services.length && unusual.every(({ times }) => times === unusual[0]!.times);
  if (same) return `the plan reckons with ${unusual[0]!.times} times as many people`;
  return `the plan reckons with ${unusual.map(({ name, times }) => `${times} times as many for ${name}`).join(", ")}`;
};

const headOf = ({ date, plan, season, expected, clerks }: DayAhead): string =>
  `${date}: ${expected.toFixed(0)} people expected, ${clerks.wanted} clerks wanted of ${clerks.there} windows, plan ${plan.id} (${plan.name}${season === undefined ? "" : `, ${season}`})`;

const tellDay = (terminal: Terminal, day: DayAhead): void => {
  terminal.out(paint(terminal, "bold", headOf(day)));
  terminal.out(groundOf(day));
  if (day.services.some(({ times }) => times !== 1)) terminal.out(factorsOf(day));
  for (const line of columns(slotRows(day))) terminal.out(line);
  if (day.slots.some(({ wanted, there, bench }) => wanted > there + bench.length))
    terminal.out("* more are wanted than there are windows with a clerk");
  const { planned, proposed, reviewed } = day.waits;
  const rows = [
    waitRow("as the plan has it", planned),
    waitRow("as proposed", proposed),
    waitRow("left to the tide", reviewed),
  ];
  for (const line of columns([WAIT_HEAD, ...rows])) terminal.out(line);
  if (!day.proposal) terminal.out("the plan that holds is enough: no bench window is wanted");
  else {
    terminal.out('to be put into the configuration, under "plans" and "seasons":');
    terminal.out(JSON.stringify(day.proposal.plan));
    terminal.out(JSON.stringify(day.proposal.season));
  }
};

const weekRow = ({ date, day }: Ahead): string[] => {
  if (!day) return [date, "shut"];
  const openings = day.openings.map(({ window, from, to }) => `${window} ${clockTime(from)}–${clockTime(to)}`);
  const waits = [day.waits.planned, day.waits.proposed].map(({ meanWait }) => minutes(meanWait)).join(" → ");
  return [date, day.plan.id, day.expected.toFixed(0), String(day.clerks.wanted), waits, openings.join(", ")];
};

const WEEK_HEAD = ["", "plan", "people", "clerks", "mean wait", "bench"];

const tell = (terminal: Terminal, ahead: readonly Ahead[]): void => {
  const [only] = ahead;
  if (ahead.length > 1) {
    for (const line of columns([WEEK_HEAD, ...ahead.map(weekRow)])) terminal.out(line);
    const open = ahead.find(({ day }) => day)?.day;
    if (open) terminal.out(groundOf(open));
  } else if (only?.day) tellDay(terminal, only.day);
  else terminal.out(`${only?.date}: the hall is shut`);
};

export const planCommand: CliCommand = {
  usage: "tidehall plan --date YYYY-MM-DD | --from YYYY-MM-DD [--days 7] [--data FOLDER] [--config FILE] [--json]",
  summary: "a day ahead: who is expected, how many windows when, where the plan falls short, and a plan for it",
  async run(args, terminal) {
    const { values } = readArguments(args, options);
    const first = values.date ?? values.from;
    if (first === undefined || !isDate(first))
      throw new UsageError(`--date is ${first === undefined ? "missing" : `"${first}"`}, expected YYYY-MM-DD`);
    const days = wholeNumber("days", values.days, 1, DAYS_MAX) ?? (values.date === undefined ? 7 : 1);
    const given = values.config === undefined ? undefined : loadConfig(values.config, terminal).hall;
    const { rules, history } = lookAtHistory(values.data, given);
    const ahead = datesFrom(first, days).map((date): Ahead => {
      if (terminal.isTerminal && days > 1) terminal.err(`  ${date}`);
      return { date, day: planAhead({ rules, history, date, midnight: midnightOf(rules, date) }) };
    });
    if (values.json) terminal.out(JSON.stringify({ days: ahead }));
    else tell(terminal, ahead);
    return 0;
  },
};
