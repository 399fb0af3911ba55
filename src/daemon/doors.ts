// The doors through which people come: pages and REST on one port, WebSockets on the same.
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import type { Clock } from "../base/clock.ts";
import { AppError, reasonOf, systemCodeOf } from "../base/errors.ts";
import type { Access } from "./access/access.ts";
import { hostNameOf, originRules } from "./access/origin.ts";
import { Rates } from "./access/rate-limit.ts";
import type { Carrier } from "./carrier.ts";
import { linkUnder } from "./codes/links.ts";
import type { Core } from "./core.ts";
import type { DaemonOptions } from "./daemon-options.ts";
import type { Desk } from "./desk/desk.ts";
import { Media } from "./files/media.ts";
import { Photos } from "./files/photos.ts";
import { openApiDocument } from "./http/openapi.ts";
import { ProblemCounts } from "./http/problem-counts.ts";
import { buildServer } from "./http/server.ts";
import type { Readiness, ServerOptions } from "./http/server-options.ts";
import type { TicketPageDocument } from "./http/settings-document.ts";
import type { KioskPages } from "./kiosk-pages.ts";
import { Metrics } from "./metrics.ts";
import type { PadPages } from "./pad-pages.ts";
import { pagePreview } from "./page-preview.ts";
import { StandardDesk } from "./past/standard-desk.ts";
import { supervisionOf } from "./past/supervision.ts";
import { ReportDesk } from "./reports/report-desk.ts";
import { planDocument } from "./settings/plan-document.ts";
import type { Settings } from "./settings/settings.ts";
import { settingsDocument } from "./settings/settings-document.ts";
import { version } from "./version.ts";
import { asyncApiDocument } from "./websocket/asyncapi.ts";
import { SocketDoor } from "./websocket/socket-door.ts";

/** What stands behind the doors. */
export interface Behind {
  readonly settings: Settings;
  readonly core: Core;
  readonly access: Access;
  readonly carrier: Carrier;
  readonly desk: Desk;
  readonly pads: PadPages;
  readonly kiosks: KioskPages;
}

export interface Doors {
  readonly address: string;
  close(): Promise<void>;
}

type DoorOptions = Pick<DaemonOptions, "config" | "folder" | "clock" | "log" | "pagesFolder" | "demo">;

const listenTrouble = (error: unknown, host: string, port: number): AppError => {
  const params = { what: "The page server", host, port, reason: reasonOf(error) };
  return new AppError(systemCodeOf(error) === "EADDRINUSE" ? "PORT_TAKEN" : "PORT_REFUSED", params, { cause: error });
};

/** The hall serves on while devices are out of reach; a ledger that takes nothing stops it. */
const readinessOf = ({ core, carrier }: Behind): Readiness => {
  const { trouble } = core.port;
  const broker = carrier.bus.status;
  return {
    ready: trouble === undefined,
    checks: {
      ledger: { ok: trouble === undefined, detail: trouble ?? "writable" },
      broker: { ok: broker === "connected", detail: broker },
    },
  };
};

/** What both doors work with. */
const sharedBy = ({ config, clock }: DoorOptions, { core, access }: Behind) => {
  const { host, names, publicUrl } = config.http;
  return {
    port: core.port,
    feed: core.live,
    access,
    origin: originRules({
      listenHost: host,
      names: publicUrl ? [...names, hostNameOf(new URL(publicUrl).host)] : names,
    }),
    rates: new Rates(clock, config.limits),
    counts: new ProblemCounts(),
    clock,
  };
};

type Shared = ReturnType<typeof sharedBy>;

const openSockets = ({ config }: DoorOptions, shared: Shared, { desk, pads, kiosks }: Behind): SocketDoor => {
  const onSeen = ({ role }: { role: string }) => role === "screen" && desk.onScreenSeen();
  const sockets = new SocketDoor({ ...shared, limits: config.limits, version, onSeen, pads, kiosks });
  desk.watchScreens(() => (sockets.clients.get("screen") ?? 0) > 0);
  return sockets;
};

const openMetrics = ({ port, counts }: Shared, { core, desk }: Behind, sockets: SocketDoor): Metrics => {
  const metrics = new Metrics({
    hall: () => port.hall,
    devices: () => desk.views(),
    webSocketClients: () => [...sockets.clients.values()].reduce((sum, count) => sum + count, 0),
    problems: () => counts.list(),
    version,
  });
  core.onRecorded((recorded) => metrics.onRecorded(recorded));
  return metrics;
};

const ticketPageDocument = ({ config, clock }: DoorOptions, { settings, core }: Behind): TicketPageDocument => {
  const preview = pagePreview({ config, calendar: core.calendar, now: () => clock.now() });
  return {
    read: () => ({
      version: settings.read().version,
      ticketPage: settings.rules.ticketPage,
      standard: settings.base.ticketPage,
    }),
    replace: (version, page, by) => settings.replaceSections(version, { ticketPage: [...page] }, core.port, by),
    preview: (page, isReprint) => preview(settings.rules, page, isReprint),
  };
};

/** Made when somebody asks for them: they are large, and a hall can go for years without. */
const documents: ServerOptions["documents"] = {
  get openapi() {
    return openApiDocument();
  },
  get asyncapi() {
    return asyncApiDocument();
  },
};

const serverOptions = (options: DoorOptions, shared: Shared, behind: Behind, metrics: Metrics): ServerOptions => {
  const { folder, clock, log, demo, pagesFolder } = options;
  const { settings, core } = behind;
  return {
    ...shared,
    settings: settingsDocument(settings, core.port, folder),
    ticketPage: ticketPageDocument(options, behind),
    plans: planDocument(settings, core.port),
    reports: new ReportDesk({ folder, clock, history: () => core.port.hall.history }),
    standards: new StandardDesk({
      folder,
      clock,
      rules: () => settings.rules,
      devices: options.config.devices,
    }),
    photos: new Photos(join(options.folder, "photos")),
    emblems: new Photos(join(options.folder, "emblem")),
    languages: options.config.languages,
    media: new Media(options.folder),
    supervision: (date) => supervisionOf(options.folder, [date], options.clock.now())[0]!,
    links: core.links,
    watchLinks: core.watchLinks,
    appointmentLinks: core.appointmentLinks,
    maskOf: (person) => core.maskOf(person),
    calendar: core.calendar,
    sealedUnder: (ref) => core.sealedUnder(ref),
    linkOf: linkUnder(options.config.http.publicUrl, core.links),
    caseLinks: core.caseLinks,
    caseLinkOf: linkUnder(options.config.http.publicUrl, core.caseLinks, "case"),
    isPad: (device) => behind.pads.has(device),
    readiness: () => readinessOf(behind),
    metrics: () => metrics.text(),
    documents,
    ...(pagesFolder === undefined ? {} : { pagesFolder }),
    ...(demo === undefined ? {} : { demo: true, ...demo }),
    // What fastify would say at info, such as where it listens, the daemon says itself.
    logger: log.child({}, { level: "warn" }),
  };
};

/** ms in which requests under way get their answers. */
const LAST_ANSWERS_MS = 1000;

/** A browser keeps connections in reserve that have asked nothing yet, and a server alone would wait for them. */
const closeServer = async (app: FastifyInstance, clock: Clock): Promise<void> => {
  const cancel = clock.after(LAST_ANSWERS_MS, "last answers", () => app.server.closeAllConnections());
  await app.close();
  cancel();
};

/** Opens both doors; throws PORT_TAKEN or PORT_REFUSED. */
export const openDoors = async (options: DoorOptions, behind: Behind): Promise<Doors> => {
  const { host, port } = options.config.http;
  const shared = sharedBy(options, behind);
  const sockets = openSockets(options, shared, behind);
  const server = buildServer(serverOptions(options, shared, behind, openMetrics(shared, behind, sockets)));
  sockets.attach(server.server);
  server.server.on("connection", (socket) => socket.setNoDelay(true));
  const close = async () => {
    await sockets.close();
    await closeServer(server, options.clock);
  };
  try {
    return { address: await server.listen({ host, port }), close };
  } catch (error) {
    await close();
    throw listenTrouble(error, host, port);
  }
};
