// When people come: a rate that changes over the day, and the gaps between one person and the next.
import { type Calendar, minuteOf } from "../src/base/calendar.ts";
import { exponential, type Random } from "../src/base/random.ts";

const HOUR_MS = 3_600_000;

export interface ArrivalRate {
  /** People an hour at an instant (ms since 1970 UTC). */
  at(now: number): number;
  /** The greatest value of `at`. */
  readonly max: number;
}

export const steadyRate = (perHour: number): ArrivalRate => ({ at: () => perHour, max: perHour });

/** A township's day: the market is in the morning, and the afternoon has a smaller crest. 1 is the day's mean. */
const TOWNSHIP_DAY = [
  ["08:20", 0],
  ["08:40", 0.9],
  ["09:00", 1.8],
  ["10:30", 1.8],
  ["11:30", 0.7],
  ["12:00", 0.2],
  ["13:20", 0.2],
  ["14:00", 1.5],
  ["15:00", 1.5],
  ["16:00", 0.7],
  ["17:00", 0],
] as const;

const points = TOWNSHIP_DAY.map(([time, share]) => [minuteOf(time), share] as const);
const CREST = Math.max(...points.map(([, share]) => share));

const shareAt = (minute: number): number => {
  const next = points.findIndex(([from]) => from > minute);
  if (next <= 0) return 0;
  const [[from, before], [to, after]] = [points[next - 1]!, points[next]!];
  return before + ((after - before) * (minute - from)) / (to - from);
};

/** `perHour` people an hour in the mean of the opening hours, at most 1.8 times as many, nobody at night. */
export const townshipDay = (calendar: Calendar, perHour: number): ArrivalRate => ({
  at: (now) => perHour * shareAt(calendar.moment(now).minute),
  max: perHour * CREST,
});

/** ms to the next candidate; he comes with the probability `rate.at / rate.max`, which makes the rate follow the day. */
export const gapMs = (random: Random, rate: ArrivalRate): number => Math.round(exponential(random, HOUR_MS / rate.max));
