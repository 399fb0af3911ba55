// The drivers of a configuration at work. In the daemon or beside the hardware, it is the same.
import type { Clock } from "../base/clock.ts";
import type { Bus, BusIdentity } from "../protocols/mqtt/bus.ts";
import { connectBus } from "../protocols/mqtt/client-bus.ts";
import type { DeviceKind } from "../protocols/mqtt/messages.ts";
import type { AnswerStore } from "./device/answers.ts";
import { type Machine, thisMachine } from "./machine.ts";
import type { PlannedDevice } from "./plan-drivers.ts";
import { openReaches, type ReachesSetting } from "./reaches.ts";
import { type RunningDriver, runDriver } from "./run-driver.ts";

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
  /** Folder for what drivers make and keep. Default the one it was started in. */
  readonly folder?: string;
  /** Default: real ports and connections, real brokers, this machine. */
  readonly reach?: ReachesSetting["reach"];
  readonly dial?: ReachesSetting["dial"];
  readonly machine?: Machine;
  readonly hallBus?: ReachesSetting["hallBus"];
  readonly padPageOf?: ReachesSetting["padPageOf"];
}

export interface RunningDrivers {
  readonly all: readonly RunningDriver[];
  start(): void;
  /** Settles within a few seconds, whatever the hardware does. */
  stop(): Promise<void>;
}

/** [HALL-3.9] */
const GROUPS: Partial<Record<DeviceKind, readonly string[]>> = { speaker: ["speakers"] };

const dialReally =
  (clock: Clock): ReachesSetting["dial"] =>
  ({ mqtt: url, username = "" }, clientId, password) =>
    connectBus({ url, clock, identity: { clientId, username, password } });

export const openDrivers = (planned: readonly PlannedDevice[], setting: DriversSetting): RunningDrivers => {
  const { hall, clock, open, boot, passwordOf, storeOf, reach, folder = "." } = setting;
  const { dial = dialReally(clock), machine = thisMachine(clock, folder), hallBus, padPageOf } = setting;
  const reaches = openReaches(planned, {
    ...{ hall, clock, dial, machine },
    ...(reach && { reach }),
    ...(hallBus && { hallBus }),
    ...(padPageOf && { padPageOf }),
  });
  const all = planned.map((one) => {
    const { id, kind } = one.device;
    const identity = { hall, id, password: passwordOf?.(id) ?? "", groups: GROUPS[kind] ?? [] };
    const store = kind === "printer" ? { store: storeOf(id) } : {};
    return runDriver({ ...identity, ...store, open, clock, boot, kind, reach: reaches.of(one), make: one.make });
  });
  return {
    all,
    start: () => {
      for (const driver of all) driver.start();
      reaches.start();
    },
    stop: async () => {
      await Promise.all(all.map((driver) => driver.stop()));
      await reaches.stop();
    },
  };
};
