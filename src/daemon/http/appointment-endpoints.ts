// What the REST door offers about appointments (预约): to anybody what is free and a booking, to its holder the appointment, to
// staff a day's list, to platforms the import.
import { Type } from "typebox";
import { Contact } from "../../hall/contact.ts";
import { ClockTime, closed, LocalDate, Slug } from "../../hall/rules/fields.ts";
import { clientRoles } from "../access/identity.ts";
import { IMPORT_ROWS_MAX, ImportAnswer, ImportRow } from "../appointment-import.ts";
import type { Endpoint } from "./endpoint.ts";

const { name, telephone } = Type.Required(Type.Pick(Contact, ["name", "telephone"])).properties;
/** At a machine without letters a telephone is enough. */
const Self = { name: Type.Optional(name), telephone };
const Minutes = Type.Integer({ minimum: 0 });
const Time = { date: LocalDate, from: ClockTime };

const Booking = Type.Object({
  hall: Type.String(),
  services: Type.Array(
    Type.Object({
      id: Slug,
      name: Type.String(),
      nameEn: Type.Optional(Type.String()),
      bring: Type.String(),
      bringEn: Type.Optional(Type.String()),
    }),
  ),
  slots: Type.Array(Type.Object({ service: Slug, ...Time, to: ClockTime, free: Type.Integer({ minimum: 0 }) })),
  cancelMinutes: Minutes,
  earlyMinutes: Minutes,
  lateMinutes: Minutes,
});

const OwnAppointment = Type.Object({
  token: Type.String({ description: "whoever has it reads, moves and gives back this appointment" }),
  link: Type.Optional(Type.String({ description: "where a phone finds it again; only with a public address" })),
  hall: Type.String(),
  service: Type.String(),
  serviceEn: Type.Optional(Type.String()),
  serviceId: Slug,
  bring: Type.String(),
  bringEn: Type.Optional(Type.String()),
  ...Time,
  to: ClockTime,
  status: Type.Enum(["booked", "arrived", "lapsed", "cancelled"]),
  code: Type.String({ description: "six digits, typed at the machine on the day" }),
  canChange: Type.Boolean(),
  earlyMinutes: Minutes,
  lateMinutes: Minutes,
  number: Type.Optional(Type.String({ description: "of the ticket, once checked in" })),
});

const changes = ["unknown-appointment", "appointment-over", "change-too-late", "not-configured"] as const;
const booked = ["unknown-service", "no-slot", "slot-full", "booking-closed", "already-booked"] as const;

export const appointmentEndpoints = {
  readBooking: {
    method: "GET",
    path: "/booking",
    summary: "What can be booked, and how many places are free",
    roles: clientRoles,
    answer: Booking,
    problems: ["not-configured"],
  },
  book: {
    method: "POST",
    path: "/booking",
    summary: "Book for oneself; takes an Idempotency-Key",
    roles: clientRoles,
    body: Type.Object({ service: Slug, ...Time, ...Self }, closed),
    status: 201,
    answer: OwnAppointment,
    problems: [...booked, "booking-paused", "bookings-full", "not-configured"],
  },
  readOwnAppointment: {
    method: "GET",
    path: "/own-appointment/:token",
    summary: "One appointment, for whoever has its link",
    roles: clientRoles,
    answer: OwnAppointment,
    problems: ["unknown-appointment", "not-configured"],
  },
  moveOwnAppointment: {
    method: "POST",
    path: "/own-appointment/:token/move",
    summary: "To another time; takes an Idempotency-Key",
    roles: clientRoles,
    body: Type.Object(Time, closed),
    answer: OwnAppointment,
    problems: [...changes, ...booked],
  },
  cancelOwnAppointment: {
    method: "POST",
    path: "/own-appointment/:token/cancel",
    summary: "Give the place back; takes an Idempotency-Key",
    roles: clientRoles,
    status: 204,
    problems: [...changes],
  },
  readAppointments: {
    method: "GET",
    path: "/appointments/:date",
    summary: "The appointments of a date, with people's masks",
    roles: ["clerk", "staff", "manager"],
    answer: Type.Object({ appointments: Type.Array(Type.Record(Type.String(), Type.Unknown())) }),
    problems: ["not-configured"],
  },
  importAppointments: {
    method: "POST",
    path: "/appointments/import",
    summary:
      "Appointments from elsewhere, as rows or as a table (CSV); each row is answered, the same rows again change nothing",
    roles: ["staff", "manager", "device"],
    body: Type.Object(
      {
        rows: Type.Optional(
          Type.Array(Type.Unknown({ description: "see the schema ImportRow" }), { maxItems: IMPORT_ROWS_MAX }),
        ),
        csv: Type.Optional(Type.String({ maxLength: 200_000 })),
      },
      { ...closed, minProperties: 1, maxProperties: 1, examples: [{ rows: [ImportRow] }] },
    ),
    answer: ImportAnswer,
    problems: ["not-configured"],
    bodyLimit: 524_288,
  },
} as const satisfies Record<string, Endpoint>;
