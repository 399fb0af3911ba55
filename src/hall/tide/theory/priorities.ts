// Lines of several classes: strict priority, with and without taking a visitor from the window, and claims that
// accumulate while one waits. Classes are listed most urgent first.
import { delayOf } from "./erlang.ts";

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

interface Shared {
  /** Arrivals of each class per unit of time. */
  readonly arrivals: readonly number[];
  /** Visits one window completes per unit of time, whatever the class. */
  readonly rate: number;
  readonly windows: number;
}

/** Mean wait of each class; nobody is taken from the window (Cobham 1954). */
export const priorityWaits = ({ arrivals, rate, windows }: Shared): number[] => {
  const whole = delayOf({ arrivals: sum(arrivals), rate, windows });
  const left = (classes: number) => 1 - sum(arrivals.slice(0, classes)) / (windows * rate);
  return arrivals.map((_, at) => (whole.meanWait * (1 - whole.utilisation)) / (left(at) * left(at + 1)));
};

/** Mean wait of each class where the more urgent takes the window at once. */
export const preemptiveWaits = ({ arrivals, rate, windows }: Shared): number[] => {
  const upTo = (classes: number) => {
    const total = sum(arrivals.slice(0, classes));
    return total === 0 ? 0 : total * delayOf({ arrivals: total, rate, windows }).meanWait;
  };
  return arrivals.map((rateOfClass, at) => (upTo(at + 1) - upTo(at)) / rateOfClass);
};

export interface ClassOfWork {
  readonly arrivals: number;
  /** Mean length of a visit, and its coefficient of variation. */
  readonly work: number;
  readonly cv: number;
}

const loads = (classes: readonly ClassOfWork[]): number[] => classes.map(({ arrivals, work }) => arrivals * work);

/** Work left at the one window when somebody comes: λ E[S²] / 2. */
const residual = (classes: readonly ClassOfWork[]): number =>
  sum(classes.map(({ arrivals, work, cv }) => (arrivals * work * work * (1 + cv * cv)) / 2));

/** Mean wait in order of arrival before one window (Pollaczek and Khinchine). */
export const arrivalOrderWait = (classes: readonly ClassOfWork[]): number =>
  residual(classes) / (1 - sum(loads(classes)));

/** Mean wait of each class before one window, strict priority (Cobham). */
export const singlePriorityWaits = (classes: readonly ClassOfWork[]): number[] => {
  const all = loads(classes);
  const left = (count: number) => 1 - sum(all.slice(0, count));
  return classes.map((_, at) => residual(classes) / (left(at) * left(at + 1)));
};

/**
 * Mean wait of each class before one window where a claim grows with the time waited, by its class's slope (Kleinrock
 * 1964). Slopes fall from class to class.
 */
export const accumulatingWaits = (classes: readonly (ClassOfWork & { readonly slope: number })[]): number[] => {
  const all = loads(classes);
  const waits = classes.map(() => 0);
  for (let at = classes.length - 1; at >= 0; at--) {
    const slope = classes[at]!.slope;
    const slower = classes.map((one, i) => (i > at ? all[i]! * waits[i]! * (1 - one.slope / slope) : 0));
    const faster = classes.map((one, i) => (i < at ? all[i]! * (1 - slope / one.slope) : 0));
    waits[at] = (arrivalOrderWait(classes) - sum(slower)) / (1 - sum(faster));
  }
  return waits;
};
