// Tables as an Excel workbook: a sheet a table, its heads standing still, its numbers as numbers.
import writeXlsxFile, { type SheetData } from "write-excel-file/node";
import { widthOf } from "../../base/text-width.ts";
import { cellText } from "./cell-text.ts";
import type { Cell, Measure, ReportTable } from "./report-tables.ts";

const formats: Readonly<Partial<Record<Measure, string>>> = { minutes: "0.0", share: "0.0%", number: "0.0#" };

const cellOf = ({ measure, value }: Cell) => {
  if (value === undefined) return null;
  if (typeof value === "string") return { value, type: String };
  const format = formats[measure];
  return format === undefined ? { value, type: Number } : { value, type: Number, format };
};

const headOf = (value: string) => ({
  value,
  type: String,
  fontWeight: "bold" as const,
  wrap: true,
  backgroundColor: "#E8EEF4",
});

const dataOf = ({ heads, rows }: ReportTable): SheetData => [heads.map(headOf), ...rows.map((row) => row.map(cellOf))];

/** Wide enough for what stands there, a head over two lines. */
const widthsOf = ({ heads, rows }: ReportTable) =>
  heads.map((head, at) => ({
    width: 2 + Math.max(8, Math.ceil(widthOf(head) / 2), ...rows.map((row) => widthOf(cellText(row[at]!)))),
  }));

export const xlsxOf = (tables: readonly ReportTable[]): Promise<Buffer> => {
  const sheets = tables.map((table) => ({
    data: dataOf(table),
    sheet: table.title,
    columns: widthsOf(table),
    stickyRowsCount: 1,
    stickyColumnsCount: 1,
  }));
  return writeXlsxFile(sheets).toBuffer();
};
