// What time brings to the tide: summons that nobody followed, pins and rushes that are over, openings that the plan has
// fixed, and the next review.
import { instantAt, type Moment, minuteOf } from "../../base/calendar.ts";
import { happened } from "../decide/decision.ts";
import type { HallEvent } from "../events.ts";
import { type Hall, isClosing, rulesOf } from "../state.ts";
import { explainOrder } from "../tide/sentences.ts";
import { carryOut, modeOf, nextReview, reviewing } from "./tide-review.ts";

interface Opening {
  readonly window: string;
  /** Known by this once it has begun. */
  readonly key: string;
  /** ms since 1970 UTC; the summons goes out early enough for the clerk to be there. */
  readonly from: number;
  readonly to: number;
}

const openingsOf = (hall: Hall, when: Moment): Opening[] => {
  const early = rulesOf(hall).tide.openDelayMinutes;
  return [...hall.plans.values()].flatMap(({ id, open = [] }) =>
    open.map(({ from, to }) => ({
      window: id,
      key: `${id} ${from}`,
      from: instantAt(when, minuteOf(from) - early),
      to: instantAt(when, minuteOf(to)),
    })),
  );
};

const isToBegin = (hall: Hall, { key, to }: Opening, when: Moment): boolean =>
  !hall.tide.begun.includes(key) && when.at < to;

const begins = (hall: Hall, { window, key, to }: Opening, when: Moment): HallEvent[] => {
  const sentence = explainOrder("planned", rulesOf(hall).language);
  return [
    happened(when, "WindowPinned", { window, state: "open", until: to, by: "plan", opening: key }),
    ...carryOut(hall, { kind: "open", window, sentence }, "plan", when),
  ];
};

const summonsOver = (hall: Hall, when: Moment): HallEvent[] =>
  Object.entries(hall.tide.summons)
    .filter(([, { until }]) => until <= when.at)
    .map(([window]) => happened(when, "SummonsEnded", { window, why: "nobody-came" }));

/** What the plan opened it also closes, unless the tide looks after it from now on. */
const pinsOver = (hall: Hall, when: Moment): HallEvent[] =>
  Object.entries(hall.tide.pins)
    .filter(([, { until }]) => until <= when.at)
    .flatMap(([window, { by }]) => {
      const isLeft = by === "plan" && modeOf(hall) === "manual" && !isClosing(hall.windows.get(window)!);
      return [
        happened(when, "WindowUnpinned", { window, why: "over" }),
        ...(isLeft ? carryOut(hall, { kind: "close", window, sentence: "" }, "plan", when) : []),
      ];
    });

const rushesOver = (hall: Hall, when: Moment): HallEvent[] =>
  hall.tide.rushes
    .filter(({ until }) => until <= when.at)
    .map(({ service }) => happened(when, "RushEnded", { ...(service !== undefined && { service }), why: "over" }));

/** Everything that is over or begins; a review only when there is none of that, so that it sees what came of it. */
export const tideDue = (hall: Hall, when: Moment): HallEvent[] => {
  const events = [
    ...summonsOver(hall, when),
    ...pinsOver(hall, when),
    ...rushesOver(hall, when),
    ...openingsOf(hall, when)
      .filter((opening) => opening.from <= when.at && isToBegin(hall, opening, when))
      .flatMap((opening) => begins(hall, opening, when)),
  ];
  if (events.length > 0 || nextReview(hall, when) > when.at) return events;
  return reviewing(hall, when);
};

/** When tideDue has something to do next, ms since 1970 UTC. */
export const nextTide = (hall: Hall, when: Moment): number => {
  if (!hall.rules) return Number.POSITIVE_INFINITY;
  const { summons, pins, rushes } = hall.tide;
  const ends = [...Object.values(summons), ...Object.values(pins), ...rushes].map(({ until }) => until);
  const begins = openingsOf(hall, when)
    .filter((opening) => isToBegin(hall, opening, when))
    .map(({ from }) => from);
  return [...ends, ...begins].reduce((a, b) => Math.min(a, b), nextReview(hall, when));
};
