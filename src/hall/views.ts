// What people see of a hall, as entries of topics. A topic is a flat set of named entries; an event touches a few of
// them, so a page gets what changed and nothing else. No entry holds anything about a person.
import type { HallEvent } from "./events.ts";
import { countBefore, countDirected, countWaiting, longestSince, waitingFor } from "./lines.ts";
import { explainCall, type Language } from "./sentences.ts";
import { clerksWindow, type Hall, rulesOf, type Ticket, type Window } from "./state.ts";

export interface ServiceView {
  readonly id: string;
  readonly name: string;
  readonly nameEn?: string;
  readonly detail: string;
  readonly bring: string;
  readonly waiting: number;
  /** ms since 1970 at which the longest waiting ticket was issued. */
  readonly longestSince?: number;
  readonly accepting: boolean;
  /** Why no numbers are given, where a person said so. */
  readonly stopped?: string;
}

export interface WindowView {
  readonly id: string;
  readonly number: number;
  readonly name: string;
  readonly state: Window["state"];
  readonly since: number;
  readonly services: readonly { readonly id: string; readonly name: string }[];
  readonly ticket?: string;
  readonly clerk?: { readonly id: string; readonly name: string };
  readonly pauseReason?: string;
  /** What it does when the present visitor has gone. */
  readonly draining?: "close" | "pause" | "retask";
}

export interface CallView {
  readonly number: string;
  readonly window: number;
  readonly windowName: string;
  readonly call: number;
  readonly at: number;
  readonly status: Ticket["status"];
  /** Ways by which the call has been said, and ways that failed; absent until known. */
  readonly reached?: readonly string[];
  readonly missed?: readonly string[];
}

export interface HallView {
  readonly id: string;
  readonly name: string;
  readonly nameEn?: string;
  readonly date: string;
  /** IANA time zone; clocks on pages show the hall's time. */
  readonly timeZone: string;
  readonly language: Language;
  readonly accepting: boolean;
  readonly stopped?: string;
  readonly classes: readonly { readonly id: string; readonly name: string; readonly rank: number }[];
}

export interface TicketView {
  readonly id: string;
  readonly number: string;
  readonly service: string;
  readonly serviceName: string;
  readonly class: string;
  readonly status: Ticket["status"];
  readonly issuedAt: number;
  readonly calls: number;
  readonly paper: Ticket["paper"];
  readonly window?: string;
  readonly calledAt?: number;
  readonly startedAt?: number;
  readonly note?: string;
  readonly why?: string;
  readonly reached?: readonly string[];
  readonly missed?: readonly string[];
  readonly heldUntil?: number;
  readonly endReason?: string;
}

/** Leaves out fields that are not there, so that equal views have equal texts. */
const compact = <T extends object>(view: T): T => {
  const present: Partial<T> = {};
  for (const field of Object.keys(view) as (keyof T)[]) if (view[field] !== undefined) present[field] = view[field];
  return present as T;
};

const isInSession = (hall: Hall): boolean => {
  const rules = rulesOf(hall);
  if (rules.holidays.includes(hall.date)) return false;
  if (rules.sessions.length === 0) return true;
  return rules.sessions.some(({ id }) => hall.marks.has(`${id}/start`) && !hall.marks.has(`${id}/last-ticket`));
};

export const hallView = (hall: Hall): HallView => {
  const { id, name, nameEn, timeZone, language, classes } = rulesOf(hall);
  const stopped = hall.stops.get("*");
  return compact({
    id,
    name,
    nameEn,
    date: hall.date,
    timeZone,
    language,
    accepting: stopped === undefined && isInSession(hall),
    stopped,
    classes: classes.map(({ id, name, rank }) => ({ id, name, rank })),
  });
};

export const serviceView = (hall: Hall, id: string): ServiceView | undefined => {
  const service = hall.services.get(id);
  if (!service) return undefined;
  const stopped = hall.stops.get("*") ?? hall.stops.get(id);
  return compact({
    id,
    name: service.name,
    nameEn: service.nameEn,
    detail: service.detail,
    bring: service.bring,
    waiting: countWaiting(hall, id),
    longestSince: longestSince(hall, id),
    accepting: stopped === undefined && isInSession(hall),
    stopped,
  });
};

const drainingOf = ({ draining }: Window): WindowView["draining"] => {
  if (!draining) return undefined;
  if (draining.close) return "close";
  return draining.pause ? "pause" : "retask";
};

const clerkOf = (hall: Hall, { clerk }: Window): WindowView["clerk"] =>
  clerk ? { id: clerk, name: rulesOf(hall).staff.find(({ id }) => id === clerk)?.name ?? clerk } : undefined;

export const windowView = (hall: Hall, id: string): WindowView | undefined => {
  const window = hall.windows.get(id);
  const plan = hall.plans.get(id);
  if (!window || !plan) return undefined;
  return compact({
    id,
    number: plan.number,
    name: plan.name,
    state: window.state,
    since: window.since,
    services: window.services.map((service) => ({ id: service, name: hall.services.get(service)?.name ?? service })),
    ticket: window.ticket === undefined ? undefined : hall.tickets.get(window.ticket)?.number,
    clerk: clerkOf(hall, window),
    pauseReason: window.pauseReason,
    draining: drainingOf(window),
  });
};

export const callViews = (hall: Hall): CallView[] =>
  hall.calls.flatMap((id) => {
    const ticket = hall.tickets.get(id);
    const plan = hall.plans.get(ticket?.window ?? "");
    if (!ticket || !plan) return [];
    const { number, calls, announcedAt = 0, status, delivery } = ticket;
    return [
      compact({
        number,
        window: plan.number,
        windowName: plan.name,
        call: calls,
        at: announcedAt,
        status,
        ...delivery,
      }),
    ];
  });

export const ticketView = (hall: Hall, ticket: Ticket, language: Language = rulesOf(hall).language): TicketView =>
  compact({
    id: ticket.id,
    number: ticket.number,
    service: ticket.service,
    serviceName: hall.services.get(ticket.service)?.name ?? ticket.service,
    class: ticket.class,
    status: ticket.status,
    issuedAt: ticket.issuedAt,
    calls: ticket.calls,
    paper: ticket.paper,
    window: ticket.window,
    calledAt: ticket.calledAt,
    startedAt: ticket.startedAt,
    note: ticket.note,
    why: ticket.why && explainCall({ number: ticket.number, why: ticket.why }, language),
    ...ticket.delivery,
    heldUntil: ticket.heldUntil,
    endReason: ticket.endReason,
  });

/** Tickets ahead of this one in its service's line; undefined when it does not wait. */
export const aheadOf = (hall: Hall, ticket: Ticket): number | undefined => {
  if (ticket.status !== "waiting") return undefined;
  return countBefore(hall, ticket.service, ticket.place);
};

export interface DeskQueueView {
  readonly waiting: number;
  readonly services: readonly { readonly id: string; readonly name: string; readonly waiting: number }[];
}

/** What waits for one window; counts only, so that nobody is picked for who they are. */
export const deskQueueView = (hall: Hall, id: string): DeskQueueView | undefined => {
  const window = hall.windows.get(id);
  if (!window) return undefined;
  const services = window.services.map((service) => ({
    id: service,
    name: hall.services.get(service)?.name ?? service,
    waiting: countWaiting(hall, service),
  }));
  return { waiting: services.reduce((sum, { waiting }) => sum + waiting, countDirected(hall, window)), services };
};

/** The window's own held and kept tickets, which its clerk may call back, and those left to the whole hall. */
export const deskOwnView = (hall: Hall, id: string): TicketView[] =>
  [...hall.held, ...hall.kept]
    .map((ticket) => hall.tickets.get(ticket)!)
    .filter((ticket) => ticket.window === id || ticket.holdPool === "hall")
    .sort((a, b) => a.place - b.place)
    .map((ticket) => ticketView(hall, ticket));

export const deskTicketView = (hall: Hall, id: string): TicketView | null => {
  const ticket = hall.tickets.get(hall.windows.get(id)?.ticket ?? "");
  return ticket ? ticketView(hall, ticket) : null;
};

export const deskUndoView = (hall: Hall, id: string): { step: string; until: number } | null => {
  const undo = hall.windows.get(id)?.undo;
  return undo ? { step: undo.step, until: undo.at + rulesOf(hall).undoSeconds * 1000 } : null;
};

const WAITING_SHOWN_MAX = 50;

export const serviceQueueView = (hall: Hall, service: string): TicketView[] =>
  waitingFor(hall, service, WAITING_SHOWN_MAX).map((ticket) => ticketView(hall, ticket));

/** Which services and windows an event touches; `all` when the shape of the hall itself changed. */
export interface Touched {
  readonly all: boolean;
  readonly services: ReadonlySet<string>;
  /** Services of which the tickets that are shown may have changed: not by somebody far back in a long line. */
  readonly queues: ReadonlySet<string>;
  readonly windows: ReadonlySet<string>;
  readonly calls: boolean;
}

const wholeHall = new Set<HallEvent["kind"]>([
  "HallConfigured",
  "DayTurned",
  "SessionReached",
  "MarkWithdrawn",
  "IssuingStopped",
  "IssuingResumed",
]);
const besideCalls = new Set<HallEvent["kind"]>(["TicketIssued", "PaperRecorded", "ReprintAsked", "DeviceChanged"]);

/** Where a ticket stands, as far as anybody's view depends on it. */
export type Standing = Pick<Ticket, "service" | "status" | "window" | "toWindow" | "toClerk" | "holdPool">;

/** Where the ticket of an event stands now; asked before the event is applied, for `touchedBy`. */
export const standingOf = (hall: Hall, { data }: HallEvent): Standing | undefined => {
  const ticket = "ticket" in data ? hall.tickets.get(data.ticket) : undefined;
  if (!ticket) return undefined;
  const { service, status, window, toWindow, toClerk, holdPool } = ticket;
  return { service, status, window, toWindow, toClerk, holdPool };
};

/** Windows whose desks show a ticket, or count it. */
const desksOf = (hall: Hall, { status, window, toWindow, toClerk, holdPool }: Standing): (string | undefined)[] =>
  status === "held" && holdPool === "hall"
    ? [...hall.windows.keys()]
    : [window, toWindow, toClerk && clerksWindow(hall, toClerk)?.id];

/** The event left the ticket at its place, too far back to be shown. */
const isOutOfSight = (hall: Hall, { kind, data }: HallEvent): boolean => {
  const ticket = besideCalls.has(kind) && "ticket" in data ? hall.tickets.get(data.ticket) : undefined;
  return ticket !== undefined && countBefore(hall, ticket.service, ticket.place) >= WAITING_SHOWN_MAX;
};

/** Read after the event has been applied; `before` is where its ticket stood until then. */
export const touchedBy = (hall: Hall, event: HallEvent, before?: Standing): Touched => {
  const { data } = event;
  const standings = [before, standingOf(hall, event)].filter((standing) => standing !== undefined);
  const windows = ["window" in data ? data.window : undefined, ...standings.flatMap((where) => desksOf(hall, where))];
  const services = new Set(standings.map(({ service }) => service));
  return {
    all: wholeHall.has(event.kind),
    services,
    queues: isOutOfSight(hall, event) ? new Set() : services,
    windows: new Set(windows.filter((window) => window !== undefined)),
    calls: standings.length > 0 && !besideCalls.has(event.kind),
  };
};
