// The one place that knows everybody: puts a hall's daemon together, and takes it apart in the reverse order.
import { join } from "node:path";
import { reasonOf } from "../base/errors.ts";
import { ulids } from "../base/ids.ts";
import { rulesOf } from "../hall/state.ts";
import { type Access, openAccess } from "./access/access.ts";
import { type Carrier, openCarrier } from "./carrier.ts";
import { linkUnder } from "./codes/links.ts";
import { ratingCode } from "./codes/rating-code.ts";
import { type Core, openCore } from "./core.ts";
import type { DaemonOptions } from "./daemon-options.ts";
import { Desk } from "./desk/desk.ts";
import { DeviceSecrets } from "./device-secrets.ts";
import { openDoors } from "./doors.ts";
import { openHallDrivers } from "./drivers/hall-drivers.ts";
import { openHeartbeat } from "./heartbeat.ts";
import { KioskPages } from "./kiosk-pages.ts";
import type { Log } from "./log.ts";
import { PadPages } from "./pad-pages.ts";
import { type ReceiptSources, receiptPageOf } from "./presenters/receipt-page.ts";
import { type PageSources, ticketPageOf } from "./presenters/ticket-page.ts";
import { Settings } from "./settings/settings.ts";
import { version } from "./version.ts";

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

/** The ledger with the rules in force: the configuration's, under what a manager has edited. */
const openHall = async ({ config, configFile, folder, clock, random, log }: DaemonOptions, settings: Settings) =>
  openCore({
    folder,
    rules: settings.rules,
    clock,
    random,
    log,
    personalDays: config.keep.personalDays,
    configFile,
    hasPrinters: config.devices.some(({ kind }) => kind === "printer"),
  });

const openGate = ({ folder, clock, random, log }: DaemonOptions, { port }: Core): Promise<Access> =>
  openAccess({
    path: join(folder, "access.json"),
    clock,
    random,
    isStaff: (id) => rulesOf(port.hall).staff.some((member) => member.id === id),
    log: ({ what, ...facts }) => log.info(facts, what),
  });

const assemble = async (options: DaemonOptions, opened: Opened): Promise<Daemon> => {
  const { config, folder, clock, random, log } = options;
  const settings = await Settings.open({ path: join(folder, "settings.json"), base: config.hall });
  const core = await openHall(options, settings);
  opened.add("ledger", () => core.close());
  const heartbeat = openHeartbeat({ folder, clock, port: core.port });
  opened.add("heartbeat", () => heartbeat.close());
  const secrets = await DeviceSecrets.open(folder, random);
  const access = await openGate(options, core);
  opened.add("access", () => access.close());
  const boot = ulids(clock, random)();
  const carrier = await openCarrier({ config, secrets, clock, log, boot, head: core.port.head });
  opened.add("broker", () => carrier.close());
  const kiosks = new KioskPages();
  const desk = openDesk(options, { core, carrier, boot, kiosks });
  opened.add("devices", () => desk.stop());
  await desk.start();
  const pads = new PadPages(core.live, config.devices);
  const drivers = await openHallDrivers(options, { carrier, secrets, pads });
  opened.add("drivers", () => drivers.stop());
  await reportRatings(options, core, opened);
  const doors = await openDoors(options, { settings, core, access, carrier, desk, pads, kiosks });
  opened.add("doors", () => doors.close());
  const { address } = doors;
  log.info({ hall: config.hall.id, address, broker: carrier.url, seq: core.port.head.seq, version }, "open");
  if (options.demo) log.warn("demo: pages on this machine need no secret");
  return { address, brokerUrl: carrier.url, core, secrets, stop: () => opened.closeAll() };
};

/** Where the hall reports its ratings at all. */
const reportRatings = async (options: DaemonOptions, core: Core, opened: Opened): Promise<void> => {
  const { province } = options.config;
  if (province === undefined) return;
  const { openProvince } = await import("./province/open-province.ts");
  const outbox = await openProvince(province, options, core);
  opened.add("province", () => outbox.stop());
};

const pageSources = (
  { http: { publicUrl } }: DaemonOptions["config"],
  { calendar, links, caseLinks, maskOf }: Core,
): PageSources & ReceiptSources => ({
  calendar,
  maskOf,
  linkOf: linkUnder(publicUrl, links),
  codeOf: (ticket) => ratingCode(links.tokenOf(ticket)),
  caseLinkOf: linkUnder(publicUrl, caseLinks, "case"),
});

interface DeskGround {
  readonly core: Core;
  readonly carrier: Carrier;
  readonly boot: string;
  readonly kiosks: KioskPages;
}

const openDesk = ({ config, clock, log }: DaemonOptions, { core, carrier, boot, kiosks }: DeskGround): Desk => {
  const { port, live, calendar } = core;
  const sources = pageSources(config, core);
  const desk = new Desk({
    bus: carrier.bus,
    hall: config.hall.id,
    port,
    clock,
    calendar,
    devices: config.devices,
    boot,
    version,
    pageOf: (ticket) => ticketPageOf(port.hall, ticket, sources),
    receiptOf: (found) => receiptPageOf(port.hall, found, sources),
    kiosks,
    publishEntries: (entries) => live.set("devices", entries, "DeviceTouched"),
    publishPrinting: (view) => live.set("board", new Map([["printing", view]]), "PrintingChanged"),
    log: {
      note: (level, what, facts) => log[level](facts, what),
      trouble: (trouble) => log.warn({ code: trouble.code, ...trouble.params, hint: trouble.hint }, trouble.message),
    },
  });
  core.onRecorded((recorded) => desk.onRecorded(recorded));
  return desk;
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
