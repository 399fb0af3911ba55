// Which devices of a configuration have a driver, and whether those drivers can be made. The registry is loaded only where
// there is one.
import type { Problem } from "../../base/check.ts";
import type { GuestTopics } from "../../drivers/driver.ts";
import type { PlannedDevice } from "../../drivers/plan-drivers.ts";
import { type DriverSetting, isAtHome } from "../../drivers/setting.ts";
import type { ConfigDocument, DeviceConfig } from "./document.ts";

export type DrivenConfig = DeviceConfig & { readonly driver: DriverSetting };

export const isDriven = (device: DeviceConfig): device is DrivenConfig => device.driver !== undefined;

const located = ({ devices }: ConfigDocument, id: string): string =>
  `/devices/${devices.findIndex((device) => device.id === id)}/driver`;

/** Every problem with the drivers of a configuration; none where it has no drivers. */
export const driverProblems = async (config: ConfigDocument): Promise<Problem[]> => {
  const driven = config.devices.filter(isDriven);
  if (driven.length === 0) return [];
  const { planDrivers } = await import("../../drivers/plan-drivers.ts");
  const plan = planDrivers(driven);
  if (plan.ok) return [];
  return plan.problems.map(({ device, path, ...problem }) => ({ ...problem, path: located(config, device) + path }));
};

/** The drivers of these devices; the problems were told before. */
export const plannedDrivers = async (devices: readonly DrivenConfig[]): Promise<readonly PlannedDevice[]> => {
  if (devices.length === 0) return [];
  const { planDrivers } = await import("../../drivers/plan-drivers.ts");
  const plan = planDrivers(devices);
  return plan.ok ? plan.planned : [];
};

/** [HALL-5.6] What a device's own hardware is called at the hall's broker; no device can have such a name. */
const guestName = (device: string): string => `${device}.box`;

/** The hardware that dials the hall's own broker, by its username there. */
export const guestsOf = async ({ devices }: ConfigDocument): Promise<ReadonlyMap<string, GuestTopics>> => {
  const planned = await plannedDrivers(devices.filter(isDriven).filter(({ driver }) => isAtHome(driver.at)));
  return new Map(planned.flatMap(({ device, guest }) => (guest ? [[guestName(device.id), guest] as const] : [])));
};
