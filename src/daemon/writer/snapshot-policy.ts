// When the state of a hall is written down, so that a restart reads little. It knows neither disk nor state.
import type { Recorded } from "../hall-port.ts";

/** So many events are read again in less time than people notice. */
const EVENTS_MIN = 20_000;
/** A state grows with its tickets, and writing it must stay rare: a ticket lives through some four events. */
const EVENTS_PER_TICKET = 4;

export interface SinceSnapshot {
  /** Events since the last snapshot. */
  readonly events: number;
  /** Tickets of the present business day. */
  readonly tickets: number;
}

/** After a batch: a new day is a small state, and a long tail is worth a large one. */
export const isSnapshotDue = (
  recorded: readonly Pick<Recorded, "event">[],
  { events, tickets }: SinceSnapshot,
): boolean =>
  recorded.some(({ event }) => event.kind === "DayTurned") ||
  events > Math.max(EVENTS_MIN, EVENTS_PER_TICKET * tickets);

/** At an orderly stop: whether the next start would have anything to read. */
export const isSnapshotWorthwhile = ({ events }: Pick<SinceSnapshot, "events">): boolean => events > 0;
