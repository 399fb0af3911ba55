// What the readings of events share: their shape, the looks at ticket and window that the ledger speaks of, and the few
// moves that several of them make. It knows no event by name.

import type { EventData, EventKind } from "../events.ts";
import { change } from "../queue/change.ts";
import type { Hall, Ticket, Window } from "../state.ts";

/** How each kind of event changes a hall in place, at the time it happened (ms since 1970 UTC). */
export type Evolve = { readonly [K in EventKind]: (hall: Hall, data: EventData[K], at: number) => void };

export const ticketOf = (hall: Hall, id: string): Ticket => {
  const ticket = hall.tickets.get(id);
  if (!ticket) throw new Error(`the ledger speaks of an unknown ticket ${id}`);
  return ticket;
};

export const windowOf = (hall: Hall, id: string): Window => {
  const window = hall.windows.get(id);
  if (!window) throw new Error(`the ledger speaks of an unknown window ${id}`);
  return window;
};

/** Whoever is called, or back in the line, is neither held nor kept any more. */
export const HERE = { heldUntil: undefined, holdPool: undefined, keptCalls: undefined, keptUntil: undefined };

/** Anyone who takes the ticket's service may call it. */
export const release = (hall: Hall, ticket: Ticket): void =>
  change(hall, ticket, { toWindow: undefined, toClerk: undefined });

/** The window is in this state from now on; what belonged to the state before is gone. */
export const move = (window: Window, at: number, fields: Partial<Window>): void => {
  Object.assign(window, fields, { since: at });
  if (window.state !== "rating") delete window.ratingUntil;
  if (window.state !== "paused") for (const field of ["pauseReason", "pausedUntil"] as const) delete window[field];
};

/** The visitor has left the window, which is free again; what it owed to do then follows in events of its own. */
export const free = (window: Window, at: number): void => {
  window.busyMs += Math.max(0, at - (window.busySince ?? at));
  delete window.busySince;
  delete window.ticket;
  delete window.draining;
  move(window, at, { state: "open" });
};
