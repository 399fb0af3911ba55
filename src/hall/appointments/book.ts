// What the hall knows of appointments (预约): plain data, a part of its state and of every snapshot. What is over leaves it
// when the day after has closed; the ledger has it for ever.
/** `lapsed`: nobody came in time, and the place has gone back to the queue. */
export type AppointmentStatus = "booked" | "arrived" | "lapsed" | "cancelled";

export type Channel = "phone" | "kiosk" | "staff" | "import";

export interface Appointment {
  readonly id: string;
  readonly service: string;
  /** Local date and times, `2026-11-24`, `09:30`. */
  date: string;
  from: string;
  to: string;
  /** Six digits, of no other appointment in the book. */
  readonly code: string;
  readonly channel: Channel;
  readonly person: string;
  /** The same person by telephone, where `person` is known by a card. */
  readonly alias?: string;
  /** Its name where it was imported from. */
  readonly external?: string;
  status: AppointmentStatus;
  ticket?: string;
}

export interface AppointmentBook {
  /** Of the last appointment made. */
  last: number;
  /** The date on which it was tidied last. */
  day: string;
  entries: Record<string, Appointment>;
  /** Ids of those that are booked, by date and time. */
  booked: string[];
  /** Likewise of those that have lapsed. */
  lapsed: string[];
  /** Likewise of those who came early and wait as ordinary until their time. */
  early: string[];
  /** Dates of absences, oldest first, by person. */
  breaches: Record<string, string[]>;
}

export const emptyAppointmentBook = (): AppointmentBook => ({
  last: 0,
  day: "",
  entries: {},
  booked: [],
  lapsed: [],
  early: [],
  breaches: {},
});

export const appointmentsOf = ({ appointments }: { readonly appointments: AppointmentBook }): Appointment[] =>
  Object.values(appointments.entries);

/** Those still expected on a date, by time; looks no further than that date. */
export const bookedOn = ({ appointments }: { readonly appointments: AppointmentBook }, date: string): Appointment[] => {
  const { booked, entries } = appointments;
  const after = booked.findIndex((id) => entries[id]!.date > date);
  const until = after < 0 ? booked : booked.slice(0, after);
  return until.map((id) => entries[id]!).filter((entry) => entry.date === date);
};

/** Whether it takes a place of its slot. */
export const holdsPlace = ({ status }: Appointment): boolean => status === "booked" || status === "arrived";

export const isOf = (entry: Appointment, person: string): boolean => entry.person === person || entry.alias === person;
