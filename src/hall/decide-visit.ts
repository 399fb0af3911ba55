// What a window does with visitors: call, recall, start, finish, miss, hold, transfer, undo.
import type { Moment } from "../base/calendar.ts";
import { chooseNext, reasonFor } from "./choose.ts";
import type { Actor, CommandArgs } from "./commands.ts";
import {
  afterVisitor,
  type Decide,
  happened,
  presentFor,
  stopAsking,
  ticketFor,
  visitFor,
  windowFor,
} from "./decision.ts";
import type { AfterMissed, CallReason, HallEvent } from "./events.ts";
import { placeBehind } from "./lines.ts";
import { isRefusal, type Refusal, refuse } from "./refusals.ts";
import { type Hall, isBusy, isOver, missedRuleOf, rulesOf, type Ticket, type UndoPoint, type Window } from "./state.ts";

const SECOND_MS = 1000;
const MINUTE_MS = 60_000;

const readyToCall = (hall: Hall, id: string, by: Actor): Window | Refusal => {
  const window = windowFor(hall, id, by);
  if (isRefusal(window)) return window;
  if (window.state === "closed") return refuse("window-closed");
  if (window.state === "paused") return refuse("window-paused", window.pauseReason);
  return isBusy(window) ? refuse("window-busy", hall.tickets.get(window.ticket ?? "")?.number) : window;
};

/** Tickets kept for a number of calls whose last one this call is. */
const lapsing = (hall: Hall, called: Ticket, when: Moment): HallEvent[] =>
  [...hall.kept]
    .map((id) => hall.tickets.get(id)!)
    .filter((kept) => kept !== called && kept.service === called.service && (kept.keptCalls ?? 2) <= 1)
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

const takes = (window: Window, ticket: Ticket): boolean =>
  ticket.toWindow === window.id ||
  (ticket.toClerk !== undefined && ticket.toClerk === window.clerk) ||
  window.services.includes(ticket.service);

export const callTicket: Decide<"CallTicket"> = (hall, { args, by, when }) => {
  const window = readyToCall(hall, args.window, by);
  if (isRefusal(window)) return window;
  const ticket = ticketFor(hall, args.ticket);
  if (isRefusal(ticket)) return ticket;
  if (isOver(ticket)) return refuse("ticket-over", ticket.status);
  if (ticket.status === "called" || ticket.status === "serving") return refuse("ticket-elsewhere", ticket.window);
  if (!isOwn(window, ticket) && !mayChoose(hall, by)) return refuse("not-allowed", "calling a chosen ticket");
  if (!isOwn(window, ticket) && !takes(window, ticket))
    return refuse("not-allowed", `window ${window.id} does not take ${ticket.service}`);
  return calling(hall, window, ticket, reasonFor(hall, ticket, "chosen", 1, when.at), when);
};

export const recallTicket: Decide<"RecallTicket"> = (hall, { args, by, when }) => {
  const visit = visitFor(hall, args.window, by, "calling");
  if (isRefusal(visit)) return visit;
  const [window, ticket] = visit;
  const { max, gapSeconds } = rulesOf(hall).recall;
  if (ticket.announced >= max) return refuse("recall-limit", String(max));
  if (when.at - (ticket.announcedAt ?? 0) < gapSeconds * SECOND_MS) return refuse("recall-too-soon", `${gapSeconds} s`);
  const { id, number } = ticket;
  return [happened(when, "TicketRecalled", { ticket: id, number, window: window.id, call: ticket.calls + 1 })];
};

const since = (start: number | undefined, when: Moment): number => Math.max(0, when.at - (start ?? when.at));

export const startService: Decide<"StartService"> = (hall, { args, by, when }) => {
  const visit = visitFor(hall, args.window, by, "calling");
  if (isRefusal(visit)) return visit;
  const [window, ticket] = visit;
  return [
    happened(when, "ServiceStarted", { ticket: ticket.id, window: window.id, walkedMs: since(ticket.calledAt, when) }),
  ];
};

/** The way back to the window that asked for the ticket to return; to anyone who takes the service if it has closed. */
const goingBack = (hall: Hall, window: Window, ticket: Ticket, when: Moment): HallEvent | undefined => {
  if (!ticket.returnsTo) return undefined;
  const { window: home, service } = ticket.returnsTo;
  const isOpen = hall.windows.has(home) && hall.windows.get(home)!.state !== "closed";
  const direction = isOpen ? { toWindow: home } : {};
  const { id, place } = ticket;
  return happened(when, "TicketTransferred", {
    ticket: id,
    window: window.id,
    service,
    ...direction,
    place,
    first: true,
  });
};

export const finishService: Decide<"FinishService"> = (hall, { args, by, when }) => {
  const visit = visitFor(hall, args.window, by, "serving");
  if (isRefusal(visit)) return visit;
  const [window, ticket] = visit;
  const back = goingBack(hall, window, ticket, when);
  const after = afterVisitor(hall, window, when);
  const served = () =>
    happened(when, "TicketServed", {
      ticket: ticket.id,
      window: window.id,
      clerk: window.clerk ?? "",
      servedMs: since(ticket.startedAt, when),
      asksRating: rulesOf(hall).ratingSeconds > 0,
    });
  return [back ?? served(), ...after];
};

const afterMissed = (hall: Hall, ticket: Ticket, when: Moment): AfterMissed => {
  const rule = missedRuleOf(hall, ticket.service);
  const misses = ticket.misses + 1;
  switch (rule.rule) {
    case "void":
      return { becomes: "void" };
    case "tail":
      return misses >= rule.times ? { becomes: "void" } : { becomes: "queue", place: hall.places + 1 };
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
  const missed = { ticket: ticket.id, window: window.id, after: afterMissed(hall, ticket, when) };
  return [happened(when, "TicketMissed", missed), ...afterVisitor(hall, window, when)];
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
  return [happened(when, "TicketHeld", held), ...afterVisitor(hall, window, when)];
};

interface Direction {
  readonly service: string;
  readonly toWindow?: string;
  readonly toClerk?: string;
}

const clerksWindow = (hall: Hall, clerk: string): Window | undefined =>
  [...hall.windows.values()].find((window) => window.clerk === clerk && window.state !== "closed");

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
    return window.state === "closed" ? refuse("window-closed", toWindow) : { service, toWindow };
  }
  if (toClerk !== undefined)
    return clerksWindow(hall, toClerk) ? { service, toClerk } : refuse("clerk-absent", toClerk);
  return args.service === undefined || (service === ticket.service && from.services.includes(service))
    ? refuse("transfer-nowhere")
    : { service };
};

export const transferTicket: Decide<"TransferTicket"> = (hall, { args, by, when }) => {
  const visit = presentFor(hall, args.window, by);
  if (isRefusal(visit)) return visit;
  const [window, ticket] = visit;
  const to = direction(hall, window, ticket, args);
  if (isRefusal(to)) return to;
  const { place = "keep", note } = args;
  const transferred = {
    ticket: ticket.id,
    window: window.id,
    ...to,
    ...(args.returns ? { returnsTo: { window: window.id, service: ticket.service } } : {}),
    ...(note === undefined ? {} : { note }),
    place: place === "tail" ? hall.places + 1 : ticket.place,
    first: place === "front",
  };
  return [happened(when, "TicketTransferred", transferred), ...afterVisitor(hall, window, when)];
};

const undoRefusal = (hall: Hall, undo: UndoPoint | undefined, when: Moment): Refusal | undefined => {
  if (!undo) return refuse("nothing-to-undo");
  const seconds = rulesOf(hall).undoSeconds;
  if (when.at - undo.at > seconds * SECOND_MS) return refuse("undo-too-late", `${seconds} s`);
  const ticket = hall.tickets.get(undo.ticketBefore.id);
  if (ticket?.rating !== undefined) return refuse("already-rated");
  return ticket?.revision === undo.revision ? undefined : refuse("ticket-elsewhere", ticket?.window);
};

export const undoStep: Decide<"UndoStep"> = (hall, { args, by, when }) => {
  const window = windowFor(hall, args.window, by);
  if (isRefusal(window)) return window;
  const { undo } = window;
  const refusal = undoRefusal(hall, undo, when);
  if (refusal || !undo) return refusal ?? refuse("nothing-to-undo");
  return [happened(when, "StepUndone", { window: window.id, ticket: undo.ticketBefore.id, step: undo.step })];
};
