// What the tide has done, and what a manager has said to it. A decision stands there with everything it was made of, so
// that it can be computed again to the same answer.
import type { TideMode } from "../rules/plans.ts";
import type { CallRule } from "../tide/call-table.ts";
import type { Forecast } from "../tide/forecast.ts";
import type { Bar } from "../tide/masks.ts";
import type { ReviewRule } from "../tide/review.ts";
import type { Signs } from "../tide/sign-review.ts";
import type { Present, TidalHall } from "../tide/tidal-hall.ts";

/** Why the tide looked: its time had come, a clerk came or went, a manager spoke, a crowd came, another plan holds. */
export type ReviewCause = "clock" | "staff" | "override" | "arrivals" | "plan";

/** Only open windows change their sign, and only where the hall wants that. */
export type Kind = "open" | "close" | "sign";

export interface TideOption {
  readonly kind: Kind;
  readonly window: string;
  /** Why it was out of the question. */
  readonly bar?: Bar;
  /** What it saves, mean of the futures, long waits counted more, min; below 0 where it costs. */
  readonly gainMinutes: number;
  /** On each future; empty where it was not tried. */
  readonly costs: readonly number[];
}

/** One look: what was tried, and what was found worth doing. */
export interface TideLook {
  /** What it costs to leave everything as it is, on each future, min. */
  readonly costs: readonly number[];
  readonly options: readonly TideOption[];
  readonly taken?: Kind;
  readonly window?: string;
}

export interface TideChange {
  readonly kind: Kind;
  readonly window: string;
  /** Of a change of sign: what the window takes from then on. */
  readonly services?: readonly string[];
  /** Waiting saved, all people together, if as many come as expected, min; below 0 where it costs. */
  readonly savedMinutes: number;
  readonly sentence: string;
}

export interface PinCost {
  readonly window: string;
  /** Waiting that the change would save, min. */
  readonly costMinutes: number;
  readonly sentence: string;
}

/** What a review reads, whole: the same inputs give the same looks. */
export interface ReviewInputs {
  readonly hall: TidalHall;
  readonly present: Present;
  readonly forecast: Forecast;
  readonly rule: ReviewRule;
  readonly callRule: CallRule;
  /** What each window may show, where signs change. */
  readonly signs?: Signs;
}

export interface TideEventData {
  PlanAdopted: { readonly plan: string; readonly name: string; readonly why: "calendar" | "hand" };
  TideSwitched: { readonly mode: TideMode };
  TideReviewed: {
    /** Counted from 1 every day. */
    readonly review: number;
    readonly cause: ReviewCause;
    readonly mode: TideMode;
    /** Mean wait of those who wait or come soon if nothing changes, by service, min. */
    readonly waits: Readonly<Record<string, number>>;
    readonly looks: readonly TideLook[];
    readonly changes: readonly TideChange[];
    readonly pins: readonly PinCost[];
    /** Tickets after which it looks again before its time. */
    readonly crowd: number;
    /** Where something was decided or suggested, and at the first look after a manager's word about a pin. */
    readonly inputs?: ReviewInputs;
  };
  AdviceAccepted: { readonly advice: string; readonly window: string };
  AdviceDeclined: { readonly advice: string; readonly window: string; readonly reason: string };
  /** Somebody is to come and open the window; the clerk's own WindowOpened ends it. */
  WindowSummoned: {
    readonly window: string;
    readonly by: "tide" | "manager" | "plan";
    /** Staff number of whoever is asked, where the hall says who it can be. */
    readonly clerk?: string;
    /** When it is expected to call for the first time, and when nobody is expected any more; ms since 1970 UTC. */
    readonly callsAt: number;
    readonly until: number;
    readonly sentence: string;
  };
  SummonsEnded: { readonly window: string; readonly why: "nobody-came" | "withdrawn" };
  WindowPinned: {
    readonly window: string;
    readonly state: "open" | "closed";
    readonly until: number;
    readonly by: "manager" | "plan";
    readonly reason?: string;
    /** Which opening of the plan has begun. */
    readonly opening?: string;
  };
  WindowUnpinned: { readonly window: string; readonly why: "hand" | "over" };
  RushDeclared: { readonly service?: string; readonly times: number; readonly until: number };
  RushEnded: { readonly service?: string; readonly why: "hand" | "over" };
}
