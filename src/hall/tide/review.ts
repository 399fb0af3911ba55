// Which bench window opens or closes now. Each change that no mask forbids is tried on three futures (few, normal, many
// people), and the one that saves most waiting is taken, if it saves enough. Opening and closing have limits of their own:
// with one limit for both a window either never closes or closes at once. A decision carries everything it was made of.
import type { CallTable } from "./call-table.ts";
import { arrivalsBetween, type Forecast } from "./forecast.ts";
import { type Bar, barTo, type Limits, limits } from "./masks.ts";
import { type Change, type Outlook, type Path, project } from "./projection.ts";
import type { Present, TidalHall } from "./tidal-hall.ts";
import { expectedLengths } from "./visit-lengths.ts";

/** A future: so many times the expected arrivals, visits so many times as long. */
export interface Assumption {
  readonly arrivals: number;
  readonly work: number;
}

/** Waiting that is worth a change: a fixed part, and a part for everybody who waits or will come, min. */
export interface Worth {
  readonly minutes: number;
  readonly minutesPerPerson: number;
}

export interface ReviewRule {
  readonly limits: Limits;
  /** How far ahead people are expected to come, min. */
  readonly horizonMinutes: number;
  /** Few, normal, many; the second is the one that sentences tell of. */
  readonly assumptions: readonly Assumption[];
  /** A window opens when that saves at least so much waiting within the horizon. */
  readonly openGain: Worth;
  /** A window closes when that costs at most so much. */
  readonly closeLoss: Worth;
  /** Changes at one review, at most. */
  readonly changesMax: number;
}

/** Found on the seeds that docs/tide.md names. */
export const reviewRule: ReviewRule = {
  limits,
  horizonMinutes: 40,
  assumptions: [
    { arrivals: 0.75, work: 0.9 },
    { arrivals: 1, work: 1 },
    { arrivals: 1.3, work: 1.15 },
  ],
  openGain: { minutes: 20, minutesPerPerson: 0.42 },
  closeLoss: { minutes: 5, minutesPerPerson: 0.08 },
  changesMax: 2,
};

/** Mean wait of those who wait or come within the horizon, by service, min. */
export type Waits = readonly number[];

/** What people feel of it, on the normal path. */
export interface Felt {
  readonly waits: Waits;
  /** Waiting of all as they count it, min; 0 where it was not tried. */
  readonly waited: number;
  /** Services that nobody calls for. */
  readonly stranded: readonly number[];
}

export interface Option extends Change, Felt {
  readonly bar?: Bar;
  /** Cost on each path; empty where a bar made trying it needless. A pinned window is tried, to say what the pin costs. */
  readonly costs: readonly number[];
  /** Waiting saved, mean of the paths, min; below 0 where it costs. */
  readonly gainMinutes: number;
}

/** What is felt is felt if everything is left as it is. */
export interface Review extends Felt {
  readonly at: number;
  /** What it costs to leave everything as it is, on each path. */
  readonly costs: readonly number[];
  readonly options: readonly Option[];
  readonly taken?: Option;
}

const NORMAL = 1;

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

const waitsOf = ({ waits, counts }: Outlook): Waits => Array.from(waits, (wait, at) => wait / Math.max(1, counts[at]!));

/** Waiting of all, as people count it, min. */
export const waitedIn = ({ waits }: Outlook): number => waits.reduce((sum, wait) => sum + wait, 0);

const UNTRIED: Felt = { waits: [], waited: 0, stranded: [] };

const feltIn = (outlook: Outlook): Felt => ({
  waits: waitsOf(outlook),
  waited: waitedIn(outlook),
  stranded: outlook.stranded,
});

const peopleIn = ({ counts }: Outlook): number => counts.reduce((sum, count) => sum + count, 0);

/** The futures of a review. */
export const pathsOf = ({ assumptions, horizonMinutes }: ReviewRule, forecast: Forecast, now: number): Path[] =>
  assumptions.map(({ arrivals, work }) => ({
    arrivals: arrivalsBetween(forecast, arrivals, now, now + horizonMinutes),
    lengths: () => expectedLengths(work),
  }));

const worthOf = ({ minutes, minutesPerPerson }: Worth, people: number): number => minutes + minutesPerPerson * people;

const isWorth = ({ kind, bar, gainMinutes }: Option, people: number, { openGain, closeLoss }: ReviewRule): boolean => {
  if (bar) return false;
  return gainMinutes >= (kind === "open" ? worthOf(openGain, people) : -worthOf(closeLoss, people));
};

/** Opening comes before closing: who waits is helped first. */
const better = (a: Option, b: Option | undefined): boolean =>
  !b || (a.kind === b.kind ? a.gainMinutes > b.gainMinutes : a.kind === "open");

const changesOf = ({ windows }: TidalHall, present: Present, { limits }: ReviewRule): Change[] =>
  windows.flatMap(({ isBench }, window): Change[] => {
    const { phase } = present.windows[window]!;
    if (!isBench || phase === "opening" || phase === "leaving") return [];
    return phase === "closed"
      ? [{ kind: "open", window, at: present.now + limits.openDelayMinutes }]
      : [{ kind: "close", window, at: present.now }];
  });

/** Looks once: every change tried, and at most one taken. */
export const reviewOnce = (
  hall: TidalHall,
  table: CallTable,
  present: Present,
  forecast: Forecast,
  rule: ReviewRule = reviewRule,
): Review => {
  const changes = changesOf(hall, present, rule).map((change) => ({
    change,
    bar: barTo(change, present, rule.limits),
  }));
  const isTried = (bar: Bar | undefined) => !bar || bar === "pinned";
  const isOpen = changes.some(({ bar }) => isTried(bar));
  const paths = isOpen ? pathsOf(rule, forecast, present.now) : [];
  const tryOut = (change?: Change) => paths.map((path) => project(hall, table, present, path, change));
  const stay = tryOut();
  const costs = stay.map(({ cost }) => cost);
  const options = changes.map(({ change, bar }): Option => {
    if (!isTried(bar)) return { ...change, ...(bar && { bar }), costs: [], gainMinutes: 0, ...UNTRIED };
    const outlooks = tryOut(change);
    const tried = outlooks.map(({ cost }) => cost);
    const gainMinutes = mean(costs) - mean(tried);
    return { ...change, ...(bar && { bar }), costs: tried, gainMinutes, ...feltIn(outlooks[NORMAL]!) };
  });
  const people = isOpen ? peopleIn(stay[NORMAL]!) : 0;
  let taken: Option | undefined;
  for (const option of options) if (isWorth(option, people, rule) && better(option, taken)) taken = option;
  const felt = isOpen ? feltIn(stay[NORMAL]!) : UNTRIED;
  return { at: present.now, costs, ...felt, options, ...(taken && { taken }) };
};

/** The hall as it will be known once a change is ordered. */
const withChange = (present: Present, { kind, window, at }: Change): Present => ({
  ...present,
  windows: present.windows.map((one, index) => {
    if (index !== window) return one;
    return kind === "open"
      ? { ...one, phase: "opening", since: present.now, opensAt: at }
      : { ...one, phase: one.serving < 0 ? "closed" : "leaving", since: present.now };
  }),
});

/** A review: what is taken first changes what is worth while after it. */
export const review = (
  hall: TidalHall,
  table: CallTable,
  present: Present,
  forecast: Forecast,
  rule: ReviewRule = reviewRule,
): Review[] => {
  const reviews: Review[] = [];
  let seen = present;
  for (let left = rule.changesMax; left > 0; left--) {
    const once = reviewOnce(hall, table, seen, forecast, rule);
    reviews.push(once);
    if (!once.taken) break;
    seen = withChange(seen, once.taken);
  }
  return reviews;
};
