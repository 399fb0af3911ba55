// Empty windows come to light, and what becomes of them [N4]: what is due about them, and when.
import { instantAt, type Moment } from "../../base/calendar.ts";
import { happened } from "../decide/decision.ts";
import type { HallEvent } from "../events.ts";
import type { Hall, Window } from "../state.ts";
import type { Empty } from "./book.ts";
import { expectedAt } from "./deputies.ts";
import { gapAt, isNeeded, type Missing, missingAt, type Watch, watchOf } from "./watch.ts";

const reasonOf = ({ pauseReason }: Window) => (pauseReason === undefined ? {} : { reason: pauseReason });

const found = ({ hall, when }: Watch, window: Window, { from, to, why }: Missing): HallEvent =>
  happened(when, "WindowFoundEmpty", {
    window: window.id,
    since: from,
    endsAt: to,
    why,
    expected: expectedAt(hall, window.id),
    ...reasonOf(window),
  });

/** It also ends where a clock that was set back has not come to its beginning again. */
const isOver = (watch: Watch, window: Window, { since, endsAt }: Empty): boolean =>
  !gapAt(window) || watch.when.at >= endsAt || watch.when.at < since || !isNeeded(watch, window);

const manned = (when: Moment, id: string, window: Window | undefined, { since, endsAt, reason }: Empty): HallEvent => {
  const isClerk = window !== undefined && !gapAt(window) && when.at < endsAt;
  const until = Math.max(since, Math.min(when.at, endsAt));
  return happened(when, "WindowManned", {
    window: id,
    since,
    until,
    emptyMs: until - since,
    ends: isClerk ? "clerk" : "off-duty",
    ...(isClerk && window.clerk ? { clerk: window.clerk } : {}),
    ...(reason === undefined ? {} : { reason }),
  });
};

/** What was empty and is not any more; all of it where the hall watches no window, or has it no more. */
const ended = (hall: Hall, watch: Watch | undefined, when: Moment): HallEvent[] =>
  Object.entries(hall.presence.empty)
    .map(([id, empty]) => ({ id, empty, window: hall.windows.get(id) }))
    .filter(({ empty, window }) => !watch || !window || isOver(watch, window, empty))
    .map(({ id, empty, window }) => manned(when, id, window, empty));

const begun = (watch: Watch, when: Moment): HallEvent[] =>
  [...watch.hall.windows.values()]
    .filter(({ id }) => !watch.hall.presence.empty[id])
    .flatMap((window) => {
      const missing = missingAt(watch, window);
      return missing && missing.tooLongAt <= when.at ? [found(watch, window, missing)] : [];
    });

export const emptyWindowsDue = (hall: Hall, when: Moment): HallEvent[] => {
  const watch = watchOf(hall, when);
  return [...ended(hall, watch, when), ...(watch ? begun(watch, when) : [])];
};

const nextEnd = (hall: Hall, watch: Watch | undefined, now: Moment): number => {
  const all = Object.values(hall.presence.empty);
  if (all.length === 0) return Number.POSITIVE_INFINITY;
  return ended(hall, watch, now).length > 0 ? now.at : Math.min(...all.map(({ endsAt }) => endsAt));
};

const DAY_MINUTES = 1440;

/** The next instant at which emptyWindowsDue has something to say, as the windows are now; ms. */
export const nextEmptyWindow = (hall: Hall, now: Moment): number => {
  const watch = watchOf(hall, now);
  let next = nextEnd(hall, watch, now);
  if (watch)
    for (const window of hall.windows.values()) {
      if (!hall.presence.empty[window.id]) next = Math.min(next, missingAt(watch, window)?.tooLongAt ?? next);
    }
  return next < instantAt(now, DAY_MINUTES) ? next : Number.POSITIVE_INFINITY;
};
