// A day under supervision [N7]: how long each device and each window was on in the hours that count, what was off, since when,
// by whose hand, and who was on duty. Pure: the day comes as events, the answer is data.
import { MINUTE_MS, weekdayOf } from "../../base/calendar.ts";
import { hoursOn, neededOn } from "../presence/watch.ts";
import { BASE_PLAN, windowsUnder } from "../rules/plan-of-day.ts";
import { onDutyAt } from "./on-duty.ts";
import type { DayReport, Outage, Uptime } from "./report.ts";
import type { DeviceState, SeenDay } from "./seen.ts";
import { common, lengthOf, type Span, without } from "./spans.ts";
import { type Change, type Stretch, timelineOf } from "./timeline.ts";

/** Shorter absences of a clerk are no outage, ms. */
const OUTAGE_MIN_MS = MINUTE_MS;

/** What is said of something that is off. */
interface Off {
  readonly what: string;
  readonly told: string;
  readonly reason?: string;
}

/** Undefined while it is on. */
type Condition = Off | undefined;

/** Something that is looked at: its conditions through the day, and the hours in which they count. */
interface Watched {
  readonly of: Outage["of"];
  readonly id: string;
  readonly name?: string;
  readonly hours: readonly Span[];
  readonly conditions: readonly Stretch<Condition>[];
}

const known = (day: SeenDay): Span => ({ from: day.from, to: day.until });

/** Opening hours as far as the day is known; all of it in a hall without hours. */
const openHours = (day: SeenDay): Span[] => {
  const { rules, date, midnight } = day;
  if (rules.sessions.length === 0) return [known(day)];
  const hours = hoursOn(
    { ...rules, presence: { ...rules.presence, lunch: undefined } },
    { date, weekday: weekdayOf(date) },
  );
  return common(
    hours.map(({ from, to }) => ({ from: midnight + from * MINUTE_MS, to: midnight + to * MINUTE_MS })),
    [known(day)],
  );
};

/** When the daemon itself was not at work. */
const blindSpans = (day: SeenDay): Stretch<Off>[] =>
  day.events.flatMap((event) => {
    if (event.kind !== "DaemonStarted" || event.data.lastAliveAt === undefined) return [];
    const from = Math.max(day.from, event.data.lastAliveAt);
    const how = event.data.wasStopped ? "stopped" : "vanished";
    return from < event.at ? [{ from, to: event.at, state: { what: "off", told: "next-start", reason: how } }] : [];
  });

const deviceCondition = ({ state, faults }: Pick<DeviceState, "state" | "faults">): Condition => {
  if (state === "ready") return undefined;
  const reason = faults.length > 0 ? { reason: faults.join(" ") } : {};
  return { what: state, told: state === "degraded" ? "own-report" : "silence", ...reason };
};

/** A device whose history nobody knows was on: the first news of it says otherwise. */
const watchedDevices = (day: SeenDay, hours: readonly Span[]): Watched[] => {
  const changes = new Map<string, Change<Condition>[]>([...day.before.keys()].map((id) => [id, []]));
  for (const event of day.events) {
    if (event.kind !== "DeviceChanged") continue;
    const { device } = event.data;
    changes.set(device, [...(changes.get(device) ?? []), { at: event.at, state: deviceCondition(event.data) }]);
  }
  return [...changes]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, list]) => {
      const before = day.before.get(id);
      const first = { at: day.from, state: before && deviceCondition(before) };
      return { of: "device", id, hours, conditions: timelineOf(first, list, day.until) };
    });
};

const NOBODY: Off = { what: "closed", told: "nobody-came" };

/** The conditions of all windows, as their events have them. */
const windowChanges = ({ events }: SeenDay): Map<string, Change<Condition>[]> => {
  const changes = new Map<string, Change<Condition>[]>();
  const add = (window: string, at: number, state: Condition) =>
    void changes.set(window, [...(changes.get(window) ?? []), { at, state }]);
  for (const { kind, data, at, by } of events) {
    if (kind === "WindowOpened" || kind === "WindowResumed") add(data.window, at, undefined);
    if (kind === "WindowPaused") add(data.window, at, { what: "paused", told: by, reason: data.reason });
    if (kind === "WindowClosed")
      add(data.window, at, { what: "closed", told: by, ...(data.reason === undefined ? {} : { reason: data.reason }) });
  }
  return changes;
};

const planIn = ({ events }: SeenDay): string =>
  events.reduce((plan, event) => (event.kind === "PlanAdopted" ? event.data.plan : plan), BASE_PLAN);

const watchedWindows = (day: SeenDay): Watched[] => {
  const { rules, date, midnight } = day;
  const hours = hoursOn(rules, { date, weekday: weekdayOf(date) });
  const changes = windowChanges(day);
  return windowsUnder(rules, planIn(day)).map((plan) => {
    const needed = neededOn(hours, plan).map(({ from, to }) => ({
      from: midnight + from * MINUTE_MS,
      to: midnight + to * MINUTE_MS,
    }));
    const conditions = timelineOf({ at: day.from, state: NOBODY as Condition }, changes.get(plan.id) ?? [], day.until);
    return { of: "window", id: plan.id, name: plan.name, hours: common(needed, [known(day)]), conditions };
  });
};

const uptimeOf = ({ id, name, hours, conditions }: Watched, blind: readonly Span[]): Uptime => {
  const watched = without(hours, blind);
  const lengthIn = (is: (condition: Condition) => boolean) =>
    lengthOf(
      common(
        conditions.filter(({ state }) => is(state)),
        watched,
      ),
    );
  const isFaulty = (condition: Condition) => condition?.what === "degraded";
  return {
    id,
    ...(name === undefined ? {} : { name }),
    watchedMs: lengthOf(watched),
    upMs: lengthIn((condition) => !condition || isFaulty(condition)),
    faultyMs: lengthIn(isFaulty),
  };
};

/** What was said afterwards about a window that stood empty. */
const explained = ({ events }: SeenDay, { of, id }: Watched, { from, to }: Span): string | undefined => {
  if (of !== "window") return undefined;
  const said = events.findLast(
    ({ kind, data, at }) => kind === "EmptyExplained" && data.window === id && at >= from && at <= to,
  );
  return said?.kind === "EmptyExplained" ? said.data.reason : undefined;
};

const outagesOf = (day: SeenDay, watched: Watched): Outage[] =>
  watched.conditions.flatMap((stretch) => {
    const { state: off, from, to } = stretch;
    const counted = common([stretch], watched.hours);
    const hoursMs = lengthOf(counted);
    if (!off || hoursMs < (watched.of === "window" ? OUTAGE_MIN_MS : 1)) return [];
    const began = watched.of === "window" ? counted[0]!.from : from;
    const reason = explained(day, watched, stretch) ?? off.reason;
    return [
      {
        of: watched.of,
        id: watched.id,
        from: began,
        ...(to < day.until ? { to } : {}),
        hoursMs,
        what: off.what,
        told: off.told,
        ...(reason === undefined ? {} : { reason }),
        onDuty: onDutyAt(day.events, began),
      },
    ];
  });

export const supervise = (day: SeenDay): DayReport => {
  const open = openHours(day);
  const blind = blindSpans(day);
  const devices = watchedDevices(day, open);
  const windows = watchedWindows(day);
  const hall: Watched = { of: "hall", id: "tidehall", hours: open, conditions: blind };
  return {
    date: day.date,
    openMs: lengthOf(open),
    watchedMs: lengthOf(without(open, blind)),
    devices: devices.map((one) => uptimeOf(one, blind)),
    windows: windows.map((one) => uptimeOf(one, blind)),
    outages: [hall, ...devices, ...windows].flatMap((one) => outagesOf(day, one)).sort((a, b) => a.from - b.from),
  };
};
