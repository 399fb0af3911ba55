// The lines of a simulated hall: who waits where, and since when the first of each does. Whoever goes home leaves a gap
// that is skipped when it comes to the front.
import type { Visitor } from "./visitor.ts";

const NEVER = Number.POSITIVE_INFINITY;

export class WaitingLines {
  /** By line: since when the first waits; infinite for an empty one. */
  readonly heads: Float64Array;
  /** By line: how many wait. */
  readonly lengths: Int32Array;
  /** By visitor: the order of a line; since when they wait (an appointment since its slot), or when they missed their call. */
  readonly places: Float64Array;
  readonly #visitors: readonly Visitor[];
  readonly #lines: number[][];
  readonly #fronts: Int32Array;
  readonly #waits: Uint8Array;

  constructor(count: number, visitors: readonly Visitor[]) {
    this.heads = new Float64Array(count).fill(NEVER);
    this.lengths = new Int32Array(count);
    this.#visitors = visitors;
    this.places = Float64Array.from(visitors, ({ since }) => since);
    this.#lines = Array.from({ length: count }, () => []);
    this.#fronts = new Int32Array(count);
    this.#waits = new Uint8Array(visitors.length);
  }

  isWaiting(visitor: number): boolean {
    return this.#waits[visitor] === 1;
  }

  /** Whoever missed the call stands behind everybody who is here by now, also in a line they are sent on to. */
  loseClaim(visitor: number, now: number): void {
    this.places[visitor] = now;
  }

  /** Joins behind everybody of an earlier place. */
  join(line: number, visitor: number): void {
    const queue = this.#lines[line]!;
    const own = this.places[visitor]!;
    let place = queue.length;
    while (place > this.#fronts[line]! && this.places[queue[place - 1]!]! > own) place--;
    queue.splice(place, 0, visitor);
    this.#waits[visitor] = 1;
    this.lengths[line]!++;
    this.#look(line);
  }

  /** Takes the first out of a line that is not empty. */
  shift(line: number): number {
    const visitor = this.#lines[line]![this.#fronts[line]!]!;
    this.leave(line, visitor);
    return visitor;
  }

  leave(line: number, visitor: number): void {
    this.#waits[visitor] = 0;
    this.lengths[line]!--;
    this.#look(line);
  }

  /** Since when each waits who does, longest first. */
  since(line: number): number[] {
    const ages: number[] = [];
    const queue = this.#lines[line]!;
    for (let place = this.#fronts[line]!; place < queue.length; place++)
      if (this.#waits[queue[place]!] === 1) ages.push(this.#visitors[queue[place]!]!.since);
    return ages;
  }

  #look(line: number): void {
    const queue = this.#lines[line]!;
    let front = this.#fronts[line]!;
    while (front < queue.length && this.#waits[queue[front]!] === 0) front++;
    this.#fronts[line] = front;
    this.heads[line] = front < queue.length ? this.#visitors[queue[front]!]!.since : NEVER;
  }
}
