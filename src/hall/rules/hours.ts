// Opening hours: which sessions a date has, which of them a moment falls into, which marks of the day have passed, and
// when the next one comes. Deadlines in working time are working-time.ts.
import { type Moment, minuteOf } from "../../base/calendar.ts";
import type { SessionMark } from "../events.ts";
import type { Closure, ExtraHours } from "./calendar-rules.ts";
import { liesIn } from "./day-span.ts";
import type { HallRules, Session } from "./rules.ts";

type Day = Pick<Moment, "date" | "weekday">;

const closuresOn = ({ closures }: HallRules, date: string): Closure[] =>
  closures.filter(({ from, to = from }) => from <= date && date <= to);

/** A holiday, or closed all day for a reason. */
export const isClosedOn = (rules: HallRules, date: string): boolean =>
  rules.holidays.includes(date) || closuresOn(rules, date).some(({ hours }) => !hours);

/** On a make-up day (调休), the weekday it is worked like. */
export const weekdayWorked = ({ makeUpDays }: HallRules, { date, weekday }: Day): number =>
  makeUpDays.find((day) => day.date === date)?.like ?? weekday;

const longer = (session: Session, { opens, closes }: ExtraHours): Session => ({
  ...session,
  from: opens < session.from ? opens : session.from,
  to: closes > session.to ? closes : session.to,
});

const ownSession = ({ id, name, opens, closes, lastTicketMinutes }: ExtraHours, weekday: number): Session => ({
  id,
  name,
  days: [weekday],
  from: opens,
  to: closes,
  lastTicketMinutes,
  atEnd: "carry",
});

/** Extended hours by themselves open a hall only on the weekdays they name. */
const withExtraHours = (rules: HallRules, ordinary: Session[], { date, weekday }: Day): Session[] => {
  const extra = rules.extraHours.filter(
    (one) => liesIn(one, date) && (one.days?.includes(weekday) ?? ordinary.length > 0),
  );
  const stretched = ordinary.map((session) =>
    extra.filter((one) => one.session === session.id).reduce(longer, session),
  );
  const own = extra.filter(({ session }) => session === undefined).map((one) => ownSession(one, weekday));
  return [...stretched, ...own];
};

const SECOND_PART = "-2";

/** What a closure leaves of a session. Whoever waits when it begins in the middle waits for the rest. */
const cut = (session: Session, { hours }: Closure): Session[] => {
  if (!hours || hours.to <= session.from || session.to <= hours.from) return [session];
  const isBefore = session.from < hours.from;
  const isAfter = hours.to < session.to;
  const before: Session = { ...session, to: hours.from, ...(isAfter && { atEnd: "carry" }) };
  const after: Session = { ...session, from: hours.to, ...(isBefore && { id: session.id + SECOND_PART }) };
  return [...(isBefore ? [before] : []), ...(isAfter ? [after] : [])];
};

/** The sessions of a date, with all that its calendar has for it; none in a hall without hours. */
export const sessionsOn = (rules: HallRules, day: Day): Session[] => {
  if (rules.sessions.length === 0 || isClosedOn(rules, day.date)) return [];
  const weekday = weekdayWorked(rules, day);
  const ordinary = rules.sessions.filter(({ days }) => days.includes(weekday));
  const all = rules.extraHours.length > 0 ? withExtraHours(rules, ordinary, day) : ordinary;
  return closuresOn(rules, day.date).reduce((open, closure) => open.flatMap((one) => cut(one, closure)), all);
};

/** A hall without hours, on a day that is not taken from it. */
export const isAlwaysOpen = (rules: HallRules, date: string): boolean =>
  rules.sessions.length === 0 && !isClosedOn(rules, date);

/** No number is given all day. */
export const isShutOn = (rules: HallRules, day: Day): boolean =>
  !isAlwaysOpen(rules, day.date) && sessionsOn(rules, day).length === 0;

const lastTicketMinute = (session: Session): number =>
  Math.max(minuteOf(session.from), minuteOf(session.to) - session.lastTicketMinutes);

/** The session in which a ticket may be issued now; `always` in a hall without hours; undefined when shut. */
export const issuingSession = (rules: HallRules, when: Moment): Session | "always" | undefined => {
  if (isAlwaysOpen(rules, when.date)) return "always";
  return sessionsOn(rules, when).find(
    (session) => when.minute >= minuteOf(session.from) && when.minute < lastTicketMinute(session),
  );
};

export interface Mark {
  readonly session: Session;
  readonly mark: SessionMark;
  readonly minute: number;
}

/** How the hall remembers that a mark has passed. */
export const markKey = (session: string, mark: SessionMark): string => `${session}/${mark}`;

/** All marks of a day, in order of time. */
export const marksOf = (rules: HallRules, when: Day): Mark[] =>
  sessionsOn(rules, when)
    .flatMap((session): Mark[] => [
      { session, mark: "start", minute: minuteOf(session.from) },
      { session, mark: "last-ticket", minute: lastTicketMinute(session) },
      { session, mark: "end", minute: minuteOf(session.to) },
    ])
    .sort((a, b) => a.minute - b.minute);
