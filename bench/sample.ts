// What a series of measurements says. It knows numbers, not what they are of.

export interface Sample {
  readonly p50: number;
  readonly p99: number;
}

/** The value below which this share (0 to 1) of the series lies; the series must not be empty. */
export const percentile = (series: readonly number[], share: number): number => {
  const sorted = [...series].sort((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  if (value === undefined) throw new Error("nothing was measured");
  return value;
};

export const sampleOf = (series: readonly number[]): Sample => ({
  p50: percentile(series, 0.5),
  p99: percentile(series, 0.99),
});
