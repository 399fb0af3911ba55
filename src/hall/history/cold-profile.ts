// The profile of a hall that has counted nothing yet: flat over its sessions, as many as keep its windows a little more
// than half busy, shared among services as windows take them. Wrong for every hall, and good enough for a first morning:
// the waits of the day depend on it by a few percent (docs/tide.md).
import { minuteOf, weekdayOf } from "../../base/calendar.ts";
import { isAlwaysOpen, sessionsOn } from "../rules/hours.ts";
import type { HallRules, Service, Session } from "../rules/rules.ts";
import { SLOT_MINUTES, SLOTS_A_DAY } from "./day-facts.ts";
import { usualMinutes } from "./usual-minutes.ts";

/** Share of the windows' time that visits are assumed to take. */
const LOAD = 0.55;

/** Windows for a service, the bench aside: each is shared evenly by its main work. */
const windowsFor = ({ windows }: HallRules, service: string): number =>
  windows.reduce((sum, { services, isBench = false }) => {
    const share = services.includes(service) && !isBench ? 1 / services.length : 0;
    return sum + share;
  }, 0);

/** Share of a slot in which numbers are given. */
const openShare = (sessions: readonly Session[], begin: number): number => {
  const end = begin + SLOT_MINUTES;
  const minutes = sessions.reduce((sum, { from, to, lastTicketMinutes }) => {
    const open = Math.min(end, minuteOf(to) - lastTicketMinutes) - Math.max(begin, minuteOf(from));
    return sum + Math.max(0, open);
  }, 0);
  return Math.min(1, minutes / SLOT_MINUTES);
};

export interface OpenHours {
  /** Begin of the first half hour in which numbers are given, min. */
  readonly from: number;
  /** From there to the last: the share of each in which they are. */
  readonly shares: readonly number[];
}

/** The half hours of a date that can have visitors. */
export const openHours = (rules: HallRules, date: string): OpenHours => {
  const sessions = sessionsOn(rules, { date, weekday: weekdayOf(date) });
  const isAlways = isAlwaysOpen(rules, date);
  const shares = Array.from({ length: SLOTS_A_DAY }, (_, slot) =>
    isAlways ? 1 : openShare(sessions, slot * SLOT_MINUTES),
  );
  const isOpen = (share: number) => share > 0;
  const first = Math.max(0, shares.findIndex(isOpen));
  return { from: first * SLOT_MINUTES, shares: shares.slice(first, shares.findLastIndex(isOpen) + 1) };
};

/** Tickets of a service in a half hour, as long as nothing is known. */
export const coldTickets = (rules: HallRules, service: Service): number =>
  (LOAD * windowsFor(rules, service.id) * SLOT_MINUTES) / usualMinutes(service);
