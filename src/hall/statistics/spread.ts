// What is told of many lengths of time: not only their mean, but how long most had at the most.
import { type Static, Type } from "typebox";
import { MINUTE_MS } from "../../base/calendar.ts";

const Minutes = (description: string) => Type.Optional(Type.Number({ minimum: 0, description: `${description}, min` }));

export const Spread = Type.Object(
  {
    n: Type.Integer({ minimum: 0, description: "how many were measured" }),
    uncertain: Type.Integer({ minimum: 0, description: "how many were not, since the clock was set back in between" }),
    mean: Minutes("mean"),
    p50: Minutes("half of them took no longer"),
    p90: Minutes("nine of ten took no longer"),
    p95: Minutes("nineteen of twenty took no longer"),
    max: Minutes("the longest"),
    over: Type.Optional(Type.Integer({ minimum: 0, description: "longer than the hall's limit" })),
    withinShare: Type.Optional(Type.Number({ minimum: 0, maximum: 1, description: "share not over the limit" })),
  },
  { description: "lengths of time; without the figures where nothing was measured" },
);
export type Spread = Static<typeof Spread>;

const hundredths = (minutes: number): number => Math.round(minutes * 100) / 100;

/** The smallest value that at least this share of all do not exceed (nearest rank); of a sorted list that is not empty. */
export const quantile = (sorted: ArrayLike<number>, share: number): number =>
  sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!;

const beside = (sorted: ArrayLike<number>, limitMinutes: number | undefined): Pick<Spread, "over" | "withinShare"> => {
  if (limitMinutes === undefined) return {};
  let within = sorted.length;
  while (within > 0 && sorted[within - 1]! > limitMinutes * MINUTE_MS) within--;
  const over = sorted.length - within;
  return sorted.length === 0 ? { over } : { over, withinShare: within / sorted.length };
};

/** @param lengths in ms; @param uncertain how many more there were; @param limitMinutes what they are held against */
export const spreadOf = (lengths: readonly number[], uncertain = 0, limitMinutes?: number): Spread => {
  const sorted = Float64Array.from(lengths).sort();
  const n = sorted.length;
  const limits = beside(sorted, limitMinutes);
  if (n === 0) return { n, uncertain, ...limits };
  const minutesAt = (share: number) => hundredths(quantile(sorted, share) / MINUTE_MS);
  const mean = hundredths(sorted.reduce((sum, ms) => sum + ms, 0) / n / MINUTE_MS);
  return {
    n,
    uncertain,
    mean,
    p50: minutesAt(0.5),
    p90: minutesAt(0.9),
    p95: minutesAt(0.95),
    max: minutesAt(1),
    ...limits,
  };
};
