// A real day once more, under windows that are asked for: the same people at the same times with the same matters. How
// far the simulator can be trusted is told beside it: the day run with its own openings, against what really was.
import { MINUTE_MS } from "../../base/calendar.ts";
import { indexCaller } from "../tide/simulation/callers.ts";
import { SimulatedDay } from "../tide/simulation/simulated-day.ts";
import type { DayPlan, DayResult, Order, Steering } from "../tide/simulation/steering.ts";
import { tideSteering } from "../tide/simulation/tide-steering.ts";
import type { Visitor } from "../tide/simulation/visitor.ts";
import type { Present, Shift, TidalHall } from "../tide/tidal-hall.ts";
import { type DayFigures, figuresOfDay, figuresOfRuns } from "./day-figures.ts";
import type { PaperDay } from "./paper-day.ts";
import { visitorsOf } from "./people-again.ts";
import type { Presence, RecordedDay } from "./recorded-day.ts";

/** A bench window opened or closed by the review. */
export interface BenchChange {
  readonly at: number;
  readonly kind: Order["kind"];
  readonly window: number;
}

/** When windows are open, and which of them are left to the review. */
export interface Openings {
  readonly shifts: readonly (readonly Shift[])[];
  readonly isReviewed: readonly boolean[];
}

export interface PaperRun {
  readonly visitors: readonly Visitor[];
  readonly result: DayResult;
  readonly changes: readonly BenchChange[];
  readonly openings: number;
}

/** A bench window that opens at set times is an ordinary one for that day. */
const hallWith = ({ windows, ...hall }: TidalHall, isReviewed: readonly boolean[]): TidalHall => ({
  ...hall,
  windows: windows.map((window, at) => ({ ...window, isBench: isReviewed[at]! })),
});

const steeringOf = (
  { claims, profile, rule }: PaperDay,
  { isReviewed }: Openings,
  note: (change: BenchChange) => void,
): Steering => {
  const hall = hallWith(claims.hall, isReviewed);
  if (!isReviewed.includes(true)) return { hall, caller: () => indexCaller(claims.table) };
  const steering = tideSteering(hall, profile, rule, claims.table);
  const review = (present: Present): readonly Order[] => {
    const orders = steering.review!(present);
    for (const { kind, window } of orders) note({ at: present.now, kind, window });
    return orders;
  };
  return { ...steering, review };
};

/** Any people through a day on paper. */
export const runPaper = (paper: PaperDay, openings: Openings, visitors: readonly Visitor[]): PaperRun => {
  const changes: BenchChange[] = [];
  const plan: DayPlan = {
    visitors,
    shifts: openings.shifts,
    opensAt: paper.opensAt,
    closesAt: paper.closesAt,
    reviewMinutes: paper.reviewMinutes,
    openDelayMinutes: paper.rule.limits.openDelayMinutes,
    setupMinutes: 0,
  };
  const result = new SimulatedDay(
    plan,
    steeringOf(paper, openings, (change) => changes.push(change)),
  ).run();
  const set = paper.claims.hall.windows.flatMap(({ isBench }, at) =>
    isBench && !openings.isReviewed[at] ? openings.shifts[at]! : [],
  );
  const opened = changes.filter(({ kind }) => kind === "open").length;
  return { visitors, result, changes, openings: set.length + opened };
};

/** By window, when somebody really sat there; at the end of the day they stayed until nobody waited. */
export const reallyOpen = ({ claims, midnight }: PaperDay, presences: readonly Presence[]): Shift[][] =>
  claims.hall.windows.map(({ id }) => {
    const own = presences.filter(({ window }) => window === id);
    return own.map(({ from, to }, at) => ({
      from: (from - midnight) / MINUTE_MS,
      to: (to - midnight) / MINUTE_MS,
      drains: at === own.length - 1,
    }));
  });

/**
 * Ordinary windows are as somebody really sat there, unless the plan says when somebody does; bench windows as the plan
 * has them, or left to the review.
 */
const openingsUnder = (paper: PaperDay, really: readonly (readonly Shift[])[], choice: Choice): Openings => {
  const isReviewed = paper.claims.hall.windows.map(
    ({ isBench }, at) => choice.isReviewed && isBench && paper.openings[at]!.length === 0,
  );
  const shifts = paper.claims.hall.windows.map(({ id, isBench }, at) => {
    if (isReviewed[at]) return paper.duties[at]!;
    if (choice.isActual) return really[at]!;
    if (isBench) return paper.openings[at]!;
    return choice.planned.includes(id) ? paper.duties[at]! : really[at]!;
  });
  return { shifts, isReviewed };
};

/** What is asked for. */
export interface Choice {
  /** Windows as they really were. */
  readonly isActual: boolean;
  /** The review decides about the bench. */
  readonly isReviewed: boolean;
  /** Windows of which the plan says when somebody is there. */
  readonly planned: readonly string[];
}

export interface Replay {
  readonly was: DayFigures;
  /** The day simulated with its own openings: how near the simulator comes to what was. */
  readonly check: DayFigures;
  readonly wouldBe: DayFigures;
  readonly changes: readonly BenchChange[];
}

/** @param then the hall as it was that day; @param paper as it is asked for */
export const replayDay = (day: RecordedDay, then: PaperDay, paper: PaperDay, choice: Choice): Replay => {
  const { midnight } = then;
  const over = (day.endsAt - midnight) / MINUTE_MS;
  const told = (on: PaperDay, run: PaperRun): DayFigures =>
    figuresOfRuns([{ ...run, endsAt: Math.max(over, run.result.lastEnd) }], on.claims.hall);
  const asItWas = reallyOpen(then, day.presences);
  const nothingReviewed = then.claims.hall.windows.map(() => false);
  const checked = runPaper(
    then,
    { shifts: asItWas, isReviewed: nothingReviewed },
    visitorsOf(day, then.claims.hall, then.claims.hall, midnight),
  );
  const run = runPaper(
    paper,
    openingsUnder(paper, reallyOpen(paper, day.presences), choice),
    visitorsOf(day, then.claims.hall, paper.claims.hall, midnight),
  );
  return {
    was: figuresOfDay(day, then.claims.hall),
    check: told(then, checked),
    wouldBe: told(paper, run),
    changes: run.changes,
  };
};
