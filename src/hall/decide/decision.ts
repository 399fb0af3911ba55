// What the deciders share: the shape of an answer, and the looks at window and ticket that come before every step.
import { MINUTE_MS, type Moment } from "../../base/calendar.ts";
import type { Actor, Command, CommandKind } from "../commands.ts";
import type { EventData, EventKind, HallEvent } from "../events.ts";
import { isRefusal, type Refusal, refuse } from "../refusals.ts";
import { type Hall, isBusy, isOver, type Pause, type Ticket, ticketAt, type Window } from "../state.ts";
import { compact } from "../views/compact.ts";

export type Decision = readonly HallEvent[] | Refusal;

export type Decide<K extends CommandKind> = (hall: Hall, command: Command<K>) => Decision;

/** A decider for each kind of command. */
export type Deciders = { readonly [K in CommandKind]: Decide<K> };

export const happened = <K extends EventKind>(when: Moment, kind: K, data: EventData[K]): HallEvent =>
  ({ kind, at: when.at, data }) as HallEvent;

/** A field that is only there where one service is meant and not the hall. */
export const serviceOnly = (service: string | undefined) => (service === undefined ? {} : { service });

/** A clerk acts at the window where they sit; managers and the window's own devices act for it. */
const mayActAt = (window: Window, by: Actor): boolean => by.role !== "clerk" || window.clerk === by.id;

export const windowFor = (hall: Hall, id: string, by: Actor): Window | Refusal => {
  const window = hall.windows.get(id);
  if (!window) return refuse("unknown-window", id);
  return mayActAt(window, by) ? window : refuse("not-allowed", `window ${id}`);
};

export const ticketFor = (hall: Hall, id: string): Ticket | Refusal =>
  hall.tickets.get(id) ?? refuse("unknown-ticket", id);

/** The window with the visitor it has, when it is in the state the step needs. */
export const visitFor = (
  hall: Hall,
  id: string,
  by: Actor,
  state: "calling" | "serving",
): [Window, Ticket] | Refusal => {
  const window = windowFor(hall, id, by);
  if (isRefusal(window)) return window;
  const ticket = isBusy(window) ? ticketAt(hall, window) : undefined;
  if (!ticket) return refuse(window.state === "closed" ? "window-closed" : "no-visitor");
  return window.state === state ? [window, ticket] : refuse("wrong-step", `the window is ${window.state}`);
};

/** A visit in either state: what may be done both before and after the visitor has sat down. */
export const presentFor = (hall: Hall, id: string, by: Actor): [Window, Ticket] | Refusal => {
  const calling = visitFor(hall, id, by, "calling");
  return isRefusal(calling) && calling.refused === "wrong-step" ? visitFor(hall, id, by, "serving") : calling;
};

/** The clerk's minutes count from here, however long the visitor before the pause stayed. */
export const pausing = ({ id }: Window, when: Moment, { reason, minutes }: Pause): HallEvent => {
  const until = minutes === undefined ? undefined : when.at + minutes * MINUTE_MS;
  return happened(when, "WindowPaused", compact({ window: id, reason, until }));
};

/**
 * What a window owes once its visitor has gone: to close, to pause, to change. `remains` is the visitor's ticket where
 * it goes on to wait, be held or be kept as it was sent.
 */
export const afterVisitor = (hall: Hall, window: Window, when: Moment, remains?: Ticket): HallEvent[] => {
  const { services, close, pause } = window.draining ?? {};
  const events: HallEvent[] = [];
  if (services) events.push(happened(when, "WindowRetasked", { window: window.id, services }));
  if (close) events.push(...closing(hall, window, when, { reason: close.reason, remains }));
  else if (pause) events.push(pausing(window, when, pause));
  return events;
};

/** Everyone with an open ticket that was sent to this window, or to its clerk. */
const sentTo = (hall: Hall, window: Window): Ticket[] =>
  [...hall.tickets.values()].filter(
    (ticket) =>
      !isOver(ticket) &&
      (ticket.toWindow === window.id || (ticket.toClerk !== undefined && ticket.toClerk === window.clerk)),
  );

interface Closing {
  readonly reason?: string | undefined;
  readonly remains?: Ticket | undefined;
}

/** Before a window closes it lets go whoever was sent to it: held and kept tickets too, or they would come back to nobody. */
export const closing = (hall: Hall, window: Window, when: Moment, { reason, remains }: Closing): HallEvent[] => [
  ...sentTo(hall, window)
    .filter((ticket) => ticket.id !== window.ticket || ticket === remains)
    .map((ticket) => happened(when, "TicketReleased", { ticket: ticket.id })),
  happened(when, "WindowClosed", reason === undefined ? { window: window.id } : { window: window.id, reason }),
];

/** A window that still asks for a rating stops asking. */
export const stopAsking = (window: Window, when: Moment): HallEvent[] =>
  window.state === "rating" && window.ticket
    ? [happened(when, "RatingLapsed", { window: window.id, ticket: window.ticket })]
    : [];

/** ms from an instant on; 0 where a clock was set back, or nothing began. */
export const since = (start: number | undefined, when: Moment): number => Math.max(0, when.at - (start ?? when.at));

/** ms between an instant and now, also by a clock that was set back: nobody waits for it to catch up. */
export const apart = (instant: number, when: Moment): number => Math.abs(when.at - instant);
