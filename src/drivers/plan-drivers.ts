// From a configuration to drivers that can be made, or to everything that is wrong with it: a hall never starts on guesses.
import type { Problem } from "../base/check.ts";
import type { DeviceKind } from "../protocols/mqtt/messages.ts";
import type { DriverRow, GuestTopics, PlannedDriver } from "./driver.ts";
import { registry, rowNamed } from "./registry.ts";
import { type DriverSetting, isAtHome, lineOf, type Place, transportIn, type Way, wayOf } from "./setting.ts";

export interface DrivenDevice {
  readonly id: string;
  readonly kind: DeviceKind;
  readonly driver: DriverSetting;
}

export interface PlannedDevice<D extends DrivenDevice = DrivenDevice> {
  readonly device: D;
  readonly row: DriverRow;
  readonly make: Extract<PlannedDriver, { make: unknown }>["make"];
  readonly guest?: GuestTopics;
}

const settingsOf = (at: Place): string =>
  "serial" in at ? `${at.baud ?? "usual"} baud, parity ${at.parity ?? "none"}` : wayOf(at);

const shown = (value: unknown): string => JSON.stringify(value) ?? "missing";

const rowProblems = ({ kind, driver: { use } }: DrivenDevice, row: DriverRow | undefined): Problem[] => {
  if (!row)
    return [{ path: "/use", value: shown(use), expected: `one of ${registry.map(({ name }) => name).join(", ")}` }];
  if (row.kinds.includes(kind)) return [];
  return [
    { path: "/use", value: shown(use), expected: `a driver for a ${kind}; this one drives ${row.kinds.join(", ")}` },
  ];
};

const elsewhereProblems = ({ driver: { at, runsElsewhere } }: DrivenDevice): Problem[] => {
  if (!runsElsewhere || !isAtHome(at)) return [];
  return [{ path: "/runsElsewhere", value: "true", expected: "nothing, for it comes to the daemon itself" }];
};

/** What begins so is the hall's own, or the broker's. */
const isTaken = (topic: string): boolean => topic.startsWith("hall/") || topic.startsWith("$");

/** [HALL-5.6] */
const guestProblems = ({ driver: { at } }: DrivenDevice, guest: GuestTopics | undefined): Problem[] => {
  if (!guest || !isAtHome(at)) return [];
  return [...guest.reads, ...guest.writes]
    .filter(isTaken)
    .map((topic) => ({ path: "/options", value: shown(topic), expected: "a topic outside hall/ and $" }));
};

const wayText = (way: Way): string => (way === "none" ? "nothing, for it is this machine" : way);

const wireProblems = ({ driver: { at } }: DrivenDevice, row: DriverRow | undefined): Problem[] => {
  if (!row || row.ways.includes(wayOf(at))) return [];
  return [{ path: "/at", value: shown(at), expected: row.ways.map(wayText).join(" or ") }];
};

/** Another rate would do until the first loss of power. */
const rateProblems = ({ driver: { at } }: DrivenDevice, row: DriverRow | undefined): Problem[] => {
  const fixed = row?.line?.fixedBaud;
  if (fixed === undefined || at === undefined || !("serial" in at) || (at.baud ?? fixed) === fixed) return [];
  return [{ path: "/at/baud", value: String(at.baud), expected: `${fixed}, which it has after every loss of power` }];
};

/** A port has one rate for all who hang on it. */
const lineProblems = ({ driver }: DrivenDevice, devices: readonly DrivenDevice[]): Problem[] => {
  const at = transportIn(driver.at);
  if (!at) return [];
  for (const { id, driver: other } of devices) {
    const first = transportIn(other.at);
    if (!first || lineOf(first) !== lineOf(at)) continue;
    if (settingsOf(first) === settingsOf(at)) return [];
    return [{ path: "/at", value: settingsOf(at), expected: `${settingsOf(first)}, as ${id} on this line` }];
  }
  return [];
};

export type PlannedDrivers<D extends DrivenDevice> =
  | { readonly ok: true; readonly planned: readonly PlannedDevice<D>[] }
  /** Their paths begin at the driver of the device that is named. */
  | { readonly ok: false; readonly problems: readonly (Problem & { readonly device: string })[] };

export const planDrivers = <D extends DrivenDevice>(devices: readonly D[]): PlannedDrivers<D> => {
  const planned: PlannedDevice<D>[] = [];
  const problems = devices.flatMap((device) => {
    const row = rowNamed(device.driver.use);
    const found = [
      ...rowProblems(device, row),
      ...wireProblems(device, row),
      ...rateProblems(device, row),
      ...elsewhereProblems(device),
      ...lineProblems(device, devices),
    ];
    const plan = row?.plan(device.driver.options);
    if (row && plan && "make" in plan) {
      planned.push({ device, row, ...plan });
      found.push(...guestProblems(device, plan.guest));
    }
    const inOptions = plan && "problems" in plan ? plan.problems : [];
    return [...found, ...inOptions.map((problem) => ({ ...problem, path: `/options${problem.path}` }))].map(
      (problem) => ({ ...problem, device: device.id }),
    );
  });
  return problems.length > 0 ? { ok: false, problems } : { ok: true, planned };
};
