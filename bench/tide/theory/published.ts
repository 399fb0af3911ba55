// A published value beside ours, and what may lie between them.

export interface Published {
  readonly source: string;
  readonly what: string;
  readonly published: number;
  readonly ours: number;
  readonly tolerance: Tolerance;
  /** Why the two differ, where they do and the page is wrong. */
  readonly note?: string;
}

export type Tolerance =
  /** Computed: 1e-4, or half of the last digit that was printed. */
  | { readonly kind: "computed"; readonly decimals: number }
  /** Simulated: 3 %, or 3.3 standard errors. */
  | { readonly kind: "simulated"; readonly standardError: number }
  /** A statement such as "within 1.6", or a limit that is only approached. */
  | { readonly kind: "within"; readonly distance: number };

const COMPUTED_SHARE = 1e-4;
const SIMULATED_SHARE = 0.03;
const STANDARD_ERRORS = 3.3;

/** How far the two may be apart. */
export const allowed = ({ published, tolerance }: Published): number => {
  const size = Math.abs(published);
  if (tolerance.kind === "computed") return Math.max(COMPUTED_SHARE * size, 0.5000001 * 10 ** -tolerance.decimals);
  if (tolerance.kind === "within") return tolerance.distance;
  return Math.max(SIMULATED_SHARE * size, STANDARD_ERRORS * tolerance.standardError);
};

export const holds = (value: Published): boolean => Math.abs(value.ours - value.published) <= allowed(value);

export const computed = (source: string, rows: readonly (readonly [string, number, number, number])[]): Published[] =>
  rows.map(([what, published, decimals, ours]) => ({
    source,
    what,
    published,
    ours,
    tolerance: { kind: "computed", decimals },
  }));
