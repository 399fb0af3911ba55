// What the REST door offers to the holder of a ticket, by the link that the paper carries.
import { Type } from "typebox";
import { clientRoles } from "../access/identity.ts";
import type { Endpoint } from "./endpoint.ts";
import { Offer } from "./rating-endpoints.ts";

const Minutes = Type.Integer({ minimum: 0 });

const Instant = (description: string) => Type.Integer({ description: `ms since 1970 UTC, ${description}` });

const Notices = Type.Array(Type.Object({ text: Type.String(), textEn: Type.Optional(Type.String()) }), {
  description: "what the hall tells its visitors today",
});

const Wait = Type.Object(
  { minutes: Minutes, from: Minutes, to: Minutes },
  { description: "still to wait: the middle, and between which two eight of ten are called; min" },
);

const Window = Type.Object({
  number: Type.Integer(),
  name: Type.String(),
  nameEn: Type.Optional(Type.String()),
  isMobile: Type.Optional(Type.Literal(true, { description: "no place: a helper comes to the visitor [Q7]" })),
});

const OwnTicket = Type.Object({
  hall: Type.String(),
  hallEn: Type.Optional(Type.String()),
  notices: Type.Optional(Notices),
  number: Type.String(),
  status: Type.String({ description: "of the ticket; `past` when it is of another day" }),
  service: Type.Optional(Type.String()),
  serviceEn: Type.Optional(Type.String()),
  bring: Type.Optional(Type.String()),
  bringEn: Type.Optional(Type.String()),
  issuedAt: Type.Optional(Instant("when it was taken")),
  ahead: Type.Optional(Type.Integer()),
  wait: Type.Optional(Wait),
  isNear: Type.Optional(
    Type.Literal(true, { description: "its holder should be in the hall, by `phone` of the rules" }),
  ),
  wasMissed: Type.Optional(Type.Literal(true, { description: "nobody came when it was called; it waits once more" })),
  opened: Type.Optional(
    Type.Array(Type.Integer(), { description: "numbers of bench windows that have just opened and take it too" }),
  ),
  calledAt: Type.Optional(Instant("of the last time it was called aloud")),
  until: Type.Optional(Instant("how long a ticket on hold or past its call waits for its holder")),
  window: Type.Optional(Window),
  rating: Type.Optional({ ...Offer, description: "where it can be rated now" }),
  watch: Type.Optional(
    Type.String({ description: "token to pass on, which reads and does nothing; absent where it is the one in use" }),
  ),
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
