// Tables as comma-separated values (RFC 4180), as a spreadsheet opens them: with a mark of UTF-8, without which Excel reads
// Chinese as noise, and with no cell that a spreadsheet would take for a formula.
import type { Cell, ReportTable } from "./report-tables.ts";

const BYTE_ORDER_MARK = "\uFEFF";
const LINE = "\r\n";

/** A text that begins like a formula is marked as text; a number is none, whatever its sign. */
const safe = (value: string): string => (/^[=+\-@\t\r]/.test(value) ? `'${value}` : value);

const quoted = (value: string): string => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

const field = ({ value = "" }: Cell): string => quoted(typeof value === "string" ? safe(value) : String(value));

const headField = (head: string): string => quoted(safe(head));

const lines = ({ heads, rows }: ReportTable): string[] => [
  heads.map(headField).join(","),
  ...rows.map((row) => row.map(field).join(",")),
];

/** One table by itself, or several one below another: each under its title, an empty line before the next. */
export const csvOf = (tables: readonly ReportTable[]): string => {
  const [only, ...more] = tables;
  const parts =
    only && more.length === 0 ? [lines(only)] : tables.map((table) => [headField(table.title), ...lines(table)]);
  return BYTE_ORDER_MARK + parts.map((part) => part.join(LINE) + LINE).join(LINE);
};
