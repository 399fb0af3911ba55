// Who calls whom, as halls do it: by the tide's index, by strict priority of classes, or in order of arrival.
import { type CallTable, nextLine, windowFor } from "../call-table.ts";

export interface Caller {
  /** The line a free window calls from, or -1. `heads` is when the first of each line began to wait. */
  next(window: number, heads: Float64Array, now: number): number;
  /** The idle window that takes a newcomer, or -1. */
  take(line: number, idle: Uint8Array, busyShares: Float64Array): number;
}

export const indexCaller = (table: CallTable): Caller => ({
  next: (window, heads, now) => nextLine(table, window, heads, now),
  take: (line, idle, busyShares) => windowFor(table, line, idle, busyShares),
});

type Rank = (line: number, since: number, now: number) => number;

/** The highest rank first, within it whoever waits longest. */
const rankedCaller = (table: CallTable, rankOf: Rank): Caller => ({
  next(window, heads, now) {
    let best = -1;
    let bestRank = -1;
    let bestSince = Number.POSITIVE_INFINITY;
    for (const line of table.calls[window]!.lines) {
      const since = heads[line]!;
      if (since === Number.POSITIVE_INFINITY) continue;
      const rank = rankOf(line, since, now);
      if (rank > bestRank || (rank === bestRank && since < bestSince)) {
        best = line;
        bestRank = rank;
        bestSince = since;
      }
    }
    return best;
  },
  take: (line, idle, busyShares) => windowFor(table, line, idle, busyShares),
});

const EARLY = 0;
const RANKS = [1, 2, 3];

/** Appointments, then the green channel, then the others; an early appointment when nobody else waits. */
export const priorityCaller = (table: CallTable, classCount: number): Caller =>
  rankedCaller(table, (line, since, now) => (since > now + table.earlyMinutes ? EARLY : RANKS[line % classCount]!));

/** In order of arrival, whatever the class. */
export const fairCaller = (table: CallTable): Caller => rankedCaller(table, () => 1);
