// What carries hall/1: the broker inside the daemon, or one from outside.

import { checker } from "../base/check.ts";
import type { Clock } from "../base/clock.ts";
import { every, pause, within } from "../base/clock.ts";
import { AppError, reasonOf } from "../base/errors.ts";
import type { Bus } from "../protocols/mqtt/bus.ts";
import type { connectBus } from "../protocols/mqtt/client-bus.ts";
import { DaemonState } from "../protocols/mqtt/messages.ts";
import { topicsOf } from "../protocols/mqtt/topics.ts";
import { DAEMON_USER } from "./broker/access.ts";
import { openBroker } from "./broker/embedded.ts";
import type { ConfigDocument } from "./config/document.ts";
import { guestsOf } from "./config/drivers.ts";
import type { DeviceSecrets } from "./device-secrets.ts";
import type { Head } from "./hall-port.ts";
import type { Log } from "./log.ts";

type ConnectBus = typeof connectBus;

export interface Carrier {
  readonly bus: Bus;
  readonly url: string;
  close(): Promise<void>;
}

export interface CarrierOptions {
  readonly config: ConfigDocument;
  readonly secrets: DeviceSecrets;
  readonly clock: Clock;
  readonly log: Log;
  readonly boot: string;
  readonly head: Head;
}

/** Within which a secret that the command line has minted is good at the broker inside. */
const REFRESH_MS = 2000;

/** A file that cannot be read changes nothing: whoever could come in still can. */
const followSecrets = ({ secrets, clock, log }: CarrierOptions) =>
  every(clock, REFRESH_MS, "device secrets", () => {
    secrets.refresh().catch((error: unknown) => log.warn({ reason: reasonOf(error) }, "device secrets"));
  });

const inside = async (options: CarrierOptions): Promise<Carrier> => {
  const { config, secrets, clock, log } = options;
  const { host, port } = config.mqtt;
  const broker = await openBroker({
    host,
    port,
    hall: config.hall.id,
    credentials: (user) => secrets.hashOf(user),
    guests: await guestsOf(config),
    clock,
    log: (line) => log.warn({ broker: "embedded" }, line),
  });
  const cancelFollow = followSecrets(options);
  const close = () => {
    cancelFollow();
    return broker.close();
  };
  return { bus: broker.bus, url: `mqtt://${host}:${broker.port}`, close };
};

/** For the broker's answer to a connection; a broker that is away at the start is no reason to wait. */
const CONNECTED_MS_MAX = 1000;
/** ms in which a broker hands out what it has retained. */
const RETAINED_MS = 300;

const connected = (bus: Bus): Promise<void> =>
  new Promise((resolve) => {
    if (bus.status === "connected") resolve();
    bus.onStatus((status) => status === "connected" && resolve());
  });

/** The epoch of another daemon that says it is online for this hall; undefined when there is none. */
const otherEpoch = async (bus: Bus, topic: string, epoch: string, clock: Clock): Promise<string | undefined> => {
  const check = checker(DaemonState);
  let found: string | undefined;
  await bus.subscribe([topic], ({ payload, retain }) => {
    const state = retain && payload !== "" ? check(parse(payload)) : undefined;
    if (state?.ok && state.value.s === "online" && state.value.epoch !== epoch) found = state.value.epoch;
  });
  const late = () => new Error("late");
  await within(clock, CONNECTED_MS_MAX, "first connection", connected(bus), late).catch(() => {});
  await pause(clock, RETAINED_MS, "retained daemon state");
  return found;
};

const parse = (payload: string): unknown => {
  try {
    return JSON.parse(payload);
  } catch {
    return undefined;
  }
};

/**
 * Throws BROKER_SHARED. It looks through a connection of its own: under the daemon's client id it would throw the other
 * daemon out, whose will would then say that nobody is there.
 */
const refuseToShare = async ({ config, secrets, clock, boot, head }: CarrierOptions, connectBus: ConnectBus) => {
  const { url } = config.mqtt;
  const hall = config.hall.id;
  const clientId = `${hall}-${DAEMON_USER}-${boot}`;
  const bus = connectBus({ url, clock, identity: { clientId, username: DAEMON_USER, password: secrets.daemon } });
  const found = await otherEpoch(bus, topicsOf(hall).daemon, head.epoch, clock);
  await bus.close();
  if (found !== undefined) throw new AppError("BROKER_SHARED", { found, url });
};

const outside = async (options: CarrierOptions): Promise<Carrier> => {
  const { config, secrets, clock, boot, head } = options;
  const { url } = config.mqtt;
  const hall = config.hall.id;
  // Loaded when asked for: most halls have their broker inside.
  const { connectBus } = await import("../protocols/mqtt/client-bus.ts");
  await refuseToShare(options, connectBus);
  const offline = JSON.stringify({ s: "offline", boot, epoch: head.epoch, seq: head.seq, ver: "", ts: clock.now() });
  const identity = {
    clientId: `${hall}-${DAEMON_USER}`,
    username: DAEMON_USER,
    password: secrets.daemon,
    will: { topic: topicsOf(hall).daemon, payload: offline, retain: true },
  };
  const bus = connectBus({ url, identity, clock });
  return { bus, url, close: () => bus.close() };
};

/** Opens the carrier that the configuration names. Throws PORT_TAKEN, PORT_REFUSED, BROKER_SHARED. */
export const openCarrier = (options: CarrierOptions): Promise<Carrier> =>
  options.config.mqtt.broker === "embedded" ? inside(options) : outside(options);
