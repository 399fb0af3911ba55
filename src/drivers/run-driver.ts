// One driver at work: the device that the hall sees, its hardware behind it, and how both are.
import { type Cancel, type Clock, within } from "../base/clock.ts";
import type { DeviceKind } from "../protocols/mqtt/messages.ts";
import { HallDevice, type HallDeviceSetting } from "./device/hall-device.ts";
import type { Driver, DriverGround, DriverHealth, Reach } from "./driver.ts";
import { driverReport, watchReport } from "./driver-report.ts";

/** A hall that is shut down does not wait longer for one device. */
const STOP_MS = 3000;

export interface DriverSetting extends HallDeviceSetting {
  readonly kind: DeviceKind;
  readonly reach: Reach;
  readonly make: (ground: DriverGround, reach: Reach) => Driver;
}

export interface RunningDriver {
  readonly id: string;
  readonly health: DriverHealth;
  /** The line is started by whoever owns it, for others may hang on it. */
  start(): void;
  /** Settles within three seconds; the hall has been told. */
  stop(): Promise<void>;
}

const inTime = (clock: Clock, work: Promise<void>): Promise<void> =>
  within(clock, STOP_MS, "driver stop", work, () => new Error("it does not stop")).catch(() => {});

export const runDriver = (setting: DriverSetting): RunningDriver => {
  const { id, kind, clock, reach, make } = setting;
  let driver!: Driver;
  let cancelWatch: Cancel = () => {};
  const healthOf = (): DriverHealth => {
    const { health } = driver;
    return { ...health, queueLength: health.queueLength + device.queueLength };
  };
  const report = () => driverReport(healthOf(), reach);
  const device: HallDevice = new HallDevice({ ...setting, report }, (port) => {
    driver = make({ device: id, kind, clock, port }, reach);
    return driver;
  });
  return {
    id,
    get health() {
      return healthOf();
    },
    start: () => {
      device.start();
      driver.start?.();
      cancelWatch = watchReport(clock, report, () => device.tellReport());
    },
    stop: async () => {
      cancelWatch();
      driver.stop?.();
      await inTime(clock, device.stop());
    },
  };
};
