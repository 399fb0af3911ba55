// Opening hours: which session a moment falls into, which marks of the day have passed, and when the next one comes.
import { type Moment, minuteOf } from "../base/calendar.ts";
import type { SessionMark } from "./events.ts";
import type { HallRules, Session } from "./rules.ts";

export const sessionsOn = (rules: HallRules, when: Pick<Moment, "date" | "weekday">): Session[] =>
  rules.holidays.includes(when.date) ? [] : rules.sessions.filter((session) => session.days.includes(when.weekday));

const lastTicketMinute = (session: Session): number => minuteOf(session.to) - session.lastTicketMinutes;

/** The session in which a ticket may be issued now; `always` in a hall without hours; undefined when shut. */
export const issuingSession = (rules: HallRules, when: Moment): Session | "always" | undefined => {
  if (rules.holidays.includes(when.date)) return undefined;
  if (rules.sessions.length === 0) return "always";
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
export const marksOf = (rules: HallRules, when: Pick<Moment, "date" | "weekday">): Mark[] =>
  sessionsOn(rules, when)
    .flatMap((session): Mark[] => [
      { session, mark: "start", minute: minuteOf(session.from) },
      { session, mark: "last-ticket", minute: lastTicketMinute(session) },
      { session, mark: "end", minute: minuteOf(session.to) },
    ])
    .sort((a, b) => a.minute - b.minute);
