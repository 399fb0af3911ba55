// `tidehall export --sqlite FILE`: days of the ledger as a database of their own. `tidehall sql` says what is in it.
import { existsSync } from "node:fs";
import { isDate } from "../../hall/statistics/period.ts";
import { exportDays } from "../export/export-database.ts";
import { exportTables, exportViews } from "../export/export-tables.ts";
import { lookBack } from "../past/past-days.ts";
import { readArguments, UsageError } from "./arguments.ts";
import type { CliCommand } from "./command.ts";
import { DEFAULT_DATA } from "./hall-files.ts";
import { columns, paint, type Terminal } from "./terminal.ts";

const options = {
  sqlite: { type: "string" },
  from: { type: "string", default: "0001-01-01" },
  to: { type: "string", default: "9999-12-31" },
  data: { type: "string", default: DEFAULT_DATA },
} as const;

type Values = ReturnType<typeof readArguments<typeof options>>["values"];

const fileIn = ({ sqlite, from, to }: Values): string => {
  if (sqlite === undefined) throw new UsageError("--sqlite is missing, expected the name of a new file");
  if (existsSync(sqlite)) throw new UsageError(`--sqlite is "${sqlite}", which is there already; expected a new file`);
  for (const [name, value] of Object.entries({ from, to }))
    if (!isDate(value)) throw new UsageError(`--${name} is "${value}", expected a date such as 2026-11-21`);
  return sqlite;
};

export const exportCommand: CliCommand = {
  usage: "tidehall export --sqlite FILE [--from YYYY-MM-DD] [--to YYYY-MM-DD] [--data FOLDER]",
  summary: "days of the ledger as a database with tables and views for queries of your own",
  async run(args, terminal) {
    const { values } = readArguments(args, options);
    const file = fileIn(values);
    const days = lookBack(values.data, (past) => {
      const dates = past.dates.filter((date) => date >= values.from && date <= values.to);
      exportDays(past, dates, file, (date) => terminal.isTerminal && terminal.err(`  ${date}`));
      return dates.length;
    });
    terminal.out(`${file}: ${days} days; tidehall sql says what is in it`);
    return 0;
  },
};

const describe = (terminal: Terminal): void => {
  for (const { name, meaning, columns: fields } of Object.values(exportTables)) {
    terminal.out(`\n${paint(terminal, "bold", name)}  ${meaning}`);
    for (const line of columns(fields.map((field) => [`  ${field.name}`, field.type, field.meaning])))
      terminal.out(line);
  }
  for (const { name, meaning, sql } of exportViews) {
    terminal.out(`\n${paint(terminal, "bold", name)}  ${meaning}`);
    terminal.out(`CREATE VIEW ${name} AS ${sql};`);
  }
};

export const sqlCommand: CliCommand = {
  usage: "tidehall sql",
  summary: "the tables and views of an exported database, with what each column means",
  async run(args, terminal) {
    readArguments(args, {});
    describe(terminal);
    return 0;
  },
};
