// Which idle window should call somebody who has just come: the fastest for the service, of equals the one least busy
// today. It is an invitation; any window that takes the service may call.
import type { Hall, Window } from "../state.ts";
import { windowFor } from "../tide/call-table.ts";
import { lineOf } from "../tide/tidal-hall.ts";

const isIdle = ({ state, draining }: Window): boolean => (state === "open" || state === "rating") && !draining;

/** Of the time with a clerk, the way to the window included; at least a minute, so that nobody begins as the busiest. */
const busyShare = ({ busyMs, busySince, openMs, openedAt }: Window, at: number): number => {
  const busy = busyMs + (busySince === undefined ? 0 : at - busySince);
  return busy / Math.max(60_000, openMs + (openedAt === undefined ? 0 : at - openedAt));
};

/** Undefined when no window that takes the service is idle. */
export const inviteFor = (hall: Hall, service: string, className: string, at: number): string | undefined => {
  if (!hall.claims) return undefined;
  const { hall: tidal, table, services, classes } = hall.claims;
  const line = lineOf(tidal, services.get(service)!, classes.get(className)!);
  const idle = new Uint8Array(tidal.windows.length);
  const shares = new Float64Array(tidal.windows.length);
  for (const { window: place } of table.takers[line]!) {
    const window = hall.windows.get(tidal.windows[place]!.id)!;
    idle[place] = isIdle(window) ? 1 : 0;
    shares[place] = busyShare(window, at);
  }
  return tidal.windows[windowFor(table, line, idle, shares)]?.id;
};
