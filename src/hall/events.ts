// What has happened in a hall. Events are past, complete and final: whatever a later reader needs to understand a
// choice stands in the event itself. Nothing here names a person; `person` is a reference that can be purged elsewhere.
import type { AppointmentEvents } from "./appointments/events.ts";
import type { CaseEvents } from "./cases/events.ts";
import type { ComplaintEvents } from "./complaints/events.ts";
import type { RatingChannel } from "./complaints/rules.ts";
import type { DayFacts } from "./history/day-facts.ts";
import type { PresenceEvents } from "./presence/events.ts";
import type { HallRules } from "./rules/rules.ts";
import type { TideEventData } from "./steering/tide-events.ts";

export type TicketId = string;
export type WindowId = string;
export type ServiceId = string;

/** Why this ticket and no other; every choice of the rules can be told from this. */
export interface CallReason {
  readonly rule: "longest-wait" | "class" | "claim" | "returning" | "directed" | "guard-run" | "guard-wait" | "chosen";
  /** ms the ticket had waited since it was issued. */
  readonly waitedMs: number;
  /** Tickets that this window could have called, this one included. */
  readonly waiting: number;
  /** Class name where the class decided. */
  readonly className?: string;
  /** The window helps with this service. */
  readonly isHelp?: true;
}

export type AfterMissed =
  | { readonly becomes: "void" }
  | { readonly becomes: "queue"; readonly place: number }
  | { readonly becomes: "kept"; readonly calls?: number; readonly until?: number };

export type AfterVisitor =
  | { readonly to: "closed"; readonly reason?: string }
  | { readonly to: "paused"; readonly reason: string; readonly minutes?: number }
  | { readonly to: "retasked"; readonly services: readonly ServiceId[] };

export type UndoableStep = "call" | "start" | "finish" | "miss" | "hold" | "transfer";

/** Where a ticket goes back to when a transfer with return is done. */
export interface ReturnPoint {
  readonly window: WindowId;
  readonly service: ServiceId;
}

export type SessionMark = "start" | "last-ticket" | "end";

export interface EventData extends TideEventData, AppointmentEvents, CaseEvents, ComplaintEvents, PresenceEvents {
  HallConfigured: { readonly rules: HallRules };
  /** The day that ends, before anything else ends with it. */
  DaySummed: { readonly facts: DayFacts };
  DayTurned: { readonly date: string };
  /** The wall clock went otherwise than the machine's own time, by so much; below 0 when it was set back. */
  ClockSet: { readonly byMs: number };
  SessionReached: { readonly session: string; readonly mark: SessionMark; readonly carried: number };
  /** A mark that had been reached lies ahead again: the clock was set back, or the hours were extended. */
  MarkWithdrawn: { readonly session: string; readonly mark: SessionMark };
  IssuingStopped: { readonly reason: string; readonly service?: ServiceId };
  IssuingResumed: { readonly service?: ServiceId };

  TicketIssued: {
    readonly ticket: TicketId;
    readonly number: string;
    readonly service: ServiceId;
    readonly class: string;
    readonly ahead: number;
    readonly paper: boolean;
    readonly place: number;
    readonly session?: string;
    readonly person?: string;
    /** The projected wait as it is, before it is set right; not every ticket has one. */
    readonly saidMinutes?: number;
    /** The idle window that should call it. */
    readonly invites?: WindowId;
    /** Further services of the same visit, in the order in which they were asked for. */
    readonly matters?: readonly ServiceId[];
    /** The appointment it was checked in for. */
    readonly appointment?: string;
    /** The case whose result it fetches. */
    readonly case?: string;
    /** Who of the staff took it for the visitor. */
    readonly takenBy?: string;
  };
  TicketCalled: {
    readonly ticket: TicketId;
    readonly number: string;
    readonly window: WindowId;
    readonly clerk: string;
    readonly call: number;
    readonly why: CallReason;
  };
  TicketRecalled: {
    readonly ticket: TicketId;
    readonly number: string;
    readonly window: WindowId;
    readonly call: number;
  };
  ServiceStarted: { readonly ticket: TicketId; readonly window: WindowId; readonly walkedMs: number };
  TicketServed: {
    readonly ticket: TicketId;
    readonly window: WindowId;
    readonly clerk: string;
    readonly servedMs: number;
    readonly asksRating: boolean;
  };
  /** One of several matters is done, and the next goes on at the same window. */
  MatterDone: {
    readonly ticket: TicketId;
    readonly window: WindowId;
    readonly clerk: string;
    readonly service: ServiceId;
    readonly next: ServiceId;
    readonly left: readonly ServiceId[];
    readonly servedMs: number;
  };
  MatterAdded: { readonly ticket: TicketId; readonly window: WindowId; readonly service: ServiceId };
  TicketMissed: { readonly ticket: TicketId; readonly window: WindowId; readonly after: AfterMissed };
  TicketLapsed: { readonly ticket: TicketId };
  /** The call by which it lapsed was taken back. */
  LapseUndone: { readonly ticket: TicketId };
  TicketHeld: {
    readonly ticket: TicketId;
    readonly window: WindowId;
    readonly pool: "window" | "hall";
    readonly until?: number;
    readonly reason?: string;
  };
  TicketReturned: { readonly ticket: TicketId; readonly from: "held" | "kept" };
  TicketTransferred: {
    readonly ticket: TicketId;
    readonly window: WindowId;
    readonly service: ServiceId;
    readonly toWindow?: WindowId;
    readonly toClerk?: string;
    readonly returnsTo?: ReturnPoint;
    readonly note?: string;
    readonly place: number;
    readonly first: boolean;
    /** What the visit still has to do after this, where that changes. */
    readonly left?: readonly ServiceId[];
  };
  TicketCancelled: { readonly ticket: TicketId; readonly reason?: string };
  TicketExpired: { readonly ticket: TicketId; readonly reason: string };
  /** Whom it was meant for has gone; anyone who takes the service may call it. */
  TicketReleased: { readonly ticket: TicketId };
  TicketRated: {
    readonly ticket: TicketId;
    readonly window: WindowId;
    readonly clerk: string;
    readonly grade: number;
    readonly tags: readonly string[];
    /** Absent in events of earlier versions, like what follows. */
    readonly channel?: RatingChannel;
    readonly service?: ServiceId;
    /** ms since 1970 UTC. */
    readonly issuedAt?: number;
    readonly servedAt?: number;
    readonly person?: string;
    /** Reference of what the visitor said. */
    readonly words?: string;
  };
  RatingLapsed: { readonly ticket: TicketId; readonly window: WindowId };
  StepUndone: { readonly window: WindowId; readonly ticket: TicketId; readonly step: UndoableStep };

  WindowOpened: { readonly window: WindowId; readonly clerk: string };
  WindowClosed: { readonly window: WindowId; readonly reason?: string };
  /** `until` is when the clerk said to be back, ms since 1970 UTC: a promise, by which nothing happens by itself. */
  WindowPaused: { readonly window: WindowId; readonly reason: string; readonly until?: number };
  WindowResumed: { readonly window: WindowId };
  WindowDraining: { readonly window: WindowId; readonly after: AfterVisitor };
  WindowRetasked: { readonly window: WindowId; readonly services: readonly ServiceId[] };

  /** Somebody has looked at who a person is; who it was stands in the ledger beside the event. */
  PrivateRead: { readonly ref: string };
  /** `device` is the role of the person where one has seen the paper. */
  PaperRecorded: {
    readonly ticket: TicketId;
    readonly outcome: "printed" | "failed" | "unknown";
    readonly device: string;
  };
  ReprintAsked: { readonly ticket: TicketId; readonly copy: number };
  CallDelivered: {
    readonly ticket: TicketId;
    readonly call: number;
    readonly reached: readonly string[];
    readonly missed: readonly string[];
  };
  DeviceChanged: { readonly device: string; readonly state: string; readonly faults: readonly string[] };
}

export type EventKind = keyof EventData;
interface Occurrence<K extends EventKind> {
  readonly kind: K;
  /** ms since 1970 UTC, from the command. */
  readonly at: number;
  readonly data: EventData[K];
}
export type HallEvent<K extends EventKind = EventKind> = { [P in K]: Occurrence<P> }[K];
