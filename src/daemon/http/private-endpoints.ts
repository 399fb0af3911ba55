// What the REST door tells of persons: to staff alone, one at a time, and each look is an event.
import { Type } from "typebox";
import { Contact } from "../../hall/contact.ts";
import type { Endpoint } from "./endpoint.ts";

export const privateEndpoints = {
  readPrivate: {
    method: "POST",
    path: "/private/:ref/read",
    summary: "Who somebody is, or what they said in their own words; the look is noted",
    roles: ["clerk", "staff", "manager"],
    answer: Type.Object({
      contact: Type.Optional(Contact),
      words: Type.Optional(Type.String()),
    }),
    problems: ["not-found", "not-configured", "ledger-full", "ledger-failing"],
  },
} as const satisfies Record<string, Endpoint>;
