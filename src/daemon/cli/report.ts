// `tidehall report --day D | --week D | --month M`: the figures of a day, a week or a month, for the terminal or a file.
import { writeFileSync } from "node:fs";
import { widthOf } from "../../base/text-width.ts";
import { datesOf } from "../../hall/statistics/period.ts";
import type { Period, Report } from "../../hall/statistics/report-schema.ts";
import { runThrough } from "../../hall/statistics/run-through.ts";
import type { Language } from "../../hall/views/sentences.ts";
import { browseLedger } from "../ledger/browse.ts";
import { pastOf } from "../past/past-days.ts";
import { cellText } from "../reports/cell-text.ts";
import { isReportFormat, type ReportFormat, reportFormats, written } from "../reports/formats.ts";
import { makeReport } from "../reports/make-report.ts";
import { type Cell, type ReportTable, tablesOf, titleOf } from "../reports/report-tables.ts";
import { readArguments, UsageError } from "./arguments.ts";
import type { CliCommand } from "./command.ts";
import { DEFAULT_DATA } from "./hall-files.ts";
import { columns, paint, type Terminal } from "./terminal.ts";

const periods = ["day", "week", "month"] as const satisfies readonly Period[];

const text = { type: "string" } as const;
const flag = { type: "boolean", default: false } as const;
const options = {
  ...{ day: text, week: text, month: text, table: text, out: text, lang: text },
  ...{ json: flag, csv: flag, xlsx: flag, html: flag },
  data: { type: "string", default: DEFAULT_DATA },
} as const;

type Values = ReturnType<typeof readArguments<typeof options>>["values"];

const periodIn = (values: Values): { period: Period; date: string } => {
  const given = periods.filter((period) => values[period] !== undefined);
  const [period] = given;
  if (period === undefined || given.length > 1) throw new UsageError("expected one of --day, --week and --month");
  const date = values[period]!;
  if (!datesOf(period, date))
    throw new UsageError(
      `--${period} is "${date}", expected a date such as ${period === "month" ? "2026-11" : "2026-11-21"}`,
    );
  return { period, date };
};

const formatIn = (values: Values): ReportFormat | undefined => {
  const given = reportFormats.filter((format) => values[format]);
  if (given.length > 1) throw new UsageError(`--${given[0]} and --${given[1]} do not go together`);
  const ending = values.out?.split(".").at(-1) ?? "";
  const format = given[0] ?? (isReportFormat(ending) ? ending : undefined);
  if (values.out !== undefined && format === undefined)
    throw new UsageError(`--out needs one of ${reportFormats.map((one) => `--${one}`).join(", ")}, or such an ending`);
  if (format === "xlsx" && values.out === undefined) throw new UsageError("--xlsx needs --out FILE");
  return format;
};

const languageIn = ({ lang }: Values, hall: Language): Language => {
  if (lang === undefined) return hall;
  if (lang === "en") return "en";
  if (lang === "zh" || lang === "zh-CN") return "zh-CN";
  throw new UsageError(`--lang is "${lang}", expected zh or en`);
};

/** Columns a terminal has room for; a table with more of them is turned. */
const COLUMNS_MAX = 10;

/** A row a figure, a column each service, window or day. */
const turned = ({ heads, rows }: ReportTable): string[][] =>
  heads.map((head, at) => [head, ...rows.map((row) => cellText(row[at]!))]);

const upright = ({ heads, rows }: ReportTable): string[][] => [[...heads], ...rows.map((row) => row.map(cellText))];

/** Figures stand under each other by their last digit; the first column is a name. */
const aligned = (rows: readonly (readonly string[])[]): string[] => {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => widthOf(row[at]!))));
  const pad = (value: string, at: number) => (at === 0 ? value : " ".repeat(widths[at]! - widthOf(value)) + value);
  return columns(rows.map((row) => row.map(pad)));
};

const isNothing = ({ value }: Cell): boolean => value === undefined || value === 0;

/** A terminal shows no column that says nothing anywhere. */
const lean = ({ heads, rows, ...table }: ReportTable): ReportTable => {
  const tells = heads.map((_, at) => rows.length === 1 || rows.some((row) => !isNothing(row[at]!)));
  const kept = <T>(row: readonly T[]) => row.filter((_, at) => tells[at]);
  return { ...table, heads: kept(heads), rows: rows.map(kept) };
};

const tell = (terminal: Terminal, report: Report, language: Language, only: string | undefined): void => {
  terminal.out(paint(terminal, "bold", titleOf(report, language)));
  for (const table of tablesOf(report, language).map(lean)) {
    if (only !== undefined && table.id !== only) continue;
    terminal.out(`\n${paint(terminal, "cyan", table.title)}`);
    const isWide = table.heads.length > COLUMNS_MAX && table.rows.length <= COLUMNS_MAX;
    for (const line of aligned(isWide ? turned(table) : upright(table))) terminal.out(line);
  }
};

const checkTable = (report: Report, language: Language, table: string | undefined): void => {
  const known = tablesOf(report, language).map(({ id }) => id);
  if (table !== undefined && !known.includes(table))
    throw new UsageError(`--table is "${table}", expected one of ${known.join(", ")}`);
};

export const reportCommand: CliCommand = {
  usage:
    "tidehall report --day YYYY-MM-DD | --week YYYY-MM-DD | --month YYYY-MM [--table NAME] [--csv | --xlsx | --json | --html] [--out FILE] [--lang zh|en] [--data FOLDER]",
  summary: "the figures of a day, a week or a month: waiting, serving, windows, clerks, ratings",
  async run(args, terminal) {
    const { values } = readArguments(args, options);
    const asked = periodIn(values);
    const format = formatIn(values);
    const { report, hall } = browseLedger(values.data, (browser) => {
      const past = pastOf(browser, values.data);
      const now = browser.between(browser.head, browser.head)[0]?.at ?? 0;
      return { report: runThrough(makeReport(past, { ...asked, now })), hall: past.rules.language };
    });
    const language = languageIn(values, hall);
    checkTable(report, language, values.table);
    if (format === undefined) tell(terminal, report, language, values.table);
    else {
      const document = await written(report, format, language, values.table);
      if (values.out === undefined) terminal.out(String(document).trimEnd());
      else writeFileSync(values.out, document);
    }
    return 0;
  },
};
