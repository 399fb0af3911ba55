// Reads the steps of a window with a visitor, from the call to the end, and how the last one is taken back.

import type { AfterMissed, EventData, UndoableStep } from "../events.ts";
import { leaving } from "../history/visits.ts";
import { change, restore } from "../queue/change.ts";
import { runAfter } from "../queue/choose.ts";
import { countDown, countUp, noteCall, takeBackCall } from "../queue/last-calls.ts";
import { keepPlacesApart, takePlace } from "../queue/places.ts";
import { type Hall, isMisdirected, rulesOf, type Ticket, type UndoPoint, type Window } from "../state.ts";
import { type Evolve, free, HERE, move, release, ticketOf, windowOf } from "./evolution.ts";

/** Does a step and leaves at the window what it takes to undo it. */
const takeStep = (
  hall: Hall,
  ids: { window: string; ticket: string },
  step: UndoableStep,
  at: number,
  take: (window: Window, ticket: Ticket) => void,
  beside: Pick<UndoPoint, "counted" | "callsBefore"> = {},
): void => {
  const window = windowOf(hall, ids.window);
  const ticket = ticketOf(hall, ids.ticket);
  const { undo: _, ...windowBefore } = window;
  const before: Omit<UndoPoint, "revision"> = { step, at, ticketBefore: { ...ticket }, windowBefore };
  take(window, ticket);
  window.undo = { ...before, revision: ticket.revision, ...beside };
};

/** The ticket is on its way to the window; nobody knows yet whether this call was heard. */
const call = (hall: Hall, window: Window, ticket: Ticket, data: EventData["TicketCalled"], at: number): void => {
  const announced = { announced: 0, calledAt: at, announcedAt: at, why: data.why, delivery: undefined };
  change(hall, ticket, { ...HERE, status: "called", window: window.id, calls: data.call, ...announced });
  const priorityRun = runAfter(hall, window, ticket);
  move(window, at, { state: "calling", ticket: ticket.id, priorityRun, busySince: at });
  noteCall(hall, ticket.id);
};

const ask = (hall: Hall, window: Window, ticket: Ticket, at: number): void =>
  move(window, at, { state: "rating", ticket: ticket.id, ratingUntil: at + rulesOf(hall).ratingSeconds * 1000 });

/** What a ticket becomes when nobody came. */
const missed = (hall: Hall, after: AfterMissed, at: number): Partial<Ticket> => {
  switch (after.becomes) {
    case "void":
      return { status: "missed", endedAt: at };
    case "queue":
      return { status: "waiting", first: false, place: takePlace(hall, after.place) };
    case "kept":
      return { status: "kept", keptCalls: after.calls, keptUntil: after.until };
  }
};

/** A field that is there only while something is left. */
const kept = (matters: readonly string[]) => (matters.length > 0 ? matters : undefined);

export const visitEvents = {
  TicketCalled(hall, data, at) {
    const beside = { callsBefore: hall.calls, counted: countDown(hall, ticketOf(hall, data.ticket)) };
    takeStep(hall, data, "call", at, (window, ticket) => call(hall, window, ticket, data, at), beside);
  },
  TicketRecalled(hall, { ticket: id, call }, at) {
    const ticket = ticketOf(hall, id);
    change(hall, ticket, { calls: call, announced: ticket.announced + 1, announcedAt: at, delivery: undefined });
    const { undo } = windowOf(hall, ticket.window!);
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
      if (data.asksRating) ask(hall, window, ticket, at);
    });
  },
  MatterDone(hall, data, at) {
    takeStep(hall, data, "finish", at, (window, ticket) => {
      const next = { service: data.next, matters: kept(data.left), calledAt: at, startedAt: at };
      change(hall, ticket, { ...leaving(ticket, window, at), ...next });
    });
  },
  MatterAdded(hall, { ticket: id, service }) {
    const ticket = ticketOf(hall, id);
    change(hall, ticket, { matters: [...(ticket.matters ?? []), service] });
  },
  TicketMissed(hall, data, at) {
    takeStep(hall, data, "miss", at, (window, ticket) => {
      change(hall, ticket, { misses: ticket.misses + 1, ...missed(hall, data.after, at) });
      free(window, at);
    });
    if (data.after.becomes === "queue") keepPlacesApart(hall, data.after.place);
  },
  TicketHeld(hall, data, at) {
    takeStep(hall, data, "hold", at, (window, ticket) => {
      const hold = { holdPool: data.pool, heldUntil: data.until };
      change(hall, ticket, { ...leaving(ticket, window, at), ...hold, status: "held" });
      free(window, at);
    });
  },
  TicketTransferred(hall, data, at) {
    const { service, toWindow, toClerk, returnsTo, note, first, left } = data;
    takeStep(hall, data, "transfer", at, (window, ticket) => {
      const place = takePlace(hall, data.place);
      const sent = { service, toWindow, toClerk, returnsTo, note, first, place, ...(left && { matters: kept(left) }) };
      change(hall, ticket, { ...leaving(ticket, window, at), ...sent, status: "waiting" });
      free(window, at);
    });
  },
  StepUndone(hall, { window: windowId, ticket: id }, at) {
    const { undo } = windowOf(hall, windowId);
    if (!undo) throw new Error(`the ledger undoes a step that window ${windowId} has not made`);
    const ticket = ticketOf(hall, id);
    restore(hall, ticket, undo.ticketBefore);
    if (isMisdirected(hall, ticket)) release(hall, ticket);
    hall.windows.set(windowId, { ...undo.windowBefore, since: at });
    if (undo.callsBefore) takeBackCall(hall, id, undo.callsBefore);
    countUp(hall, undo.counted ?? []);
  },
} satisfies Partial<Evolve>;
