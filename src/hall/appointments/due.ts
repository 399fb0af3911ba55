// What time brings to appointments: who came early is raised, who did not come has lapsed, what is over leaves the book.
import { instantAt, type Moment, minuteOf } from "../../base/calendar.ts";
import { happened } from "../decide/decision.ts";
import type { HallEvent } from "../events.ts";
import { type Hall, ordinaryClass, rulesOf } from "../state.ts";
import type { Appointment } from "./book.ts";

/** Instants of today's; those of days before are due, those of days to come are not. */
const instantOn = ({ date }: Appointment, minute: number, when: Moment): number => {
  if (date !== when.date) return date < when.date ? when.at : Number.POSITIVE_INFINITY;
  return instantAt(when, minute);
};

/** The last minute in which a check-in counts is over. */
const lapseOf = (hall: Hall, entry: Appointment, when: Moment): number =>
  instantOn(entry, minuteOf(entry.from) + rulesOf(hall).appointments.lateMinutes + 1, when);

const raiseOf = (hall: Hall, entry: Appointment, when: Moment): number =>
  instantOn(entry, minuteOf(entry.from) - rulesOf(hall).appointments.earlyMinutes, when);

/** A clock that is put right by moments takes nothing back. */
const AHEAD_MS = 60_000;

const isAhead = (hall: Hall, entry: Appointment, when: Moment): boolean =>
  lapseOf(hall, entry, when) > when.at + AHEAD_MS;

/** The lists are in order of time: whoever is not due yet, nobody behind them is. */
const takeWhile = <T>(items: readonly T[], holds: (item: T) => boolean): T[] => {
  const end = items.findIndex((item) => !holds(item));
  return end < 0 ? [...items] : items.slice(0, end);
};

const isUntidied = ({ appointments: { day, entries, breaches } }: Hall, when: Moment): boolean => {
  if (day === "" || day === when.date) return false;
  for (const book of [entries, breaches]) for (const _ in book) return true;
  return false;
};

export const appointmentsDue = (hall: Hall, when: Moment): HallEvent[] => {
  const { entries, booked, lapsed, early } = hall.appointments;
  const entriesOf = (ids: readonly string[]) => ids.map((id) => entries[id]!);
  const className = rulesOf(hall).appointments.class ?? ordinaryClass(hall);
  return [
    ...takeWhile(entriesOf(lapsed).reverse(), (entry) => isAhead(hall, entry, when)).map(({ id }) =>
      happened(when, "LapseWithdrawn", { appointment: id }),
    ),
    ...takeWhile(entriesOf(early), (entry) => raiseOf(hall, entry, when) <= when.at).map(({ id, ticket }) =>
      happened(when, "AppointmentRaised", { appointment: id, ticket: ticket!, class: className }),
    ),
    ...takeWhile(entriesOf(booked), (entry) => lapseOf(hall, entry, when) <= when.at).map(
      ({ id, service, date, from }) => happened(when, "AppointmentLapsed", { appointment: id, service, date, from }),
    ),
    ...(isUntidied(hall, when) ? [happened(when, "AppointmentsTidied", { date: when.date })] : []),
  ];
};

/** When the above has something to do next, ms since 1970 UTC; looks at the first of each list alone. */
export const nextAppointment = (hall: Hall, now: Moment): number => {
  const { entries, booked, lapsed, early } = hall.appointments;
  const [next, raised, last] = [booked[0], early[0], lapsed.at(-1)].map((id) => (id === undefined ? id : entries[id]));
  if (isUntidied(hall, now) || (last && isAhead(hall, last, now))) return now.at;
  return Math.min(
    next ? lapseOf(hall, next, now) : Number.POSITIVE_INFINITY,
    raised ? raiseOf(hall, raised, now) : Number.POSITIVE_INFINITY,
  );
};
