// How the hardware behind a driver is, as the hall is told [HALL-2.3]: at once when it comes, goes or complains, and now and then
// while only the counters move.
import { type Cancel, type Clock, every } from "../base/clock.ts";
import type { DriverReport } from "../protocols/mqtt/messages.ts";
import type { DriverHealth, Reach } from "./driver.ts";

const LOOK_MS = 1000;
/** Counters alone are no news for so long, ms. */
const COUNTERS_MS = 30_000;
const TEXT_MAX = 200;

export const driverReport = (health: DriverHealth, reach: Reach): DriverReport => {
  const { state, since, lastError, discardedBytes, queueLength } = health;
  return {
    state,
    since: Math.floor(since),
    ...(lastError !== undefined && { lastError: lastError.slice(0, TEXT_MAX) }),
    discardedBytes,
    queueLength,
    ...(reach.by === "line" && { line: reach.line.name.slice(0, TEXT_MAX) }),
  };
};

const newsIn = ({ state, since, lastError }: DriverReport): string => `${state} ${since} ${lastError}`;

/** Calls `tell` within a second of news, and at most once in half a minute for counters alone. */
export const watchReport = (clock: Clock, read: () => DriverReport, tell: () => void): Cancel => {
  let [news, whole, toldAt] = ["", "", Number.NEGATIVE_INFINITY];
  return every(clock, LOOK_MS, "driver report", () => {
    const report = read();
    const isNews = newsIn(report) !== news;
    const areCounters = JSON.stringify(report) !== whole && clock.elapsed() - toldAt >= COUNTERS_MS;
    if (!isNews && !areCounters) return;
    [news, whole, toldAt] = [newsIn(report), JSON.stringify(report), clock.elapsed()];
    tell();
  });
};
