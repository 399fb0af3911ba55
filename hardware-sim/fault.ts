// What a fault is: a small behaviour laid over a device. Faults stack, the latest one nearest to the line.
import type { Clock } from "../src/base/clock.ts";
import type { BusMessage } from "../src/protocols/mqtt/bus.ts";

/** What a device hears from the bus. */
export interface Heard {
  readonly topic: string;
  readonly payload: string;
}

/** What a fault may do to the device it befalls. */
export interface Rig {
  readonly clock: Clock;
  /** The line breaks without a word, so the will is said; it comes back by itself after `downMs`. */
  breakLine(downMs: number): void;
  /** A broken line comes back now. */
  mendLine(): void;
  /** The power goes, and comes back after `downMs` with a new boot. */
  cyclePower(downMs: number): void;
}

export interface Fault {
  readonly name: string;
  /** A trouble of one trade alone; the device must know it. */
  readonly ailment?: string;
  /** What becomes of a message on its way in; passes it on as often, as late and as changed as it likes. */
  hears?(message: Heard, pass: (message: Heard) => void, rig: Rig): void;
  /** The same for a message on its way out. */
  says?(message: BusMessage, pass: (message: BusMessage) => void, rig: Rig): void;
  begins?(rig: Rig): void;
  ends?(rig: Rig): void;
}
