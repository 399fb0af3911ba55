// Appointments from elsewhere, row by row: what a provincial platform sends, or somebody has written into a table. Good rows are
// taken, the others are named with line, field, value and what was expected; the same rows again change nothing.
import { type Static, Type } from "typebox";
import { checker, type Problem } from "../base/check.ts";
import { csvRows } from "../base/csv.ts";
import { appointmentsOf } from "../hall/appointments/book.ts";
import { External } from "../hall/appointments/commands.ts";
import type { Actor } from "../hall/commands.ts";
import { Contact } from "../hall/contact.ts";
import { type RefusalCode, refusalTexts } from "../hall/refusals.ts";
import { ClockTime, closed, LocalDate } from "../hall/rules/fields.ts";
import { rulesOf } from "../hall/state.ts";
import type { HallPort } from "./hall-port.ts";
import type { Answer } from "./writer/answer.ts";

/** More come in several requests. */
export const IMPORT_ROWS_MAX = 500;

const { name, telephone, idNumber } = Contact.properties;

export const ImportRow = Type.Object(
  {
    external: External,
    service: Type.String({ minLength: 1, maxLength: 40, description: "id or name of a service" }),
    date: LocalDate,
    from: ClockTime,
    name,
    telephone,
    idNumber,
    cancelled: Type.Optional(Type.Boolean({ description: "the appointment is given back; default false" })),
  },
  closed,
);
type ImportRow = Static<typeof ImportRow>;

export const ImportAnswer = Type.Object({
  rows: Type.Array(
    Type.Object({
      line: Type.Integer({ description: "of the table, or the place of the row, from 1" }),
      external: Type.String(),
      outcome: Type.Enum(["booked", "moved", "cancelled", "unchanged", "refused"]),
      problem: Type.Optional(
        Type.Object(
          { field: Type.String(), value: Type.String(), expected: Type.String() },
          { description: "why not" },
        ),
      ),
    }),
  ),
});
export type ImportedRow = Static<typeof ImportAnswer>["rows"][number];

/** One row as it came, before anybody knows whether it is one. */
export interface RawRow {
  readonly line: number;
  readonly row: unknown;
}

/** Heads of columns, as programs and as people write them. */
const columns: Readonly<Record<string, keyof ImportRow>> = {
  ...{ external: "external", service: "service", date: "date", from: "from", name: "name", telephone: "telephone" },
  ...{
    idNumber: "idNumber",
    cancelled: "cancelled",
    预约编号: "external",
    业务: "service",
    日期: "date",
    时间: "from",
  },
  ...{ 姓名: "name", 电话: "telephone", 手机号: "telephone", 证件号: "idNumber", 取消: "cancelled" },
};

const truths: Readonly<Record<string, boolean>> = {
  true: true,
  是: true,
  "1": true,
  false: false,
  否: false,
  "0": false,
};

const cell = (column: string, text: string): unknown => (column === "cancelled" ? (truths[text] ?? text) : text);

/** The rows of a table with a head; a problem where it is no such table. */
export const rowsOfTable = (csv: string): RawRow[] | Problem => {
  const [head, ...rows] = csvRows(csv) ?? [];
  if (!head)
    return { path: "/csv", value: csv.slice(0, 40), expected: "a table with a head, fields separated by commas" };
  const unknown = head.fields.find((title) => !Object.hasOwn(columns, title));
  if (unknown !== undefined)
    return { path: "/csv", value: unknown, expected: `columns among ${Object.keys(columns).join(", ")}` };
  const names = head.fields.map((title) => columns[title]!);
  return rows.map(({ line, fields }) => ({
    line,
    row: Object.fromEntries(
      fields.flatMap((text, place) =>
        text === "" ? [] : [[names[place] ?? `column ${place + 1}`, cell(names[place] ?? "", text)]],
      ),
    ),
  }));
};

const checkRow = checker(ImportRow);

/** Where in a row to look when the rules say no. */
const fieldOf: Partial<Record<RefusalCode, keyof ImportRow>> = {
  "unknown-service": "service",
  "no-slot": "from",
  "slot-full": "from",
  "booking-closed": "date",
  "already-booked": "telephone",
  "contact-missing": "telephone",
  "appointment-over": "external",
  "wrong-step": "service",
};

const shown = (value: unknown): string => (value === undefined ? "missing" : String(value).slice(0, 80));

/** A telephone or a card has no place in an answer that may be kept. */
const personalFields: ReadonlySet<string> = new Set(["name", "telephone", "idNumber"]);

const problemAt = (row: unknown, field: string, expected: string): NonNullable<ImportedRow["problem"]> => {
  const value = shown((row as Record<string, unknown> | null)?.[field]);
  return { field, value: personalFields.has(field) && value !== "missing" ? "***" : value, expected };
};

const outcomes: Readonly<Record<string, ImportedRow["outcome"]>> = {
  AppointmentBooked: "booked",
  AppointmentMoved: "moved",
  AppointmentCancelled: "cancelled",
};

const judged = ({ line, row }: RawRow, { external }: ImportRow, answer: Answer): ImportedRow => {
  if (answer.ok) return { line, external, outcome: outcomes[String(answer.data.event)] ?? "unchanged" };
  const [zh, en] = refusalTexts[answer.refused];
  const expected = `${zh} / ${en}${answer.detail === undefined ? "" : ` (${answer.detail})`}`;
  return {
    line,
    external,
    outcome: "refused",
    problem: problemAt(row, fieldOf[answer.refused] ?? "external", expected),
  };
};

const contactOf = ({ name, telephone, idNumber }: ImportRow) => {
  const said = Object.entries({ name, telephone, idNumber }).filter(([, value]) => value !== undefined);
  return said.length === 0 ? {} : { contact: Object.fromEntries(said) };
};

const nothing: Answer = { ok: true, seq: 0, data: {} };

const give = (port: HallPort, row: ImportRow, by: Actor): Promise<Answer> => {
  const service = rulesOf(port.hall).services.find(({ id, name }) => id === row.service || name === row.service);
  const { external, date, from } = row;
  const args = { service: service?.id ?? row.service, date, from, external, ...contactOf(row) };
  return port.submit({ kind: "BookAppointment", args, by });
};

const giveUp = async (port: HallPort, { external }: ImportRow, by: Actor): Promise<Answer> => {
  const known = appointmentsOf(port.hall).find((entry) => entry.external === external);
  if (!known || known.status === "cancelled") return nothing;
  return port.submit({ kind: "CancelAppointment", args: { appointment: known.id }, by });
};

const takeRow = async (port: HallPort, raw: RawRow, by: Actor): Promise<ImportedRow> => {
  const checked = checkRow(raw.row);
  if (checked.ok) {
    const answer = await (checked.value.cancelled ? giveUp : give)(port, checked.value, by);
    return judged(raw, checked.value, answer);
  }
  const { path, expected } = checked.problems[0]!;
  const external = shown((raw.row as Record<string, unknown> | null)?.external);
  return {
    line: raw.line,
    external,
    outcome: "refused",
    problem: problemAt(raw.row, path.replace(/^\//, ""), expected),
  };
};

/** One after the other, in the order in which they came; a row that is refused keeps none of the others back. */
export const importRows = async (port: HallPort, rows: readonly RawRow[], by: Actor): Promise<ImportedRow[]> => {
  const done: ImportedRow[] = [];
  for (const raw of rows) done.push(await takeRow(port, raw, by));
  return done;
};
