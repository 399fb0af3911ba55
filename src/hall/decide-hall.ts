// What concerns the hall as a whole: its rules, its issuing, what time brings, and what devices report back.
import type { Moment } from "../base/calendar.ts";
import { type Decide, happened, stopAsking, ticketFor } from "./decision.ts";
import type { HallEvent } from "./events.ts";
import { markKey, marksOf } from "./hours.ts";
import { isRefusal, refuse } from "./refusals.ts";
import { rulesProblems } from "./rules-problems.ts";
import { type Hall, isBusy, isOver, rulesOf, type Ticket } from "./state.ts";

const openTickets = (hall: Hall): Ticket[] => [...hall.tickets.values()].filter((ticket) => !isOver(ticket));

export const configureHall: Decide<"ConfigureHall"> = (hall, { args: { rules }, when }) => {
  const problem = rulesProblems(rules)[0];
  if (problem) return refuse("rules-conflict", `${problem.path} is ${problem.value}, expected ${problem.expected}`);
  const orphan = openTickets(hall).find(({ service }) => !rules.services.some(({ id }) => id === service));
  if (orphan) return refuse("rules-conflict", `service ${orphan.service} has open tickets`);
  const busy = [...hall.windows.values()].find(
    (window) => isBusy(window) && !rules.windows.some(({ id }) => id === window.id),
  );
  if (busy) return refuse("rules-conflict", `window ${busy.id} has a visitor`);
  return [happened(when, "HallConfigured", { rules })];
};

const serviceOnly = (service: string | undefined) => (service === undefined ? {} : { service });

export const stopIssuing: Decide<"StopIssuing"> = (hall, { args, when }) => {
  if (args.service !== undefined && !hall.services.has(args.service)) return refuse("unknown-service", args.service);
  return [happened(when, "IssuingStopped", { reason: args.reason, ...serviceOnly(args.service) })];
};

export const resumeIssuing: Decide<"ResumeIssuing"> = (hall, { args, when }) =>
  hall.stops.has(args.service ?? "*")
    ? [happened(when, "IssuingResumed", serviceOnly(args.service))]
    : refuse("wrong-step", "issuing is not stopped");

const atWindow = new Set(["called", "serving"]);

const expiring = (tickets: readonly Ticket[], reason: string, when: Moment): HallEvent[] =>
  tickets.map((ticket) => happened(when, "TicketExpired", { ticket: ticket.id, reason }));

const absent = (hall: Hall): Ticket[] => openTickets(hall).filter(({ status }) => !atWindow.has(status));

export const expireWaiting: Decide<"ExpireWaiting"> = (hall, { args, when }) => {
  if (args.service !== undefined && !hall.services.has(args.service)) return refuse("unknown-service", args.service);
  const meant = absent(hall).filter(({ service }) => args.service === undefined || service === args.service);
  return meant.length > 0 ? expiring(meant, args.reason, when) : refuse("nobody-waiting");
};

/** The end of a business day: every open ticket ends, every window closes, numbers begin anew. */
const dayTurn = (hall: Hall, when: Moment): HallEvent[] => [
  ...expiring(openTickets(hall), "end-of-day", when),
  ...[...hall.windows.values()]
    .filter(({ state }) => state !== "closed")
    .map((window) => happened(when, "WindowClosed", { window: window.id, reason: "end-of-day" })),
  happened(when, "DayTurned", { date: when.date }),
];

const sessionMarks = (hall: Hall, when: Moment): HallEvent[] =>
  marksOf(rulesOf(hall), when)
    .filter((mark) => mark.minute <= when.minute && !hall.marks.has(markKey(mark)))
    .flatMap(({ session, mark }) => {
      const waiting = mark === "end" ? absent(hall) : [];
      const reached = happened(when, "SessionReached", { session: session.id, mark, carried: waiting.length });
      return session.atEnd === "expire" ? [reached, ...expiring(waiting, "session-over", when)] : [reached];
    });

const isDue = (time: number | undefined, when: Moment): boolean => time !== undefined && time <= when.at;

const returning = (hall: Hall, when: Moment): HallEvent[] =>
  [...hall.held]
    .filter((id) => isDue(hall.tickets.get(id)?.heldUntil, when))
    .map((id) => happened(when, "TicketReturned", { ticket: id, from: "held" }));

const lapsing = (hall: Hall, when: Moment): HallEvent[] =>
  [...hall.kept]
    .filter((id) => isDue(hall.tickets.get(id)?.keptUntil, when))
    .map((id) => happened(when, "TicketLapsed", { ticket: id }));

const ratingsOver = (hall: Hall, when: Moment): HallEvent[] =>
  [...hall.windows.values()]
    .filter(({ ratingUntil }) => isDue(ratingUntil, when))
    .flatMap((window) => stopAsking(window, when));

/** Each ticket is moved by one thing at a time: a session that ends it leaves nothing for its timer to do. */
const oncePerTicket = (events: readonly HallEvent[]): HallEvent[] => {
  const moved = new Set<string>();
  return events.filter((event) => {
    if (!("ticket" in event.data) || event.kind === "RatingLapsed") return true;
    if (moved.has(event.data.ticket)) return false;
    moved.add(event.data.ticket);
    return true;
  });
};

export const tick: Decide<"Tick"> = (hall, { when }) => {
  if (when.date > hall.date) return dayTurn(hall, when);
  if (!hall.rules) return [];
  // A clock that was set back leaves the business day where it is, and its marks with it.
  const marks = when.date === hall.date ? sessionMarks(hall, when) : [];
  return oncePerTicket([...marks, ...returning(hall, when), ...lapsing(hall, when), ...ratingsOver(hall, when)]);
};

/** The next instant at which Tick has something to do; Infinity when only a command can change the hall. */
export const nextDue = (hall: Hall, now: Moment): number => {
  const midnight = now.at + (24 * 60 - now.minute) * 60_000 - (now.at % 60_000);
  const minuteAt = (minute: number) => now.at - (now.at % 60_000) + (minute - now.minute) * 60_000;
  const times = [now.date > hall.date ? now.at : midnight];
  if (hall.rules && now.date === hall.date) {
    for (const mark of marksOf(hall.rules, now)) if (!hall.marks.has(markKey(mark))) times.push(minuteAt(mark.minute));
  }
  for (const id of hall.held) times.push(hall.tickets.get(id)?.heldUntil ?? Number.POSITIVE_INFINITY);
  for (const id of hall.kept) times.push(hall.tickets.get(id)?.keptUntil ?? Number.POSITIVE_INFINITY);
  for (const window of hall.windows.values()) times.push(window.ratingUntil ?? Number.POSITIVE_INFINITY);
  return Math.min(...times);
};

export const recordPrint: Decide<"RecordPrint"> = (hall, { args, when }) => {
  const ticket = ticketFor(hall, args.ticket);
  if (isRefusal(ticket)) return ticket;
  return ticket.paper === args.outcome || ticket.paper === "printed" ? [] : [happened(when, "PaperRecorded", args)];
};

export const reprintTicket: Decide<"ReprintTicket"> = (hall, { args, when }) => {
  const ticket = ticketFor(hall, args.ticket);
  if (isRefusal(ticket)) return ticket;
  if (isOver(ticket)) return refuse("ticket-over", ticket.status);
  if (ticket.paper === "wanted") return refuse("wrong-step", "the paper is being printed");
  return [happened(when, "ReprintAsked", { ticket: ticket.id, copy: ticket.copies + 1 })];
};

/** Reports about a call that is no longer the present one are late and change nothing. */
export const recordDelivery: Decide<"RecordDelivery"> = (hall, { args, when }) =>
  hall.tickets.get(args.ticket)?.calls === args.call ? [happened(when, "CallDelivered", args)] : [];

export const recordDevice: Decide<"RecordDevice"> = (_hall, { args, when }) => [happened(when, "DeviceChanged", args)];
