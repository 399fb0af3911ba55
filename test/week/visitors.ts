// Those who come: they take a number, some give it back, some have booked, some never come when called.
import type { Actor } from "../../src/hall/commands.ts";
import { inventPerson, inventPlan, type Plan } from "./people.ts";
import { KIOSK, MINUTE_MS, type OpenDay, type Session, type Visit, type Week } from "./week.ts";

const PHONE: Actor = { role: "visitor", id: "phone" };

/** Nobody plans to come in the last minutes of a session. */
const BEFORE_END_MINUTES = 45;

const greenClass = ({ rules }: Week): string | undefined =>
  rules.classes.find(({ rank, isPicked }) => rank > 0 && isPicked !== false)?.id;

const giveUp = async (week: Week, visit: Visit): Promise<void> => {
  await week.after(3 * MINUTE_MS);
  if (visit.own.stays.length > 0 || visit.own.ending) return;
  const answer = await week.ask("CancelTicket", { ticket: visit.id }, PHONE);
  if (answer.ok) visit.own.ending = "cancelled";
};

const wishOf = (week: Week, { service, green, shows, twist, person }: Plan) => {
  const [className, second] = [greenClass(week), week.otherThan(service)];
  return {
    service,
    ...(green && className ? { class: className } : {}),
    ...(shows === "card" ? { person: person.idNumber } : {}),
    ...(twist === "second-matter" && second ? { matters: [second] } : {}),
  };
};

const walkIn = async (week: Week, plan: Plan, { date, midnight }: OpenDay, session: Session): Promise<void> => {
  await week.at(midnight + (session.from + plan.arrives) * MINUTE_MS);
  const taken = await week.does("TakeTicket", wishOf(week, plan), KIOSK);
  if (!taken) return;
  const visit = week.seat(plan, date, taken as { number: string; ticket: string });
  if (plan.twist === "cancels") void giveUp(week, visit);
};

/** @param visitors in the session */
export const letIn = (week: Week, day: OpenDay, session: Session, visitors: number): void => {
  const services = [...new Set(week.windows.flatMap((window) => window.services))];
  for (let one = 0; one < visitors; one++) {
    const minutes = Math.max(2, session.takesUntil - session.from - BEFORE_END_MINUTES);
    const plan = inventPlan(week.random, services, minutes);
    week.people.push(plan.person);
    void walkIn(week, plan, day, session);
  }
};

const outcomes = ["keeps", "absent", "cancels"] as const;

interface Place {
  readonly service: string;
  readonly from: string;
}

/** Places of a date that are still free, as the booking page shows them. */
const freePlaces = (week: Week, date: string): Place[] => {
  const day = week.hall.core.live.snapshot("appointments")[`day/${date}`] as
    | { slots: { service: string; from: string; places: number; taken: number }[] }
    | undefined;
  return (day?.slots ?? []).filter(({ places, taken }) => taken < places);
};

const keep = async (week: Week, day: OpenDay, place: Place, telephone: string): Promise<void> => {
  const [hours = 0, minutes = 0] = place.from.split(":").map(Number);
  await week.at(day.midnight + (hours * 60 + minutes - 5) * MINUTE_MS);
  const arrived = await week.does("CheckIn", { contact: { telephone } }, KIOSK);
  if (!arrived) return;
  week.count.appointments.kept++;
  const plan: Plan = { ...inventPlan(week.random, [place.service], 2), comes: true, twist: "none" };
  week.people.push(plan.person);
  week.seat(plan, day.date, arrived as { number: string; ticket: string });
};

/** In the morning three people book for the same day's last slots: one comes, one does not, one gives it back. */
export const book = async (week: Week, day: OpenDay): Promise<void> => {
  const first = day.sessions[0];
  if (!first || week.rules.appointments.slots.length === 0) return;
  await week.at(day.midnight + (first.from + 1) * MINUTE_MS);
  for (const outcome of outcomes) {
    const place = freePlaces(week, day.date).at(-1);
    if (!place) return;
    const person = inventPerson(week.random);
    week.people.push(person);
    const { service, from } = place;
    const contact = { name: person.name, telephone: person.telephone };
    const booked = await week.does("BookAppointment", { service, date: day.date, from, contact }, PHONE);
    if (!booked) continue;
    week.count.appointments.booked++;
    if (outcome === "keeps") void keep(week, day, place, person.telephone);
    if (outcome === "absent") week.count.appointments.absent++;
    if (outcome !== "cancels") continue;
    const appointment = String(booked.appointment);
    if (await week.does("CancelAppointment", { appointment }, PHONE)) week.count.appointments.cancelled++;
  }
};
