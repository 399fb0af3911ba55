// What concerns the hall as a whole: its rules, its issuing, what time brings, and what devices report back.
import { instantAt, type Moment } from "../../base/calendar.ts";
import { begins } from "../business-day.ts";
import type { HallEvent } from "../events.ts";
import { sumDay } from "../history/sum-day.ts";
import { parts } from "../parts.ts";
import { isRefusal, refuse } from "../refusals.ts";
import { type Mark, markKey, marksOf } from "../rules/hours.ts";
import { rulesProblems } from "../rules/rules-problems.ts";
import { type Hall, isOver, rulesOf, type Ticket } from "../state.ts";
import { planDue } from "../steering/decide-tide.ts";
import { nextTide, tideDue } from "../steering/tide-due.ts";
import { type Decide, happened, serviceOnly, stopAsking, ticketFor } from "./decision.ts";
import { rulesConflict } from "./rules-conflict.ts";

const openTickets = (hall: Hall): Ticket[] => [...hall.tickets.values()].filter((ticket) => !isOver(ticket));

export const configureHall: Decide<"ConfigureHall"> = (hall, { args: { rules }, when }) => {
  const problem = rulesProblems(rules)[0];
  if (problem) return refuse("rules-conflict", `${problem.path} is ${problem.value}, expected ${problem.expected}`);
  const conflict = rulesConflict(hall, rules);
  return conflict === undefined ? [happened(when, "HallConfigured", { rules })] : refuse("rules-conflict", conflict);
};

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

/** What the day was, for days to come. */
const summing = (hall: Hall, when: Moment): HallEvent[] => {
  const facts = sumDay(hall);
  return facts ? [happened(when, "DaySummed", { facts })] : [];
};

/** The end of a business day: every open ticket ends, every window closes, numbers begin anew. */
const dayTurn = (hall: Hall, when: Moment): HallEvent[] => [
  ...summing(hall, when),
  ...expiring(openTickets(hall), "end-of-day", when),
  ...[...hall.windows.values()]
    .filter(({ state }) => state !== "closed")
    .map((window) => happened(when, "WindowClosed", { window: window.id, reason: "end-of-day" })),
  happened(when, "DayTurned", { date: when.date }),
];

/** Whoever waits at the end of a session is carried over or goes; a number taken after it belongs to the next. */
const reached = (hall: Hall, due: Mark, when: Moment): HallEvent[] => {
  const { session, mark } = due;
  const end = instantAt(when, due.minute);
  const waiting = mark === "end" ? absent(hall).filter(({ issuedAt }) => issuedAt < end) : [];
  const expires = session.atEnd === "expire";
  const carried = expires ? 0 : waiting.length;
  return [
    happened(when, "SessionReached", { session: session.id, mark, carried }),
    ...(expires ? expiring(waiting, "session-over", when) : []),
  ];
};

const sessionMarks = (hall: Hall, when: Moment): HallEvent[] =>
  marksOf(rulesOf(hall), when).flatMap((mark) => {
    if (isUnreached(hall, mark)) return mark.minute <= when.minute ? reached(hall, mark, when) : [];
    if (!liesAhead(mark, when)) return [];
    return [happened(when, "MarkWithdrawn", { session: mark.session.id, mark: mark.mark })];
  });

const isUnreached = (hall: Hall, { session, mark }: Mark): boolean => !hall.marks.has(markKey(session.id, mark));

/** A clock that is put right by moments takes no mark back. */
const AHEAD_MINUTES = 1;

const liesAhead = (mark: Mark, when: Moment): boolean => mark.minute > when.minute + AHEAD_MINUTES;

const isDue = (time: number | undefined, when: Moment): boolean => time !== undefined && time <= when.at;

/** Tickets whose time has come, in the order in which it did. */
const due = (hall: Hall, ids: Iterable<string>, field: "heldUntil" | "keptUntil", when: Moment): Ticket[] =>
  [...ids]
    .map((id) => hall.tickets.get(id)!)
    .filter((ticket) => isDue(ticket[field], when))
    .sort((a, b) => a[field]! - b[field]! || a.place - b.place);

const returning = (hall: Hall, when: Moment): HallEvent[] =>
  due(hall, hall.held, "heldUntil", when).map(({ id }) =>
    happened(when, "TicketReturned", { ticket: id, from: "held" }),
  );

const lapsing = (hall: Hall, when: Moment): HallEvent[] =>
  due(hall, hall.kept, "keptUntil", when).map(({ id }) => happened(when, "TicketLapsed", { ticket: id }));

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
  if (begins(hall, when.date)) return dayTurn(hall, when);
  if (!hall.rules) return [];
  const events = oncePerTicket([
    ...planDue(hall, when),
    ...sessionMarks(hall, when),
    ...returning(hall, when),
    ...lapsing(hall, when),
    ...ratingsOver(hall, when),
    ...parts.flatMap((part) => part.due(hall, when)),
  ]);
  return events.length > 0 ? events : tideDue(hall, when);
};

const DAY_MINUTES = 24 * 60;

const nextOfParts = (hall: Hall, now: Moment): number =>
  hall.rules ? Math.min(...parts.map((part) => part.nextDue(hall, now))) : Number.POSITIVE_INFINITY;

/** The next instant at which Tick has something to do; Infinity when only a command can change the hall. */
export const nextDue = (hall: Hall, now: Moment): number => {
  const times = [begins(hall, now.date) ? now.at : instantAt(now, DAY_MINUTES)];
  for (const mark of hall.rules ? marksOf(hall.rules, now) : []) {
    if (isUnreached(hall, mark)) times.push(instantAt(now, mark.minute));
    else if (liesAhead(mark, now)) times.push(now.at);
  }
  for (const id of hall.held) times.push(hall.tickets.get(id)?.heldUntil ?? Number.POSITIVE_INFINITY);
  for (const id of hall.kept) times.push(hall.tickets.get(id)?.keptUntil ?? Number.POSITIVE_INFINITY);
  for (const window of hall.windows.values()) times.push(window.ratingUntil ?? Number.POSITIVE_INFINITY);
  times.push(nextOfParts(hall, now));
  if (planDue(hall, now).length > 0) times.push(now.at);
  return times.reduce((a, b) => Math.min(a, b), nextTide(hall, now));
};

/** Looking is noted before anything is shown: whoever keeps personal data has to say who has seen it. */
export const readPrivate: Decide<"ReadPrivate"> = (_, { args, when }) => [happened(when, "PrivateRead", args)];

export const recordPrint: Decide<"RecordPrint"> = (hall, { args, when }) => {
  const ticket = ticketFor(hall, args.ticket);
  if (isRefusal(ticket)) return ticket;
  return ticket.paper === args.outcome || ticket.paper === "printed" ? [] : [happened(when, "PaperRecorded", args)];
};

/** What a person has seen in the visitor's hand outweighs what a printer said. */
export const confirmPaper: Decide<"ConfirmPaper"> = (hall, { args, by, when }) => {
  const ticket = ticketFor(hall, args.ticket);
  if (isRefusal(ticket)) return ticket;
  if (ticket.paper !== "unknown" && ticket.paper !== "failed")
    return refuse("wrong-step", `the paper is ${ticket.paper}`);
  return [happened(when, "PaperRecorded", { ticket: ticket.id, outcome: "printed", device: by.role })];
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
