// The hall at one moment in the numbers of the tide: minutes from midnight, places in lists. What the clerks do counts
// more than what the plan says of them: a window without its clerk is not reckoned with, one that is open beyond its duty is.
import { instantAt, MINUTE_MS, type Moment, minuteOf } from "../../base/calendar.ts";
import { isShutOn, sessionsOn } from "../rules/hours.ts";
import { type Hall, isBusy, rulesOf, type Window } from "../state.ts";
import { lineCount, lineOf, type Pin, type Present, type Shift, type WindowNow } from "../tide/tidal-hall.ts";
import { canBeStaffed } from "./bench-clerks.ts";
import type { Summons } from "./tide-now.ts";

const DAY_MINUTES = 1440;
/** A clerk who is not there so long after the duty began is taken for absent, min. */
const LATE_MINUTES = 10;
/** A pause is over after this, min, where nobody says how long it takes or what was said has passed. */
const PAUSE_MINUTES = 10;
/** A window that has not changed today may change at once, min. */
const LONG_AGO = -DAY_MINUTES;

/** Minutes from the midnight of `when` of any instant of that day. */
const minutesOn = (when: Moment): ((at: number) => number) => {
  const midnight = instantAt(when, 0);
  return (at) => (at - midnight) / MINUTE_MS;
};

interface Look {
  readonly hall: Hall;
  readonly now: number;
  readonly minuteOf: (at: number) => number;
  readonly opensAt: number;
  readonly closesAt: number;
}

const lookAt = (hall: Hall, when: Moment): Look => {
  const sessions = sessionsOn(rulesOf(hall), when);
  const toMinute = minutesOn(when);
  const ends = sessions.map(({ to }) => minuteOf(to));
  const begins = sessions.map(({ from }) => minuteOf(from));
  return {
    hall,
    now: toMinute(when.at),
    minuteOf: toMinute,
    opensAt: begins.length > 0 ? Math.min(...begins) : 0,
    closesAt: ends.length > 0 ? Math.max(...ends) : DAY_MINUTES,
  };
};

/** When somebody is to be there, by the plan. */
const duties = ({ hall, opensAt, closesAt }: Look, window: Window): Shift[] =>
  hall.plans
    .get(window.id)
    ?.duty?.map(({ from, to, drains }) => ({ from: minuteOf(from), to: minuteOf(to), drains })) ?? [
    { from: opensAt, to: closesAt, drains: true },
  ];

/** When a clerk who pauses will sit there again. */
const backAt = ({ now, minuteOf }: Look, { pausedUntil }: Window): number => {
  const said = pausedUntil === undefined ? now : minuteOf(pausedUntil);
  return said > now ? said : now + PAUSE_MINUTES;
};

/** Somebody sits there: at least until the hall closes, however the plan has it. */
const present = (look: Look, window: Window, shifts: Shift[]): Shift[] => {
  const { now, closesAt } = look;
  const back = window.state === "paused" ? backAt(look, window) : 0;
  const begun = shifts.some(({ from }) => from <= now);
  const all = begun ? shifts : [{ from: 0, to: shifts[0]?.from ?? closesAt, drains: true }, ...shifts];
  return back === 0 ? all : all.map((shift) => ({ ...shift, from: Math.max(shift.from, back) }));
};

/** When the first of those who sit there now sat down: nobody is late in a hall where nobody has come yet. */
const begunAt = ({ hall, now, minuteOf }: Look): number =>
  [...hall.windows.values()].reduce((first, { openedAt }) => Math.min(first, minuteOf(openedAt ?? Infinity)), now);

/** Nobody sits there: whoever is due still may come, whoever is late does not. */
const expected = (look: Look, shifts: Shift[]): Shift[] => {
  const begun = begunAt(look);
  return shifts.filter(({ from }) => look.now - Math.max(from, begun) < LATE_MINUTES);
};

const isBench = ({ hall }: Look, { id }: Window): boolean => hall.plans.get(id)?.isBench === true;

const shiftsOf = (look: Look, window: Window): Shift[] => {
  const shifts = duties(look, window);
  if (window.state !== "closed") return present(look, window, shifts);
  if (!isBench(look, window)) return expected(look, shifts);
  return canBeStaffed(look.hall, window.id) ? shifts : [];
};

type Phase = Pick<WindowNow, "phase" | "since" | "opensAt">;

const closedPhase = ({ hall, minuteOf }: Look, { id }: Window, summons: Summons | undefined): Phase => {
  const changedAt = hall.tide.changedAt[id];
  const since = changedAt === undefined ? LONG_AGO : minuteOf(changedAt);
  return summons
    ? { phase: "opening", since: minuteOf(summons.at), opensAt: minuteOf(summons.callsAt) }
    : { phase: "closed", since, opensAt: LONG_AGO };
};

const phaseOf = (look: Look, window: Window): Phase => {
  if (window.state === "closed") return closedPhase(look, window, look.hall.tide.summons[window.id]);
  const opensAt = look.minuteOf(window.openedAt ?? window.since);
  const since = Math.max(opensAt, look.minuteOf(look.hall.tide.changedAt[window.id] ?? 0));
  return { phase: window.draining?.close ? "leaving" : "open", since, opensAt };
};

const pinOf = ({ hall, minuteOf }: Look, { id }: Window): Pin | undefined => {
  const pin = hall.tide.pins[id];
  return pin && { state: pin.state, until: minuteOf(pin.until) };
};

/** With a visitor, and with a clerk, up to now, min. */
const spent = ({ minuteOf, now }: Look, { openMs, busyMs, openedAt, busySince }: Window) => ({
  busyMinutes: busyMs / MINUTE_MS + (busySince === undefined ? 0 : now - minuteOf(busySince)),
  openMinutes: openMs / MINUTE_MS + (openedAt === undefined ? 0 : now - minuteOf(openedAt)),
});

const servingOf = ({ hall, now, minuteOf }: Look, window: Window) => {
  const ticket = isBusy(window) ? hall.tickets.get(window.ticket ?? "") : undefined;
  const serving = ticket ? (hall.claims?.services.get(ticket.service) ?? -1) : -1;
  return { serving, startedAt: serving < 0 ? 0 : Math.min(now, minuteOf(window.busySince ?? window.since)) };
};

const windowNow = (look: Look, window: Window): WindowNow => {
  const pin = pinOf(look, window);
  return {
    ...phaseOf(look, window),
    ...servingOf(look, window),
    ...spent(look, window),
    shifts: shiftsOf(look, window),
    ...(pin && { pin }),
  };
};

const waitingOf = ({ hall, minuteOf }: Look): number[][] => {
  const { services, classes, hall: tidal } = hall.claims!;
  const lines: number[][] = Array.from({ length: lineCount(tidal) }, () => []);
  for (const line of hall.lines.values())
    for (const ticket of line) {
      const at = lineOf(tidal, services.get(ticket.service)!, classes.get(ticket.class)!);
      lines[at]!.push(minuteOf(ticket.issuedAt));
    }
  for (const line of lines) line.sort((a, b) => a - b);
  return lines;
};

/** The hall as the review, the projection and the wait that is told read it; needs rules. */
export const presentOf = (hall: Hall, when: Moment): Present => {
  const look = lookAt(hall, when);
  return {
    now: look.now,
    closesAt: look.closesAt,
    windows: [...hall.windows.values()].map((window) => windowNow(look, window)),
    waiting: waitingOf(look),
    arrived: [...hall.services.keys()].map((id) => hall.counters.get(id)?.issued ?? 0),
  };
};

/** Whether the day's first session has begun and its last is not over. */
export const isInHours = (hall: Hall, when: Moment): boolean => {
  const { now, opensAt, closesAt } = lookAt(hall, when);
  const rules = rulesOf(hall);
  return !isShutOn(rules, when) && opensAt <= now && now < closesAt;
};
