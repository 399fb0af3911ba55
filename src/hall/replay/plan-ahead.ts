// A day ahead: who is expected when, how many windows that takes, where the plan that holds falls short, and what to put into
// the configuration instead. From the days before it and the rules alone.
import { clockTimeOf, weekdayOf } from "../../base/calendar.ts";
import { isShutOn } from "../rules/hours.ts";
import { BASE_PLAN, expectedTimes, planName, planOn, seasonOn } from "../rules/plan-of-day.ts";
import type { Plan, Season } from "../rules/plans.ts";
import { dayPlan, type PlannedSlot, type PlanRule } from "../tide/day-plan.ts";
import { expectedBetween } from "../tide/forecast.ts";
import type { Shift } from "../tide/tidal-hall.ts";
import { type DayFigures, figuresOfRuns } from "./day-figures.ts";
import { expectedPeople } from "./expected-people.ts";
import { type Morning, type PaperDay, paperDay } from "./paper-day.ts";
import { type Openings, runPaper } from "./replay-day.ts";

export interface SlotAhead {
  /** min */
  readonly from: number;
  readonly to: number;
  /** By service, in the order of the rules: tickets. */
  readonly expected: readonly number[];
  /** Windows that keep waits short, and ordinary windows that are there. */
  readonly wanted: number;
  readonly there: number;
  /** Bench windows to open, by id. */
  readonly bench: readonly string[];
}

export interface OpeningAhead {
  readonly window: string;
  readonly from: number;
  readonly to: number;
}

/** What drawn days come to: with the bench as the plan has it, as proposed, and left to the review. */
export interface WaitsAhead {
  readonly planned: DayFigures;
  readonly proposed: DayFigures;
  readonly reviewed: DayFigures;
}

export interface DayAhead {
  readonly date: string;
  readonly weekday: number;
  readonly plan: { readonly id: string; readonly name: string };
  readonly season?: string;
  /** Days that taught what is expected. */
  readonly learntDays: number;
  /** With how many times the usual number of people the plan reckons, 1 being as usual. */
  readonly services: readonly { readonly id: string; readonly name: string; readonly times: number }[];
  /** Tickets on the whole day. */
  readonly expected: number;
  readonly slots: readonly SlotAhead[];
  /** Most windows that are wanted at once, and most there could be. */
  readonly clerks: { readonly wanted: number; readonly there: number };
  readonly openings: readonly OpeningAhead[];
  readonly waits: WaitsAhead;
  /** To be put into the configuration; none where the plan that holds does not fall short. */
  readonly proposal?: { readonly plan: Plan; readonly season: Season };
}

/** About one in five would wait at all (Halfin and Whitt 1981), which costs fewer hours on the bench than a generous plan. */
const aheadRule: PlanRule = { margin: 1 };
/** Drawn days that the waits are means of. */
const DRAWN_DAYS = 12;
/** An opening shorter than this is made so long, and a gap shorter than half of it is closed, min. */
const OPENING_MINUTES_MIN = 60;

/** The slots in which a window is wanted, as stretches worth coming for. */
const stretches = (slots: readonly PlannedSlot[], window: number, closesAt: number): Shift[] => {
  const joined: { from: number; to: number }[] = [];
  for (const { from, to } of slots.filter(({ bench }) => bench.includes(window))) {
    const last = joined.at(-1);
    if (last && from - last.to <= OPENING_MINUTES_MIN / 2) last.to = to;
    else joined.push({ from, to });
  }
  return joined.map(({ from, to }) => ({
    from,
    to: Math.min(closesAt, Math.max(to, from + OPENING_MINUTES_MIN)),
    drains: true,
  }));
};

const isThere = (shifts: readonly Shift[], from: number, to: number): boolean =>
  shifts.some((shift) => shift.from < to && from < shift.to);

const slotAhead = ({ claims, profile, duties }: PaperDay, { from, to, wanted, bench }: PlannedSlot): SlotAhead => ({
  from,
  to,
  expected: claims.hall.services.map((_, service) => expectedBetween(profile, service, from, to)),
  wanted,
  there: claims.hall.windows.filter(({ isBench }, at) => !isBench && isThere(duties[at]!, from, to)).length,
  bench: bench.map((window) => claims.hall.windows[window]!.id),
});

/** Ordinary windows by their duty; bench windows by these shifts, or left to the review. */
const openingsWith = (paper: PaperDay, bench: readonly (readonly Shift[])[], isReviewed: boolean): Openings => {
  const { windows } = paper.claims.hall;
  return {
    isReviewed: windows.map(({ isBench }) => isBench && isReviewed),
    shifts: windows.map(({ isBench }, at) => (isBench && !isReviewed ? bench[at]! : paper.duties[at]!)),
  };
};

/** Days drawn one after the other, told as one. */
const figuresWith = (paper: PaperDay, openings: Openings): DayFigures => {
  const days = Array.from({ length: DRAWN_DAYS }, (_, number) => {
    const run = runPaper(paper, openings, expectedPeople(paper, number));
    return { ...run, endsAt: Math.max(paper.closesAt, run.result.lastEnd) };
  });
  return figuresOfRuns(days, paper.claims.hall);
};

const waitsAhead = (paper: PaperDay, bench: readonly (readonly Shift[])[]): WaitsAhead => ({
  planned: figuresWith(paper, openingsWith(paper, paper.openings, false)),
  proposed: figuresWith(paper, openingsWith(paper, bench, false)),
  reviewed: figuresWith(paper, openingsWith(paper, paper.openings, true)),
});

const clockTime = (minute: number): string => clockTimeOf(Math.round(minute));

/** The plan that holds, with these openings, for this day only. */
const proposalOf = ({ rules, date }: Morning, held: string, openings: readonly OpeningAhead[]) => {
  const id = `day-${date}`;
  const base = rules.plans.find((plan) => plan.id === held);
  const name = `${date} ${planName(rules, held) ?? held}`.slice(0, 40);
  const opening = (window: string) =>
    openings
      .filter((one) => one.window === window)
      .map(({ from, to }) => ({ from: clockTime(from), to: clockTime(to) }));
  const changed = new Set([...(base?.windows ?? []).map(({ window }) => window), ...openings.map((one) => one.window)]);
  const windows = [...changed].map((window) => {
    const open = opening(window);
    const given = base?.windows.find((one) => one.window === window);
    return { ...given, window, ...(open.length > 0 && { open }) };
  });
  return { plan: { ...base, id, name, windows }, season: { id, name, plan: id, from: date, to: date } };
};

/** Undefined on a day on which the hall is shut. */
export const planAhead = (morning: Morning): DayAhead | undefined => {
  const { rules, date } = morning;
  const day = { date, weekday: weekdayOf(date) };
  if (isShutOn(rules, day)) return undefined;
  const held = planOn(rules, day);
  const paper = paperDay(morning, held);
  const { claims, profile, duties, closesAt } = paper;
  const planned = dayPlan(claims.hall, profile, duties, aheadRule);
  const slots = planned.map((slot) => slotAhead(paper, slot));
  const bench = claims.hall.windows.map((_, at) => stretches(planned, at, closesAt));
  const openings = claims.hall.windows.flatMap(({ id }, at) =>
    bench[at]!.map(({ from, to }) => ({ window: id, from, to })),
  );
  const season = seasonOn(rules, day)?.name;
  return {
    ...day,
    plan: { id: held, name: planName(rules, held) ?? BASE_PLAN },
    ...(season !== undefined && { season }),
    learntDays: paper.days,
    services: claims.hall.services.map(({ id, name }) => ({ id, name, times: expectedTimes(rules, held, id) })),
    expected: slots.reduce((sum, { expected }) => sum + expected.reduce((a, b) => a + b, 0), 0),
    slots,
    clerks: { wanted: Math.max(0, ...slots.map(({ wanted }) => wanted)), there: claims.hall.windows.length },
    openings,
    waits: waitsAhead(paper, bench),
    ...(openings.length > 0 && { proposal: proposalOf(morning, held, openings) }),
  };
};
