// The forms in which a report leaves the house.

import type { Report } from "../../hall/statistics/report-schema.ts";
import type { Language } from "../../hall/views/sentences.ts";
import { csvOf } from "./csv.ts";
import { htmlOf } from "./html.ts";
import { tablesOf } from "./report-tables.ts";
import { xlsxOf } from "./xlsx.ts";

export const reportFormats = ["json", "csv", "xlsx", "html"] as const;
export type ReportFormat = (typeof reportFormats)[number];

export const isReportFormat = (text: string): text is ReportFormat =>
  (reportFormats as readonly string[]).includes(text);

export const contentTypes: Readonly<Record<ReportFormat, string>> = {
  json: "application/json; charset=utf-8",
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  html: "text/html; charset=utf-8",
};

/** @param table the id of the only table that is wanted; without one all. Only csv and xlsx ask for it */
export const written = async (
  report: Report,
  format: ReportFormat,
  language: Language,
  table?: string,
): Promise<string | Buffer> => {
  if (format === "json") return JSON.stringify(report);
  if (format === "html") return htmlOf(report, language);
  const tables = tablesOf(report, language).filter(({ id }) => table === undefined || id === table);
  return format === "csv" ? csvOf(tables) : xlsxOf(tables);
};
