// How often each problem was answered, by door: what the metrics show and what a flood is seen by.
import type { ProblemCode } from "./problem.ts";

export type Door = "http" | "websocket";

export interface ProblemCount {
  readonly door: Door;
  readonly code: ProblemCode;
  readonly count: number;
}

export class ProblemCounts {
  readonly #counts = new Map<string, ProblemCount>();

  note(door: Door, code: ProblemCode): void {
    const key = `${door} ${code}`;
    this.#counts.set(key, { door, code, count: (this.#counts.get(key)?.count ?? 0) + 1 });
  }

  of(door: Door, code: ProblemCode): number {
    return this.#counts.get(`${door} ${code}`)?.count ?? 0;
  }

  list(): ProblemCount[] {
    return [...this.#counts.values()];
  }
}
