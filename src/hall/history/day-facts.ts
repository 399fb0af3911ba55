// What is kept of a business day once it is over: counts and sums, enough to foretell days like it. No visitor is in it;
// a clerk is the staff number that the ledger has anyway.

/** A slot of arrivals, min; slot 0 begins at midnight. */
export const SLOT_MINUTES = 30;
export const SLOTS_A_DAY = 48;

export interface ServiceDay {
  /** Tickets taken for it, whatever became of them. */
  readonly tickets: number;
  /** Visits at windows whose main work it is, and their time from call to end, min. */
  readonly visits: number;
  readonly minutes: number;
  /** Tickets called at all, and what they had waited until their last call, min. */
  readonly called: number;
  readonly waitMinutes: number;
  /** Calls nobody came to. */
  readonly missed: number;
  /** Tickets that their holders gave back. */
  readonly cancelled: number;
}

/** One clerk at one service. */
export interface ClerkDay {
  readonly visits: number;
  /** From call to end, min. */
  readonly minutes: number;
  /** Of the visits, those at windows that only help with the service. */
  readonly helped: number;
}

/** What a newcomer was told by the projection, and what came of it; min. */
export type Told = readonly [said: number, came: number];

export interface DayDetail {
  /** The first slot in which a ticket was taken. */
  readonly from: number;
  /** Tickets in each slot from there on. */
  readonly arrivals: Readonly<Record<string, readonly number[]>>;
  readonly clerks: Readonly<Record<string, Readonly<Record<string, ClerkDay>>>>;
  readonly told: readonly Told[];
}

export interface DayFacts {
  /** Local date. */
  readonly date: string;
  /** The plan that held when it ended. */
  readonly plan: string;
  readonly services: Readonly<Record<string, ServiceDay>>;
  /** Absent where the day lies long ago. */
  readonly detail?: DayDetail;
}

/** Days that are kept with everything, and days that are kept at all. */
export const DETAILED_DAYS_MAX = 60;
export const DAYS_MAX = 400;

/** Waits are told by the tide of these days; what was said before was said with what was known then. */
export const TOLD_DAYS_MAX = 20;

/** A day as it is kept when so many have come after it. */
const keptAfter = (day: DayFacts, later: number): DayFacts => {
  const { date, plan, services, detail } = day;
  if (detail === undefined || later < TOLD_DAYS_MAX) return day;
  if (later >= DETAILED_DAYS_MAX) return { date, plan, services };
  return detail.told.length === 0 ? day : { ...day, detail: { ...detail, told: [] } };
};

/** The history with one more day; what is too old loses its detail, and at last goes. */
export const withDay = (history: readonly DayFacts[], facts: DayFacts): DayFacts[] => {
  const kept = [...history, facts].slice(-DAYS_MAX);
  return kept.map((day, at) => keptAfter(day, kept.length - 1 - at));
};
