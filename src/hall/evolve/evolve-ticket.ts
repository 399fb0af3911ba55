// Reads what becomes of a ticket apart from the steps of a window: it is issued, returns, lapses, ends, is rated; and
// what is reported of its paper and its calls.

import type { EventData } from "../events.ts";
import { change, index } from "../queue/change.ts";
import { takePlace } from "../queue/places.ts";
import { type Counter, type Hall, isClosing, nextNumber, type Ticket } from "../state.ts";
import { type Evolve, free, HERE, release, ticketOf, windowOf } from "./evolution.ts";

const issued = (hall: Hall, data: EventData["TicketIssued"], at: number): Ticket => ({
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
  ...(data.matters && { matters: data.matters }),
  ...(data.appointment !== undefined && { appointment: data.appointment }),
  ...(data.case !== undefined && { case: data.case }),
  ...(data.takenBy !== undefined && { takenBy: data.takenBy }),
});

const foretold = (hall: Hall, ticket: Ticket, minutes: number): void => {
  ticket.saidMinutes = minutes;
  hall.saidAt = ticket.issuedAt;
};

/** A crowd makes the tide look before its time. */
const countForTide = ({ tide }: Hall): void => {
  tide.come++;
  if (tide.come >= tide.crowd) tide.wanted ??= "arrivals";
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

/** Held by a window, a ticket comes back to it while it is open; left to the hall, it comes back to anyone. */
const wayBack = (hall: Hall, ticket: Ticket, from: "held" | "kept"): Pick<Ticket, "toWindow" | "toClerk"> => {
  if (from === "kept") return {};
  const holder = ticket.holdPool === "window" ? hall.windows.get(ticket.window ?? "") : undefined;
  return { toWindow: holder && !isClosing(holder) ? holder.id : undefined, toClerk: undefined };
};

export const ticketEvents = {
  TicketIssued(hall, data, at) {
    const ticket = issued(hall, data, at);
    if (data.person !== undefined) ticket.person = data.person;
    if (data.saidMinutes !== undefined) foretold(hall, ticket, data.saidMinutes);
    hall.tickets.set(ticket.id, ticket);
    count(hall, data.service, data.session);
    index(hall, ticket);
    countForTide(hall);
  },
  TicketReturned(hall, { ticket: id, from }) {
    const ticket = ticketOf(hall, id);
    change(hall, ticket, { ...wayBack(hall, ticket, from), ...HERE, status: "waiting", first: true });
  },
  TicketReleased: (hall, { ticket }) => release(hall, ticketOf(hall, ticket)),
  TicketLapsed: (hall, { ticket }, at) => change(hall, ticketOf(hall, ticket), { status: "missed", endedAt: at }),
  LapseUndone: (hall, { ticket }) =>
    change(hall, ticketOf(hall, ticket), { status: "kept", keptCalls: 1, endedAt: undefined }),
  TicketCancelled: (hall, { ticket, reason }, at) =>
    change(hall, ticketOf(hall, ticket), { status: "cancelled", endedAt: at, endReason: reason }),
  TicketExpired(hall, { ticket: id, reason }, at) {
    const ticket = ticketOf(hall, id);
    change(hall, ticket, { status: "expired", endedAt: at, endReason: reason });
    const window = hall.windows.get(ticket.window ?? "");
    if (window?.ticket !== id) return;
    free(window, at);
    delete window.undo;
  },

  TicketRated(hall, { ticket: id, grade }, at) {
    delete hall.complaints.rateable[id];
    const ticket = hall.tickets.get(id);
    if (!ticket) return;
    change(hall, ticket, { rating: grade });
    const window = hall.windows.get(ticket.window ?? "");
    if (window?.state === "rating" && window.ticket === id) free(window, at);
  },
  RatingLapsed: (hall, { window }, at) => free(windowOf(hall, window), at),

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
} satisfies Partial<Evolve>;
