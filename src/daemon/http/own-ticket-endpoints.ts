// What the REST door offers to the holder of a ticket, by the link that the paper carries.
import { Type } from "typebox";
import { clientRoles } from "../access/identity.ts";
import type { Endpoint } from "./endpoint.ts";
import { Offer } from "./rating-endpoints.ts";

const Minutes = Type.Integer({ minimum: 0 });

const OwnTicket = Type.Object({
  hall: Type.String(),
  notices: Type.Optional(Type.Array(Type.String(), { description: "what the hall tells its visitors today" })),
  number: Type.String(),
  status: Type.String({ description: "of the ticket; `past` when it is of another day" }),
  service: Type.Optional(Type.String()),
  bring: Type.Optional(Type.String()),
  issuedAt: Type.Optional(Type.Integer({ description: "ms since 1970 UTC" })),
  ahead: Type.Optional(Type.Integer()),
  wait: Type.Optional(
    Type.Object(
      { minutes: Minutes, from: Minutes, to: Minutes },
      { description: "still to wait: the middle, and between which two eight of ten are called; min" },
    ),
  ),
  opened: Type.Optional(
    Type.Array(Type.Integer(), { description: "numbers of bench windows that have just opened and take it too" }),
  ),
  window: Type.Optional(
    Type.Object({
      number: Type.Integer(),
      name: Type.String(),
      isMobile: Type.Optional(Type.Literal(true, { description: "no place: a helper comes to the visitor [Q7]" })),
    }),
  ),
  rating: Type.Optional({ ...Offer, description: "where it can be rated now" }),
});

export const ownTicketEndpoints = {
  readOwnTicket: {
    method: "GET",
    path: "/own-ticket/:token",
    summary: "One ticket, for whoever has its link",
    roles: clientRoles,
    answer: OwnTicket,
    problems: ["unknown-ticket", "not-configured"],
  },
  leaveQueue: {
    method: "POST",
    path: "/own-ticket/:token/leave",
    summary: "Give the number back; takes an Idempotency-Key",
    roles: clientRoles,
    answer: OwnTicket,
    problems: ["unknown-ticket", "ticket-over", "ticket-elsewhere", "not-configured"],
  },
} as const satisfies Record<string, Endpoint>;
