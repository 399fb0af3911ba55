// The seam between hall/1 and whatever carries it: an MQTT broker inside, one outside, or memory in tests.
// 3.1.1 is the floor: QoS 1, retained messages and a will are all that anyone may rely on.

export interface BusMessage {
  readonly topic: string;
  /** JSON in UTF-8; empty clears a retained topic. */
  readonly payload: string;
  readonly retain?: boolean;
  /** ms the message stays worth delivering; carried as MQTT 5 message expiry where the broker has it. */
  readonly ttlMs?: number;
  /** Given up when the connection is lost before the broker has taken it, for it may have been delivered. Default false. */
  readonly isOnce?: boolean;
}

export type BusHandler = (message: {
  readonly topic: string;
  readonly payload: string;
  readonly retain: boolean;
}) => void;

export type BusStatus = "connected" | "disconnected";

/** One party on the bus: the daemon, or one device. */
export interface Bus {
  readonly status: BusStatus;
  /** Settles when the broker has taken the message; rejects with BROKER_UNREACHABLE after a deadline. */
  publish(message: BusMessage): Promise<void>;
  /**
   * A standing order: made anew on every connection before anything is published there, and settled at once while there
   * is none. Retained messages come first; a second call adds to the first. Rejects when the broker refuses a filter.
   */
  subscribe(filters: readonly string[], handler: BusHandler): Promise<void>;
  /** Tells each change of the connection; after `connected` everyone publishes what they retain again. */
  onStatus(listener: (status: BusStatus) => void): void;
  /** Leaves in an orderly way: the will is not sent. */
  close(): Promise<void>;
}

/** Who a party is on the bus, and what is said for it when it dies. */
export interface BusIdentity {
  /** `<hall>-<device>`: never random, so a second one of the same name takes over instead of doubling. */
  readonly clientId: string;
  readonly username: string;
  readonly password: string;
  readonly will?: BusMessage;
}
