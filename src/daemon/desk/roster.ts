// The devices of the hall by what they are for: which sign hangs over a window, which printer serves a ticket machine.
// Hardware behind a driver is a device like any other here [HALL-3.11].
import type { DeviceConfig } from "../config/document.ts";

export interface Roster {
  readonly all: ReadonlyMap<string, DeviceConfig>;
  readonly hallSigns: readonly string[];
  readonly speakers: readonly string[];
  readonly printers: readonly string[];
  signOf(window: string): string | undefined;
  /** A window may have a pad and a tablet: whichever is pressed first counts. */
  padsOf(window: string): readonly string[];
  /** Printers in the order in which they are tried for a press at this device. */
  printersOf(origin: string | undefined): readonly string[];
}

export const rosterOf = (devices: readonly DeviceConfig[]): Roster => {
  const ids = (kind: DeviceConfig["kind"]) => devices.filter((device) => device.kind === kind).map(({ id }) => id);
  const atWindow = (kind: DeviceConfig["kind"]) =>
    new Map(devices.filter((device) => device.kind === kind && device.window).map(({ id, window }) => [window!, id]));
  const all = new Map(devices.map((device) => [device.id, device]));
  const signs = atWindow("led");
  const pads = devices.filter(({ kind }) => kind === "rater");
  const printers = ids("printer");
  return {
    all,
    hallSigns: ids("screen"),
    speakers: ids("speaker"),
    printers,
    signOf: (window) => signs.get(window),
    padsOf: (window) => pads.filter((pad) => pad.window === window).map(({ id }) => id),
    printersOf(origin) {
      const own = all.get(origin ?? "")?.printer;
      return own === undefined ? printers : [own, ...printers.filter((id) => id !== own)];
    },
  };
};
