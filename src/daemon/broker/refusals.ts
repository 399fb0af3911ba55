// What the broker turned away: counted for the metrics, and told in the log, at most once a second for each reason, so
// that a device gone mad cannot fill the disk.
import type { Clock } from "../../base/clock.ts";
import type { EntryRefusal } from "./access.ts";

export type RefusalReason =
  | EntryRefusal
  | "publish"
  | "subscribe"
  | "retained-full"
  | "packet-size"
  | "packet-rate"
  | "connections"
  | "version"
  | "protocol";

const LOG_PERIOD_MS = 1000;

export class Refusals {
  readonly counts = new Map<RefusalReason, number>();
  readonly #loggedAt = new Map<RefusalReason, number>();
  readonly #clock: Clock;
  readonly #log: (line: string) => void;

  constructor(clock: Clock, log: (line: string) => void = () => {}) {
    this.#clock = clock;
    this.#log = log;
  }

  note(reason: RefusalReason, who: string, value: string): void {
    const count = (this.counts.get(reason) ?? 0) + 1;
    this.counts.set(reason, count);
    const last = this.#loggedAt.get(reason);
    if (last !== undefined && this.#clock.elapsed() - last < LOG_PERIOD_MS) return;
    this.#loggedAt.set(reason, this.#clock.elapsed());
    this.#log(`refused ${reason} of ${who}: ${value} (${count} so far)`);
  }
}
