// The default hall with every device behind bytes, in one process on a virtual clock: rules, ledger, desk, a broker in memory,
// the drivers, hardware on simulated wires, and the people.
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type ArrivalRate, steadyRate } from "../../hardware-sim/arrivals.ts";
import { seatClerks } from "../../hardware-sim/clerks.ts";
import { openCrowd } from "../../hardware-sim/crowd.ts";
import type { Temper } from "../../hardware-sim/traits.ts";
import type { DotFont } from "../../hardware-sim/wired/picture/dot-font.ts";
import { type WiredHall, wireHall } from "../../hardware-sim/wired/room/wired-hall.ts";
import { type LinePlan, wiringOf } from "../../hardware-sim/wired/room/wiring.ts";
import { seededRandom } from "../../src/base/random.ts";
import { VirtualClock } from "../../src/base/virtual-clock.ts";
import { specsOf } from "../../src/daemon/cli/simulate.ts";
import { withWires } from "../../src/daemon/cli/wired-drivers.ts";
import type { ConfigDocument } from "../../src/daemon/config/document.ts";
import { isDriven, plannedDrivers } from "../../src/daemon/config/drivers.ts";
import { type DriversSetting, openDrivers } from "../../src/drivers/open-drivers.ts";
import { type DriverSetting, lineOf } from "../../src/drivers/setting.ts";
import { MemoryBroker } from "../../src/protocols/mqtt/memory-bus.ts";
import { transportTo } from "../driver-wired-hall.ts";
import { defaultConfig, MONDAY, openDaemon, quickFolder, stopDaemon } from "../one-process-hall.ts";
import { RoomRecord } from "./room-record.ts";

export interface WiredDaySetting {
  readonly seed: number;
  readonly font: DotFont;
  readonly rate?: ArrivalRate;
  readonly start?: number;
  readonly config?: ConfigDocument;
}

const atOf = ({ name, wire, baud }: LinePlan): DriverSetting["at"] =>
  wire === "tcp" ? { tcp: name, port: 1 } : { serial: `/dev/wires/${name}`, baud };

/** Drivers whose ports lead to the hardware of this hall. */
const driversOf = async (
  config: ConfigDocument,
  wired: WiredHall,
  clock: VirtualClock,
  open: DriversSetting["open"],
) => {
  const planned = await plannedDrivers(config.devices.filter(isDriven));
  const byPort = new Map(wired.lines.map((line) => [lineOf(atOf(line.plan)), line]));
  return openDrivers(planned, {
    hall: config.hall.id,
    clock,
    boot: 1,
    open,
    storeOf: () => ({ load: () => [], save: () => {} }),
    reach: (at) => {
      const { wired: hardware, plan } = byPort.get(lineOf(at))!;
      const baud = plan.wire === "tcp" ? Number.POSITIVE_INFINITY : plan.baud;
      return transportTo(hardware, clock, baud, () => {}, lineOf(at));
    },
  });
};

export type OpenWiredHall = Awaited<ReturnType<typeof openWiredHall>>;
export type People = ReturnType<OpenWiredHall["letIn"]>;

export const openWiredHall = async ({ seed, font, rate = steadyRate(60), start = MONDAY, config }: WiredDaySetting) => {
  const base = config ?? defaultConfig();
  const plans = wiringOf(specsOf(base.devices));
  const furnished = withWires(base, plans, atOf);
  const clock = new VirtualClock(start);
  const random = seededRandom(seed);
  const broker = new MemoryBroker({ clock });
  const folder = mkdtempSync(join(quickFolder(), "tidehall-wired-"));
  const daemon = await openDaemon(folder, furnished, clock, broker, "boot-1");
  const room = wireHall(plans, { clock, random: seededRandom(seed + 1), font });
  const record = new RoomRecord(room);
  room.powerOn();
  const drivers = await driversOf(furnished, room, clock, (identity) => broker.connect(identity));
  drivers.start();
  await clock.advance(10_000);
  const keys = Object.keys(base.devices.find((device) => device.keys)?.keys ?? {});
  return {
    clock,
    broker,
    daemon,
    room,
    record,
    drivers: drivers.all,
    /** @param minutes a matter takes on average */
    letIn: (temper: Temper = {}, minutes = 1) => ({
      crowd: openCrowd({
        ...{ clock, random, hall: room, rate, temper },
        services: keys.map((key) => ({ key, minutes })),
      }),
      clerks: seatClerks({ clock, random, hall: room }),
    }),
    async close() {
      const stopping = drivers.stop();
      await clock.advance(5000);
      await stopping;
      room.powerOff();
      await stopDaemon(daemon, clock);
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
