// How far each visitor of a simulated day has come: which matter is the present one, how long they waited for it, and
// what is left after it. Most have one matter and are done with it.
import type { Leg, Visitor } from "./visitor.ts";

export class Courses {
  /** By visitor: when called for the first time; not a number before that. */
  readonly starts: Float64Array;
  /** By visitor: waiting after the first visit, min. */
  readonly laterWaits: Float64Array;
  readonly #visitors: readonly Visitor[];
  /** By visitor: visits that are over. */
  readonly #done: Uint8Array;
  /** By visitor: since when they wait for what is left. */
  readonly #backAt: Float64Array;

  constructor(visitors: readonly Visitor[]) {
    this.starts = new Float64Array(visitors.length).fill(Number.NaN);
    this.laterWaits = new Float64Array(visitors.length);
    this.#visitors = visitors;
    this.#done = new Uint8Array(visitors.length);
    this.#backAt = new Float64Array(visitors.length);
  }

  /** The present matter. */
  matterOf(visitor: number): Pick<Leg, "service" | "work"> {
    return this.#legOf(visitor) ?? this.#visitors[visitor]!;
  }

  placeOf(visitor: number): Leg["place"] {
    return this.#legOf(visitor)?.place ?? "keep";
  }

  isCalled(visitor: number): boolean {
    return !Number.isNaN(this.starts[visitor]!);
  }

  start(visitor: number, now: number): void {
    if (this.isCalled(visitor)) this.laterWaits[visitor]! += now - this.#backAt[visitor]!;
    else this.starts[visitor] = now;
  }

  /** A visit is over: what is left, if anything is. */
  finish(visitor: number): Leg | undefined {
    this.#done[visitor]!++;
    return this.#legOf(visitor);
  }

  comeBack(visitor: number, now: number): void {
    this.#backAt[visitor] = now;
  }

  #legOf(visitor: number): Leg | undefined {
    return this.#visitors[visitor]!.later?.[this.#done[visitor]! - 1];
  }
}
