// What is told of many values: their mean, what nine of ten stay below, and how sure the mean is.

/** 0 of nothing. */
export const meanOf = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

/** The value below which nine of ten lie; 0 of nothing. */
export const p90Of = (values: readonly number[]): number => {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.9))] ?? 0;
};

/** Two-sided 95 % of the normal distribution. */
const Z95 = 1.96;

/** Half the width of the 95 % interval of a mean; 0 where one value says nothing of it. */
export const halfWidthOf = (values: readonly number[]): number => {
  const mean = meanOf(values);
  const squares = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  return values.length < 2 ? 0 : Z95 * Math.sqrt(squares / (values.length - 1) / values.length);
};
