// A socket without a cable: tests and whole simulated halls plug a device into it and pull it out again. What is said
// arrives in a later turn, as it would over any wire.
import type { Clock } from "../../base/clock.ts";
import type { Link, LinkEvents, Transport } from "./transport.ts";

/** What a device does with the bytes that reach it. */
export type TakesBytes = (bytes: Uint8Array) => void;

export class MemorySocket implements Transport {
  readonly name: string;
  readonly #clock: Clock;
  #device: TakesBytes | undefined;
  #events: LinkEvents | undefined;
  #openedCount = 0;

  constructor(name: string, clock: Clock) {
    this.name = name;
    this.#clock = clock;
  }

  /** Whether somebody holds the link open. */
  get isOpen(): boolean {
    return this.#events !== undefined;
  }

  /** How often it was opened. */
  get openedCount(): number {
    return this.#openedCount;
  }

  plugIn(device: TakesBytes): void {
    this.#device = device;
  }

  /** Pulls the plug: what was half said stays half said. */
  pull(): void {
    const events = this.#events;
    this.#device = undefined;
    this.#events = undefined;
    events?.closed("the plug was pulled");
  }

  /** The device says something. */
  say(bytes: Uint8Array): void {
    const events = this.#events;
    this.#clock.soon(() => events === this.#events && events?.heard(bytes.slice()));
  }

  async open(events: LinkEvents): Promise<Link> {
    if (!this.#device) throw new Error("nothing is plugged in");
    if (this.#events) throw new Error("somebody else has it open");
    this.#events = events;
    this.#openedCount++;
    return {
      write: async (bytes) => this.#take(events, bytes),
      close: async () => {
        if (this.#events === events) this.#events = undefined;
      },
    };
  }

  #take(events: LinkEvents, bytes: Uint8Array): void {
    if (this.#events !== events) throw new Error("the link is closed");
    const device = this.#device;
    this.#clock.soon(() => device === this.#device && device?.(bytes.slice()));
  }
}
