// What time brings to cases: reminders, what is over its time, and the daily archive. The book keeps the instants of the
// next and the last alarm, so that nothing is searched while nothing is due.
import { DAY_MS, instantAt, type Moment, minuteOf } from "../../base/calendar.ts";
import { happened } from "../decide/decision.ts";
import type { HallEvent } from "../events.ts";
import { type Hall, rulesOf } from "../state.ts";
import type { Alarm, AlarmKind, Case, CaseBook } from "./book.ts";
import type { ArchivedCase, Promised } from "./events.ts";

/** A clock that is put right by moments takes no alarm back, ms. */
const AHEAD_MS = 60_000;

export const alarm = (what: AlarmKind, at: number): Alarm => ({ what, at, hasRung: false });

export const alarmsOf = ({ promisedAt, remindAt }: Promised): Alarm[] => [
  ...remindAt.map((at) => alarm("reminder", at)),
  alarm("overdue", promisedAt),
];

const isRinging = ({ at, hasRung }: Alarm, now: number): boolean => !hasRung && at <= now;

/** It rang for an instant that lies ahead again. */
export const rangEarly = ({ at, hasRung }: Alarm, now: number): boolean => hasRung && at > now + AHEAD_MS;

const least = (values: readonly number[]): number | null => (values.length === 0 ? null : Math.min(...values));

/** After every change of a case. */
export const keepWatch = (book: CaseBook): void => {
  const cases = Object.values(book.cases);
  const alarms = cases.flatMap((one) => one.alarms);
  book.nextAlarm = least(alarms.filter(({ hasRung }) => !hasRung).map(({ at }) => at));
  book.lastRung = alarms.reduce<number | null>(
    (last, { at, hasRung }) => (hasRung ? Math.max(last ?? at, at) : last),
    null,
  );
  book.endedFrom = least(cases.filter(({ state }) => state === "ended").map(({ since }) => since));
};

/** Whoever hears that a case is over its time needs no reminder of it. */
const ringing = ({ id, alarms, promisedAt = 0 }: Case, when: Moment): HallEvent[] => {
  const kinds = new Set(alarms.filter((one) => isRinging(one, when.at)).map(({ what }) => what));
  if (kinds.has("overdue")) kinds.delete("reminder");
  const events: Record<AlarmKind, () => HallEvent> = {
    "hand-off": () => happened(when, "HandOffOverdue", { case: id }),
    reminder: () => happened(when, "CaseReminded", { case: id, leftMs: promisedAt - when.at }),
    overdue: () => happened(when, "CaseOverdue", { case: id }),
    papers: () => happened(when, "PapersOverdue", { case: id }),
  };
  return [...kinds].map((kind) => events[kind]());
};

const withdrawn = ({ cases }: CaseBook, when: Moment): HallEvent[] => {
  const early = Object.values(cases).filter(({ alarms }) => alarms.some((one) => rangEarly(one, when.at)));
  return [happened(when, "CaseAlarmsWithdrawn", { cases: early.map(({ id }) => id) })];
};

const hasRungEarly = ({ lastRung }: CaseBook, { at }: Moment): boolean => lastRung !== null && lastRung > at + AHEAD_MS;

/** The first daily archive after a case has ended, ms since 1970 UTC. */
const archiveAt = (hall: Hall, endedFrom: number, when: Moment): number => {
  const today = instantAt(when, minuteOf(rulesOf(hall).cases.archiveAt));
  return today + (Math.floor((endedFrom - today) / DAY_MS) + 1) * DAY_MS;
};

const archivedCase = ({ id, kind, steps, ending, acceptedAt, since }: Case): ArchivedCase => ({
  id,
  kind,
  items: steps.map(({ item }) => item),
  ending: ending!,
  acceptedAt,
  endedAt: since,
});

const archiving = (hall: Hall, when: Moment): HallEvent[] => {
  const { cases, endedFrom } = hall.cases;
  const until = endedFrom === null ? Number.POSITIVE_INFINITY : archiveAt(hall, endedFrom, when);
  if (until > when.at) return [];
  const over = Object.values(cases).filter(({ state, since }) => state === "ended" && since < until);
  return [happened(when, "CasesArchived", { cases: over.map(archivedCase) })];
};

export const casesDue = (hall: Hall, when: Moment): HallEvent[] => {
  const { cases: book } = hall;
  if (hasRungEarly(book, when)) return withdrawn(book, when);
  const isRung = book.nextAlarm !== null && book.nextAlarm <= when.at;
  return [...(isRung ? Object.values(book.cases).flatMap((one) => ringing(one, when)) : []), ...archiving(hall, when)];
};

export const nextCaseDue = (hall: Hall, now: Moment): number => {
  const { nextAlarm, endedFrom } = hall.cases;
  if (hasRungEarly(hall.cases, now)) return now.at;
  const archive = endedFrom === null ? Number.POSITIVE_INFINITY : archiveAt(hall, endedFrom, now);
  return Math.min(nextAlarm ?? Number.POSITIVE_INFINITY, archive);
};
