// Closing a window or giving it other work: at once, or after the visitor it has.
import type { Moment } from "../../base/calendar.ts";
import type { AfterVisitor, HallEvent } from "../events.ts";
import { type Hall, isBusy, type Window } from "../state.ts";
import { closing, happened, stopAsking } from "./decision.ts";

/** Does it now, or once the visitor has gone. */
export const nowOrAfter = (
  window: Window,
  when: Moment,
  after: AfterVisitor,
  now: () => readonly HallEvent[],
): HallEvent[] => (isBusy(window) ? [happened(when, "WindowDraining", { window: window.id, after })] : [...now()]);

/** For an open window. */
export const closeWindowNow = (hall: Hall, window: Window, when: Moment, reason?: string): HallEvent[] => {
  const because = reason === undefined ? {} : { reason };
  return nowOrAfter(window, when, { to: "closed", ...because }, () => [
    ...stopAsking(window, when),
    ...closing(hall, window, when, because),
  ]);
};

/** It takes these services from then on. */
export const retaskWindowNow = (window: Window, when: Moment, services: readonly string[]): HallEvent[] =>
  nowOrAfter(window, when, { to: "retasked", services }, () => [
    happened(when, "WindowRetasked", { window: window.id, services }),
  ]);
