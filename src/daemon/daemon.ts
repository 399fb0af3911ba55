// The one place that knows everybody: puts a hall's daemon together, and takes it apart in the reverse order.
import { join } from "node:path";
import type { Clock } from "../base/clock.ts";
import { AppError, reasonOf, systemCodeOf } from "../base/errors.ts";
import { ulids } from "../base/ids.ts";
import type { Random } from "../base/random.ts";
import { rulesOf } from "../hall/state.ts";
import { openAccess } from "./access/access.ts";
import { originRules } from "./access/origin.ts";
import { Rates } from "./access/rate-limit.ts";
import { type Carrier, openCarrier } from "./carrier.ts";
import type { ConfigDocument } from "./config/document.ts";
import { type Core, openCore } from "./core.ts";
import { Desk } from "./desk/desk.ts";
import { DeviceSecrets } from "./device-secrets.ts";
import type { CrowdControl } from "./http/crowd-control.ts";
import { openApiDocument } from "./http/openapi.ts";
import { ProblemCounts } from "./http/problem-counts.ts";
import { buildServer } from "./http/server.ts";
import type { Readiness } from "./http/server-options.ts";
import type { Log } from "./log.ts";
import { Metrics } from "./metrics.ts";
import { Settings } from "./settings.ts";
import { version } from "./version.ts";
import { asyncApiDocument } from "./websocket/asyncapi.ts";
import { SocketDoor } from "./websocket/socket-door.ts";

export interface DaemonOptions {
  readonly config: ConfigDocument;
  readonly configFile: string;
  readonly folder: string;
  readonly pagesFolder?: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** Pages on this machine need no secret, and may let a crowd in. */
  readonly demo?: { readonly crowd: CrowdControl };
}

export interface Daemon {
  /** The address of the pages, `http://127.0.0.1:8080`. */
  readonly address: string;
  /** The address of the devices' broker. */
  readonly brokerUrl: string;
  readonly core: Core;
  readonly secrets: DeviceSecrets;
  stop(): Promise<void>;
}

/** What was opened, to be closed in the reverse order; a failing start closes what it had. */
class Opened {
  readonly #closers: { readonly name: string; readonly close: () => Promise<void> | void }[] = [];
  readonly #log: Log;

  constructor(log: Log) {
    this.#log = log;
  }

  add(name: string, close: () => Promise<void> | void): void {
    this.#closers.push({ name, close });
  }

  async closeAll(): Promise<void> {
    for (const { name, close } of this.#closers.splice(0).reverse()) {
      try {
        await close();
      } catch (error) {
        this.#log.error({ part: name, reason: reasonOf(error) }, "did not close");
      }
    }
  }
}

const listenTrouble = (error: unknown, host: string, port: number): AppError => {
  const params = { what: "The page server", host, port, reason: reasonOf(error) };
  return new AppError(systemCodeOf(error) === "EADDRINUSE" ? "PORT_TAKEN" : "PORT_REFUSED", params, { cause: error });
};

const readinessOf = (core: Core, carrier: Carrier): Readiness => {
  const { trouble } = core.port;
  const broker = carrier.bus.status;
  return {
    // The hall serves on while devices are out of reach; a ledger that takes nothing stops it.
    ready: trouble === undefined,
    checks: {
      ledger: { ok: trouble === undefined, detail: trouble ?? "writable" },
      broker: { ok: broker === "connected", detail: broker },
    },
  };
};

const assemble = async (options: DaemonOptions, opened: Opened): Promise<Daemon> => {
  const { config, configFile, folder, clock, random, log } = options;
  const settings = await Settings.open({ path: join(folder, "settings.json"), base: config.hall });
  const { personalDays } = config.keep;
  const core = await openCore({ folder, rules: settings.rules, clock, random, log, personalDays, configFile });
  opened.add("ledger", () => core.close());
  const secrets = await DeviceSecrets.open(folder, random);
  const isStaff = (id: string) => rulesOf(core.port.hall).staff.some((member) => member.id === id);
  const access = await openAccess({
    path: join(folder, "access.json"),
    clock,
    random,
    isStaff,
    log: ({ what, ...facts }) => log.info(facts, what),
  });
  opened.add("access", () => access.close());
  const boot = ulids(clock, random)();
  const carrier = await openCarrier({ config, secrets, clock, log, boot, head: core.port.head });
  opened.add("broker", () => carrier.close());
  const desk = openDesk(options, core, carrier, boot);
  opened.add("devices", () => desk.stop());
  await desk.start();
  const doors = await openDoors(options, { settings, core, access, carrier, desk });
  for (const { name, close } of doors.closers) opened.add(name, close);
  log.info(
    { hall: config.hall.id, address: doors.address, broker: carrier.url, seq: core.port.head.seq, version },
    "open",
  );
  if (options.demo) log.warn("demo: pages on this machine need no secret");
  if (configFile === "") log.debug("no configuration file");
  return { address: doors.address, brokerUrl: carrier.url, core, secrets, stop: () => opened.closeAll() };
};

const openDesk = ({ config, clock, log }: DaemonOptions, core: Core, carrier: Carrier, boot: string): Desk => {
  const { port, live, calendar } = core;
  const desk = new Desk({
    bus: carrier.bus,
    hall: config.hall.id,
    port,
    clock,
    calendar,
    devices: config.devices,
    boot,
    version,
    publishEntries: (entries) => live.set("devices", entries, "DeviceTouched"),
    log: (level, what, facts) => log[level](facts, what),
  });
  core.onRecorded((recorded) => {
    desk.onRecorded(recorded);
    live.publish(recorded);
  });
  return desk;
};

interface Behind {
  readonly settings: Settings;
  readonly core: Core;
  readonly access: Awaited<ReturnType<typeof openAccess>>;
  readonly carrier: Carrier;
  readonly desk: Desk;
}

const openDoors = async (options: DaemonOptions, { settings, core, access, carrier, desk }: Behind) => {
  const { config, clock, log, demo, pagesFolder } = options;
  const { host, port: wanted, names } = config.http;
  const origin = originRules({ listenHost: host, names });
  const { limits } = config;
  const rates = new Rates(clock, limits);
  const counts = new ProblemCounts();
  const { port, live: feed } = core;
  const shared = { port, feed, access, origin, rates, counts, clock };
  const sockets = new SocketDoor({
    ...shared,
    limits,
    version,
    onSeen: ({ role }) => role === "screen" && desk.onScreenSeen(),
  });
  const metrics = new Metrics({
    hall: () => port.hall,
    devices: () => desk.views(),
    webSocketClients: () => [...sockets.clients.values()].reduce((sum, count) => sum + count, 0),
    problems: () => counts.list(),
    version,
  });
  core.onRecorded((recorded) => metrics.onRecorded(recorded));
  const server = buildServer({
    ...shared,
    settings: {
      read: () => settings.read(),
      replace: (before, value) => settings.replace(before, value, port, { role: "manager", id: "settings" }),
    },
    readiness: () => readinessOf(core, carrier),
    metrics: () => metrics.text(),
    documents: {
      get openapi() {
        return openApiDocument();
      },
      get asyncapi() {
        return asyncApiDocument();
      },
    },
    ...(pagesFolder === undefined ? {} : { pagesFolder }),
    ...(demo === undefined ? {} : { demo: true, crowd: demo.crowd }),
    logger: log,
  });
  sockets.attach(server.server);
  server.server.on("connection", (socket) => socket.setNoDelay(true));
  const address = await server.listen({ host, port: wanted }).catch((error: unknown) => {
    throw listenTrouble(error, host, wanted);
  });
  const closers = [
    { name: "pages", close: () => server.close() },
    { name: "sockets", close: () => sockets.close() },
  ];
  return { address, closers };
};

/** Opens a hall. Throws an AppError of severity fatal, with everything closed again, when it cannot be opened. */
export const startDaemon = async (options: DaemonOptions): Promise<Daemon> => {
  const opened = new Opened(options.log);
  try {
    return await assemble(options, opened);
  } catch (error) {
    await opened.closeAll();
    throw error;
  }
};
