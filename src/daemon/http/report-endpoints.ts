// What the REST door offers about reports.
import { Type } from "typebox";
import { Report } from "../../hall/statistics/report-schema.ts";
import { contentTypes, reportFormats } from "../reports/formats.ts";
import type { Endpoint } from "./endpoint.ts";

const closed = { additionalProperties: false };
const { json: _, ...files } = contentTypes;

export const reportEndpoints = {
  readReport: {
    method: "GET",
    path: "/reports/:period/:date",
    summary: "The figures of the day, week or month (`day`, `week`, `month`) that a date lies in, as data or as a file",
    roles: ["manager"],
    query: Type.Object(
      {
        format: Type.Optional(Type.Enum(reportFormats, { description: "default json" })),
        lang: Type.Optional(Type.Enum(["zh-CN", "en"], { description: "of a file; default the hall's" })),
        table: Type.Optional(
          Type.String({ pattern: "^[a-z-]{1,20}$", description: "the only table that a csv or xlsx is to hold" }),
        ),
      },
      closed,
    ),
    answer: Report,
    otherTypes: Object.values(files),
    problems: ["not-found", "overloaded"],
  },
} as const satisfies Record<string, Endpoint>;
