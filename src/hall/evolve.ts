// Reads an event into the state: what the ledger means. The hall is changed in place by its one owner; a reader that
// wants to keep an old state takes a snapshot (ADR 3).
import { datesWith } from "./business-day.ts";
import { change, index, restore } from "./change.ts";
import { runAfter } from "./choose.ts";
import type { AfterVisitor, EventData, EventKind, HallEvent, UndoableStep } from "./events.ts";
import { markKey } from "./hours.ts";
import { countDown, countUp, noteCall, takeBackCall } from "./last-calls.ts";
import { keepPlacesApart } from "./places.ts";
import type { HallRules } from "./rules.ts";
import {
  type Counter,
  type Draining,
  type Hall,
  isClosing,
  isMisdirected,
  nextNumber,
  type Ticket,
  type UndoPoint,
  type Window,
} from "./state.ts";

type Evolve = { readonly [K in EventKind]: (hall: Hall, data: EventData[K], at: number) => void };

const ticketOf = (hall: Hall, id: string): Ticket => {
  const ticket = hall.tickets.get(id);
  if (!ticket) throw new Error(`the ledger speaks of an unknown ticket ${id}`);
  return ticket;
};

const windowOf = (hall: Hall, id: string): Window => {
  const window = hall.windows.get(id);
  if (!window) throw new Error(`the ledger speaks of an unknown window ${id}`);
  return window;
};

const move = (window: Window, at: number, fields: Partial<Window>): void => {
  Object.assign(window, fields, { since: at });
  if (window.state !== "rating") delete window.ratingUntil;
  if (window.state !== "paused") delete window.pauseReason;
};

/** A window event that is no step of a clerk with a visitor ends the chance to undo. */
const settle = (window: Window, at: number, fields: Partial<Window>): void => {
  move(window, at, fields);
  delete window.undo;
};

const takeStep = (
  hall: Hall,
  ids: { window: string; ticket: string },
  step: UndoableStep,
  at: number,
  take: (window: Window, ticket: Ticket) => void,
  beside: Pick<UndoPoint, "counted" | "callsBefore"> = {},
) => {
  const window = windowOf(hall, ids.window);
  const ticket = ticketOf(hall, ids.ticket);
  const { undo: _, ...windowBefore } = window;
  const before: Omit<UndoPoint, "revision"> = { step, at, ticketBefore: { ...ticket }, windowBefore };
  take(window, ticket);
  window.undo = { ...before, revision: ticket.revision, ...beside };
};

/** The visitor has left the window, which is free again; what it owed to do then follows in events of its own. */
const free = (window: Window, at: number): void => {
  delete window.ticket;
  delete window.draining;
  move(window, at, { state: "open" });
};

const counterOf = (hall: Hall, service: string): Counter => {
  const counter = hall.counters.get(service) ?? { next: 1, issued: 0, bySession: {} };
  hall.counters.set(service, counter);
  return counter;
};

const count = (hall: Hall, service: string, session: string | undefined): void => {
  const counter = counterOf(hall, service);
  counter.next = nextNumber(hall, hall.services.get(service)!) + 1;
  counter.issued++;
  hall.issued++;
  if (session) counter.bySession[session] = (counter.bySession[session] ?? 0) + 1;
};

const takePlace = (hall: Hall, place: number): number => {
  hall.places = Math.max(hall.places, Math.ceil(place));
  return place;
};

/** Anyone who takes the service may call it. */
const RELEASED = { toWindow: undefined, toClerk: undefined };

/** Whoever is called, or back in the line, is neither held nor kept any more. */
const HERE = { heldUntil: undefined, holdPool: undefined, keptCalls: undefined, keptUntil: undefined };

/** Held by a window, a ticket comes back to it while it is open; left to the hall, it comes back to anyone. */
const wayBack = (hall: Hall, ticket: Ticket, from: "held" | "kept"): Pick<Ticket, "toWindow" | "toClerk"> => {
  if (from === "kept") return {};
  const holder = ticket.holdPool === "window" ? hall.windows.get(ticket.window ?? "") : undefined;
  return { toWindow: holder && !isClosing(holder) ? holder.id : undefined, toClerk: undefined };
};

const planned = (hall: Hall, window: string): string[] => [...(hall.plans.get(window)?.services ?? [])];

/** An open window keeps its work as far as it still exists; a step taken under other rules cannot be undone. */
const keepKnownServices = (hall: Hall, window: Window): void => {
  const isKnown = (service: string) => hall.services.has(service);
  window.services = window.services.filter(isKnown);
  const services = window.draining?.services?.filter(isKnown) ?? [];
  undrain(window, "services");
  if (services.length > 0) drain(window, { to: "retasked", services });
  delete window.undo;
};

const arrangeWindows = (hall: Hall, at: number): void => {
  for (const id of [...hall.windows.keys()]) if (!hall.plans.has(id)) hall.windows.delete(id);
  for (const id of hall.plans.keys()) {
    const window = hall.windows.get(id);
    if (!window) hall.windows.set(id, { id, state: "closed", services: planned(hall, id), since: at, priorityRun: 0 });
    else if (window.state === "closed") window.services = planned(hall, id);
    else keepKnownServices(hall, window);
  }
};

/** Puts rules in force and derives what is looked up from them. */
export const adoptRules = (hall: Hall, rules: HallRules): void => {
  hall.rules = rules;
  hall.services = new Map(rules.services.map((service) => [service.id, service]));
  hall.plans = new Map(rules.windows.map((plan) => [plan.id, plan]));
  hall.classes = new Map(rules.classes.map((entry) => [entry.id, entry]));
};

const turnDay = (hall: Hall, date: string, at: number): void => {
  hall.dates = datesWith(hall, date);
  hall.date = date;
  hall.places = 0;
  hall.issued = 0;
  hall.calls = [];
  for (const derived of [hall.tickets, hall.counters, hall.lines, hall.openByPerson, hall.stops]) derived.clear();
  for (const derived of [hall.held, hall.kept, hall.marks]) derived.clear();
  for (const id of hall.windows.keys()) {
    hall.windows.set(id, { id, state: "closed", services: planned(hall, id), since: at, priorityRun: 0 });
  }
};

/** Takes parts of what is to happen after the visitor off the list. */
const undrain = (window: Window, ...parts: (keyof Draining)[]): void => {
  const left = { ...window.draining };
  for (const part of parts) delete left[part];
  if (Object.keys(left).length > 0) window.draining = left;
  else delete window.draining;
};

const drain = (window: Window, after: AfterVisitor): void => {
  const draining = { ...window.draining };
  if (after.to === "retasked") draining.services = [...after.services];
  if (after.to === "closed") draining.close = after.reason === undefined ? {} : { reason: after.reason };
  if (after.to === "paused") draining.pause = { reason: after.reason };
  window.draining = draining;
};

const evolveKind: Evolve = {
  HallConfigured(hall, { rules }, at) {
    adoptRules(hall, rules);
    arrangeWindows(hall, at);
  },
  DayTurned: (hall, { date }, at) => turnDay(hall, date, at),
  SessionReached: (hall, { session, mark }) => void hall.marks.add(markKey(session, mark)),
  MarkWithdrawn: (hall, { session, mark }) => void hall.marks.delete(markKey(session, mark)),
  IssuingStopped: (hall, { service, reason }) => void hall.stops.set(service ?? "*", reason),
  IssuingResumed: (hall, { service }) => void hall.stops.delete(service ?? "*"),

  TicketIssued(hall, data, at) {
    const ticket: Ticket = {
      id: data.ticket,
      number: data.number,
      service: data.service,
      class: data.class,
      status: "waiting",
      issuedAt: at,
      place: takePlace(hall, data.place),
      first: false,
      calls: 0,
      announced: 0,
      misses: 0,
      paper: data.paper ? "wanted" : "none",
      copies: 0,
      revision: 0,
    };
    if (data.person !== undefined) ticket.person = data.person;
    hall.tickets.set(ticket.id, ticket);
    count(hall, data.service, data.session);
    index(hall, ticket);
  },
  TicketCalled(hall, data, at) {
    const beside = { callsBefore: hall.calls, counted: countDown(hall, ticketOf(hall, data.ticket)) };
    const take = (window: Window, ticket: Ticket) => {
      change(hall, ticket, {
        ...HERE,
        status: "called",
        window: window.id,
        calls: data.call,
        announced: 0,
        calledAt: at,
        announcedAt: at,
        why: data.why,
      });
      delete ticket.delivery;
      move(window, at, { state: "calling", ticket: ticket.id, priorityRun: runAfter(hall, window, ticket) });
      noteCall(hall, ticket.id);
    };
    takeStep(hall, data, "call", at, take, beside);
  },
  TicketRecalled(hall, { ticket: id, call }, at) {
    const ticket = ticketOf(hall, id);
    change(hall, ticket, { calls: call, announced: ticket.announced + 1, announcedAt: at });
    delete ticket.delivery;
    const undo = windowOf(hall, ticket.window!).undo;
    if (undo) undo.revision = ticket.revision;
    noteCall(hall, id);
  },
  ServiceStarted(hall, data, at) {
    takeStep(hall, data, "start", at, (window, ticket) => {
      change(hall, ticket, { status: "serving", startedAt: at });
      move(window, at, { state: "serving" });
    });
  },
  TicketServed(hall, data, at) {
    takeStep(hall, data, "finish", at, (window, ticket) => {
      change(hall, ticket, { status: "served", endedAt: at, servedBy: data.clerk, asksRating: data.asksRating });
      free(window, at);
      if (!data.asksRating) return;
      const ratingUntil = at + (hall.rules?.ratingSeconds ?? 0) * 1000;
      move(window, at, { state: "rating", ticket: ticket.id, ratingUntil });
    });
  },
  TicketMissed(hall, data, at) {
    takeStep(hall, data, "miss", at, (window, ticket) => {
      const { after } = data;
      const misses = ticket.misses + 1;
      if (after.becomes === "void") change(hall, ticket, { status: "missed", misses, endedAt: at });
      else if (after.becomes === "queue") {
        change(hall, ticket, { status: "waiting", misses, first: false, place: takePlace(hall, after.place) });
      } else {
        const bound = {
          ...(after.calls === undefined ? {} : { keptCalls: after.calls }),
          ...(after.until === undefined ? {} : { keptUntil: after.until }),
        };
        change(hall, ticket, { status: "kept", misses, ...bound });
      }
      free(window, at);
    });
    if (data.after.becomes === "queue") keepPlacesApart(hall, data.after.place);
  },
  TicketLapsed: (hall, { ticket }, at) => change(hall, ticketOf(hall, ticket), { status: "missed", endedAt: at }),
  LapseUndone: (hall, { ticket }) =>
    change(hall, ticketOf(hall, ticket), { status: "kept", keptCalls: 1, endedAt: undefined }),
  TicketHeld(hall, data, at) {
    takeStep(hall, data, "hold", at, (window, ticket) => {
      change(hall, ticket, { status: "held", holdPool: data.pool });
      if (data.until !== undefined) ticket.heldUntil = data.until;
      free(window, at);
    });
  },
  TicketReturned(hall, { ticket: id, from }) {
    const ticket = ticketOf(hall, id);
    change(hall, ticket, { ...wayBack(hall, ticket, from), ...HERE, status: "waiting", first: true });
  },
  TicketTransferred(hall, data, at) {
    takeStep(hall, data, "transfer", at, (window, ticket) => {
      change(hall, ticket, {
        status: "waiting",
        service: data.service,
        toWindow: data.toWindow,
        toClerk: data.toClerk,
        returnsTo: data.returnsTo,
        note: data.note,
        first: data.first,
        place: takePlace(hall, data.place),
      });
      free(window, at);
    });
  },
  TicketCancelled: (hall, { ticket, reason }, at) =>
    change(hall, ticketOf(hall, ticket), { status: "cancelled", endedAt: at, endReason: reason }),
  TicketExpired(hall, { ticket: id, reason }, at) {
    const ticket = ticketOf(hall, id);
    change(hall, ticket, { status: "expired", endedAt: at, endReason: reason });
    const window = hall.windows.get(ticket.window ?? "");
    if (window?.ticket === id) {
      free(window, at);
      delete window.undo;
    }
  },
  TicketReleased: (hall, { ticket }) => change(hall, ticketOf(hall, ticket), RELEASED),
  TicketRated(hall, { ticket: id, grade }, at) {
    const ticket = ticketOf(hall, id);
    change(hall, ticket, { rating: grade });
    const window = hall.windows.get(ticket.window ?? "");
    if (window?.state === "rating" && window.ticket === id) free(window, at);
  },
  RatingLapsed: (hall, { window }, at) => free(windowOf(hall, window), at),
  StepUndone(hall, { window: windowId, ticket: id }, at) {
    const window = windowOf(hall, windowId);
    const undo = window.undo;
    if (!undo) throw new Error(`the ledger undoes a step that window ${windowId} has not made`);
    const ticket = ticketOf(hall, id);
    restore(hall, ticket, undo.ticketBefore);
    if (isMisdirected(hall, ticket)) change(hall, ticket, RELEASED);
    hall.windows.set(windowId, { ...undo.windowBefore, since: at });
    if (undo.callsBefore) takeBackCall(hall, id, undo.callsBefore);
    countUp(hall, undo.counted ?? []);
  },

  WindowOpened: (hall, { window, clerk }, at) =>
    settle(windowOf(hall, window), at, { state: "open", clerk, priorityRun: 0 }),
  WindowClosed(hall, { window: id }, at) {
    const window = windowOf(hall, id);
    settle(window, at, { state: "closed" });
    for (const field of ["clerk", "ticket", "draining"] as const) delete window[field];
  },
  WindowPaused(hall, { window: id, reason }, at) {
    const window = windowOf(hall, id);
    settle(window, at, { state: "paused", pauseReason: reason });
    delete window.ticket;
    undrain(window, "pause");
  },
  WindowResumed(hall, { window: id }, at) {
    const window = windowOf(hall, id);
    if (window.state === "paused") settle(window, at, { state: "open" });
    undrain(window, "close", "pause");
  },
  WindowDraining(hall, { window: id, after }) {
    const window = windowOf(hall, id);
    drain(window, after);
    delete window.undo;
  },
  WindowRetasked(hall, { window: id, services }) {
    const window = windowOf(hall, id);
    window.services = [...services];
    undrain(window, "services");
    delete window.undo;
  },

  PaperRecorded(hall, { ticket: id, outcome }) {
    const ticket = hall.tickets.get(id);
    if (ticket) ticket.paper = outcome;
  },
  ReprintAsked(hall, { ticket: id, copy }) {
    Object.assign(ticketOf(hall, id), { paper: "wanted", copies: copy });
  },
  CallDelivered(hall, { ticket: id, call, reached, missed }) {
    const ticket = hall.tickets.get(id);
    if (ticket?.calls === call) ticket.delivery = { reached: [...reached], missed: [...missed] };
  },
  DeviceChanged: () => {},
};

/** Applies one event; throws only when the ledger contradicts itself. Returns the same hall. */
export const evolve = (hall: Hall, event: HallEvent): Hall => {
  const apply = evolveKind[event.kind] as (hall: Hall, data: EventData[EventKind], at: number) => void;
  apply(hall, event.data, event.at);
  hall.at = event.at;
  return hall;
};
