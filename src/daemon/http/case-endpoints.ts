// What the REST door offers about cases beside the operations: lists, one case, what can become one, and the holder's look.
import { Type } from "typebox";
import { clientRoles } from "../access/identity.ts";
import type { Endpoint } from "./endpoint.ts";

const Data = Type.Record(Type.String(), Type.Unknown());
const people = ["clerk", "staff", "manager"] as const;

const OwnCase = Type.Object(
  {
    hall: Type.String(),
    case: Type.String(),
    state: Type.String({ description: "of the case; `past` when it has left the hall's books" }),
    promisedAt: Type.Optional(Type.Integer({ description: "ms since 1970 UTC" })),
  },
  { additionalProperties: true, description: "where it stands, and nothing of anybody" },
);

export const caseEndpoints = {
  readCases: {
    method: "GET",
    path: "/cases",
    summary: "The cases in the hall's books, and how many stand where",
    roles: ["staff", "manager"],
    answer: Type.Object({ counts: Data, cases: Type.Array(Data) }),
    problems: ["not-configured"],
  },
  readCase: {
    method: "GET",
    path: "/cases/:case",
    summary: "One case, and its link for a phone",
    roles: people,
    answer: Data,
    problems: ["unknown-case", "not-configured"],
  },
  readCaseItems: {
    method: "GET",
    path: "/case-items",
    summary: "What can become a case here, and whether results go out by post",
    roles: people,
    answer: Type.Object({ items: Type.Array(Data), post: Type.Boolean() }),
    problems: ["not-configured"],
  },
  readOwnCase: {
    method: "GET",
    path: "/own-case/:token",
    summary: "One case, for whoever has its link",
    roles: clientRoles,
    answer: OwnCase,
    problems: ["unknown-case", "not-configured"],
  },
} as const satisfies Record<string, Endpoint>;
