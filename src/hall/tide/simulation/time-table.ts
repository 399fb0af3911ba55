// What is known beforehand of a day: when each clerk comes and goes, when is looked at the hall; and how things that
// happen one after the other are merged into one order.
import type { DayPlan } from "./steering.ts";

const NEVER = Number.POSITIVE_INFINITY;

export interface Boundary {
  readonly at: number;
  readonly window: number;
  readonly isBegin: boolean;
}

export const boundariesOf = (shifts: DayPlan["shifts"]): Boundary[] =>
  shifts
    .flatMap((all, window) =>
      all.flatMap(({ from, to }) => [
        { at: from, window, isBegin: true },
        { at: to, window, isBegin: false },
      ]),
    )
    .sort((a, b) => a.at - b.at || Number(a.isBegin) - Number(b.isBegin) || a.window - b.window);

export const reviewTimes = (
  { opensAt, closesAt, reviewMinutes }: DayPlan,
  boundaries: readonly Boundary[],
): number[] => {
  const times = new Set(boundaries.map(({ at }) => at));
  for (let at = opensAt; at < closesAt; at += reviewMinutes) times.add(at);
  return [...times].filter((at) => at >= opensAt && at < closesAt).sort((a, b) => a - b);
};

/** Things to come, one after the other. */
export interface Source {
  at(): number;
  happen(): void;
}

export const inOrder = <T>(items: readonly T[], timeOf: (item: T) => number, happen: (item: T) => void): Source => {
  let next = 0;
  return {
    at: () => (next < items.length ? timeOf(items[next]!) : NEVER),
    happen: () => happen(items[next++]!),
  };
};

/** Puts something into an ordered list, behind those of the same order. */
export const insertBy = <T>(list: T[], item: T, orderOf: (item: T) => number): void => {
  let place = list.length;
  while (place > 0 && orderOf(list[place - 1]!) > orderOf(item)) place--;
  list.splice(place, 0, item);
};

/** Of sources at one moment the one named first. */
export const soonest = (sources: readonly Source[]): Source =>
  sources.reduce((best, source) => (source.at() < best.at() ? source : best));

/** How much of a stretch lies within shifts, min. */
export const dutyBetween = (shifts: DayPlan["shifts"][number], from: number, to: number): number =>
  shifts.reduce((sum, shift) => sum + Math.max(0, Math.min(to, shift.to) - Math.max(from, shift.from)), 0);
