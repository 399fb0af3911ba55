// How far ahead visitors may book, and which slots they find free.
import { dateAfter, daysBetween, type Moment, minuteOf } from "../../base/calendar.ts";
import { isShutOn } from "../rules/hours.ts";
import type { HallRules } from "../rules/rules.ts";
import { type Hall, rulesOf } from "../state.ts";
import { type Appointment, appointmentsOf, holdsPlace } from "./book.ts";
import { dayOf, type Place, placesOn } from "./slots.ts";

/** Opening days are looked for no further ahead than this, however long a hall is shut. */
const LOOK_DAYS = 120;

/** Today and the opening days after it that visitors may book. */
const bookableDates = (rules: HallRules, today: string): string[] => {
  const after = Array.from({ length: LOOK_DAYS }, (_, day) => dateAfter(today, day + 1));
  const open = after.filter((date) => !isShutOn(rules, dayOf(date)));
  return [today, ...open.slice(0, rules.appointments.daysAhead)];
};

/** The last date that visitors may book. */
export const bookableUntil = (rules: HallRules, today: string): string => bookableDates(rules, today).at(-1)!;

export type Time = Pick<Appointment, "service" | "date" | "from">;

export const isSameSlot = (a: Time, b: Time): boolean =>
  a.service === b.service && a.date === b.date && a.from === b.from;

/** Below 0 once it has begun. */
export const minutesUntil = ({ date, from }: Pick<Time, "date" | "from">, when: Moment): number =>
  daysBetween(when.date, date) * 24 * 60 + minuteOf(from) - when.minute;

const slotKey = ({ service, date, from }: Time): string => `${date} ${from} ${service}`;

/** How many places are taken, by slot; of one date, or of all. */
export const takenPlaces = (hall: Hall, date?: string): ((time: Time) => number) => {
  const taken = new Map<string, number>();
  for (const entry of appointmentsOf(hall)) {
    if ((date !== undefined && entry.date !== date) || !holdsPlace(entry)) continue;
    const key = slotKey(entry);
    taken.set(key, (taken.get(key) ?? 0) + 1);
  }
  return (time) => taken.get(slotKey(time)) ?? 0;
};

export interface FreePlace extends Place {
  readonly date: string;
  readonly free: number;
}

/** Every slot that visitors may still book, full ones too. */
export const bookablePlaces = (hall: Hall, when: Moment): FreePlace[] => {
  const rules = rulesOf(hall);
  if (rules.appointments.slots.length === 0) return [];
  const taken = takenPlaces(hall);
  return bookableDates(rules, when.date)
    .flatMap((date) => placesOn(rules, dayOf(date)).map((place) => ({ ...place, date })))
    .filter((time) => hall.services.has(time.service) && minutesUntil(time, when) >= rules.appointments.releaseMinutes)
    .map((time) => ({ ...time, free: Math.max(0, time.places - taken(time)) }));
};
