// Reports for the manager's board, and as files to keep.
import type { FastifyInstance } from "fastify";
import type { Static } from "typebox";
import { isAppError } from "../../base/errors.ts";
import { datesOf } from "../../hall/statistics/period.ts";
import type { Period, Report } from "../../hall/statistics/report-schema.ts";
import type { Language } from "../../hall/views/sentences.ts";
import { contentTypes, written } from "../reports/formats.ts";
import type { Question } from "../reports/report-desk.ts";
import { endpoints } from "./endpoints.ts";
import { HttpProblem, malformed } from "./http-problem.ts";
import { serve } from "./serve.ts";
import type { ServerOptions } from "./server-options.ts";

type Query = Static<typeof endpoints.readReport.query>;

const isPeriod = (text: string | undefined): text is Period => text === "day" || text === "week" || text === "month";

const questionIn = ({ period, date = "" }: Readonly<Record<string, string>>): Question => {
  if (!isPeriod(period))
    throw malformed([{ path: "/period", value: JSON.stringify(period ?? ""), expected: "day, week or month" }]);
  if (!datesOf(period, date))
    throw malformed([{ path: "/date", value: JSON.stringify(date), expected: "a date such as 2026-11-21" }]);
  return { period, date };
};

/** A report's page brings its style along, and nothing else. */
const PAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";

/** A day that the ledger does not have is an address where nothing is. */
const reportFor = async ({ reports }: ServerOptions, question: Question): Promise<Report> => {
  const reading = reports.read(question);
  if (!reading) throw new HttpProblem("overloaded", { detail: "reports" });
  try {
    return await reading;
  } catch (error) {
    if (isAppError(error, "DAY_UNKNOWN")) throw new HttpProblem("not-found", { detail: error.message });
    throw error;
  }
};

export const addReports = (app: FastifyInstance, options: ServerOptions): void =>
  serve(app, endpoints.readReport, async ({ params, request, reply }) => {
    const { format = "json", lang, table } = request.query as Query;
    const language: Language = lang ?? options.port.hall.rules?.language ?? "zh-CN";
    const question = questionIn(params);
    const report = await reportFor(options, question);
    const name = `${report.hall.id}-${question.period}-${report.from}.${format}`;
    if (format === "csv" || format === "xlsx") reply.header("content-disposition", `attachment; filename="${name}"`);
    if (format === "html") reply.header("content-security-policy", PAGE_POLICY);
    return reply.type(contentTypes[format]).send(await written(report, format, language, table));
  });
