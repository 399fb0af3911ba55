// What a window does with visitors: call, recall, start, finish, miss, hold, transfer.
import { MINUTE_MS, type Moment } from "../../base/calendar.ts";
import type { Actor, CommandArgs } from "../commands.ts";
import type { AfterMissed, CallReason, HallEvent, ReturnPoint } from "../events.ts";
import { chooseNext, reasonFor } from "../queue/choose.ts";
import { countingTickets } from "../queue/last-calls.ts";
import { placeBehind } from "../queue/lines.ts";
import { tailPlace } from "../queue/places.ts";
import { takes } from "../queue/work.ts";
import { isRefusal, type Refusal, refuse } from "../refusals.ts";
import {
  clerksWindow,
  type Hall,
  isBusy,
  isClosing,
  isOver,
  missedRuleOf,
  rulesOf,
  type Ticket,
  type Window,
} from "../state.ts";
import {
  afterVisitor,
  apart,
  type Decide,
  happened,
  presentFor,
  since,
  stopAsking,
  ticketFor,
  visitFor,
  windowFor,
} from "./decision.ts";

const SECOND_MS = 1000;

const readyToCall = (hall: Hall, id: string, by: Actor): Window | Refusal => {
  const window = windowFor(hall, id, by);
  if (isRefusal(window)) return window;
  if (window.state === "closed") return refuse("window-closed");
  if (window.state === "paused") return refuse("window-paused", window.pauseReason);
  return isBusy(window) ? refuse("window-busy", hall.tickets.get(window.ticket ?? "")?.number) : window;
};

/** Tickets kept for a number of calls whose last one this call is. */
const lapsing = (hall: Hall, called: Ticket, when: Moment): HallEvent[] =>
  countingTickets(hall, called)
    .filter(({ keptCalls }) => keptCalls! <= 1)
    .map((kept) => happened(when, "TicketLapsed", { ticket: kept.id }));

const calling = (hall: Hall, window: Window, ticket: Ticket, why: CallReason, when: Moment): HallEvent[] => [
  ...stopAsking(window, when),
  happened(when, "TicketCalled", {
    ticket: ticket.id,
    number: ticket.number,
    window: window.id,
    clerk: window.clerk ?? "",
    call: ticket.calls + 1,
    why,
  }),
  ...lapsing(hall, ticket, when),
];

export const callNext: Decide<"CallNext"> = (hall, { args, by, when }) => {
  const window = readyToCall(hall, args.window, by);
  if (isRefusal(window)) return window;
  const choice = chooseNext(hall, window, when.at);
  return choice ? calling(hall, window, choice.ticket, choice.why, when) : refuse("nobody-waiting");
};

const mayChoose = (hall: Hall, by: Actor): boolean =>
  by.role === "manager" ||
  (by.role === "clerk" && (rulesOf(hall).staff.find(({ id }) => id === by.id)?.mayChoose ?? false));

/** A clerk may always call back whom they put on hold or missed themselves, or who was left to the whole hall. */
const isOwn = (window: Window, ticket: Ticket): boolean =>
  (ticket.status === "kept" && ticket.window === window.id) ||
  (ticket.status === "held" && (ticket.window === window.id || ticket.holdPool === "hall"));

const mayTake = (hall: Hall, window: Window, ticket: Ticket): boolean =>
  ticket.toWindow === window.id ||
  (ticket.toClerk !== undefined && ticket.toClerk === window.clerk) ||
  takes(hall, window, ticket.service);

export const callTicket: Decide<"CallTicket"> = (hall, { args, by, when }) => {
  const window = readyToCall(hall, args.window, by);
  if (isRefusal(window)) return window;
  const ticket = ticketFor(hall, args.ticket);
  if (isRefusal(ticket)) return ticket;
  if (isOver(ticket)) return refuse("ticket-over", ticket.status);
  if (ticket.status === "called" || ticket.status === "serving") return refuse("ticket-elsewhere", ticket.window);
  if (!isOwn(window, ticket) && !mayChoose(hall, by)) return refuse("not-allowed", "calling a chosen ticket");
  if (!isOwn(window, ticket) && !mayTake(hall, window, ticket))
    return refuse("not-allowed", `window ${window.id} does not take ${ticket.service}`);
  return calling(hall, window, ticket, reasonFor(hall, ticket, "chosen", 1, when.at), when);
};

export const recallTicket: Decide<"RecallTicket"> = (hall, { args, by, when }) => {
  const visit = visitFor(hall, args.window, by, "calling");
  if (isRefusal(visit)) return visit;
  const [window, ticket] = visit;
  const { max, gapSeconds } = rulesOf(hall).recall;
  if (ticket.announced >= max) return refuse("recall-limit", String(max));
  if (apart(ticket.announcedAt ?? 0, when) < gapSeconds * SECOND_MS)
    return refuse("recall-too-soon", `${gapSeconds} s`);
  const { id, number } = ticket;
  return [happened(when, "TicketRecalled", { ticket: id, number, window: window.id, call: ticket.calls + 1 })];
};

export const startService: Decide<"StartService"> = (hall, { args, by, when }) => {
  const visit = visitFor(hall, args.window, by, "calling");
  if (isRefusal(visit)) return visit;
  const [window, ticket] = visit;
  return [
    happened(when, "ServiceStarted", { ticket: ticket.id, window: window.id, walkedMs: since(ticket.calledAt, when) }),
  ];
};

const afterMissed = (hall: Hall, ticket: Ticket, when: Moment): AfterMissed => {
  const rule = missedRuleOf(hall, ticket.service);
  const misses = ticket.misses + 1;
  switch (rule.rule) {
    case "void":
      return { becomes: "void" };
    case "tail":
      return misses >= rule.times ? { becomes: "void" } : { becomes: "queue", place: tailPlace(hall) };
    case "back":
      return misses >= rule.times
        ? { becomes: "void" }
        : { becomes: "queue", place: placeBehind(hall, ticket, rule.places) };
    case "keep-calls":
      return { becomes: "kept", calls: rule.calls };
    case "keep-minutes":
      return { becomes: "kept", until: when.at + rule.minutes * MINUTE_MS };
  }
};

export const missTicket: Decide<"MissTicket"> = (hall, { args, by, when }) => {
  const visit = visitFor(hall, args.window, by, "calling");
  if (isRefusal(visit)) return visit;
  const [window, ticket] = visit;
  const after = afterMissed(hall, ticket, when);
  return [
    happened(when, "TicketMissed", { ticket: ticket.id, window: window.id, after }),
    ...afterVisitor(hall, window, when, after.becomes === "void" ? undefined : ticket),
  ];
};

export const holdTicket: Decide<"HoldTicket"> = (hall, { args, by, when }) => {
  const visit = presentFor(hall, args.window, by);
  if (isRefusal(visit)) return visit;
  const [window, ticket] = visit;
  const { minutes, pool = "window", reason } = args;
  const minutesMax = rulesOf(hall).holdMinutesMax;
  if (minutes !== undefined && minutes > minutesMax) return refuse("hold-too-long", `${minutesMax} min`);
  const until = minutes === undefined ? {} : { until: when.at + minutes * MINUTE_MS };
  const held = { ticket: ticket.id, window: window.id, pool, ...until, ...(reason === undefined ? {} : { reason }) };
  return [happened(when, "TicketHeld", held), ...afterVisitor(hall, window, when, ticket)];
};

interface Direction {
  readonly service: string;
  readonly toWindow?: string;
  readonly toClerk?: string;
}

const awayRefusal = (window: Window): Refusal | undefined => {
  if (window.state === "closed") return refuse("window-closed", window.id);
  return isClosing(window) ? refuse("window-draining", window.id) : undefined;
};

const direction = (
  hall: Hall,
  from: Window,
  ticket: Ticket,
  args: CommandArgs<"TransferTicket">,
): Direction | Refusal => {
  const { service = ticket.service, toWindow, toClerk } = args;
  if (!hall.services.has(service)) return refuse("unknown-service", service);
  if (toWindow !== undefined) {
    const window = hall.windows.get(toWindow);
    if (!window) return refuse("unknown-window", toWindow);
    return awayRefusal(window) ?? { service, toWindow };
  }
  if (toClerk !== undefined) {
    const window = clerksWindow(hall, toClerk);
    return window ? (awayRefusal(window) ?? { service, toClerk }) : refuse("clerk-absent", toClerk);
  }
  return args.service === undefined || (service === ticket.service && from.services.includes(service))
    ? refuse("transfer-nowhere")
    : { service };
};

/** Who asked first for the ticket to come back still waits for it, however often it is sent on; once there, it is. */
const returnPoint = (window: Window, ticket: Ticket, args: CommandArgs<"TransferTicket">): ReturnPoint | undefined => {
  if (args.returns) return { window: window.id, service: ticket.service };
  return ticket.returnsTo?.window === args.toWindow ? undefined : ticket.returnsTo;
};

export const transferTicket: Decide<"TransferTicket"> = (hall, { args, by, when }) => {
  const visit = presentFor(hall, args.window, by);
  if (isRefusal(visit)) return visit;
  const [window, ticket] = visit;
  const to = direction(hall, window, ticket, args);
  if (isRefusal(to)) return to;
  const { place = "keep", note } = args;
  const returnsTo = returnPoint(window, ticket, args);
  const transferred = {
    ticket: ticket.id,
    window: window.id,
    ...to,
    ...(returnsTo === undefined ? {} : { returnsTo }),
    ...(note === undefined ? {} : { note }),
    place: place === "tail" ? tailPlace(hall) : ticket.place,
    first: place === "front",
  };
  return [happened(when, "TicketTransferred", transferred), ...afterVisitor(hall, window, when)];
};
