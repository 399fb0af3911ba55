// hall/1 over TCP with mqtt.js, for the daemon with a broker of its own choice and for every device outside the daemon.
// MQTT 5 where the broker takes it, else 3.1.1. mqtt.js would keep what was not acknowledged and send it again after any
// time, an old announcement too; so each link starts empty and the outbox decides.
import type { Socket } from "node:net";
import { connect, type IClientPublishOptions, type MqttClient } from "mqtt";
import type { Clock } from "../../base/clock.ts";
import type { BusIdentity, BusMessage } from "./bus.ts";
import type { Link, LinkEvents } from "./link.ts";
import { LinkedBus } from "./linked-bus.ts";

/** [HALL-1.2] The broker sends the will after one and a half of it: a dead device is known within 22 s. */
const KEEPALIVE_S = 15;
const CONNECT_DEADLINE_MS = 5000;
/** CONNACK codes for a version the broker does not speak: 3.1.1 [MQTT-3.2.2.3] and 5 [MQTT-3.2.2.2]. */
const VERSION_REFUSED = [1, 0x84];

export type MqttVersion = 4 | 5;

export interface ClientBusOptions {
  /** `mqtt://host:1883` or `mqtts://host:8883`. */
  readonly url: string;
  readonly identity: BusIdentity;
  readonly clock: Clock;
  /** From dialling to the broker's answer. Default 5000. */
  readonly connectDeadlineMs?: number;
  /** For each publish and subscribe. Default 5000. */
  readonly deadlineMs?: number;
  /** 4 is MQTT 3.1.1. Default 5, going down to 4 when the broker refuses it. */
  readonly protocolVersion?: MqttVersion;
}

const willOf = (will: BusMessage | undefined) =>
  will && { topic: will.topic, payload: Buffer.from(will.payload), qos: 1 as const, retain: will.retain ?? false };

const open = ({ url, identity, connectDeadlineMs }: ClientBusOptions, version: MqttVersion): MqttClient =>
  connect(url, {
    protocolVersion: version,
    clientId: identity.clientId,
    username: identity.username,
    password: identity.password,
    will: willOf(identity.will),
    clean: true,
    properties: version === 5 ? { sessionExpiryInterval: 0 } : undefined,
    keepalive: KEEPALIVE_S,
    connectTimeout: connectDeadlineMs ?? CONNECT_DEADLINE_MS,
    reconnectPeriod: 0,
    resubscribe: false,
  });

/** Nagle's algorithm against delayed acknowledgement costs 40 to 90 ms on every exchange of QoS 1. */
const sendAtOnce = (client: MqttClient): void => {
  const socket = client.stream as unknown as Partial<Socket>;
  socket.setNoDelay?.(true);
};

/** A refusal carries the broker's own code; any other failure is a lost connection, and `closed` tells of that. */
const refusalIn = (error: unknown): Error | undefined =>
  error instanceof Error && "code" in error && typeof error.code === "number" ? error : undefined;

class MqttLink implements Link {
  readonly #options: ClientBusOptions;
  readonly #events: LinkEvents;
  readonly #spoken: { version: MqttVersion };
  #client: MqttClient;
  #reason = "the connection was closed";
  #isCut = false;

  constructor(options: ClientBusOptions, events: LinkEvents, spoken: { version: MqttVersion }) {
    this.#options = options;
    this.#events = events;
    this.#spoken = spoken;
    this.#client = this.#dial();
  }

  send({ topic, payload, retain, ttlMs }: BusMessage, done: (refused?: Error) => void): void {
    const options: IClientPublishOptions = { qos: 1, retain: retain ?? false };
    if (this.#spoken.version === 5) options.properties = this.#properties(ttlMs);
    this.#client.publish(topic, payload, options, (error) => {
      const refused = refusalIn(error);
      if (refused || !error) done(refused);
    });
  }

  subscribe(filters: readonly string[]): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#client.subscribe([...filters], { qos: 1 }, (error) => (error ? reject(error) : resolve()));
    });
  }

  async leave(): Promise<void> {
    if (!this.#client.connected) return this.cut();
    await new Promise<void>((resolve) => {
      this.#client.end(false, () => resolve());
    });
  }

  cut(): void {
    this.#isCut = true;
    this.#client.stream.destroy();
  }

  #dial(): MqttClient {
    const client = open(this.#options, this.#spoken.version);
    let isVersionRefused = false;
    client.on("connect", () => {
      sendAtOnce(client);
      this.#events.opened();
    });
    client.on("message", (topic, payload, { retain }) =>
      this.#events.arrived({ topic, payload: payload.toString(), retain }),
    );
    client.on("error", (error) => {
      this.#reason = error.message || "no answer";
      isVersionRefused = "code" in error && VERSION_REFUSED.includes(Number(error.code));
    });
    client.on("close", () => this.#ended(isVersionRefused));
    return client;
  }

  /** The lower version is remembered, so that the broker is asked once. */
  #ended(isVersionRefused: boolean): void {
    if (isVersionRefused && !this.#isCut && this.#spoken.version === 5) {
      this.#spoken.version = 4;
      this.#client = this.#dial();
    } else this.#events.closed(this.#reason);
  }

  #properties(ttlMs: number | undefined) {
    const messageExpiryInterval = ttlMs === undefined ? undefined : Math.ceil(ttlMs / 1000);
    return { contentType: "application/json", messageExpiryInterval };
  }
}

/** A party on a real broker. It dials at once and returns before the answer; `onStatus` tells when it is connected. */
export const connectBus = (options: ClientBusOptions): LinkedBus => {
  const spoken = { version: options.protocolVersion ?? 5 };
  const { clock, url, deadlineMs } = options;
  return new LinkedBus({ dial: (events) => new MqttLink(options, events, spoken), clock, url, deadlineMs });
};
