// What the hall knows of cases (办件): plain data, a part of its state and of every snapshot. A case that has ended stays
// until the day's archive; the ledger has it for ever.
import type { CaseKind } from "./rules.ts";

export type CaseState = "accepted" | "in-office" | "decided" | "ready" | "ended";
export type StepState = "waiting" | "taken" | "asked" | "decided";
export type Outcome = "approved" | "refused";
export type Ending = "finished" | "handed-out" | "posted" | "withdrawn";

/** Papers that somebody is to bring by a day. */
export interface Wanted {
  readonly papers: readonly string[];
  /** ms since 1970 UTC. */
  readonly until: number;
}

/** A decision that was entered wrongly, and what somebody put in its place. */
export interface Correction {
  /** ms since 1970 UTC. */
  readonly at: number;
  readonly was: Outcome;
  readonly outcome: Outcome;
  /** Staff number. */
  readonly by: string;
  readonly reason: string;
}

/** One matter of a case, on its way through the back office. */
export interface Step {
  readonly item: string;
  readonly name: string;
  state: StepState;
  since: number;
  /** Staff number of whoever has taken it on. */
  clerk?: string;
  asked?: Wanted;
  outcome?: Outcome;
  text?: string;
  /** The first one first. */
  corrections?: Correction[];
}

export type AlarmKind = "hand-off" | "reminder" | "overdue" | "papers";

/** Something that is to be noticed at an instant, once. */
export interface Alarm {
  readonly what: AlarmKind;
  /** ms since 1970 UTC. */
  readonly at: number;
  hasRung: boolean;
}

export interface Case {
  readonly id: string;
  readonly kind: CaseKind;
  readonly delivery: "window" | "post";
  readonly acceptedAt: number;
  /** Staff number of whoever accepted it, and where. */
  readonly clerk: string;
  readonly window?: string;
  readonly ticket?: string;
  readonly person?: string;
  readonly note?: string;
  readonly steps: Step[];
  state: CaseState;
  since: number;
  /** The promised time, ms since 1970 UTC; moves on by as long as papers are waited for. */
  promisedAt?: number;
  /** Since when the promised time stands still, and how much working time is left of it, ms. */
  standing?: { readonly from: number; readonly leftMs: number };
  /** Working time for which it stood still before, ms. */
  stoodMs: number;
  /** Accepted without these. */
  missing?: Wanted;
  alarms: Alarm[];
  /** Its result lay ready once, before a decision was corrected. */
  wasReady?: true;
  ending?: Ending;
  tracking?: string;
  receipt: "none" | "wanted" | "printed" | "failed" | "unknown";
  copies: number;
}

export interface CaseBook {
  cases: Record<string, Case>;
  /** The last day on which a case was accepted, and how many were. */
  date: string;
  count: number;
  /** When the next alarm rings, and when the last one rang, of all cases; ms since 1970 UTC, null for never. */
  nextAlarm: number | null;
  lastRung: number | null;
  /** When the first of the cases that have ended did so; null while there is none. */
  endedFrom: number | null;
}

export const emptyCaseBook = (): CaseBook => ({
  cases: {},
  date: "",
  count: 0,
  nextAlarm: null,
  lastRung: null,
  endedFrom: null,
});

/** Beyond this many a decision is corrected no more. */
export const CORRECTIONS_MAX = 9;

/** Cases that are not archived yet: beyond this many a hall accepts no more. */
export const CASES_MAX = 5000;
