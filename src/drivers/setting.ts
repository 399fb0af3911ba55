// The part of a device's configuration that gives it a driver. What the options mean, the driver's own row says.
import { type Static, Type } from "typebox";
import { TransportSetting } from "./transports/setting.ts";

export const DriverSetting = Type.Object(
  {
    use: Type.String({ pattern: "^[a-z0-9-]{1,40}$", description: "name of the driver: `tidehall drive --list`" }),
    at: TransportSetting,
    runsElsewhere: Type.Optional(
      Type.Boolean({ description: "not in the daemon: `tidehall drive` runs it on the machine beside the hardware" }),
    ),
    options: Type.Optional(
      Type.Record(Type.String(), Type.Unknown(), { description: "of this driver; `tidehall drive --list` names them" }),
    ),
  },
  { additionalProperties: false, description: "hardware that cannot speak MQTT: what drives it, and where it is" },
);
export type DriverSetting = Static<typeof DriverSetting>;

/** How hardware can be reached. */
export type Way = "serial" | "tcp" | "usb" | "input";

export const wayOf = (at: TransportSetting): Way => {
  if ("tcp" in at) return "tcp";
  if ("usb" in at) return "usb";
  return "serial" in at ? "serial" : "input";
};

/** Devices on one line have it in common. */
export const lineOf = (at: TransportSetting): string => {
  if ("tcp" in at) return `${at.tcp}:${at.port ?? ""}`;
  if ("usb" in at) return `usb ${at.usb}${at.serialNumber === undefined ? "" : ` ${at.serialNumber}`}`;
  return "serial" in at ? at.serial : at.input;
};
