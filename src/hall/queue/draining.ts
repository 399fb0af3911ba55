// What a window is still to do once its present visitor has gone: close, pause, change its work. Only the list; that it
// was done comes as an event of its own.

import type { AfterVisitor } from "../events.ts";
import type { Draining, Window } from "../state.ts";
import { compact } from "../views/compact.ts";

/** Puts one more thing on the list; the same thing asked again replaces what was asked before. */
export const drain = (window: Window, after: AfterVisitor): void => {
  const draining = { ...window.draining };
  if (after.to === "retasked") draining.services = [...after.services];
  if (after.to === "closed") draining.close = after.reason === undefined ? {} : { reason: after.reason };
  if (after.to === "paused") draining.pause = compact({ reason: after.reason, minutes: after.minutes });
  window.draining = draining;
};

/** Takes things off the list; a window with nothing left to do drains no more. */
export const undrain = (window: Window, ...parts: (keyof Draining)[]): void => {
  const left = { ...window.draining };
  for (const part of parts) delete left[part];
  if (Object.keys(left).length > 0) window.draining = left;
  else delete window.draining;
};
