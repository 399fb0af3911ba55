// Somebody with an appointment is here: in time with the class of appointments, early and late as the hall has it.
import { clockTimeOf, type Moment, minuteOf } from "../../base/calendar.ts";
import type { CommandArgs } from "../commands.ts";
import { type Decide, type Decision, happened } from "../decide/decision.ts";
import { issueTicket, takenBy, type Wish } from "../decide/issue.ts";
import type { HallEvent } from "../events.ts";
import { isRefusal, type Refusal, refuse } from "../refusals.ts";
import { type Hall, rulesOf } from "../state.ts";
import { type Appointment, type AppointmentStatus, appointmentsOf, bookedOn, isOf } from "./book.ts";
import { minutesUntil } from "./bookable.ts";
import type { Arrival } from "./events.ts";

type Shown = CommandArgs<"CheckIn">;

/** What somebody has most likely come for. */
const statusOrder: readonly AppointmentStatus[] = ["booked", "lapsed", "arrived", "cancelled"];

const byLikelihood = (a: Appointment, b: Appointment): number =>
  statusOrder.indexOf(a.status) - statusOrder.indexOf(b.status) || (a.from < b.from ? -1 : 1);

/** Codes and persons are looked for among today's alone: nobody tries them out on days to come. */
const find = (hall: Hall, { appointment, code, person, alias }: Shown, date: string): Appointment | undefined => {
  if (appointment !== undefined) return hall.appointments.entries[appointment];
  const today = appointmentsOf(hall).filter((entry) => entry.date === date);
  if (code !== undefined) return today.find((entry) => entry.code === code);
  const refs = [person, alias].filter((ref) => ref !== undefined);
  return today.filter((entry) => refs.some((ref) => isOf(entry, ref))).sort(byLikelihood)[0];
};

const arrivalOf = (hall: Hall, entry: Appointment, when: Moment): Arrival => {
  if (entry.status === "lapsed") return "late";
  return minutesUntil(entry, when) > rulesOf(hall).appointments.earlyMinutes ? "early" : "in-time";
};

const arrivalRefusal = (hall: Hall, { from }: Appointment, arrival: Arrival): Refusal | undefined => {
  const { early, earlyMinutes, late } = rulesOf(hall).appointments;
  if (arrival === "early" && early === "refuse")
    return refuse("too-early", clockTimeOf(Math.max(0, minuteOf(from) - earlyMinutes)));
  return arrival === "late" && late === "void" ? refuse("appointment-lapsed", from) : undefined;
};

const entryFor = (hall: Hall, args: Shown, when: Moment): Appointment | Refusal => {
  const entry = find(hall, args, when.date);
  if (!entry) return refuse("unknown-appointment");
  if (entry.status === "arrived" || entry.status === "cancelled") return refuse("appointment-over", entry.status);
  return entry.date === when.date ? entry : refuse("not-today", `${entry.date} ${entry.from}`);
};

interface Coming {
  readonly entry: Appointment;
  readonly arrival: Arrival;
}

const arrived = ({ entry, arrival }: Coming, issued: readonly HallEvent[], when: Moment): HallEvent[] => {
  const given = issued.find((event) => event.kind === "TicketIssued")!;
  const { ticket, number, ahead } = given.data;
  const { id: appointment, service, date, from } = entry;
  return [
    happened(when, "AppointmentArrived", { appointment, service, date, from, arrival, ticket, number, ahead }),
    ...issued,
  ];
};

/** What is asked for besides; a class that applies is not lost. */
type Asked = Pick<Wish, "class" | "paper" | "matters" | "takenBy">;

const coming = (hall: Hall, { entry, arrival }: Coming, { class: asked, ...more }: Asked, when: Moment): Decision => {
  const className = asked ?? (arrival === "in-time" ? rulesOf(hall).appointments.class : undefined);
  const { id: appointment, service, person } = entry;
  const wish = { service, person, appointment, ...more, isKept: arrival !== "late" };
  const issued = issueTicket(hall, className === undefined ? wish : { ...wish, class: className }, when);
  return isRefusal(issued) ? issued : arrived({ entry, arrival }, issued, when);
};

/** Whoever takes a number with a card and has an appointment for it is checked in by that; undefined for anybody else. */
export const arrivingBy = (hall: Hall, args: Wish, when: Moment): Decision | undefined => {
  const { service, person } = args;
  if (person === undefined) return undefined;
  const entry = bookedOn(hall, when.date).find((one) => one.service === service && isOf(one, person));
  if (!entry) return undefined;
  const arrival = arrivalOf(hall, entry, when);
  return arrivalRefusal(hall, entry, arrival) ? undefined : coming(hall, { entry, arrival }, args, when);
};

export const checkIn: Decide<"CheckIn"> = (hall, { args, by, when }) => {
  // Names of appointments are counted up: at a machine anybody could try the next one.
  if (by.role === "kiosk" && args.appointment !== undefined) return refuse("not-allowed", "appointment");
  const entry = entryFor(hall, args, when);
  if (isRefusal(entry)) return entry;
  const arrival = arrivalOf(hall, entry, when);
  const asked = { paper: args.paper ?? false, ...takenBy(by) };
  return arrivalRefusal(hall, entry, arrival) ?? coming(hall, { entry, arrival }, asked, when);
};
