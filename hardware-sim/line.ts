// The wire between a device and the hall, with the faults that lie on it. A message that cannot be sent is counted
// and gone: acknowledgements are asked for again, events are resent, retained topics republished.
import type { Bus, BusIdentity, BusMessage } from "../src/protocols/mqtt/bus.ts";
import type { Fault, Heard, Rig } from "./fault.ts";

/** A bus that can also go as in a power cut: without a goodbye, so that the broker sends the will. */
export interface CuttableBus extends Bus {
  vanish(): void;
}

export type OpenBus = (identity: BusIdentity) => CuttableBus;

export interface LineSetting {
  readonly open: OpenBus;
  readonly filters: readonly string[];
  readonly hear: (message: Heard) => void;
  /** The line is up, or up again. */
  readonly connected: () => void;
}

type Hop<T> = (message: T, pass: (message: T) => void) => void;

/** One hop after the other, the first one first. */
const through = <T>(hops: readonly Hop<T>[], last: (message: T) => void): ((message: T) => void) => {
  const [hop, ...rest] = hops;
  return hop ? (message) => hop(message, through(rest, last)) : last;
};

export class Line {
  readonly #setting: LineSetting;
  readonly #rig: Rig;
  #faults: readonly Fault[] = [];
  #bus: CuttableBus | undefined;
  #unsent = 0;

  constructor(setting: LineSetting, rig: Rig) {
    this.#setting = setting;
    this.#rig = rig;
  }

  /** Plugged in, whether or not there is an answer. */
  get isOpen(): boolean {
    return this.#bus !== undefined;
  }

  get isUp(): boolean {
    return this.#bus?.status === "connected";
  }

  get faults(): readonly Fault[] {
    return this.#faults;
  }

  /** Messages and subscriptions the broker did not take. */
  get unsent(): number {
    return this.#unsent;
  }

  lay(fault: Fault): void {
    this.#faults = [...this.#faults, fault];
  }

  clear(): void {
    this.#faults = [];
  }

  /** Dials; `connected` tells when there is an answer. A bus keeps its subscriptions when it dials again by itself. */
  connect(identity: BusIdentity): void {
    const bus = this.#setting.open(identity);
    this.#bus = bus;
    const hear = (message: Heard) => bus === this.#bus && this.#hear(message);
    this.#count(bus.subscribe(this.#setting.filters, hear));
    bus.onStatus((status) => {
      if (bus === this.#bus && status === "connected") this.#setting.connected();
    });
    if (bus.status === "connected") this.#setting.connected();
  }

  say(message: BusMessage): void {
    const hops = this.#faults.map(
      (fault): Hop<BusMessage> =>
        (said, pass) =>
          fault.says ? fault.says(said, pass, this.#rig) : pass(said),
    );
    through(hops, (last) => this.#send(last))(message);
  }

  /** Breaks without a word, so that the broker says the will. */
  cut(): void {
    this.#bus?.vanish();
    this.#bus = undefined;
  }

  /** Leaves with a last word. */
  async hangUp(last: BusMessage): Promise<void> {
    const bus = this.#bus;
    this.#bus = undefined;
    if (bus?.status === "connected") await bus.publish(last).catch(() => {});
    await bus?.close();
  }

  #hear(message: Heard): void {
    const hops = this.#faults.map(
      (fault): Hop<Heard> =>
        (heard, pass) =>
          fault.hears ? fault.hears(heard, pass, this.#rig) : pass(heard),
    );
    through(hops.reverse(), this.#setting.hear)(message);
  }

  #send(message: BusMessage): void {
    if (this.#bus) this.#count(this.#bus.publish(message));
    else this.#unsent++;
  }

  #count(outcome: Promise<void>): void {
    outcome.catch(() => {
      this.#unsent++;
    });
  }
}
