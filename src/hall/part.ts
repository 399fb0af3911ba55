// A part of the hall beside its queue. It has commands, events and a state of its own, work that time brings, and a topic
// of the live feed. The queue knows none of them by name.
import type { Moment } from "../base/calendar.ts";
import type { HallEvent } from "./events.ts";
import type { Hall } from "./state.ts";

export const partNames = ["appointments", "cases", "complaints", "presence"] as const;
export type PartName = (typeof partNames)[number];

export interface Part {
  /** Also of its topic. */
  readonly name: PartName;
  /** Kinds of events, its own and of the queue, after which its entries are read again. */
  readonly events: readonly string[];
  /** What is due at this moment; empty where nothing is. Called whenever any due work of the hall is done. */
  due(hall: Hall, when: Moment): readonly HallEvent[];
  /** The next instant at which something is due, ms; `now.at` or earlier where it is now; Infinity for never. */
  nextDue(hall: Hall, now: Moment): number;
  /** References of persons and words that are still needed, however old they are. */
  refs(hall: Hall): Iterable<string>;
  /** The entries of its topic, each read when it is asked for. Nothing in them tells who a person is. */
  entries(hall: Hall): Map<string, () => unknown>;
}
