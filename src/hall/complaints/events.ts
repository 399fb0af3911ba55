// What has happened to complaints (差评处置, 办不成事). No event names a person; `person` is a reference that can be purged elsewhere.

export type ComplaintSource = "rating" | "no-can-do" | "other";
export type ComplaintOutcome = "corrected" | "explained" | "excluded";

/** What has a deadline: the call back, the answer, and the decision on an objection. */
export type ComplaintStage = "contact" | "settle" | "ruling";

/** Instants, ms since 1970 UTC. */
export interface Alarm {
  readonly remindAt: number;
  readonly until: number;
}

/** The service that a complaint is about, as far as it is known. */
export interface About {
  readonly ticket?: string;
  readonly window?: string;
  /** Staff number of whoever served. */
  readonly clerk?: string;
  readonly service?: string;
}

export interface ComplaintEvents {
  ComplaintOpened: {
    /** Counted through the life of the hall: c17. */
    readonly complaint: string;
    readonly source: ComplaintSource;
    readonly about: About;
    readonly grade?: number;
    readonly tags: readonly string[];
    /** Reference of what the visitor said. */
    readonly words?: string;
    /** Reference of a visitor who wants to be called back. */
    readonly person?: string;
    /** Staff number of whoever wrote it down for the visitor. */
    readonly by?: string;
    readonly note?: string;
    readonly deadlines: { readonly contact?: Alarm; readonly settle: Alarm };
    /** Until when the hall may object to the rating, ms. */
    readonly appealUntil?: number;
  };
  ComplaintAssigned: { readonly complaint: string; readonly staff: string };
  ComplaintContacted: {
    readonly complaint: string;
    readonly by: string;
    readonly reached: boolean;
    readonly note?: string;
  };
  ComplaintCorrected: { readonly complaint: string; readonly by: string; readonly note: string };
  ComplaintExplained: { readonly complaint: string; readonly by: string; readonly note: string };
  ComplaintClosed: { readonly complaint: string; readonly by: string; readonly outcome: ComplaintOutcome };
  ComplaintDue: { readonly complaint: string; readonly stage: ComplaintStage; readonly until: number };
  ComplaintOverdue: { readonly complaint: string; readonly stage: ComplaintStage; readonly until: number };
  RatingAppealed: {
    readonly complaint: string;
    readonly by: string;
    readonly reason: string;
    readonly ruling: Alarm;
  };
  RatingUpheld: { readonly complaint: string; readonly by: string; readonly note?: string };
  /** It stays in the ledger and leaves the rates. */
  RatingExcluded: {
    readonly complaint: string;
    readonly about: About;
    readonly grade: number;
    readonly by: string;
    readonly ground: string;
    readonly note?: string;
  };
}
