// What a policy has done to its visitors and clerks over many days. The wait of somebody who went home counts as long as
// they stayed: a policy must not look better for driving people away. Means are per visitor; their confidence intervals
// are of days, since the visitors of one day share its fate.
import { createHash, type Hash } from "node:crypto";
import type { DayResult } from "../../src/hall/tide/simulation/steering.ts";
import type { Visitor } from "../../src/hall/tide/simulation/visitor.ts";
import { APPOINTMENT, GREEN } from "./day.ts";
import type { Scenario } from "./scenario.ts";

/** Two-sided 95 % of the normal distribution. */
const Z95 = 1.959964;
const LONG_MINUTES = [15, 30] as const;

/** The value below which this share (0 to 1) lies; 0 of nothing. */
export const quantile = (values: readonly number[], share: number): number => {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
};

export const meanOf = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

export const deviationOf = (values: readonly number[]): number => {
  const mean = meanOf(values);
  return Math.sqrt(meanOf(values.map((value) => (value - mean) ** 2)));
};

/** Half the width of the 95 % interval of a ratio of two sums over days. */
export const ratioHalfWidth = (sums: readonly number[], counts: readonly number[]): number => {
  const days = sums.length;
  const ratio = meanOf(sums) / meanOf(counts);
  const squares = sums.reduce((total, sum, day) => total + (sum - ratio * counts[day]!) ** 2, 0);
  return days < 2 ? 0 : (Z95 * Math.sqrt(squares / (days - 1) / days)) / meanOf(counts);
};

/** Jain's index: 1 when all are equal, 1/n when one has everything. */
const jainOf = (values: readonly number[]): number => {
  const squares = meanOf(values.map((value) => value * value));
  return squares === 0 ? 1 : meanOf(values) ** 2 / squares;
};

interface Utilisation {
  readonly deviation: number;
  readonly jain: number;
  readonly range: number;
}

const utilisationOf = ({ busyMinutes, openMinutes }: DayResult): Utilisation => {
  const shares = [...openMinutes.keys()]
    .filter((at) => openMinutes[at]! > 0)
    .map((at) => busyMinutes[at]! / openMinutes[at]!);
  return { deviation: deviationOf(shares), jain: jainOf(shares), range: Math.max(...shares) - Math.min(...shares) };
};

export interface Outcome {
  readonly meanWait: number;
  readonly meanWaitCI: number;
  readonly p90: number;
  readonly worstP90: number;
  readonly over15: number;
  readonly abandon: number;
  readonly green: number;
  readonly appointment: number;
  readonly utilisationSD: number;
  readonly signChanges: number;
  readonly ordinaryChanges: number;
  readonly benchHours: number;
  readonly benchAvailable: number;
  readonly hash: string;
  readonly over30: number;
  readonly jain: number;
  readonly utilisationRange: number;
  readonly offSign: number;
  readonly overtimeMinutes: number;
  readonly categories: readonly { readonly id: string; readonly mean: number; readonly p90: number }[];
}

const HOUR_MINUTES = 60;

/** Takes in one day after the other. */
export class Tally {
  readonly #scenario: Scenario;
  readonly #hash: Hash = createHash("sha256");
  readonly #waits: number[] = [];
  readonly #byService: number[][];
  readonly #byClass: number[][] = [[], [], []];
  readonly #daySums: number[] = [];
  readonly #dayCounts: number[] = [];
  readonly #utilisations: Utilisation[] = [];
  #gone = 0;
  #changes = 0;
  #ordinaryChanges = 0;
  #benchMinutes = 0;
  #offSign = 0;
  #overtime = 0;

  constructor(scenario: Scenario) {
    this.#scenario = scenario;
    this.#byService = scenario.categories.map(() => []);
  }

  add(visitors: readonly Visitor[], result: DayResult): void {
    const before = this.#waits.length;
    for (const [at, visitor] of visitors.entries())
      this.#addVisitor(visitor, result.starts[at]!, result.laterWaits[at]!);
    this.#daySums.push(this.#waits.slice(before).reduce((sum, wait) => sum + wait, 0));
    this.#dayCounts.push(this.#waits.length - before);
    this.#utilisations.push(utilisationOf(result));
    this.#hash.update(littleEndian(result.starts));
    this.#offSign += result.offSign;
    this.#overtime += Math.max(0, result.lastEnd - this.#scenario.close * HOUR_MINUTES);
    this.#scenario.windows.forEach(({ tidal }, window) => {
      this.#changes += result.signChanges[window]!;
      if (tidal) this.#benchMinutes += result.dutyMinutes[window]!;
      else this.#ordinaryChanges += result.signChanges[window]!;
    });
  }

  #addVisitor({ since, service, className, leavesAt }: Visitor, start: number, later: number): void {
    const isGone = Number.isNaN(start);
    if (isGone) this.#gone++;
    const until = isGone ? leavesAt : start;
    // Nobody goes home without patience running out, but in a hall without windows for them nobody is called either.
    const wait = later + (Number.isFinite(until) ? Math.max(0, until - since) : 0);
    this.#waits.push(wait);
    this.#byService[service]!.push(wait);
    this.#byClass[className]!.push(wait);
  }

  outcome(): Outcome {
    const days = this.#daySums.length;
    const waits = this.#waits;
    const over = (minutes: number) => waits.filter((wait) => wait > minutes).length / waits.length;
    const { categories, windows } = this.#scenario;
    const duty = windows.flatMap(({ tidal, duty }) => (tidal ? duty : []));
    return {
      meanWait: meanOf(waits),
      meanWaitCI: ratioHalfWidth(this.#daySums, this.#dayCounts),
      p90: quantile(waits, 0.9),
      worstP90: Math.max(...this.#byService.map((list) => quantile(list, 0.9))),
      over15: over(LONG_MINUTES[0]),
      abandon: this.#gone / waits.length,
      green: meanOf(this.#byClass[GREEN]!),
      appointment: meanOf(this.#byClass[APPOINTMENT]!),
      utilisationSD: meanOf(this.#utilisations.map(({ deviation }) => deviation)),
      signChanges: this.#changes / days,
      ordinaryChanges: this.#ordinaryChanges / days,
      benchHours: this.#benchMinutes / HOUR_MINUTES / days,
      benchAvailable: duty.reduce((sum, [from = 0, to = 0]) => sum + (to - from) / HOUR_MINUTES, 0),
      hash: this.#hash.copy().digest("hex"),
      over30: over(LONG_MINUTES[1]),
      jain: meanOf(this.#utilisations.map(({ jain }) => jain)),
      utilisationRange: meanOf(this.#utilisations.map(({ range }) => range)),
      offSign: this.#offSign / waits.length,
      overtimeMinutes: this.#overtime / days,
      categories: categories.map(({ id }, at) => ({
        id,
        mean: meanOf(this.#byService[at]!),
        p90: quantile(this.#byService[at]!, 0.9),
      })),
    };
  }
}

/** The same bytes on every machine; who was not called is one pattern of "not a number". */
const littleEndian = (values: Float64Array): Uint8Array => {
  const bytes = new DataView(new ArrayBuffer(values.length * 8));
  values.forEach((value, at) => {
    if (Number.isNaN(value)) bytes.setBigUint64(at * 8, 0x7ff8_0000_0000_0000n, true);
    else bytes.setFloat64(at * 8, value, true);
  });
  return new Uint8Array(bytes.buffer);
};
