// The crowd's own count of its day, to hold against the hall's figures. Everyone who has arrived is in exactly one of:
// turned away, refused, empty-handed, served, gave up, missed, or still in the hall.

const counted = [
  "arrived",
  "turnedAway",
  "pressed",
  "refused",
  "papers",
  "displays",
  "emptyHanded",
  "sameNumber",
  "called",
  "late",
  "missed",
  "gaveUp",
  "served",
  "unrated",
] as const;
export type Counted = (typeof counted)[number];

export interface CrowdReport extends Readonly<Record<Counted, number>> {
  /** Ratings by grade, 5 to 1. */
  readonly rated: Readonly<Record<number, number>>;
  /** From the press to the first call noticed. */
  readonly waits: { readonly count: number; readonly meanMs: number; readonly maxMs: number };
  readonly inHall: number;
}

export class Tally {
  readonly #counts = Object.fromEntries(counted.map((name) => [name, 0])) as Record<Counted, number>;
  readonly #rated: Record<number, number> = { 5: 0, 4: 0, 3: 0, 2: 0, 1: 0 };
  readonly #waits = { count: 0, totalMs: 0, maxMs: 0 };

  add(name: Counted): void {
    this.#counts[name]++;
  }

  rated(grade: number): void {
    this.#rated[grade] = (this.#rated[grade] ?? 0) + 1;
  }

  waited(ms: number): void {
    this.#waits.count++;
    this.#waits.totalMs += ms;
    this.#waits.maxMs = Math.max(this.#waits.maxMs, ms);
  }

  report(inHall: number): CrowdReport {
    const { count, totalMs, maxMs } = this.#waits;
    const waits = { count, meanMs: count === 0 ? 0 : Math.round(totalMs / count), maxMs };
    return { ...this.#counts, rated: { ...this.#rated }, waits, inHall };
  }
}
