// A whole hall in one process on a virtual clock: rules, ledger on a real disk, device desk, a broker in memory,
// simulated devices, clerks and a crowd. For tests that follow a day as people live it.
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ArrivalRate, steadyRate } from "../hardware-sim/arrivals.ts";
import { seatClerks } from "../hardware-sim/clerks.ts";
import { openCrowd } from "../hardware-sim/crowd.ts";
import { simulateHall } from "../hardware-sim/hall-of-devices.ts";
import { seededRandom } from "../src/base/random.ts";
import { VirtualClock } from "../src/base/virtual-clock.ts";
import { specsOf } from "../src/daemon/cli/simulate.ts";
import { linkUnder } from "../src/daemon/codes/links.ts";
import type { ConfigDocument } from "../src/daemon/config/document.ts";
import { checkConfig, readConfigFile } from "../src/daemon/config/load.ts";
import { openCore } from "../src/daemon/core.ts";
import { Desk } from "../src/daemon/desk/desk.ts";
import type { Recorded } from "../src/daemon/hall-port.ts";
import { KioskPages } from "../src/daemon/kiosk-pages.ts";
import { silentLog } from "../src/daemon/log.ts";
import { receiptPageOf } from "../src/daemon/presenters/receipt-page.ts";
import { ticketPageOf } from "../src/daemon/presenters/ticket-page.ts";
import { MemoryBroker } from "../src/protocols/mqtt/memory-bus.ts";

/** A Monday, ten minutes before the doors open. */
export const MONDAY = Date.parse("2026-11-23T08:20:00+08:00");

export const defaultConfig = (): ConfigDocument => {
  const loaded = checkConfig(readConfigFile("config/hall.json"));
  if (!loaded.ok) throw new Error("the default hall's configuration is wrong");
  return loaded.config;
};

export interface HallSetting {
  readonly seed?: number;
  readonly config?: ConfigDocument;
  readonly start?: number;
  readonly rate?: ArrivalRate;
}

/** These tests are about the hall, not about the disk: a folder in memory where the machine has one. */
export const quickFolder = (): string =>
  process.env.TIDEHALL_QUICK_TMPDIR ?? (existsSync("/dev/shm") ? "/dev/shm" : tmpdir());

const identityOf = (hall: string, name: string) => ({ clientId: `${hall}-${name}`, username: name, password: "" });

/** Opens the daemon's half of a hall on a broker; killing it leaves ledger and broker as they are. */
export const openDaemon = async (
  folder: string,
  config: ConfigDocument,
  clock: VirtualClock,
  broker: MemoryBroker,
  boot: string,
) => {
  const log = silentLog();
  const opening = openCore({
    folder,
    rules: config.hall,
    clock,
    random: seededRandom(clock.now() % 1e6),
    log,
    personalDays: 30,
  });
  await clock.settle();
  const core = await opening;
  const { id } = config.hall;
  const bus = broker.connect(identityOf(id, "tidehall"));
  const { port, live, calendar } = core;
  const recorded: Recorded[] = [];
  const desk = new Desk({
    bus,
    hall: id,
    port,
    clock,
    calendar,
    devices: config.devices,
    boot,
    version: "test",
    pageOf: (ticket) => ticketPageOf(port.hall, ticket, { calendar, maskOf: core.maskOf, linkOf: () => undefined }),
    receiptOf: (found) =>
      receiptPageOf(port.hall, found, {
        calendar,
        maskOf: core.maskOf,
        caseLinkOf: linkUnder("https://hall.example", core.caseLinks, "case"),
      }),
    kiosks: new KioskPages(),
    publishEntries: (entries) => live.set("devices", entries, "DeviceTouched"),
    publishPrinting: (view) => live.set("board", new Map([["printing", view]]), "PrintingChanged"),
    log: { note: () => {}, trouble: () => {} },
  });
  core.onRecorded((batch) => {
    desk.onRecorded(batch);
    recorded.push(...batch);
  });
  const starting = desk.start();
  await clock.settle();
  await starting;
  return { core, desk, bus, recorded };
};

export const stopDaemon = async ({ desk, bus, core }: Awaited<ReturnType<typeof openDaemon>>, clock: VirtualClock) => {
  const stopping = desk.stop();
  await clock.settle();
  await stopping;
  const closing = bus.close();
  await clock.settle();
  await closing;
  core.close();
};

export const openOneProcessHall = async (setting: HallSetting = {}) => {
  const { seed = 1, config = defaultConfig(), start = MONDAY, rate = steadyRate(60) } = setting;
  const folder = mkdtempSync(join(quickFolder(), "tidehall-"));
  const clock = new VirtualClock(start);
  const random = seededRandom(seed);
  const broker = new MemoryBroker({ clock });
  let daemon = await openDaemon(folder, config, clock, broker, "boot-1");
  const devices = simulateHall({
    hall: config.hall.id,
    devices: specsOf(config.devices),
    open: (identity) => broker.connect(identity),
    credentials: {},
    clock,
  });
  devices.start();
  await clock.advance(5000);
  const services = Object.keys(config.devices.find(({ keys }) => keys)?.keys ?? {}).map((key) => ({ key }));
  const letIn = (temper = {}) => ({
    crowd: openCrowd({ clock, random, hall: devices, rate, services, temper }),
    clerks: seatClerks({ clock, random, hall: devices }),
  });
  return {
    clock,
    config,
    folder,
    broker,
    devices,
    letIn,
    get daemon() {
      return daemon;
    },
    /** An orderly stop and start of the daemon; devices and people stay. */
    async restart() {
      await stopDaemon(daemon, clock);
      daemon = await openDaemon(folder, config, clock, broker, `boot-${clock.elapsed()}`);
      await clock.settle();
    },
    async close() {
      const stopping = devices.stop();
      await clock.advance(1000);
      await stopping;
      await stopDaemon(daemon, clock);
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
