// A broker without bytes: the same Bus on a virtual clock, for tests and for whole simulated halls. Delivery is never in
// the caller's turn and in order for each receiver; sessions are clean, wills and takeovers as MQTT has them.
import { BoundedQueue } from "../../base/bounded-queue.ts";
import type { Clock } from "../../base/clock.ts";
import type { BusIdentity, BusMessage } from "./bus.ts";
import type { Arrival, Link, LinkEvents } from "./link.ts";
import { LinkedBus } from "./linked-bus.ts";
import { RetainedMessages } from "./retained.ts";
import { Routes } from "./routes.ts";

/** [HALL-5] Who may come in, and what each may write and read. Pure. */
export interface Access {
  /** Why this party may not come in; undefined when it may. */
  refusal(identity: BusIdentity): string | undefined;
  mayWrite(username: string, topic: string): boolean;
  mayRead(username: string, filter: string): boolean;
}

/** What a broker does within the rules of MQTT and halls forget; switch them at any time. */
export interface MemoryFaults {
  /** Every message arrives twice, as QoS 1 permits. */
  isRepeating: boolean;
  /** ms a will waits; longer than the retry schedule, and it comes after the next birth. 0 is at once. */
  willDelayMs: number;
}

export interface MemoryBrokerOptions {
  readonly clock: Clock;
  /** Default: everyone may do everything. */
  readonly access?: Access;
}

/** Undelivered messages of one party; beyond it the party is thrown out, as by any broker. */
const INBOX_MAX = 10_000;
/** Characters of one payload; a real broker stops at 64 KiB of packet. */
const PAYLOAD_MAX = 65_000;
const URL = "memory";

interface Party {
  readonly identity: BusIdentity;
  readonly events: LinkEvents;
  readonly inbox: BoundedQueue<Arrival>;
  isDue: boolean;
  isGone: boolean;
}

export class MemoryBroker {
  readonly faults: MemoryFaults = { isRepeating: false, willDelayMs: 0 };
  readonly #clock: Clock;
  readonly #access: Access | undefined;
  readonly #parties = new Map<string, Party>();
  readonly #routes = new Routes<Party>();
  readonly #retained = new RetainedMessages();
  readonly #barred = new Set<string>();
  readonly #frozen = new Set<string>();
  #refused = 0;

  constructor({ clock, access }: MemoryBrokerOptions) {
    this.#clock = clock;
    this.#access = access;
  }

  /** Parties now connected. */
  get connectedCount(): number {
    return this.#parties.size;
  }

  /** Connections, messages and subscriptions refused so far. */
  get refusedCount(): number {
    return this.#refused;
  }

  /** Subscriptions of those now connected. */
  get subscriptionCount(): number {
    return this.#routes.count;
  }

  connect(identity: BusIdentity): LinkedBus {
    return new LinkedBus({ dial: (events) => this.#dialled(identity, events), clock: this.#clock, url: URL });
  }

  /** Fault: the connection is lost and the will sent; the party dials again by its schedule. */
  drop(clientId: string): void {
    const party = this.#parties.get(clientId);
    if (party) this.#lose(party, "the connection was lost");
  }

  /** Fault: a pulled network cable. As `drop`, and the party cannot come back until `admit`. */
  bar(clientId: string): void {
    this.#barred.add(clientId);
    this.drop(clientId);
  }

  admit(clientId: string): void {
    this.#barred.delete(clientId);
  }

  /** Fault: a hanging program. Its connection stands, what it is sent waits until `thaw`. */
  freeze(clientId: string): void {
    this.#frozen.add(clientId);
  }

  thaw(clientId: string): void {
    this.#frozen.delete(clientId);
    const party = this.#parties.get(clientId);
    if (party) this.#deliverSoon(party);
  }

  /** Fault: the broker starts anew without a disk. Nothing retained is left, no will is sent, everyone dials again. */
  restart(): void {
    this.#retained.clear();
    for (const party of [...this.#parties.values()]) this.#end(party, "the broker was restarted");
  }

  #dialled(identity: BusIdentity, events: LinkEvents): Link {
    const inbox = new BoundedQueue<Arrival>(INBOX_MAX);
    const party: Party = { identity, events, inbox, isDue: false, isGone: false };
    this.#clock.soon(() => this.#enter(party));
    return {
      send: (message, done) => this.#take(party, message, done),
      subscribe: async (filters) => this.#subscribe(party, filters),
      leave: async () => this.#end(party, "left"),
      cut: () => this.#lose(party, "cut"),
    };
  }

  #enter(party: Party): void {
    if (party.isGone) return;
    const { clientId } = party.identity;
    const refusal = this.#barred.has(clientId) ? "no network" : this.#access?.refusal(party.identity);
    if (refusal !== undefined) {
      this.#refused++;
      this.#end(party, refusal);
      return;
    }
    const former = this.#parties.get(clientId);
    if (former) this.#lose(former, "another party of this name came [MQTT-3.1.4-2]");
    this.#parties.set(clientId, party);
    party.events.opened();
  }

  #take(party: Party, message: BusMessage, done: () => void): void {
    if (party.isGone) return;
    const mayWrite = this.#access?.mayWrite(party.identity.username, message.topic) ?? true;
    if (mayWrite && message.payload.length <= PAYLOAD_MAX) this.#publish(message);
    else this.#refused++;
    done();
  }

  #publish({ topic, payload, retain }: BusMessage): void {
    if (retain) this.#retained.keep(topic, payload);
    for (const party of this.#routes.to(topic)) this.#send(party, { topic, payload, retain: false });
  }

  #subscribe(party: Party, filters: readonly string[]): void {
    if (party.isGone) throw new Error("the connection was lost");
    const forbidden = filters.find((filter) => !(this.#access?.mayRead(party.identity.username, filter) ?? true));
    if (forbidden !== undefined) {
      this.#refused++;
      throw new Error(`${party.identity.username} may not read ${forbidden}`);
    }
    this.#routes.add(filters, party);
    for (const message of this.#retained.matching(filters)) this.#send(party, message);
  }

  #send(party: Party, message: Arrival): void {
    const hasRoom = party.inbox.add(message) && (!this.faults.isRepeating || party.inbox.add(message));
    if (hasRoom) this.#deliverSoon(party);
    else this.#lose(party, `${INBOX_MAX} messages were not taken`);
  }

  #deliverSoon(party: Party): void {
    if (party.isDue) return;
    party.isDue = true;
    this.#clock.soon(() => this.#deliver(party));
  }

  #deliver(party: Party): void {
    party.isDue = false;
    if (this.#frozen.has(party.identity.clientId)) return;
    for (const message of party.inbox.takeAll()) {
      if (!party.isGone) party.events.arrived(message);
    }
  }

  #lose(party: Party, reason: string): void {
    const { will } = party.identity;
    const hadEntered = this.#parties.get(party.identity.clientId) === party;
    this.#end(party, reason);
    if (!will || !hadEntered) return;
    if (this.faults.willDelayMs === 0) this.#publish(will);
    else this.#clock.after(this.faults.willDelayMs, "late will", () => this.#publish(will));
  }

  #end(party: Party, reason: string): void {
    if (party.isGone) return;
    party.isGone = true;
    const { clientId } = party.identity;
    if (this.#parties.get(clientId) === party) this.#parties.delete(clientId);
    this.#routes.remove(party);
    this.#clock.soon(() => party.events.closed(reason));
  }
}
