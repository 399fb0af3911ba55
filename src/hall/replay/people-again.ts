// The people of a real day as visitors of a simulated one: when they came, what they wanted, how long it took, and who
// went home. Visits are as long as they really were, at the speed of whoever did them.
import { MINUTE_MS } from "../../base/calendar.ts";
import type { Leg, Visitor } from "../tide/simulation/visitor.ts";
import { skillFor, type TidalHall } from "../tide/tidal-hall.ts";
import { meanOf } from "./averages.ts";
import type { Person, RecordedDay, Stay } from "./recorded-day.ts";

/** Between two visits a clerk puts papers away, also while people wait; longer than this it is something else. */
const BETWEEN_VISITS_MS_MAX = 3 * MINUTE_MS;

/** Names of a hall as places in its lists. */
export interface Places {
  readonly services: ReadonlyMap<string, number>;
  readonly classes: ReadonlyMap<string, number>;
  readonly windows: ReadonlyMap<string, number>;
}

const byId = (rows: readonly { readonly id: string }[]): Map<string, number> =>
  new Map(rows.map(({ id }, place) => [id, place]));

export const placesIn = ({ services, classes, windows }: TidalHall): Places => ({
  services: byId(services),
  classes: byId(classes),
  windows: byId(windows),
});

interface Seen {
  readonly stay: Stay;
  /** Since when the visitor had been waiting for it. */
  readonly waitedSince: number;
}

const staysIn = ({ people }: RecordedDay): Seen[] =>
  people.flatMap(({ stays, issuedAt }) =>
    stays.map((stay, at) => ({ stay, waitedSince: stays[at - 1]?.backAt ?? issuedAt })),
  );

/** By visit: how long the window had to do with it, until it called somebody who was waiting already; ms. */
const busyTimes = (day: RecordedDay): Map<Stay, number> => {
  const seen = staysIn(day).sort((a, b) => a.stay.calledAt - b.stay.calledAt);
  const next = new Map<string, Seen>();
  const busy = new Map<Stay, number>();
  for (const one of seen.reverse()) {
    const { stay } = one;
    const end = stay.endedAt ?? Math.max(stay.calledAt, day.endsAt);
    const follower = next.get(stay.window);
    const between = follower && follower.waitedSince <= end ? follower.stay.calledAt - end : 0;
    const isBetween = between > 0 && between <= BETWEEN_VISITS_MS_MAX;
    busy.set(stay, end - stay.calledAt + (isBetween ? between : 0));
    next.set(stay.window, one);
  }
  return busy;
};

/** By visit: what it would have taken at a window of full speed, min. */
const worksOf = (day: RecordedDay, hall: TidalHall): Map<Stay, number> => {
  const { services, windows } = placesIn(hall);
  const speedOf = ({ window: id, service }: Stay): number => {
    const window = hall.windows[windows.get(id) ?? -1];
    return (window && skillFor(window, services.get(service) ?? -1)?.speed) ?? 1;
  };
  return new Map([...busyTimes(day)].map(([stay, ms]) => [stay, (ms / MINUTE_MS) * speedOf(stay)]));
};

const placeAfter = ({ isFirst, ends }: Stay): Leg["place"] => {
  if (isFirst) return "first";
  return ends === "missed" ? "tail" : "keep";
};

const awayAfter = ({ backAt, endedAt }: Stay): number =>
  backAt === undefined || endedAt === undefined ? 0 : (backAt - endedAt) / MINUTE_MS;

/** Whoever was never called is gone by the end of the day's last visit, whenever their ticket was given up. */
export const leavingTime = ({ endsAt }: RecordedDay, leftAt = endsAt): number => Math.min(leftAt, endsAt);

/** Everybody whose matters the hall still has. */
export const knownPeople = ({ people }: RecordedDay, { services }: Places): Person[] =>
  people.filter(({ service, stays }) => services.has(service) && stays.every((stay) => services.has(stay.service)));

/**
 * The visitors of a day, in order of arrival; minutes from its midnight. `then` is the hall as it was that day, `now` the
 * one they come to again.
 */
export const visitorsOf = (day: RecordedDay, then: TidalHall, now: TidalHall, midnight: number): Visitor[] => {
  const places = placesIn(now);
  const works = worksOf(day, then);
  const minuteOf = (at: number): number => (at - midnight) / MINUTE_MS;
  const usual = now.services.map(({ id, workMinutes }) => {
    const served = [...works].filter(([{ ends, service }]) => ends === "served" && service === id);
    return served.length === 0 ? workMinutes : meanOf(served.map(([, work]) => work));
  });
  const legOf = (stay: Stay, before: Stay): Leg => ({
    service: places.services.get(stay.service)!,
    work: works.get(stay)!,
    awayMinutes: awayAfter(before),
    place: placeAfter(before),
  });
  const again = ({ service, className, issuedAt, stays, leftAt }: Person): Visitor => {
    const [first, ...rest] = stays;
    const wants = places.services.get(service)!;
    const arrivesAt = minuteOf(issuedAt);
    return {
      arrivesAt,
      since: arrivesAt,
      service: wants,
      className: places.classes.get(className) ?? 0,
      work: first ? works.get(first)! : usual[wants]!,
      leavesAt: first ? Number.POSITIVE_INFINITY : minuteOf(leavingTime(day, leftAt)),
      later: rest.map((stay, at) => legOf(stay, stays[at]!)),
    };
  };
  return knownPeople(day, places).map(again);
};
