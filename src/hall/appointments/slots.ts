// Which times can be booked on a day, and how many places each has: from the slots, the opening hours and the windows on
// duty, never from what is booked.
import { clockTimeOf, type Moment, minuteOf, weekdayOf } from "../../base/calendar.ts";
import { usualMinutes } from "../history/usual-minutes.ts";
import { isAlwaysOpen, sessionsOn, weekdayWorked } from "../rules/hours.ts";
import { planOn, type WindowInForce, windowsUnder } from "../rules/plan-of-day.ts";
import type { HallRules } from "../rules/rules.ts";

type Day = Pick<Moment, "date" | "weekday">;
type Slots = HallRules["appointments"]["slots"][number];

/** One slot of one service. */
export interface Place {
  readonly service: string;
  readonly from: string;
  readonly to: string;
  readonly places: number;
}

interface Span {
  readonly from: string;
  readonly to: string;
}

/** Opening hours, with the time from which no number is given any more. */
interface Opening extends Span {
  readonly last: string;
}

const ALL_DAY: Opening = { from: "00:00", to: "24:00", last: "24:00" };

export const dayOf = (date: string): Day => ({ date, weekday: weekdayOf(date) });

const openings = (rules: HallRules, day: Day): readonly Opening[] =>
  isAlwaysOpen(rules, day.date)
    ? [ALL_DAY]
    : sessionsOn(rules, day).map(({ from, to, lastTicketMinutes }) => ({
        from,
        to,
        last: clockTimeOf(minuteOf(to) - lastTicketMinutes),
      }));

const covers = (span: Span, slot: Span): boolean => span.from <= slot.from && slot.to <= span.to;

const spansOf = ({ from, to, minutes }: Slots): Span[] => {
  const [first, end] = [minuteOf(from), minuteOf(to)];
  return Array.from({ length: Math.max(0, Math.floor((end - first) / minutes)) }, (_, place) => ({
    from: clockTimeOf(first + place * minutes),
    to: clockTimeOf(first + (place + 1) * minutes),
  }));
};

/** A bench window is there for certain only when the plan has it open. */
const isOnDuty = ({ isBench, open, duty }: WindowInForce, slot: Span): boolean => {
  if (isBench) return open?.some((span) => covers(span, slot)) ?? false;
  return duty?.some((span) => covers(span, slot)) ?? true;
};

interface Asking {
  readonly slots: Slots;
  readonly span: Span;
  readonly windows: readonly WindowInForce[];
}

/** A window's time is shared evenly among what can be booked of its work. */
const minutesKept = ({ slots, span, windows }: Asking, service: string): number =>
  windows
    .filter((window) => window.services.includes(service) && isOnDuty(window, span))
    .map((window) => window.services.filter((one) => slots.services.includes(one)).length)
    .reduce((sum, bookable) => sum + (slots.minutes * slots.share) / bookable, 0);

const placesFor = (rules: HallRules, asking: Asking, service: string): number => {
  const given = asking.slots.capacity?.[service];
  if (given !== undefined) return given;
  const kept = minutesKept(asking, service);
  const known = rules.services.find(({ id }) => id === service);
  if (kept === 0 || !known) return 0;
  return Math.max(1, Math.floor(kept / usualMinutes(known)));
};

/** Every slot of a day with a place in it, by time. */
export const placesOn = (rules: HallRules, day: Day): Place[] => {
  const open = openings(rules, day);
  const windows = windowsUnder(rules, planOn(rules, day));
  const weekday = weekdayWorked(rules, day);
  return rules.appointments.slots
    .filter(({ days }) => days.includes(weekday))
    .flatMap((slots) =>
      spansOf(slots)
        .filter((span) => open.some((one) => covers(one, span) && span.from < one.last))
        .flatMap((span) =>
          slots.services.map((service) => ({
            ...span,
            service,
            places: placesFor(rules, { slots, span, windows }, service),
          })),
        ),
    )
    .filter(({ places }) => places > 0)
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
};

export const placeAt = (rules: HallRules, date: string, service: string, from: string): Place | undefined =>
  placesOn(rules, dayOf(date)).find((place) => place.service === service && place.from === from);
