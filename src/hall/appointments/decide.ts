// The rules of appointments (预约): a place kept for a time.
import { dateAfter, daysBetween, type Moment } from "../../base/calendar.ts";
import type { Actor, CommandArgs } from "../commands.ts";
import { type Decide, type Deciders, type Decision, happened } from "../decide/decision.ts";
import { isRefusal, type Refusal, refuse } from "../refusals.ts";
import { type Hall, rulesOf } from "../state.ts";
import { type Appointment, appointmentsOf, type Channel, isOf } from "./book.ts";
import { bookableUntil, isSameSlot, minutesUntil, type Time, takenPlaces } from "./bookable.ts";
import { checkIn } from "./check-in.ts";
import { type Place, placeAt } from "./slots.ts";

/** A year ahead, for those who book for others. */
const TRUSTED_DAYS = 366;

/** Visitors keep to what the hall offers them; staff, and the platforms a hall is tied to, answer for what they ask. */
const isVisitor = ({ role }: Actor): boolean => role === "visitor" || role === "kiosk";

/** The slot that is asked for, where it can still be booked. */
const slotFor = (hall: Hall, time: Time, by: Actor, when: Moment): Place | Refusal => {
  const rules = rulesOf(hall);
  if (!hall.services.has(time.service)) return refuse("unknown-service", time.service);
  const last = isVisitor(by) ? bookableUntil(rules, when.date) : dateAfter(when.date, TRUSTED_DAYS);
  if (time.date > last) return refuse("booking-closed", `until ${last}`);
  if (minutesUntil(time, when) < rules.appointments.releaseMinutes) return refuse("booking-closed");
  return placeAt(rules, time.date, time.service, time.from) ?? refuse("no-slot", `${time.date} ${time.from}`);
};

const fullRefusal = (hall: Hall, time: Time, { places }: Place): Refusal | undefined =>
  takenPlaces(hall, time.date)(time) < places ? undefined : refuse("slot-full", `${time.date} ${time.from}`);

/** The date from which a person may book again; undefined for one who may now. */
const pausedUntil = (hall: Hall, person: string, when: Moment): string | undefined => {
  const { count, days, pauseDays } = rulesOf(hall).appointments.breaches;
  const recent = (hall.appointments.breaches[person] ?? []).filter((date) => daysBetween(date, when.date) <= days);
  const last = recent.at(-1);
  if (count === 0 || recent.length < count || last === undefined) return undefined;
  const until = dateAfter(last, pauseDays);
  return until > when.date ? until : undefined;
};

/** Why this person may not have this appointment; `but` is the one that is being moved. */
const personRefusal = (hall: Hall, person: string, time: Time, but?: Appointment): Refusal | undefined => {
  const own = appointmentsOf(hall).filter((entry) => entry.status === "booked" && entry !== but && isOf(entry, person));
  const same = own.find(({ service }) => service === time.service);
  if (same) return refuse("already-booked", `${same.date} ${same.from}`);
  const ofDay = own.filter(({ date }) => date === time.date);
  return ofDay.length < rulesOf(hall).appointments.dayMax ? undefined : refuse("already-booked", time.date);
};

const channelOf = ({ role }: Actor, external: string | undefined): Channel => {
  if (external !== undefined || role === "device") return "import";
  if (role === "visitor") return "phone";
  return role === "kiosk" ? "kiosk" : "staff";
};

const CODES = 1_000_000;

/** The code that was drawn, or the next that nobody has. */
const freeCode = (hall: Hall, drawn: string): string => {
  const taken = new Set(appointmentsOf(hall).map(({ code }) => code));
  let value = Number(drawn);
  while (taken.has(String(value).padStart(6, "0"))) value = (value + 1) % CODES;
  return String(value).padStart(6, "0");
};

type Booking = CommandArgs<"BookAppointment">;

const bookingRefusal = (hall: Hall, args: Booking, by: Actor, when: Moment): Refusal | undefined => {
  if (args.person === undefined) return refuse("contact-missing");
  const until = isVisitor(by) ? pausedUntil(hall, args.person, when) : undefined;
  if (until !== undefined) return refuse("booking-paused", `until ${until}`);
  const isFull = appointmentsOf(hall).length >= rulesOf(hall).appointments.bookMax;
  return isFull ? refuse("bookings-full") : personRefusal(hall, args.person, args);
};

const booking = (hall: Hall, args: Booking, by: Actor, when: Moment): Decision => {
  const place = slotFor(hall, args, by, when);
  if (isRefusal(place)) return place;
  const refusal = bookingRefusal(hall, args, by, when) ?? fullRefusal(hall, args, place);
  if (refusal) return refusal;
  const { service, date, from, person, alias, external, code = "000000" } = args;
  return [
    happened(when, "AppointmentBooked", {
      appointment: `P${hall.appointments.last + 1}`,
      service,
      date,
      from,
      to: place.to,
      code: freeCode(hall, code),
      channel: channelOf(by, external),
      person: person!,
      ...(alias === undefined ? {} : { alias }),
      ...(external === undefined ? {} : { external }),
    }),
  ];
};

const moving = (hall: Hall, entry: Appointment, to: Time, by: Actor, when: Moment): Decision => {
  if (isSameSlot(entry, to)) return [];
  const place = slotFor(hall, to, by, when);
  if (isRefusal(place)) return place;
  const refusal = personRefusal(hall, entry.person, to, entry) ?? fullRefusal(hall, to, place);
  if (refusal) return refusal;
  const left = { date: entry.date, from: entry.from };
  const { date, from, service } = to;
  return [happened(when, "AppointmentMoved", { appointment: entry.id, service, date, from, to: place.to, left })];
};

/** What an import says again changes nothing; what it says otherwise is moved; what is over stays over. */
const imported = (hall: Hall, entry: Appointment, args: Booking, by: Actor, when: Moment): Decision => {
  if (isSameSlot(entry, args)) return [];
  if (entry.status !== "booked") return refuse("appointment-over", entry.status);
  return entry.service === args.service
    ? moving(hall, entry, args, by, when)
    : refuse("wrong-step", `${entry.external} is for ${entry.service}`);
};

const bookAppointment: Decide<"BookAppointment"> = (hall, { args, by, when }) => {
  const { external } = args;
  const known = external === undefined ? undefined : appointmentsOf(hall).find((entry) => entry.external === external);
  return known ? imported(hall, known, args, by, when) : booking(hall, args, by, when);
};

/** One that can still be changed by whoever asks. */
const changeable = (hall: Hall, id: string, by: Actor, when: Moment): Appointment | Refusal => {
  const entry = hall.appointments.entries[id];
  if (!entry) return refuse("unknown-appointment", id);
  if (entry.status !== "booked") return refuse("appointment-over", entry.status);
  const isTooLate = isVisitor(by) && minutesUntil(entry, when) < rulesOf(hall).appointments.cancelMinutes;
  return isTooLate ? refuse("change-too-late", `${entry.date} ${entry.from}`) : entry;
};

const moveAppointment: Decide<"MoveAppointment"> = (hall, { args, by, when }) => {
  const entry = changeable(hall, args.appointment, by, when);
  return isRefusal(entry) ? entry : moving(hall, entry, { ...args, service: entry.service }, by, when);
};

const cancelAppointment: Decide<"CancelAppointment"> = (hall, { args, by, when }) => {
  const entry = changeable(hall, args.appointment, by, when);
  if (isRefusal(entry)) return entry;
  const { id: appointment, service, date, from } = entry;
  const { reason } = args;
  const said = { appointment, service, date, from, ...(reason === undefined ? {} : { reason }) };
  return [happened(when, "AppointmentCancelled", said)];
};

export const appointmentDeciders = {
  BookAppointment: bookAppointment,
  MoveAppointment: moveAppointment,
  CancelAppointment: cancelAppointment,
  CheckIn: checkIn,
} satisfies Partial<Deciders>;
