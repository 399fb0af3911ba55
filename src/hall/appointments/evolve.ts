// Reads what happened to appointments (预约) into the state.
import { daysBetween } from "../../base/calendar.ts";
import type { Evolve } from "../evolve/evolution.ts";
import { change } from "../queue/change.ts";
import { type Hall, rulesOf } from "../state.ts";
import type { Appointment, AppointmentBook } from "./book.ts";

const entryOf = (hall: Hall, id: string): Appointment => {
  const entry = hall.appointments.entries[id];
  if (!entry) throw new Error(`the ledger speaks of an unknown appointment ${id}`);
  return entry;
};

type List = "booked" | "lapsed" | "early";

const timeOf = ({ date, from }: Pick<Appointment, "date" | "from">): string => `${date} ${from}`;

const leave = (book: AppointmentBook, list: List, id: string): void => {
  const position = book[list].indexOf(id);
  if (position >= 0) book[list].splice(position, 1);
};

const join = (book: AppointmentBook, list: List, entry: Appointment): void => {
  const time = timeOf(entry);
  const position = book[list].findLastIndex((id) => timeOf(book.entries[id]!) <= time);
  book[list].splice(position + 1, 0, entry.id);
};

/** Absences remembered at a time: whoever has stayed away longest ago is forgotten first. */
const BREACHERS_MAX = 5000;

const addBreach = ({ breaches }: AppointmentBook, { person, date }: Appointment): void => {
  const dates = [...(breaches[person] ?? []), date].sort();
  delete breaches[person];
  breaches[person] = dates;
  const [oldest] = Object.keys(breaches);
  if (Object.keys(breaches).length > BREACHERS_MAX) delete breaches[oldest!];
};

const takeBreach = ({ breaches }: AppointmentBook, { person, date }: Appointment): void => {
  const dates = breaches[person] ?? [];
  const position = dates.lastIndexOf(date);
  if (position < 0) return;
  if (dates.length === 1) delete breaches[person];
  else breaches[person] = dates.toSpliced(position, 1);
};

const forgetBreaches = ({ breaches }: AppointmentBook, date: string, daysKept: number): void => {
  for (const [person, dates] of Object.entries(breaches)) {
    const left = dates.filter((day) => daysBetween(day, date) <= daysKept);
    if (left.length === 0) delete breaches[person];
    else breaches[person] = left;
  }
};

const tidy = (hall: Hall, date: string): void => {
  const { appointments: book } = hall;
  const before = book.day < date ? book.day : date;
  for (const entry of Object.values(book.entries)) {
    if (entry.date >= before) continue;
    for (const list of ["booked", "lapsed", "early"] as const) leave(book, list, entry.id);
    delete book.entries[entry.id];
  }
  const { days, pauseDays } = rulesOf(hall).appointments.breaches;
  forgetBreaches(book, date, Math.max(days, pauseDays));
  book.day = date;
};

/** A ticket at a window is past its line, and one that is over past everything. */
const hasYetToBeCalled = new Set(["waiting", "held", "kept"]);

const raise = (hall: Hall, id: string, className: string): void => {
  const ticket = hall.tickets.get(id);
  const rankOf = (name: string) => hall.classes.get(name)?.rank ?? 0;
  if (!ticket || !hasYetToBeCalled.has(ticket.status) || rankOf(ticket.class) >= rankOf(className)) return;
  change(hall, ticket, { class: className });
};

export const appointmentEvolve = {
  AppointmentBooked(hall, { appointment: id, service, date, from, to, code, channel, person, alias, external }) {
    const { appointments: book } = hall;
    const origin = { ...(alias !== undefined && { alias }), ...(external !== undefined && { external }) };
    const entry: Appointment = { id, service, date, from, to, code, channel, person, ...origin, status: "booked" };
    book.last = Number(id.slice(1));
    book.day ||= hall.date;
    book.entries[id] = entry;
    join(book, "booked", entry);
  },
  AppointmentMoved(hall, { appointment, date, from, to }) {
    const { appointments: book } = hall;
    const entry = entryOf(hall, appointment);
    for (const list of ["booked", "lapsed"] as const) leave(book, list, appointment);
    Object.assign(entry, { date, from, to, status: "booked" });
    join(book, "booked", entry);
  },
  AppointmentCancelled(hall, { appointment }) {
    const { appointments: book } = hall;
    leave(book, "booked", appointment);
    // Kept by name, or the next import would book it again.
    if (entryOf(hall, appointment).external !== undefined) book.entries[appointment]!.status = "cancelled";
    else delete book.entries[appointment];
  },
  AppointmentArrived(hall, { appointment, ticket, arrival }) {
    const { appointments: book } = hall;
    const entry = entryOf(hall, appointment);
    if (entry.status === "lapsed") takeBreach(book, entry);
    for (const list of ["booked", "lapsed"] as const) leave(book, list, appointment);
    Object.assign(entry, { status: "arrived", ticket });
    if (arrival === "early") join(book, "early", entry);
  },
  AppointmentRaised(hall, { appointment, ticket, class: className }) {
    leave(hall.appointments, "early", appointment);
    raise(hall, ticket, className);
  },
  AppointmentLapsed(hall, { appointment }) {
    const { appointments: book } = hall;
    const entry = entryOf(hall, appointment);
    leave(book, "booked", appointment);
    entry.status = "lapsed";
    join(book, "lapsed", entry);
    addBreach(book, entry);
  },
  LapseWithdrawn(hall, { appointment }) {
    const { appointments: book } = hall;
    const entry = entryOf(hall, appointment);
    leave(book, "lapsed", appointment);
    entry.status = "booked";
    join(book, "booked", entry);
    takeBreach(book, entry);
  },
  AppointmentsTidied: (hall, { date }) => tidy(hall, date),
} satisfies Partial<Evolve>;
