// What the hall knows of ratings and complaints (差评处置, 办不成事): plain data, a part of its state and of every snapshot.
import type { About, Alarm, ComplaintOutcome, ComplaintSource, ComplaintStage } from "./events.ts";

/** A step that somebody has taken, ms since 1970 UTC. */
export interface Step {
  readonly at: number;
  readonly by: string;
  readonly note?: string;
}

export interface Appeal extends Step {
  readonly ruled?: Step & { readonly as: "upheld" | "excluded" };
}

export interface Complaint {
  readonly id: string;
  readonly source: ComplaintSource;
  readonly at: number;
  readonly about: About;
  readonly grade?: number;
  readonly tags: readonly string[];
  readonly words?: string;
  readonly person?: string;
  /** Who wrote it down for the visitor, and what. */
  readonly by?: string;
  readonly note?: string;
  readonly appealUntil?: number;
  /** What is still to be done by when. */
  alarms: Partial<Record<ComplaintStage, Alarm & { readonly told?: "due" | "overdue" }>>;
  /** Whose it is to settle. */
  staff?: string;
  /** Calls back, the last of them. */
  contacts: readonly (Step & { readonly reached: boolean })[];
  corrected?: Step;
  explained?: Step;
  appeal?: Appeal;
  closed?: Step & { readonly outcome: ComplaintOutcome };
}

/** A service of a day that is over, which its visitor may still rate. */
export interface Rateable {
  readonly window: string;
  readonly clerk: string;
  readonly service: string;
  readonly issuedAt: number;
  readonly servedAt: number;
  readonly person?: string;
}

export interface ComplaintBook {
  /** Complaints there have been. */
  count: number;
  /** By id, oldest first; what is closed stays for a month. */
  complaints: Record<string, Complaint>;
  /** Services of days past without a rating, by ticket, oldest first. */
  rateable: Record<string, Rateable>;
  /** When somebody is to be reminded next, ms. */
  nextAlarmAt?: number;
}

export const emptyComplaintBook = (): ComplaintBook => ({ count: 0, complaints: {}, rateable: {} });
