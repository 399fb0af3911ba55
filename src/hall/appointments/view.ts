// What staff see of appointments: today's one by one, and how many places of each slot are taken. Nobody's name is in it.
import { type Hall, rulesOf } from "../state.ts";
import { type Appointment, appointmentsOf } from "./book.ts";
import { takenPlaces } from "./bookable.ts";
import { dayOf, placesOn } from "./slots.ts";

/** Codes stay with those they were given to. */
export type AppointmentView = Omit<Appointment, "code" | "alias" | "external">;

export const appointmentView = ({ code: _, alias: __, external: ___, ...seen }: Appointment): AppointmentView => seen;

export interface SlotView {
  readonly service: string;
  readonly from: string;
  readonly to: string;
  readonly places: number;
  /** Booked or checked in. */
  readonly taken: number;
  readonly arrived: number;
  readonly lapsed: number;
}

export interface DayView {
  readonly date: string;
  readonly slots: readonly SlotView[];
}

const dayView = (hall: Hall, date: string, entries: readonly Appointment[]): DayView => {
  const taken = takenPlaces(hall, date);
  const count = (service: string, from: string, status: Appointment["status"]) =>
    entries.filter((entry) => entry.service === service && entry.from === from && entry.status === status).length;
  const slots = placesOn(rulesOf(hall), dayOf(date)).map(({ service, from, to, places }) => ({
    ...{ service, from, to, places, taken: taken({ service, date, from }) },
    arrived: count(service, from, "arrived"),
    lapsed: count(service, from, "lapsed"),
  }));
  return { date, slots };
};

/** By entry name: `day/2026-11-24` of today and of days on which something is booked, `appointment/P17` of today's. */
export const appointmentEntries = (hall: Hall): Map<string, () => unknown> => {
  if (!hall.rules || hall.rules.appointments.slots.length === 0) return new Map();
  const all = appointmentsOf(hall).filter(({ status }) => status !== "cancelled");
  const dates = new Set([hall.date, ...all.map(({ date }) => date).filter((date) => date >= hall.date)]);
  return new Map<string, () => unknown>([
    ...[...dates].sort().map(
      (date) =>
        [
          `day/${date}`,
          () =>
            dayView(
              hall,
              date,
              all.filter((one) => one.date === date),
            ),
        ] as const,
    ),
    ...all
      .filter(({ date }) => date === hall.date)
      .map((entry) => [`appointment/${entry.id}`, () => appointmentView(entry)] as const),
  ]);
};
