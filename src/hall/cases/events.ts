// What has happened to cases (办件). No event names a person; `person` is a reference that can be purged elsewhere. Every
// instant is ms since 1970 UTC, every length is working time in ms.
import type { Ending, Outcome, StepState, Wanted } from "./book.ts";
import type { CaseKind } from "./rules.ts";

interface OfCase {
  readonly case: string;
}

interface OfStep extends OfCase {
  readonly item: string;
}

/** A promised time, and when somebody is reminded of it. */
export interface Promised {
  readonly promisedAt: number;
  readonly remindAt: readonly number[];
}

/** What is left of a case when it leaves the hall's books. */
export interface ArchivedCase {
  readonly id: string;
  readonly kind: CaseKind;
  readonly items: readonly string[];
  readonly ending: Ending;
  readonly acceptedAt: number;
  readonly endedAt: number;
}

export interface CaseEvents {
  CaseOpened: OfCase & {
    readonly kind: CaseKind;
    readonly steps: readonly { readonly item: string; readonly name: string; readonly state: StepState }[];
    readonly delivery: "window" | "post";
    readonly clerk: string;
    readonly paper: boolean;
    /** The visit it came from. */
    readonly visit?: { readonly window: string; readonly ticket?: string };
    readonly person?: string;
    readonly note?: string;
    readonly promise?: Promised;
    readonly handOffBy?: number;
    readonly missing?: Wanted;
  };
  CaseHandedOff: OfCase & { readonly tookMs: number; readonly isLate: boolean };
  HandOffOverdue: OfCase;
  CaseTaken: OfStep & { readonly clerk: string };
  CaseReturned: OfStep & { readonly reason?: string };
  /** The promised time stands still from here where `leftMs` says how much of it is left. */
  PapersAsked: OfStep & { readonly asked: Wanted; readonly note?: string; readonly leftMs?: number };
  /** Without an item, those that the case was accepted without. */
  PapersAccepted: OfCase & { readonly item?: string; readonly promise?: Promised; readonly stoodMs?: number };
  PapersOverdue: OfCase;
  CaseReminded: OfCase & { readonly leftMs: number };
  CaseOverdue: OfCase;
  CaseDecided: OfStep & { readonly outcome: Outcome; readonly clerk: string; readonly text?: string };
  /** `was` is what stood there, `promise` what is watched again where a result lay ready. */
  CaseCorrected: OfStep & {
    readonly was: Outcome;
    readonly outcome: Outcome;
    readonly clerk: string;
    readonly reason: string;
    readonly text?: string;
    readonly promise?: Promised;
  };
  /** `isAgain` where it had lain ready before its decision was corrected. */
  CaseCompleted: OfCase & { readonly tookMs: number; readonly isLate: boolean; readonly isAgain?: true };
  /** Done while the visitor waited (即办). */
  CaseFinished: OfCase;
  CaseHandedOut: OfCase & { readonly window: string; readonly clerk: string; readonly ticket: string };
  CasePosted: OfCase & { readonly tracking?: string };
  CaseWithdrawn: OfCase & { readonly reason: string };
  ReceiptAsked: OfCase & { readonly copy: number };
  ReceiptRecorded: OfCase & { readonly outcome: "printed" | "failed" | "unknown"; readonly device: string };
  /** The clock was set back: what rang for a time that lies ahead again will ring again. */
  CaseAlarmsWithdrawn: { readonly cases: readonly string[] };
  CasesArchived: { readonly cases: readonly ArchivedCase[] };
}
