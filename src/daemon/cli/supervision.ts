// `tidehall supervision`: what was on and who was there, day by day, and whether the ledger that says so is as it was written
// [N7]. Exit code 1 where its chain is broken.
import { calendarOf, clockTimeOf, MINUTE_MS } from "../../base/calendar.ts";
import { systemClock } from "../../base/clock.ts";
import type { DayReport, Outage, Uptime } from "../../hall/supervision/report.ts";
import { type Verdict, verifyLedger } from "../ledger/verify.ts";
import { dateIn, daysUpTo, supervisionOf, timeZoneIn } from "../past/supervision.ts";
import { readArguments, UsageError } from "./arguments.ts";
import type { CliCommand } from "./command.ts";
import { DEFAULT_DATA } from "./hall-files.ts";
import { columns, paint, type Terminal } from "./terminal.ts";

const options = {
  day: { type: "string" },
  week: { type: "string" },
  data: { type: "string", default: DEFAULT_DATA },
  json: { type: "boolean", default: false },
  csv: { type: "boolean", default: false },
} as const;

const WEEK_DAYS = 7;

type TimeOf = (at: number | undefined) => string;

/** `11-23 09:05`, local. */
const timesIn = (timeZone: string): TimeOf => {
  const calendar = calendarOf(timeZone);
  return (at) => {
    if (at === undefined) return "now";
    const { date, minute } = calendar.moment(at);
    return `${date.slice(5)} ${clockTimeOf(minute)}`;
  };
};

const minutes = (ms: number): string => String(Math.round(ms / MINUTE_MS));

const share = ({ watchedMs, upMs }: Uptime): string =>
  watchedMs === 0 ? "-" : `${((upMs / watchedMs) * 100).toFixed(1)} %`;

const uptimeRow = (one: Uptime): string[] => [
  one.name ?? one.id,
  share(one),
  `${minutes(one.upMs)} of ${minutes(one.watchedMs)} min`,
  one.faultyMs > 0 ? `${minutes(one.faultyMs)} min with a fault` : "",
];

/** `own-report` in words; a name is a name. */
const saidOf = (told: string): string => (told.includes(":") ? told : told.replaceAll("-", " "));

const outageRow = (outage: Outage, time: TimeOf): string[] => [
  time(outage.from),
  time(outage.to),
  `${minutes(outage.hoursMs)} min`,
  `${outage.of} ${outage.id}`,
  outage.what,
  saidOf(outage.told),
  outage.reason ?? "",
  outage.onDuty.length > 0 ? `on duty: ${outage.onDuty.join(" ")}` : "nobody on duty",
];

const tellDay = (
  terminal: Terminal,
  { date, openMs, watchedMs, devices, windows, outages }: DayReport,
  time: TimeOf,
) => {
  terminal.out(paint(terminal, "bold", `${date}: open ${minutes(openMs)} min, watched ${minutes(watchedMs)} min`));
  for (const line of columns([...devices, ...windows].map(uptimeRow))) terminal.out(`  ${line}`);
  if (outages.length === 0) terminal.out("  nothing was off");
  for (const line of columns(outages.map((outage) => outageRow(outage, time)))) terminal.out(`  ${line}`);
};

const csvCell = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** One line an outage: what a spreadsheet is good for. */
const csvOf = (reports: readonly DayReport[], time: TimeOf): string[] => [
  "date,of,id,from,to,minutes,what,told,reason,on_duty",
  ...reports.flatMap(({ date, outages }) =>
    outages.map(({ of, id, from, to, hoursMs, what, told, reason = "", onDuty }) =>
      [date, of, id, time(from), time(to), minutes(hoursMs), what, saidOf(told), reason, onDuty.join(" ")]
        .map(csvCell)
        .join(","),
    ),
  ),
];

const tellChain = (terminal: Terminal, { ok, events, hash, fault }: Verdict): void =>
  ok
    ? terminal.out(`${paint(terminal, "green", "whole")}  ${events} events, chained to ${hash.slice(0, 16)}…`)
    : terminal.out(`${paint(terminal, "red", "NOT WHOLE")}  at event ${fault?.seq}: ${fault?.what}`);

const datesOf = ({ day, week, data }: { day?: string; week?: string; data: string }, now: number): string[] => {
  if (day !== undefined && week !== undefined) throw new UsageError("--day and --week do not go together");
  const last = day ?? week ?? dateIn(data, now) ?? "";
  return daysUpTo(last, week === undefined ? 1 : WEEK_DAYS);
};

export const supervisionCommand: CliCommand = {
  usage: "tidehall supervision [--day YYYY-MM-DD | --week LAST-DAY] [--data FOLDER] [--json | --csv]",
  summary: "what was off and where nobody was, with who was on duty, and whether the ledger is whole",
  async run(args, terminal) {
    const { values } = readArguments(args, options);
    const now = systemClock().now();
    const reports = supervisionOf(values.data, datesOf(values, now), now);
    const chain = verifyLedger(values.data);
    const time = timesIn(timeZoneIn(values.data));
    if (values.json) terminal.out(JSON.stringify({ chain, days: reports }));
    else if (values.csv) for (const line of csvOf(reports, time)) terminal.out(line);
    else {
      for (const report of reports) tellDay(terminal, report, time);
      tellChain(terminal, chain);
    }
    if (values.csv && !chain.ok) terminal.err("the ledger is not whole: tidehall audit verify", "red");
    return chain.ok ? 0 : 1;
  },
};
