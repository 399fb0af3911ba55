// What the REST door offers about the ticket's page.
import { Type } from "typebox";
import type { ActorRole } from "../../hall/commands.ts";
import { TicketPage } from "../../hall/rules/ticket-page.ts";
import type { Endpoint } from "./endpoint.ts";

const closed = { additionalProperties: false };
const manager: readonly ActorRole[] = ["manager"];

export const ticketPageEndpoints = {
  readTicketPage: {
    method: "GET",
    path: "/ticket-page",
    summary: "The template of the ticket's page, and the configuration's own; ETag is the settings' version",
    roles: manager,
    answer: Type.Object({
      version: Type.Integer(),
      ticketPage: TicketPage,
      standard: TicketPage,
      placeholders: Type.Array(Type.String()),
    }),
  },
  replaceTicketPage: {
    method: "PUT",
    path: "/ticket-page",
    summary: "Print tickets by this template, where If-Match names the settings' version",
    roles: manager,
    body: Type.Object({ ticketPage: TicketPage }, closed),
    answer: Type.Object({ version: Type.Integer() }),
    problems: ["precondition-failed", "precondition-required", "rules-conflict", "unwritable"],
    isConditional: true,
  },
  previewTicketPage: {
    method: "POST",
    path: "/ticket-page/preview",
    summary: "What a ticket would look like by this template; nothing is changed",
    roles: manager,
    body: Type.Object({ ticketPage: TicketPage, isReprint: Type.Optional(Type.Boolean()) }, closed),
    answer: Type.Object({
      svg: Type.String({ description: "a picture of the paper, in dots" }),
      widthDots: Type.Integer(),
      heightDots: Type.Integer(),
      substituted: Type.Array(Type.String(), { description: "characters that the printer has to replace" }),
    }),
  },
} as const satisfies Record<string, Endpoint>;
