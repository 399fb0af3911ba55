// When a window has to have a clerk, and since when it has none [N4]. The arithmetic of one moment; it remembers nothing.
import { instantAt, MINUTE_MS, type Moment, minuteOf } from "../../base/calendar.ts";
import { sessionsOn } from "../rules/hours.ts";
import type { WindowInForce } from "../rules/plan-of-day.ts";
import type { HallRules } from "../rules/rules.ts";
import { type Hall, rulesOf, type Window } from "../state.ts";
import type { Emptiness } from "./events.ts";

/** Minutes since midnight. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

type Times = { readonly from: string; readonly to: string };

const stretchOf = ({ from, to }: Times): Stretch => ({ from: minuteOf(from), to: minuteOf(to) });

const common = (one: readonly Stretch[], other: readonly Stretch[]): Stretch[] =>
  one
    .flatMap((a) => other.map((b) => ({ from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) })))
    .filter(({ from, to }) => from < to);

const without = (list: readonly Stretch[], gap: Stretch): Stretch[] =>
  list
    .flatMap(({ from, to }) => [
      { from, to: Math.min(to, gap.from) },
      { from: Math.max(from, gap.to), to },
    ])
    .filter(({ from, to }) => from < to);

/** The opening hours of a date, lunch taken out; none in a hall without hours, where nobody is late. */
export const hoursOn = (rules: HallRules, when: Pick<Moment, "date" | "weekday">): Stretch[] => {
  const open = sessionsOn(rules, when).map(stretchOf);
  const { lunch } = rules.presence;
  return lunch ? without(open, stretchOf(lunch)) : open;
};

/** When a window has to have a clerk: its duty within the hours. A bench window and a helper's post never have to. */
export const neededOn = (hours: readonly Stretch[], plan: WindowInForce | undefined): readonly Stretch[] => {
  if (!plan || plan.isBench || plan.isMobile) return [];
  return plan.duty ? common(hours, plan.duty.map(stretchOf)) : hours;
};

/** What a look at all windows has in common. */
export interface Watch {
  readonly hall: Hall;
  readonly when: Moment;
  readonly hours: readonly Stretch[];
}

/** Undefined where the hall watches no window. */
export const watchOf = (hall: Hall, when: Moment): Watch | undefined =>
  rulesOf(hall).presence.graceMinutes > 0 ? { hall, when, hours: hoursOn(rulesOf(hall), when) } : undefined;

export const gapAt = ({ state }: Window): Emptiness | undefined =>
  state === "closed" || state === "paused" ? state : undefined;

/** A stretch of a window's duty, in instants. */
interface Need {
  readonly from: number;
  readonly to: number;
}

const needsOf = ({ hall, when, hours }: Watch, window: Window): Need[] =>
  neededOn(hours, hall.plans.get(window.id)).map(({ from, to }) => ({
    from: instantAt(when, from),
    to: instantAt(when, to),
  }));

const patience = ({ hall }: Watch, why: Emptiness): number => {
  const { graceMinutes, pauseMinutesMax } = rulesOf(hall).presence;
  return (why === "paused" ? pauseMinutesMax : graceMinutes) * MINUTE_MS;
};

/** A clerk who is missed: since when, until when at most, and from when on that is too long. */
export interface Missing extends Need {
  readonly why: Emptiness;
  readonly tooLongAt: number;
}

/** The next time on this day at which a window will have been without its clerk for too long, as it stands now. */
export const missingAt = (watch: Watch, window: Window): Missing | undefined => {
  const why = gapAt(window);
  if (!why) return undefined;
  for (const { from, to } of needsOf(watch, window)) {
    const since = Math.max(from, Math.min(window.since, watch.when.at));
    const tooLongAt = since + patience(watch, why);
    if (tooLongAt < to && watch.when.at < to) return { from: since, to, why, tooLongAt };
  }
  return undefined;
};

/** Whether somebody has to be at a window at this moment. */
export const isNeeded = (watch: Watch, window: Window): boolean =>
  needsOf(watch, window).some(({ from, to }) => from <= watch.when.at && watch.when.at < to);
