// What the hall knows of presence (在岗): plain data, a part of its state and of every snapshot.
import type { StaffRole } from "../rules/staff-member.ts";
import type { PresenceEvents } from "./events.ts";

export interface Leave {
  readonly id: string;
  readonly staff: string;
  readonly from: number;
  readonly until?: number;
  readonly reason: string;
  /** ms; undefined while it lies ahead. */
  begunAt?: number;
}

/** A window that stands empty, or stood so today. */
export interface Empty {
  readonly since: number;
  readonly endsAt: number;
  readonly why: PresenceEvents["WindowFoundEmpty"]["why"];
  readonly expected: readonly string[];
  reason?: string;
}

export interface PastEmpty extends Omit<Empty, "endsAt"> {
  readonly window: string;
  readonly until: number;
}

/** Somebody at a place wants a hand. */
export interface HelpAsk {
  readonly id: string;
  readonly at: number;
  /** Ticket machine, device or clerk. */
  readonly from: string;
  readonly note?: string;
}

export interface PresenceBook {
  /** Staff on duty without a window, by number. */
  signedIn: Record<string, { readonly at: number; readonly post: StaffRole }>;
  /** Those that are not over, oldest first. */
  leaves: Leave[];
  /** Who stands in, by the number of whoever is away. */
  standIns: Record<string, string>;
  /** By window. */
  empty: Record<string, Empty>;
  /** Of today, oldest first. */
  wasEmpty: PastEmpty[];
  asks: HelpAsk[];
  /** Leaves and asks so far, for their names. */
  counted: number;
}

export const emptyPresenceBook = (): PresenceBook => ({
  signedIn: {},
  leaves: [],
  standIns: {},
  empty: {},
  wasEmpty: [],
  asks: [],
  counted: 0,
});

/** Yesterday's lists are in the ledger. */
export const turnPresence = (book: PresenceBook): void =>
  void Object.assign(book, { signedIn: {}, wasEmpty: [], asks: [] });
