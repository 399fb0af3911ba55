// Whose training would help most: the days that were, once more, with one window able to help with one service more. The
// same people on the same days with and without it, so that what differs is the skill.
import type { HallRules } from "../rules/rules.ts";
import { USUAL_HELP_SPEED } from "../tide/service-means.ts";
import type { Visitor } from "../tide/simulation/visitor.ts";
import { skillFor } from "../tide/tidal-hall.ts";
import { halfWidthOf, meanOf } from "./averages.ts";
import { type Morning, type PaperDay, paperDay } from "./paper-day.ts";
import { visitorsOf } from "./people-again.ts";
import type { RecordedDay } from "./recorded-day.ts";
import { type PaperRun, reallyOpen, runPaper } from "./replay-day.ts";
import { shaken } from "./shaken.ts";

export interface PastMorning {
  readonly morning: Morning;
  readonly plan: string;
  readonly day: RecordedDay;
}

export interface Training {
  readonly window: string;
  readonly windowName: string;
  /** Who sat there most; empty where nobody logged in. */
  readonly clerk: string;
  readonly service: string;
  readonly serviceName: string;
  readonly speed: number;
  /** Waiting saved a day, min, and half the width of its 95 % interval over the days. */
  readonly savedMinutes: number;
  readonly halfWidth: number;
}

export interface TrainingAnswer {
  /** Most saved first. */
  readonly rows: readonly Training[];
  /** Waiting of a day as it was, min. */
  readonly waitMinutes: number;
  /** Pairs of window and service that were not tried, since the window was hardly ever idle while somebody waited. */
  readonly untried: number;
}

interface Pair {
  readonly window: string;
  readonly service: string;
}

interface Base {
  readonly past: PastMorning;
  readonly paper: PaperDay;
  /** The people as they came, and then as they might have come as well. */
  readonly variants: readonly (readonly Visitor[])[];
  /** By variant, all waiting, min. */
  readonly waits: readonly number[];
  /** As they came. */
  readonly run: PaperRun;
}

/** Pairs that are tried on the days as they were, and of these the best that are tried on variants of them too. */
const TRIED_MAX = 30;
const FINALISTS = 10;
/** Variants of each day, beside itself. */
const VARIANTS = 8;
const DAY_MINUTES = 1440;

const waitIn = ({ visitors, result }: PaperRun): number =>
  visitors.reduce((sum, { since }, at) => {
    const start = result.starts[at]!;
    return sum + (Number.isNaN(start) ? 0 : Math.max(0, start - since)) + result.laterWaits[at]!;
  }, 0);

/** With windows open as somebody really sat there. */
const runOn = (paper: PaperDay, { day }: PastMorning, visitors: readonly Visitor[]): PaperRun => {
  const shifts = reallyOpen(paper, day.presences);
  return runPaper(paper, { shifts, isReviewed: shifts.map(() => false) }, visitors);
};

const baseOf = (past: PastMorning): Base => {
  const paper = paperDay(past.morning, past.plan);
  const visitors = visitorsOf(past.day, paper.claims.hall, paper.claims.hall, past.morning.midnight);
  const variants = [visitors, ...Array.from({ length: VARIANTS }, (_, number) => shaken(visitors, number + 1))];
  const runs = variants.map((variant) => runOn(paper, past, variant));
  return { past, paper, variants, waits: runs.map(waitIn), run: runs[0]! };
};

/** Marks whole minutes between two moments of a day. */
const mark = (minutes: Uint8Array, from: number, to: number, value: number): void =>
  void minutes.fill(value, Math.max(0, Math.ceil(from)), Math.min(DAY_MINUTES, Math.ceil(to)));

const minutesFor = (count: number): Uint8Array[] => Array.from({ length: count }, () => new Uint8Array(DAY_MINUTES));

/** By service, the minutes in which somebody waits; by window, those in which nobody is there who could be. */
const slackOf = ({ paper, variants, run, past }: Base) => {
  const { services, windows } = paper.claims.hall;
  const waits = minutesFor(services.length);
  const idle = minutesFor(windows.length);
  reallyOpen(paper, past.day.presences).forEach((shifts, at) => {
    for (const { from, to } of shifts) mark(idle[at]!, from, to, 1);
  });
  variants[0]!.forEach(({ since, service, work }, at) => {
    const start = run.result.starts[at]!;
    const window = run.result.windows[at]!;
    if (Number.isNaN(start)) return;
    mark(waits[service]!, since, start, 1);
    mark(idle[window]!, start, start + work / (skillFor(windows[window]!, service)?.speed ?? 1), 0);
  });
  return { waits, idle };
};

const overlap = (a: Uint8Array, b: Uint8Array): number => a.reduce((sum, value, at) => sum + value * b[at]!, 0);

/** Pairs by the minutes in which the window was idle while somebody waited for the service, most of them first. */
const likelyPairs = (bases: readonly Base[]): Pair[] => {
  const scores = new Map<string, Pair & { score: number }>();
  for (const base of bases) {
    const { services, windows } = base.paper.claims.hall;
    const { waits, idle } = slackOf(base);
    windows.forEach((window, w) => {
      services.forEach(({ id }, s) => {
        if (skillFor(window, s)) return;
        const key = `${window.id} ${id}`;
        const before = scores.get(key)?.score ?? 0;
        scores.set(key, { window: window.id, service: id, score: before + overlap(idle[w]!, waits[s]!) });
      });
    });
  }
  return [...scores.values()].sort((a, b) => b.score - a.score);
};

const withHelp = (rules: HallRules, { window, service }: Pair, speed: number): HallRules => {
  const learns = <W extends { readonly helps?: readonly { service: string; speed: number }[] }>(one: W): W => ({
    ...one,
    helps: [...(one.helps ?? []).filter((help) => help.service !== service), { service, speed }],
  });
  return {
    ...rules,
    windows: rules.windows.map((one) => (one.id === window ? learns(one) : one)),
    plans: rules.plans.map((plan) => ({
      ...plan,
      windows: plan.windows.map((one) => (one.window === window && one.helps ? learns(one) : one)),
    })),
  };
};

const sitterAt = (bases: readonly Base[], window: string): string => {
  const times = new Map<string, number>();
  for (const { past } of bases)
    for (const presence of past.day.presences)
      if (presence.window === window)
        times.set(presence.clerk, (times.get(presence.clerk) ?? 0) + presence.to - presence.from);
  return [...times].sort((a, b) => b[1] - a[1])[0]?.[0] ?? "";
};

const speedOf = (bases: readonly Base[], { window, service }: Pair): number =>
  Math.min(1, bases.at(-1)!.paper.speeds[sitterAt(bases, window)]?.[service] ?? USUAL_HELP_SPEED);

/** Waiting saved on each day, a mean over some of its variants, min. */
const savedBy = (bases: readonly Base[], pair: Pair, first: number, last: number): number[] => {
  const speed = speedOf(bases, pair);
  return bases.map(({ past, variants, waits }) => {
    const rules = withHelp(past.morning.rules, pair, speed);
    const paper = paperDay({ ...past.morning, rules }, past.plan);
    const saved = variants
      .slice(first, last)
      .map((variant, at) => waits[first + at]! - waitIn(runOn(paper, past, variant)));
    return meanOf(saved);
  });
};

const told = (bases: readonly Base[], pair: Pair, saved: readonly number[]): Training => {
  const { services, windows } = bases[0]!.paper.claims.hall;
  const nameOf = (rows: readonly { readonly id: string; readonly name: string }[], id: string): string =>
    rows.find((row) => row.id === id)?.name ?? id;
  return {
    ...pair,
    windowName: nameOf(windows, pair.window),
    serviceName: nameOf(services, pair.service),
    clerk: sitterAt(bases, pair.window),
    speed: speedOf(bases, pair),
    savedMinutes: meanOf(saved),
    halfWidth: halfWidthOf(saved),
  };
};

/** The best on the days as they were; they are judged on variants only, or luck would be taken for skill. */
const finalists = (bases: readonly Base[], pairs: readonly Pair[], onStep: () => void): Pair[] =>
  pairs
    .map((pair) => {
      onStep();
      return { pair, saved: meanOf(savedBy(bases, pair, 0, 1)) };
    })
    .sort((a, b) => b.saved - a.saved)
    .slice(0, FINALISTS)
    .map(({ pair }) => pair);

/** @param past in order of time, at least one day; @param onProgress hears how many of how many steps are done */
export const whoseTraining = (
  past: readonly PastMorning[],
  onProgress: (done: number, of: number) => void,
): TrainingAnswer => {
  const bases = past.map(baseOf);
  const pairs = likelyPairs(bases);
  const tried = pairs.slice(0, TRIED_MAX);
  const steps = tried.length + Math.min(FINALISTS, tried.length);
  let done = 0;
  const onStep = () => onProgress(++done, steps);
  const rows = finalists(bases, tried, onStep).map((pair) => {
    onStep();
    return told(bases, pair, savedBy(bases, pair, 1, VARIANTS + 1));
  });
  rows.sort((a, b) => b.savedMinutes - a.savedMinutes);
  return { rows, waitMinutes: meanOf(bases.map(({ waits }) => waits[0]!)), untried: pairs.length - tried.length };
};
