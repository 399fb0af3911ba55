// The hall that stories of appointments are told of, and a case of every no they can end in.
import assert from "node:assert/strict";
import { appointmentEvolve } from "../src/hall/appointments/evolve.ts";
import type { Actor, CommandArgs } from "../src/hall/commands.ts";
import type { RefusalCode } from "../src/hall/refusals.ts";
import { type Ask, ask, type Expected, hallWith, type RulesChange, type Story } from "./given-when-then.ts";

const phone: Actor = { role: "visitor", id: "phone" };
const machine: Actor = { role: "kiosk", id: "kiosk-1" };
const staff: Actor = { role: "staff", id: "1001" };
const platform: Actor = { role: "device", id: "province" };

/** Tuesday, the day after the first of a story. */
export const TUESDAY = "2026-11-24";

type Booking = Partial<CommandArgs<"BookAppointment">>;

export const book = (person: string, from: string, more: Booking = {}): Ask<"BookAppointment"> =>
  ask("BookAppointment", { service: "civil", date: TUESDAY, code: "111111", person, from, ...more }, phone);
export const byStaff = ({ kind, args }: Ask<"BookAppointment">) => ask(kind, args, staff);
export const importing = (external: string, person: string, from: string, more: Booking = {}) =>
  ask("BookAppointment", book(person, from, { ...more, external }).args, platform);
export const moveTo = (appointment: string, date: string, from: string, by = phone) =>
  ask("MoveAppointment", { appointment, date, from }, by);
export const giveBack = (appointment: string, by = phone) => ask("CancelAppointment", { appointment }, by);
export const checkIn = (shown: CommandArgs<"CheckIn">, by = machine) => ask("CheckIn", shown, by);
export const checkInAs = (person: string) => checkIn({ person });

type Change = RulesChange & { readonly appointments?: RulesChange["appointments"] };

const office = { days: [1, 2, 3, 4, 5], lastTicketMinutes: 0, atEnd: "expire" as const };

/** Half-hour slots from nine to eleven and from two to three, two places each, on working days. */
export const bookableHall = ({ appointments, ...more }: Change = {}): Story =>
  hallWith({
    sessions: [
      { id: "morning", name: "上午", from: "08:30", to: "12:00", ...office },
      { id: "afternoon", name: "下午", from: "13:30", to: "17:00", ...office },
    ],
    appointments: {
      class: "green",
      slots: [
        { from: "09:00", to: "11:00", services: ["civil"], capacity: { civil: 2 } },
        { from: "14:00", to: "15:00", services: ["civil", "tax"], capacity: { civil: 2, tax: 1 } },
      ],
      ...appointments,
    },
    ...more,
  });

const booked = (more?: Change): Story => bookableHall(more).given(book("li", "09:00"));

const ofInterest = new Set<string>([...Object.keys(appointmentEvolve), "TicketIssued", "TicketCalled", "TicketMissed"]);
ofInterest.delete("AppointmentsTidied");

/** Of appointments and their numbers exactly this; what else a hall does at that hour is another story. */
export const comes = (story: Story, ...expected: readonly Expected[]): Story => {
  assert.equal(story.refusal, undefined, "the step was refused");
  const seen = story.happened.filter(({ kind }) => ofInterest.has(kind));
  assert.deepEqual(
    seen.map(({ kind }) => kind),
    expected.map(([kind]) => kind),
  );
  for (const [position, [, fields]] of expected.entries()) {
    const data = seen[position]!.data as Record<string, unknown>;
    assert.deepEqual(Object.fromEntries(Object.keys(fields).map((field) => [field, data[field]])), fields);
  }
  return story;
};

/** Codes that the rules of appointments refuse with. */
export const appointmentRefusals = {
  "no-slot": () => bookableHall().when(book("li", "09:10")),
  "slot-full": () => booked().given(book("wu", "09:00")).when(book("he", "09:00")),
  "booking-closed": () => bookableHall().when(book("li", "09:00", { date: "2026-12-08" })),
  "booking-paused": () =>
    booked({ appointments: { breaches: { count: 1 } } })
      .given("24 09:30")
      .when(book("li", "09:00", { date: "2026-11-25" })),
  "already-booked": () => booked().when(book("li", "09:30")),
  "contact-missing": () =>
    bookableHall().when(ask("BookAppointment", { service: "civil", date: TUESDAY, from: "09:00" })),
  "bookings-full": () => booked({ appointments: { bookMax: 1 } }).when(book("wu", "09:00")),
  "unknown-appointment": () =>
    booked()
      .given("24 08:55")
      .when(checkIn({ code: "999999" })),
  "appointment-over": () => booked().given("24 08:55", checkInAs("li")).when(checkInAs("li")),
  "appointment-lapsed": () =>
    booked({ appointments: { late: "void" } })
      .given("24 09:30")
      .when(checkInAs("li")),
  "change-too-late": () => booked().given("24 07:30").when(giveBack("P1")),
  "too-early": () =>
    booked({ appointments: { early: "refuse" } })
      .given("24 08:40")
      .when(checkInAs("li")),
  "not-today": () =>
    booked()
      .given("09:00")
      .when(checkIn({ appointment: "P1" }, staff)),
} as const satisfies Partial<Record<RefusalCode, () => Story>>;
