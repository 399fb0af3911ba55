// Whether a call has reached people: sign, voice and screen each say so, or have failed after a while. What is found
// is recorded, so that the clerk sees which one has not and the screens can step in.
import type { Cancel, Clock } from "../../base/clock.ts";

export type Way = "sign" | "voice" | "screen";

export interface CallId {
  readonly ticket: string;
  readonly call: number;
}

export interface DeliveryOptions {
  readonly clock: Clock;
  readonly record: (call: CallId, reached: readonly Way[], missed: readonly Way[]) => void;
}

interface Tracked {
  readonly call: CallId;
  readonly pending: Set<Way>;
  readonly reached: Way[];
  readonly missed: Way[];
  readonly cancel: Cancel;
}

/** A sign or screen that has not shown a call by then has missed it; the voice has its own ladder. */
const SHOWN_WITHIN_MS = 5000;
const TRACKED_MAX = 200;

const keyOf = ({ ticket, call }: CallId): string => `${ticket} ${call}`;

export class Delivery {
  readonly #options: DeliveryOptions;
  readonly #tracked = new Map<string, Tracked>();

  constructor(options: DeliveryOptions) {
    this.#options = options;
  }

  /** Starts to follow a call over the ways the hall has. */
  follow(call: CallId, ways: readonly Way[]): void {
    if (ways.length === 0) return;
    this.#dropOldest();
    const overdue = () => {
      for (const way of ["sign", "screen"] as const) this.miss(call, way);
    };
    const cancel = this.#options.clock.after(SHOWN_WITHIN_MS, `delivery of ${keyOf(call)}`, overdue);
    this.#tracked.set(keyOf(call), { call, pending: new Set(ways), reached: [], missed: [], cancel });
  }

  reach(call: CallId, way: Way): void {
    this.#resolve(call, way, "reached");
  }

  miss(call: CallId, way: Way): void {
    this.#resolve(call, way, "missed");
  }

  /** Calls that still wait for a way. */
  waitingFor(way: Way): CallId[] {
    return [...this.#tracked.values()].filter(({ pending }) => pending.has(way)).map(({ call }) => call);
  }

  stop(): void {
    for (const { cancel } of this.#tracked.values()) cancel();
    this.#tracked.clear();
  }

  /** A miss is told at once, because somebody must step in; success when nothing is open any more. */
  #resolve(call: CallId, way: Way, result: "reached" | "missed"): void {
    const tracked = this.#tracked.get(keyOf(call));
    if (!tracked?.pending.delete(way)) return;
    tracked[result].push(way);
    const isComplete = tracked.pending.size === 0;
    if (isComplete) this.#forget(tracked);
    if (isComplete || result === "missed") this.#options.record(call, [...tracked.reached], [...tracked.missed]);
  }

  #forget(tracked: Tracked): void {
    tracked.cancel();
    this.#tracked.delete(keyOf(tracked.call));
  }

  #dropOldest(): void {
    const oldest = this.#tracked.values().next().value;
    if (oldest && this.#tracked.size >= TRACKED_MAX) this.#forget(oldest);
  }
}
