// What supervision reads of a day: the events that tell who was there and what was on, each with whoever caused it.
import type { EventKind, HallEvent } from "../events.ts";
import type { HallRules } from "../rules/rules.ts";

/** Kinds that tell who was there and what was on; the others are not asked for. */
export const seenKinds = [
  "DayTurned",
  "PlanAdopted",
  "DeviceChanged",
  "WindowOpened",
  "WindowClosed",
  "WindowPaused",
  "WindowResumed",
  "StaffSignedIn",
  "StaffSignedOut",
  "EmptyExplained",
  "DaemonStarted",
] as const satisfies readonly EventKind[];

/** An event, and the actor that the ledger names: `clerk:101`. */
export type Seen = HallEvent & { readonly by: string };

export interface SeenDay {
  readonly date: string;
  /** Local midnight, ms since 1970 UTC. */
  readonly midnight: number;
  /** From when it is known: midnight, or when the hall began; until when: its end, or now. ms since 1970 UTC. */
  readonly from: number;
  readonly until: number;
  readonly rules: HallRules;
  /** In order of time. */
  readonly events: readonly Seen[];
  /** State and faults of each device when the day began. */
  readonly before: ReadonlyMap<string, DeviceState>;
}

export interface DeviceState {
  readonly state: string;
  readonly faults: readonly string[];
  /** Since when, ms. */
  readonly at: number;
}
