// The smallest hall with help: window A serves class 1, window B serves class 2 and may help with class 1. When should it?
// (Harrison 1998; Bell and Williams 2001.) The cost per unit of time of any rule, and of the best one, by relative value
// iteration over lines cut off at some length. Nobody is taken from a window.

export interface NModel {
  /** Arrivals of class 1 and 2 per unit of time. */
  readonly arrivals: readonly [number, number];
  readonly rateA: number;
  /** Of window B, for class 1 and for class 2. */
  readonly ratesB: readonly [number, number];
  /** Cost of one person present for a unit of time, by class. */
  readonly costs: readonly [number, number];
  /** Whether those at the windows cost too; otherwise only those who wait. */
  readonly countsServed: boolean;
  /** Longer lines turn people away. */
  readonly lineMax: number;
}

/** What window B does when free: 1 or 2 calls that class, 0 waits. Classes without anybody are never asked for. */
export type HelpRule = (line1: number, line2: number) => 0 | 1 | 2;

/** Window A free or not, window B free or serving class 1 or 2. */
const A_STATES = 2;
const B_STATES = 3;
const BEST = 3;

/** States lie in one list: A, B, line of class 1, line of class 2. */
class Lattice {
  readonly #model: NModel;
  readonly #side: number;
  readonly #plane: number;
  readonly #rate: number;
  /** By pair of lines: what B does when free; BEST leaves it open. */
  readonly #choices: Uint8Array;
  #values: Float64Array;
  /** Values once free windows have called. */
  readonly #settled: Float64Array;

  constructor(model: NModel, rule: HelpRule | undefined) {
    const { arrivals, rateA, ratesB, lineMax } = model;
    this.#model = model;
    this.#side = lineMax + 1;
    this.#plane = this.#side * this.#side;
    this.#rate = arrivals[0] + arrivals[1] + rateA + Math.max(...ratesB);
    this.#choices = Uint8Array.from({ length: this.#plane }, (_, at) =>
      rule ? rule(Math.floor(at / this.#side), at % this.#side) : BEST,
    );
    this.#values = new Float64Array(A_STATES * B_STATES * this.#plane);
    this.#settled = new Float64Array(this.#values.length);
  }

  #settle(): void {
    for (let b = 0; b < B_STATES; b++) {
      for (let at = 0; at < this.#plane; at++)
        this.#settled[(B_STATES + b) * this.#plane + at] = this.#called(1, b, at);
      for (let at = 0; at < this.#plane; at++) {
        this.#settled[b * this.#plane + at] =
          at >= this.#side ? this.#settled[(B_STATES + b) * this.#plane + at - this.#side]! : this.#called(0, b, at);
      }
    }
  }

  /** The value once B, if free, has called whom it calls. */
  #called(a: number, b: number, at: number): number {
    const values = this.#values;
    const base = a * B_STATES * this.#plane + at;
    if (b !== 0 || at === 0) return values[base + b * this.#plane]!;
    const help = at >= this.#side ? values[base + this.#plane - this.#side]! : Number.POSITIVE_INFINITY;
    const own = at % this.#side > 0 ? values[base + 2 * this.#plane - 1]! : Number.POSITIVE_INFINITY;
    const choice = this.#choices[at]!;
    if (choice === BEST) return Math.min(values[base]!, help, own);
    if (choice === 0) return values[base]!;
    return choice === 1 ? help : own;
  }

  /** One step of value iteration; how much the values rise at least and at most, per unit of time. */
  step(): readonly [number, number] {
    this.#settle();
    const after = new Float64Array(this.#values.length);
    for (let a = 0; a < A_STATES; a++) for (let b = 0; b < B_STATES; b++) this.#step(a, b, after);
    let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (let at = 0; at < after.length; at++) {
      const rise = after[at]! - this.#values[at]!;
      if (rise < least) least = rise;
      if (rise > most) most = rise;
    }
    const base = after[0]!;
    for (let at = 0; at < after.length; at++) after[at]! -= base;
    this.#values = after;
    return [least * this.#rate, most * this.#rate];
  }

  #step(a: number, b: number, after: Float64Array): void {
    const { arrivals, rateA, ratesB, costs, countsServed, lineMax } = this.#model;
    const settled = this.#settled;
    const begin = (a * B_STATES + b) * this.#plane;
    const [leaveA, leaveB] = [a * rateA, b === 0 ? 0 : ratesB[b - 1]!];
    const stay = this.#rate - arrivals[0] - arrivals[1] - leaveA - leaveB;
    const served = countsServed ? costs[0] * (a + Number(b === 1)) + costs[1] * Number(b === 2) : 0;
    for (let at = 0; at < this.#plane; at++) {
      const line1 = Math.floor(at / this.#side);
      const line2 = at % this.#side;
      const value =
        served +
        costs[0] * line1 +
        costs[1] * line2 +
        arrivals[0] * settled[begin + (line1 < lineMax ? at + this.#side : at)]! +
        arrivals[1] * settled[begin + (line2 < lineMax ? at + 1 : at)]! +
        leaveA * settled[b * this.#plane + at]! +
        leaveB * settled[a * B_STATES * this.#plane + at]! +
        stay * this.#values[begin + at]!;
      after[begin + at] = value / this.#rate;
    }
  }
}

const STEPS_MAX = 40_000;

/** Mean cost per unit of time under a rule, or under the best one, to within `tolerance`. */
export const meanCost = (model: NModel, rule?: HelpRule, tolerance = 0.01): number => {
  const lattice = new Lattice(model, rule);
  for (let steps = 0; steps < STEPS_MAX; steps++) {
    const [least, most] = lattice.step();
    if (most - least < tolerance) return (least + most) / 2;
  }
  throw new Error("the values do not settle");
};
