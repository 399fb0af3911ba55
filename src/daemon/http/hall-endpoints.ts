// What the REST door says of the hall as a whole: to anybody its place on the map of services, to the manager how it stands beside its
// county's document.
import { Type } from "typebox";
import { clientRoles } from "../access/identity.ts";
import type { Endpoint } from "./endpoint.ts";

const Finding = Type.Object({
  tag: Type.String({ description: "the line of the document" }),
  text: Type.String(),
  textEn: Type.String(),
  is: Type.Enum(["met", "not-met", "unknown"]),
  found: Type.Optional(Type.Number()),
  wanted: Type.Optional(Type.Number()),
  missing: Type.Optional(Type.Array(Type.Object({ name: Type.String(), nameEn: Type.Optional(Type.String()) }))),
});
const document = { id: Type.String(), name: Type.String(), nameEn: Type.String() };

const Standing = Type.Object({
  document: Type.Object(document),
  findings: Type.Array(Finding),
  met: Type.Integer(),
  notMet: Type.Integer(),
  unknown: Type.Integer(),
  next: Type.Optional(Type.Object({ ...document, findings: Type.Array(Finding, { description: "not met yet" }) })),
});

export const hallEndpoints = {
  readServiceMap: {
    method: "GET",
    path: "/service-map",
    summary: "The hall as schema.org has it: place, hours, services, present waiting; other sites may read it too",
    roles: clientRoles,
    answer: Type.Record(Type.String(), Type.Unknown(), { description: "JSON-LD, a GovernmentOffice" }),
    problems: ["not-configured"],
  },
  readStandard: {
    method: "GET",
    path: "/standard",
    summary: "The hall and its last four weeks beside the document that `facility.standard` names",
    roles: ["manager"],
    answer: Standing,
    problems: ["not-found", "not-configured"],
  },
  readStandardOf: {
    method: "GET",
    path: "/standard/:document",
    summary: "The same beside another document",
    roles: ["manager"],
    answer: Standing,
    problems: ["not-found", "not-configured"],
  },
} as const satisfies Record<string, Endpoint>;
