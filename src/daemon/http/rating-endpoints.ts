// What the REST door offers to visitors about ratings (好差评): on the ticket's page, at a window's QR code; and to staff about
// the complaints that concern them.
import { Type } from "typebox";
import { complaintCommands } from "../../hall/complaints/commands.ts";
import { Contact, Words } from "../../hall/contact.ts";
import { Slug } from "../../hall/rules/fields.ts";
import { clientRoles } from "../access/identity.ts";
import type { Endpoint } from "./endpoint.ts";

const closed = { additionalProperties: false };

const Grades = Type.Array(Type.Object({ grade: Type.Integer(), name: Type.String(), nameEn: Type.String() }), {
  description: "the hall's words, 5 first",
});
const Reasons = Type.Array(
  Type.Object({
    tag: Type.String(),
    name: Type.String(),
    nameEn: Type.Optional(Type.String()),
    grades: Type.Array(Type.Integer()),
  }),
  { description: "to tap with a grade" },
);
export const Offer = Type.Object({ grades: Grades, reasons: Reasons });

const said = {
  grade: Type.Integer({ minimum: 1, maximum: 5 }),
  tags: Type.Optional(Type.Array(Slug, { maxItems: 8, uniqueItems: true })),
  words: Type.Optional(Words),
  contact: Type.Optional(Contact),
};
const Taken = Type.Object({ grade: Type.Integer() });
const Complaints = Type.Object({ complaints: Type.Array(Type.Record(Type.String(), Type.Unknown())) });
const refusals = [
  "unknown-ticket",
  "already-rated",
  "not-served",
  "rating-over",
  "not-allowed",
  "not-configured",
] as const;

export const ratingEndpoints = {
  rateOwnTicket: {
    method: "POST",
    path: "/own-ticket/:token/rating",
    summary:
      "Rate the service, once, for whoever has the ticket's link, on a phone or at a kiosk; takes an Idempotency-Key",
    roles: ["visitor", "kiosk"],
    body: Type.Object(said, closed),
    answer: Taken,
    problems: refusals,
  },
  reportOwnProblem: {
    method: "POST",
    path: "/own-ticket/:token/problem",
    summary: "Say what could not be done (办不成事); takes an Idempotency-Key",
    roles: ["visitor"],
    body: Type.Object({ words: Words, contact: Type.Optional(Contact) }, closed),
    answer: Type.Object({ complaint: complaintCommands.CloseComplaint.properties.complaint }),
    problems: ["unknown-ticket", "not-configured"],
  },
  readWindowRating: {
    method: "GET",
    path: "/windows/:window/rating",
    summary: "What the window's QR code offers: its last numbers without a rating",
    roles: clientRoles,
    answer: Type.Object({
      hall: Type.String(),
      window: Type.Object({ number: Type.Integer(), name: Type.String() }),
      numbers: Type.Array(Type.String()),
      grades: Grades,
      reasons: Reasons,
    }),
    problems: ["unknown-window", "not-found", "not-configured"],
  },
  rateAtWindow: {
    method: "POST",
    path: "/windows/:window/rating",
    summary: "Rate a number that the window has served today, by the code on its paper; takes an Idempotency-Key",
    roles: ["visitor"],
    body: Type.Object(
      {
        number: Type.String({ pattern: "^[A-Z]{0,2}[0-9]{1,5}$" }),
        code: Type.String({ pattern: "^[0-9A-Za-z]{4}$", description: "on the paper, or on the ticket's page" }),
        ...said,
      },
      closed,
    ),
    answer: Taken,
    problems: [...refusals, "unknown-window", "not-found", "wrong-credentials", "locked-out"],
  },
  readOwnComplaints: {
    method: "GET",
    path: "/complaints/own",
    summary: "Complaints that are the asker's to settle, and those about them, without who complains",
    roles: ["clerk", "staff"],
    answer: Complaints,
    problems: ["not-configured"],
  },
} as const satisfies Record<string, Endpoint>;
