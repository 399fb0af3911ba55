// One window that knows how long each visit will be: shortest first, with and without interrupting, and shortest
// remaining first (Schrage and Miller 1966). Mean time in the hall, wait and visit together.

export interface WorkLaw {
  /** The share of visits longer than this. */
  tail(x: number): number;
  density(x: number): number;
  /** Beyond this hardly any visit is as long. */
  readonly longest: number;
}

export interface ShortestFirst {
  readonly shortest: number;
  readonly preemptiveShortest: number;
  readonly shortestRemaining: number;
}

const CELLS = 200_000;

/** E[S²] / 2 as the integral of x times the tail. */
const halfSecondMoment = ({ tail, longest }: WorkLaw): number => {
  const width = longest / CELLS;
  let sum = 0;
  for (let cell = 0; cell < CELLS; cell++) sum += (cell + 0.5) * width * tail((cell + 0.5) * width) * width;
  return sum;
};

/** M/G/1; the load, arrivals times mean work, must be below 1. */
export const shortestFirst = (arrivals: number, law: WorkLaw): ShortestFirst => {
  const width = law.longest / CELLS;
  const residual = arrivals * halfSecondMoment(law);
  const mean = { shortest: 0, preemptiveShortest: 0, shortestRemaining: 0 };
  let load = 0;
  let second = 0;
  let residence = 0;
  for (let cell = 0; cell < CELLS; cell++) {
    const x = (cell + 0.5) * width;
    const share = law.density(x) * width;
    const half = { load: load + (arrivals * x * share) / 2, second: second + (arrivals * x * x * share) / 2 };
    const left = 1 - half.load;
    mean.shortest += share * (residual / (left * left) + x);
    mean.preemptiveShortest += share * (half.second / (2 * left * left) + x / left);
    const longer = arrivals * x * x * law.tail(x);
    mean.shortestRemaining += share * ((half.second + longer) / (2 * left * left) + residence + width / 2 / left);
    residence += width / left;
    load += arrivals * x * share;
    second += arrivals * x * x * share;
  }
  return mean;
};
