// The broker inside the daemon: aedes on one TCP port, with the hall's credentials and access table, and bounds on
// whatever a device can send. MQTT 3.1.1; it keeps no session and nothing on disk.
import type { Socket } from "node:net";
import { Aedes, type Client } from "aedes";
import { type Clock, within } from "../../base/clock.ts";
import type { Bus } from "../../protocols/mqtt/bus.ts";
import { RetainedMessages } from "../../protocols/mqtt/retained.ts";
import { type Credentials, daemonRights, type Guests, hallAccess } from "./access.ts";
import { DaemonParty } from "./daemon-party.ts";
import { Door, type DoorLimits } from "./door.ts";
import { Gates } from "./gates.ts";
import { type RefusalReason, Refusals } from "./refusals.ts";

export interface BrokerLimits extends DoorLimits {
  /** Topics with a retained message. */
  readonly retainedMax: number;
  /** From the TCP connection to CONNECT. */
  readonly connectDeadlineMs: number;
  /** A device that takes nothing for so long is dropped. */
  readonly drainDeadlineMs: number;
  /** Seconds; a device that asks for more, or for none, is refused. */
  readonly keepaliveMaxS: number;
  readonly closeDeadlineMs: number;
}

/** [HALL-5.5] */
export const defaultLimits: BrokerLimits = {
  packetBytesMax: 65_536,
  packetsPerSecond: 200,
  packetBurst: 2000,
  connectionsMax: 500,
  retainedMax: 10_000,
  connectDeadlineMs: 5000,
  drainDeadlineMs: 2000,
  keepaliveMaxS: 60,
  closeDeadlineMs: 2000,
};

export interface BrokerOptions {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly hall: string;
  readonly credentials: Credentials;
  /** Default none. */
  readonly guests?: Guests;
  readonly clock: Clock;
  readonly log?: (line: string) => void;
  readonly limits?: Partial<BrokerLimits>;
}

export interface EmbeddedBroker {
  /** The daemon's own party: no TCP, no delay. */
  readonly bus: Bus;
  readonly port: number;
  /** Devices now connected; the daemon is not one of them. */
  readonly connectedCount: number;
  readonly refusals: ReadonlyMap<RefusalReason, number>;
  /** Delivers what was published, then lets go of everyone, within `closeDeadlineMs`. */
  close(): Promise<void>;
}

/** `hall/1/<hall>/dev/<device>/$alert/<id>` has seven. */
const TOPIC_LEVELS_MAX = 8;
/** Also of clients that speak MQTT 3.1, which had 23: a guest is called `<hall>-<device>.box`. */
const CLIENT_ID_MAX = 200;
/** QoS 2 messages of one device under way at once; hall/1 uses none. */
const EXACTLY_ONCE_MAX = 16;
/** aedes' code for a version it does not speak. */
const VERSION_REFUSED = 1;

const openAedes = (gates: Gates, limits: BrokerLimits): Promise<Aedes> =>
  Aedes.createBroker({
    ...gates,
    // Any other number is a queue shared by all: one frozen device fills it and nobody is served (moscajs/aedes#553),
    // and when it empties, mqemitter recurses until the stack ends (mcollina/mqemitter#204).
    concurrency: 0,
    drainTimeout: limits.drainDeadlineMs,
    connectTimeout: limits.connectDeadlineMs,
    keepaliveLimit: limits.keepaliveMaxS,
    maxTopicLevels: TOPIC_LEVELS_MAX,
    maxClientsIdLength: CLIENT_ID_MAX,
    maxInflightInbound: EXACTLY_ONCE_MAX,
  });

/** A client that asks for MQTT 5 first and then goes down is counted apart from one that sends garbage. */
const countStrangers = (aedes: Aedes, refusals: Refusals): void => {
  aedes.on("connectionError", ({ conn }: Client, error: Error & { errorCode?: number }) => {
    const reason = error.errorCode === VERSION_REFUSED ? "version" : "protocol";
    refusals.note(reason, String((conn as Socket).remoteAddress), error.message);
  });
};

const closeAedes = (aedes: Aedes): Promise<void> => new Promise((resolve) => aedes.close(resolve));

const closeAll = async (aedes: Aedes, door: Door, bus: DaemonParty, clock: Clock, deadlineMs: number) => {
  door.shut();
  await bus.close();
  const work = bus.delivered().then(() => closeAedes(aedes));
  await within(clock, deadlineMs, "broker close", work, () => new Error("late")).catch(() => closeAedes(aedes));
  door.clear();
};

/** aedes behind the hall's gates, and the daemon's own party on it. */
const openInside = async ({ hall, credentials, guests }: BrokerOptions, limits: BrokerLimits, refusals: Refusals) => {
  const retained = new RetainedMessages();
  const mayRetain = (topic: string) => retained.has(topic) || retained.count < limits.retainedMax;
  const access = hallAccess(hall, credentials, guests);
  const aedes = await openAedes(new Gates({ hall, access, refusals, mayRetain }), limits);
  const bus = new DaemonParty(aedes, retained);
  for (const filter of daemonRights(hall, guests).read) aedes.subscribe(filter, bus.take, () => {});
  countStrangers(aedes, refusals);
  return { aedes, bus };
};

/** Opens the hall's broker; PORT_TAKEN or PORT_REFUSED when its port cannot be had. */
export const openBroker = async (options: BrokerOptions): Promise<EmbeddedBroker> => {
  const { host, clock } = options;
  const limits = { ...defaultLimits, ...options.limits };
  const refusals = new Refusals(clock, options.log);
  const { aedes, bus } = await openInside(options, limits, refusals);
  const door = new Door({ limits, clock, refusals, handle: (socket) => void aedes.handle(socket) });
  const close = () => closeAll(aedes, door, bus, clock, limits.closeDeadlineMs);
  const port = await door.open(host, options.port).catch(async (error) => {
    await close();
    throw error;
  });
  return {
    bus,
    port,
    get connectedCount() {
      return aedes.connectedClients;
    },
    refusals: refusals.counts,
    close,
  };
};
