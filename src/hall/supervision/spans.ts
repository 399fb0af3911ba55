// Stretches of time, ms since 1970 UTC, and what they have in common.

export interface Span {
  readonly from: number;
  readonly to: number;
}

export const common = (one: readonly Span[], other: readonly Span[]): Span[] =>
  one
    .flatMap((a) => other.map((b) => ({ from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) })))
    .filter(({ from, to }) => from < to);

/** The first without the second. */
export const without = (list: readonly Span[], gaps: readonly Span[]): Span[] =>
  gaps.reduce<Span[]>(
    (left, gap) =>
      left
        .flatMap(({ from, to }) => [
          { from, to: Math.min(to, gap.from) },
          { from: Math.max(from, gap.to), to },
        ])
        .filter(({ from, to }) => from < to),
    [...list],
  );

export const lengthOf = (spans: readonly Span[]): number => spans.reduce((sum, { from, to }) => sum + to - from, 0);
