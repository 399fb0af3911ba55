// Figures are kept and handed on with as many places as they are worth, so that events and snapshots stay small.

/** Of sums of minutes. */
export const hundredths = (value: number): number => Math.round(value * 100) / 100;

/** Of means and rates. */
export const thousandths = (value: number): number => Math.round(value * 1000) / 1000;
