// What a hall knows of today: a reading of the ledger, held by one owner. `tickets`, `windows`, `counters` and the
// scalars are the state; lines and indexes are derived from them and are built anew when a snapshot is read.
import { type Books, emptyBooks } from "./books.ts";
import type { CallReason, ReturnPoint, ServiceId, TicketId, UndoableStep, WindowId } from "./events.ts";
import type { DayFacts } from "./history/day-facts.ts";
import type { Outlook } from "./history/outlook.ts";
import type { WindowInForce } from "./rules/plan-of-day.ts";
import type { HallRules, MissedRule, Service, TicketClass } from "./rules/rules.ts";
import type { StaffMember } from "./rules/staff-member.ts";
import type { ClaimTable } from "./steering/claim-table.ts";
import { calmTide, type TideNow } from "./steering/tide-now.ts";

export type TicketStatus =
  | "waiting"
  | "called"
  | "serving"
  | "held"
  | "kept"
  | "served"
  | "missed"
  | "cancelled"
  | "expired";

/** Each ticket ends in exactly one of these. */
export const finalStatuses: ReadonlySet<TicketStatus> = new Set(["served", "missed", "cancelled", "expired"]);

export interface Delivery {
  reached: string[];
  missed: string[];
}

/** A visitor at a window, from the call on. */
export interface Stay {
  readonly service: ServiceId;
  readonly window: WindowId;
  readonly clerk: string;
  readonly calledAt: number;
  readonly hasStarted: boolean;
  readonly endedAt: number;
}

export interface Ticket {
  id: TicketId;
  number: string;
  service: ServiceId;
  class: string;
  person?: string;
  status: TicketStatus;
  issuedAt: number;
  /** Place in the line: lower is earlier; unique, and fractional after a move back. */
  place: number;
  /** Comes before every class: the visitor was here before and is expected. */
  first: boolean;
  /** Only this window, or only this clerk, may call it. */
  toWindow?: WindowId;
  toClerk?: string;
  /** The window it goes back to when the present service is done. */
  returnsTo?: ReturnPoint;
  note?: string;
  /** Services that the visit still has to do after the present one. */
  matters?: readonly ServiceId[];
  appointment?: string;
  case?: string;
  takenBy?: string;
  /** The window that called it last. */
  window?: WindowId;
  calls: number;
  /** Times announced since it was called, for the recall limit. */
  announced: number;
  misses: number;
  calledAt?: number;
  announcedAt?: number;
  startedAt?: number;
  endedAt?: number;
  /** Stays that ended with a hold or a transfer, oldest first. */
  earlier?: readonly Stay[];
  /** The wait that was foretold when it was issued, before it was set right; not every ticket has one. */
  saidMinutes?: number;
  heldUntil?: number;
  holdPool?: "window" | "hall";
  keptCalls?: number;
  keptUntil?: number;
  why?: CallReason;
  delivery?: Delivery;
  paper: "none" | "wanted" | "printed" | "failed" | "unknown";
  copies: number;
  endReason?: string;
  servedBy?: string;
  rating?: number;
  asksRating?: boolean;
  /** Counts the events of this ticket; a step may be undone only while nothing came after it. */
  revision: number;
}

export type WindowState = "closed" | "open" | "calling" | "serving" | "rating" | "paused";

/** Why, and for how many minutes where that was said. */
export interface Pause {
  reason: string;
  minutes?: number;
}

/** What a window does when its present visitor has gone. */
export interface Draining {
  close?: { reason?: string };
  pause?: Pause;
  services?: ServiceId[];
}

export interface UndoPoint {
  step: UndoableStep;
  at: number;
  ticketBefore: Ticket;
  windowBefore: Omit<Window, "undo">;
  /** Revision of the ticket right after the step. */
  revision: number;
  /** Of a call: tickets kept for a number of calls that have counted this one. */
  counted?: TicketId[];
  /** Of a call: the last calls before it. */
  callsBefore?: TicketId[];
}

export interface Window {
  id: WindowId;
  state: WindowState;
  services: ServiceId[];
  clerk?: string;
  ticket?: TicketId;
  since: number;
  pauseReason?: string;
  /** When its clerk said to be back, ms since 1970 UTC. */
  pausedUntil?: number;
  draining?: Draining;
  ratingUntil?: number;
  /** Priority calls made in a row while ordinary tickets waited. */
  priorityRun: number;
  /** When its clerk sat down, and when its present visitor was called. */
  openedAt?: number;
  busySince?: number;
  /** Before that: with a clerk, the way there included, and with visitors today; ms. */
  openMs: number;
  busyMs: number;
  undo?: UndoPoint;
}

export interface Counter {
  /** The next number to give. */
  next: number;
  issued: number;
  bySession: Record<string, number>;
}

/** What is written into a snapshot. */
export interface HallRecord extends Books {
  rules: HallRules | undefined;
  date: string;
  /** Business dates that have begun and might come again: the last, today's, and those a clock once ran ahead to. */
  dates: string[];
  /** Time of the last event, ms. */
  at: number;
  places: number;
  issued: number;
  counters: Record<ServiceId, Counter>;
  tickets: Ticket[];
  windows: Window[];
  /** Reason by service id; `*` is the whole hall. */
  stops: Record<string, string>;
  /** Marks of today's sessions already passed, as `session/mark`. */
  marks: string[];
  /** The last calls, newest first. */
  calls: TicketId[];
  /** Days that are over, oldest first. */
  history: DayFacts[];
  /** When a wait was foretold last, ms. */
  saidAt: number;
  tide: TideNow;
}

/** Tickets of one line and one class, ordered by place. */
export type Line = Ticket[];

export interface Hall extends Books {
  rules: HallRules | undefined;
  date: string;
  dates: string[];
  at: number;
  places: number;
  issued: number;
  counters: Map<ServiceId, Counter>;
  tickets: Map<TicketId, Ticket>;
  windows: Map<WindowId, Window>;
  stops: Map<string, string>;
  marks: Set<string>;
  calls: TicketId[];
  history: DayFacts[];
  saidAt: number;
  tide: TideNow;
  /** Derived: waiting tickets by line key, see lines.ts. */
  lines: Map<string, Line>;
  /** Derived: open tickets of a person at a service. */
  openByPerson: Map<string, Set<TicketId>>;
  /** Derived: tickets that time or calls may move by themselves. */
  held: Set<TicketId>;
  kept: Set<TicketId>;
  /** Derived from the rules. */
  services: Map<ServiceId, Service>;
  staff: Map<string, StaffMember>;
  /** Derived from the rules and the plan in force. */
  plans: Map<WindowId, WindowInForce>;
  classes: Map<string, TicketClass>;
  /** Derived from the rules and the work of the windows. */
  claims: ClaimTable | undefined;
  /** Derived from rules, history and date: what today is expected to be like. */
  outlook: Outlook | undefined;
}

export const emptyHall = (): Hall => ({
  rules: undefined,
  date: "",
  dates: [],
  at: 0,
  places: 0,
  issued: 0,
  counters: new Map(),
  tickets: new Map(),
  windows: new Map(),
  stops: new Map(),
  marks: new Set(),
  calls: [],
  history: [],
  saidAt: 0,
  tide: calmTide(),
  ...emptyBooks(),
  lines: new Map(),
  openByPerson: new Map(),
  held: new Set(),
  kept: new Set(),
  services: new Map(),
  staff: new Map(),
  plans: new Map(),
  classes: new Map(),
  claims: undefined,
  outlook: undefined,
});

/** Rules of a configured hall; asking earlier is a programmer's mistake. */
export const rulesOf = (hall: Hall): HallRules => {
  if (!hall.rules) throw new Error("the hall has no rules yet");
  return hall.rules;
};

/** The class given to a ticket that asks for none: the first of rank 0. */
export const ordinaryClass = (hall: Hall): string =>
  rulesOf(hall).classes.find(({ rank }) => rank === 0)?.id ?? rulesOf(hall).classes[0]!.id;

export const missedRuleOf = (hall: Hall, service: ServiceId): MissedRule =>
  hall.services.get(service)?.missed ?? rulesOf(hall).missed;

export const personKey = (person: string, service: ServiceId): string => `${person} ${service}`;

/** A ticket has ended, and no step but an undo may touch it. */
export const isOver = (ticket: Ticket): boolean => finalStatuses.has(ticket.status);

/** The number a service gives next today, also when its range was moved up during the day. */
export const nextNumber = (hall: Hall, { id, from }: Service): number =>
  Math.max(hall.counters.get(id)?.next ?? from, from);

/** A number as it is printed, shown and spoken: `A001`. */
export const numberText = ({ prefix, digits }: Service, value: number): string =>
  prefix + String(value).padStart(digits, "0");

/** The window at which a clerk sits; undefined when they sit at none. */
export const clerksWindow = (hall: Hall, clerk: string): Window | undefined =>
  [...hall.windows.values()].find((window) => window.clerk === clerk && window.state !== "closed");

/** A ticket was sent to a window that has closed since, or to a clerk who has left. */
export const isMisdirected = (hall: Hall, { toWindow, toClerk }: Pick<Ticket, "toWindow" | "toClerk">): boolean =>
  (toWindow !== undefined && (hall.windows.get(toWindow)?.state ?? "closed") === "closed") ||
  (toClerk !== undefined && clerksWindow(hall, toClerk) === undefined);

/** Closed, or about to be: nobody is sent there any more. */
export const isClosing = (window: Window): boolean => window.state === "closed" || window.draining?.close !== undefined;

/** A visitor is at the window, or on the way to it. */
export const isBusy = (window: Window): boolean => window.state === "calling" || window.state === "serving";

export const ticketAt = (hall: Hall, window: Window): Ticket | undefined =>
  window.ticket === undefined ? undefined : hall.tickets.get(window.ticket);
