// The daemon on its own broker: a party without a socket. It keeps what is retained beside aedes, so that a new handler
// gets it before anything newer.
import type { Aedes, AedesPublishPacket } from "aedes";
import { AppError } from "../../base/errors.ts";
import type { Bus, BusHandler, BusMessage, BusStatus } from "../../protocols/mqtt/bus.ts";
import type { RetainedMessages } from "../../protocols/mqtt/retained.ts";
import { Routes } from "../../protocols/mqtt/routes.ts";

export class DaemonParty implements Bus {
  readonly #retained: RetainedMessages;
  readonly #routes = new Routes<BusHandler>();
  readonly #listeners: ((status: BusStatus) => void)[] = [];
  readonly #underWay = new Set<Promise<void>>();
  readonly #aedes: Aedes;
  #status: BusStatus = "connected";

  constructor(aedes: Aedes, retained: RetainedMessages) {
    this.#aedes = aedes;
    this.#retained = retained;
  }

  get status(): BusStatus {
    return this.#status;
  }

  /** Settles when aedes has begun: its own answer waits for the slowest subscriber, a frozen one included. */
  async publish({ topic, payload, retain }: BusMessage): Promise<void> {
    this.#refuseWhenClosed();
    const packet = { cmd: "publish", topic, payload, qos: 1, retain: retain ?? false, dup: false } as const;
    const delivered = new Promise<void>((resolve) => this.#aedes.publish(packet, () => resolve()));
    this.#underWay.add(delivered);
    void delivered.then(() => this.#underWay.delete(delivered));
  }

  async subscribe(filters: readonly string[], handler: BusHandler): Promise<void> {
    this.#refuseWhenClosed();
    for (const message of this.#retained.matching(filters)) handler(message);
    this.#routes.add(filters, handler);
  }

  onStatus(listener: (status: BusStatus) => void): void {
    this.#listeners.push(listener);
  }

  async close(): Promise<void> {
    if (this.#status === "disconnected") return;
    this.#status = "disconnected";
    this.#routes.clear();
    for (const listener of this.#listeners) listener("disconnected");
  }

  /** Settles when everything published has been written to the sockets of those who wanted it. */
  async delivered(): Promise<void> {
    await Promise.all(this.#underWay);
  }

  /** What aedes hands over for every message of the hall. */
  take = ({ topic, payload, retain }: AedesPublishPacket, done: () => void): void => {
    const text = payload.toString();
    if (retain) this.#retained.keep(topic, text);
    for (const handler of this.#routes.to(topic)) handler({ topic, payload: text, retain: false });
    done();
  };

  #refuseWhenClosed(): void {
    if (this.#status === "connected") return;
    throw new AppError("BROKER_UNREACHABLE", { url: "of this daemon", reason: "it is closed" });
  }
}
