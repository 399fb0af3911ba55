// What a simulated day needs to know, whom it asks, and what comes of it.
import type { Present, Shift, Skill, TidalHall } from "../tidal-hall.ts";
import type { Caller } from "./callers.ts";
import type { Visitor } from "./visitor.ts";

export type Order =
  | { readonly kind: "open" | "close"; readonly window: number }
  | { readonly kind: "sign"; readonly window: number; readonly skills: readonly Skill[] };

/** Decides for one day. */
export interface Steering {
  /** With the signs of the morning. */
  readonly hall: TidalHall;
  caller(): Caller;
  /** On the clock and whenever a clerk comes or goes. */
  review?(present: Present): readonly Order[];
  /** A sign has been changed. */
  resigned?(window: number, skills: readonly Skill[]): void;
  /** Asked about every newcomer before anybody calls; changes nothing. */
  arrives?(present: () => Present, visitor: number, line: number): void;
  starts?(visitor: number, line: number, now: number): void;
}

/** A review that a real hall has made. */
export interface Look {
  readonly at: number;
  /** For what happened at that moment, and so after it; due work comes before it. */
  readonly isAsked: boolean;
}

export interface DayPlan {
  readonly visitors: readonly Visitor[];
  readonly shifts: readonly (readonly Shift[])[];
  readonly opensAt: number;
  readonly closesAt: number;
  readonly reviewMinutes: number;
  readonly openDelayMinutes: number;
  readonly setupMinutes: number;
  /** When a hall has looked, instead of by the clock alone. */
  readonly looks?: readonly Look[];
  /** Visits end on whole milliseconds, as in a hall that counts them. Default false. */
  readonly isWholeMs?: boolean;
}

export interface DayResult {
  /** By visitor: when called; not a number for those who went home. */
  readonly starts: Float64Array;
  readonly windows: Int16Array;
  /** By visitor: waiting after the first visit at a window, for those who had to come again; min. */
  readonly laterWaits: Float64Array;
  readonly busyMinutes: Float64Array;
  /** With a clerk at the window, from the order to open until the clerk has left. */
  readonly openMinutes: Float64Array;
  /** What of it lies within the clerk's duty. */
  readonly dutyMinutes: Float64Array;
  readonly signChanges: Int32Array;
  readonly lastEnd: number;
  readonly offSign: number;
}
