// The drivers of a configuration at work, those with the same port on one line. In the daemon or beside the hardware, it is
// the same.
import type { Clock } from "../base/clock.ts";
import type { Bus, BusIdentity } from "../protocols/mqtt/bus.ts";
import type { DeviceKind } from "../protocols/mqtt/messages.ts";
import type { AnswerStore } from "./device/answers.ts";
import type { DriverRow, Reach } from "./driver.ts";
import { SharedLine } from "./line/shared-line.ts";
import type { PlannedDevice } from "./plan-drivers.ts";
import { type RunningDriver, runDriver } from "./run-driver.ts";
import { lineOf } from "./setting.ts";
import { type TransportSetting, transportOf } from "./transports/setting.ts";

export interface DriversSetting {
  readonly hall: string;
  readonly clock: Clock;
  readonly open: (identity: BusIdentity) => Bus;
  /** Counts the starts of whoever runs the drivers; never goes back. */
  readonly boot: number;
  /** Default: `open` knows who may come in. */
  readonly passwordOf?: (device: string) => string;
  /** Where the answers of a device outlive a loss of power; asked for printers only. */
  readonly storeOf: (device: string) => AnswerStore;
  /** Default: real ports and connections. */
  readonly reach?: typeof transportOf;
}

export interface RunningDrivers {
  readonly all: readonly RunningDriver[];
  start(): void;
  /** Settles within a few seconds, whatever the hardware does. */
  stop(): Promise<void>;
}

/** [HALL-3.9] */
const GROUPS: Partial<Record<DeviceKind, readonly string[]>> = { speaker: ["speakers"] };

/** The first device on a line says how its port is set; planning has seen to it that the others agree. */
const openLines = (planned: readonly PlannedDevice[], { clock, reach = transportOf }: DriversSetting) => {
  const lines = new Map<string, SharedLine>();
  for (const { device, row } of planned) {
    const { at } = device.driver;
    const neighbours = planned.filter((other) => lineOf(other.device.driver.at) === lineOf(at));
    const gapMs = Math.max(...neighbours.map((other) => other.row.gapMs));
    if (lines.has(lineOf(at))) continue;
    lines.set(lineOf(at), new SharedLine({ transport: reach(at, row.usual, clock), clock, gapMs }));
  }
  return lines;
};

const reachOf = (line: SharedLine, at: TransportSetting, { usual }: DriverRow): Reach =>
  "tcp" in at
    ? { by: "line", line, wire: "tcp", tcpPort: at.port ?? usual.port }
    : { by: "line", line, wire: "serial" };

export const openDrivers = (planned: readonly PlannedDevice[], setting: DriversSetting): RunningDrivers => {
  const { hall, clock, open, boot, passwordOf, storeOf } = setting;
  const lines = openLines(planned, setting);
  const all = planned.map(({ device: { id, kind, driver }, row, make }) => {
    const reach = reachOf(lines.get(lineOf(driver.at))!, driver.at, row);
    const identity = { hall, id, password: passwordOf?.(id) ?? "", groups: GROUPS[kind] ?? [] };
    const store = kind === "printer" ? { store: storeOf(id) } : {};
    return runDriver({ ...identity, ...store, open, clock, boot, kind, reach, make });
  });
  return {
    all,
    start: () => {
      for (const driver of all) driver.start();
      for (const line of lines.values()) line.start();
    },
    stop: async () => {
      await Promise.all(all.map((driver) => driver.stop()));
      await Promise.all([...lines.values()].map((line) => line.stop()));
    },
  };
};
