// What the tide knows of today beside the windows themselves. Plain data, part of the state.

import { BASE_PLAN } from "../rules/plan-of-day.ts";
import type { TideMode } from "../rules/plans.ts";
import type { Bar } from "../tide/masks.ts";
import type { Kind, PinCost, ReviewCause, TideChange } from "./tide-events.ts";

export interface PinNow {
  readonly state: "open" | "closed";
  readonly until: number;
  readonly by: "manager" | "plan";
  readonly reason?: string;
}

export interface Summons {
  readonly at: number;
  readonly callsAt: number;
  readonly until: number;
  readonly by: "tide" | "manager" | "plan";
  readonly clerk?: string;
  readonly sentence: string;
}

export interface Rush {
  /** None: all services. */
  readonly service?: string;
  readonly times: number;
  readonly from: number;
  readonly until: number;
}

export interface Advice extends TideChange {
  readonly id: string;
  readonly at: number;
}

/** Something that was done to a window today, as the manager reads it. */
export interface Deed {
  readonly at: number;
  readonly kind: Kind | "declined" | "nobody-came" | "pinned";
  readonly window: string;
  readonly by: "tide" | "manager" | "plan";
  readonly sentence: string;
}

export interface TideNow {
  /** Other than the rules' own, for today. */
  mode?: TideMode;
  plan: string;
  planWhy: "calendar" | "hand";
  reviews: number;
  /** ms since 1970 UTC, of today's last review. */
  reviewedAt?: number;
  /** Something has happened that it should look at before its time. */
  wanted?: ReviewCause;
  /** Tickets since the last review, and how many make it look again. */
  come: number;
  crowd: number;
  waits: Readonly<Record<string, number>>;
  advice: readonly Advice[];
  pins: Record<string, PinNow>;
  pinCosts: readonly PinCost[];
  /** Why windows were left as they are at the last review. */
  bars: Readonly<Record<string, Bar>>;
  summons: Record<string, Summons>;
  rushes: readonly Rush[];
  /** When a bench window was last changed, or a change of it declined; ms since 1970 UTC. */
  changedAt: Record<string, number>;
  /** Openings of the plan that have begun, as `window from`. */
  begun: readonly string[];
  /** Newest first. */
  deeds: readonly Deed[];
}

export const DEEDS_MAX = 20;

/** At the beginning of a day. */
export const calmTide = (): TideNow => ({
  plan: BASE_PLAN,
  planWhy: "calendar",
  reviews: 0,
  come: 0,
  crowd: Number.MAX_SAFE_INTEGER,
  waits: {},
  advice: [],
  pins: {},
  pinCosts: [],
  bars: {},
  summons: {},
  rushes: [],
  changedAt: {},
  begun: [],
  deeds: [],
});
