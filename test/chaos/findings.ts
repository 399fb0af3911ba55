// What a scenario has found: each thing that had to hold, whether it did, and figures for people.

export interface Finding {
  readonly name: string;
  readonly ok: boolean;
  /** The first of what is wrong; empty when nothing is. */
  readonly faults: readonly string[];
}

const SHOWN_MAX = 10;

/** What was counted and measured, for people; the unit is the last word of a name. */
export type Figures = Readonly<Record<string, number | string>>;

export class Findings {
  readonly #faults = new Map<string, string[]>();
  readonly figures: Record<string, number | string> = {};

  /** Something had to hold; it did where there are no faults. The same thing may be looked at many times. */
  holds(name: string, faults: readonly string[]): void {
    const known = this.#faults.get(name) ?? [];
    this.#faults.set(name, [...known, ...faults.filter((fault) => !known.includes(fault))]);
  }

  get all(): Finding[] {
    return [...this.#faults].map(([name, faults]) => ({
      name,
      ok: faults.length === 0,
      faults: faults
        .slice(0, SHOWN_MAX)
        .concat(faults.length > SHOWN_MAX ? [`and ${faults.length - SHOWN_MAX} more`] : []),
    }));
  }
}

/** The value below which this share of all values lies; NaN of nothing. */
export const quantile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
};

export const median = (values: readonly number[]): number => quantile(values, 0.5);
