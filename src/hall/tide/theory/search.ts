// Where a falling function passes a value, and areas under curves: what several formulas need.

const HALVINGS = 200;

/** The argument between low and high at which a falling function has this value. */
export const solveFalling = (of: (x: number) => number, value: number, low: number, high: number): number => {
  let [below, above] = [low, high];
  for (let step = 0; step < HALVINGS; step++) {
    const middle = (below + above) / 2;
    if (of(middle) > value) below = middle;
    else above = middle;
  }
  return (below + above) / 2;
};

/** The smallest whole number, from `first` on, that holds; a search without end is a programmer's mistake. */
export const smallestFrom = (first: number, holds: (count: number) => boolean): number => {
  for (let count = first; count < first + 100_000; count++) if (holds(count)) return count;
  throw new Error("nothing within reach holds");
};

/** Simpson's rule over an even number of cells. */
export const integral = (of: (x: number) => number, from: number, to: number, cells = 2000): number => {
  const width = (to - from) / cells;
  let sum = of(from) + of(to);
  for (let cell = 1; cell < cells; cell++) sum += (cell % 2 === 1 ? 4 : 2) * of(from + cell * width);
  return (sum * width) / 3;
};
