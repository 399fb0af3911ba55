// Writes days into a database of their own, for whoever wants figures of their own. The ledger is only read.
import { type Calendar, calendarOf, clockTimeOf, MINUTE_MS } from "../../base/calendar.ts";
import type { HallEvent } from "../../hall/events.ts";
import type { HallRules } from "../../hall/rules/rules.ts";
import { DayReader } from "../../hall/statistics/day-reader.ts";
import type { DayRows } from "../../hall/statistics/rows.ts";
import { runThrough } from "../../hall/statistics/run-through.ts";
import { type Connection, openImpatient, type Value } from "../ledger/database.ts";
import type { Past } from "../past/past-days.ts";
import { createAll, type ExportName, exportTables } from "./export-tables.ts";

type Field = string | number | boolean | undefined;

/** In the order of the table's columns. */
type Insert = (...fields: readonly Field[]) => void;

const stored = (field: Field): Value => (typeof field === "boolean" ? Number(field) : (field ?? null));

const inserter = (db: Connection, name: ExportName): Insert => {
  const { columns } = exportTables[name];
  const statement = db.prepare(`INSERT INTO ${name} VALUES (${columns.map(() => "?").join(", ")})`);
  return (...fields) => statement.run(...fields.map(stored));
};

/** As the wall said, to the second. */
const localTime =
  ({ moment }: Calendar) =>
  (at: number | undefined): string | undefined => {
    if (at === undefined) return undefined;
    const { date, minute } = moment(at);
    const seconds = Math.floor((((at % MINUTE_MS) + MINUTE_MS) % MINUTE_MS) / 1000);
    return `${date} ${clockTimeOf(minute)}:${String(seconds).padStart(2, "0")}`;
  };

const minutes = (ms: number | undefined): number | undefined =>
  ms === undefined ? undefined : Math.round((ms / MINUTE_MS) * 100) / 100;

interface Writer {
  readonly insert: Readonly<Record<ExportName, Insert>>;
  readonly time: (at: number | undefined) => string | undefined;
}

const writerFor = (db: Connection, { timeZone }: HallRules): Writer => {
  const names = Object.keys(exportTables) as ExportName[];
  const insert = Object.fromEntries(names.map((name) => [name, inserter(db, name)])) as Writer["insert"];
  return { insert, time: localTime(calendarOf(timeZone)) };
};

const writeNames = ({ insert }: Writer, rules: HallRules): void => {
  const kinds = { service: rules.services, window: rules.windows, class: rules.classes, staff: rules.staff };
  for (const [kind, list] of Object.entries(kinds)) for (const { id, name } of list) insert.hall(kind, id, name);
};

const writeRows = ({ insert, time }: Writer, { date, tickets, stays, sittings, ratings }: DayRows): void => {
  for (const row of tickets) {
    const { ticket, number, service, class: className, slot, end, reprints, saidMinutes, cameMinutes } = row;
    const known = [date, ticket, number, service, className, time(row.issuedAt), slot, row.stays] as const;
    insert.ticket(...known, end, time(row.endedAt), reprints, saidMinutes, cameMinutes, row.appointment);
  }
  for (const row of stays) {
    const known = [
      date,
      row.ticket,
      row.service,
      row.class,
      row.window,
      row.clerk,
      time(row.calledAt),
      row.slot,
    ] as const;
    const lengths = [row.waitMs, row.walkMs, row.serveMs, row.busyMs].map(minutes);
    insert.stay(...known, ...lengths, row.uncertain.join(" "), row.recalls, row.end);
  }
  for (const { window, clerk, from, to, openMs, pausedMs } of sittings)
    insert.sitting(date, window, clerk, time(from), time(to), minutes(openMs), minutes(pausedMs));
  for (const { ticket, service, window, clerk, grade, isExcluded = false } of ratings)
    insert.rating(date, ticket, service, window, clerk, grade, isExcluded);
};

/** Kinds that the parts of a hall beside its queue tell, and the jumps of the clock. */
const isTold = ({ kind }: HallEvent): boolean =>
  kind === "ClockSet" || /^(Appointment|Case|Complaint|Rating|Window(Found|Manned)|Empty|Leave|Deputy)/.test(kind);

const writeDay = (writer: Writer, past: Past, date: string): void => {
  const { rules, events } = past.unread(date);
  const reader = new DayReader(date);
  for (const some of events)
    for (const event of some) {
      reader.read(event);
      if (isTold(event)) writer.insert.event(date, writer.time(event.at), event.kind, JSON.stringify(event.data));
    }
  writeRows(writer, runThrough(reader.rows(rules.timeZone)));
};

/** @param file a new one; @param onDay hears of each day once it is written */
export const exportDays = (past: Past, dates: readonly string[], file: string, onDay: (date: string) => void): void => {
  const db = openImpatient(file);
  try {
    db.exec(`PRAGMA journal_mode = OFF; BEGIN; ${createAll}`);
    const writer = writerFor(db, past.rules);
    writeNames(writer, past.rules);
    for (const date of dates) {
      writeDay(writer, past, date);
      onDay(date);
    }
    db.exec("COMMIT");
  } finally {
    db.close();
  }
};
