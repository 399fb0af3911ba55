// The part of a device's configuration that gives it a driver. What the options mean, the driver's own row says.
import { type Static, Type } from "typebox";
import { TransportSetting } from "./transports/setting.ts";

const BrokerSetting = Type.Object(
  {
    mqtt: Type.String({
      maxLength: 200,
      pattern: "^mqtts?://[A-Za-z0-9.:_\\[\\]-]+$",
      description: "the broker that the device dials: mqtt://192.168.1.10:1883",
    }),
    username: Type.Optional(Type.String({ minLength: 1, maxLength: 100, description: "default none" })),
    passwordFile: Type.Optional(
      Type.String({ minLength: 1, maxLength: 200, description: "file that holds the password alone; default none" }),
    ),
  },
  { additionalProperties: false },
);
export type BrokerSetting = Static<typeof BrokerSetting>;

const HallBrokerSetting = Type.Object(
  { mqtt: Type.Literal("hall", { description: "the device dials the hall's own broker, as a guest [HALL-5.6]" }) },
  { additionalProperties: false },
);

const PageSetting = Type.Object(
  { page: Type.Literal("/pad", { description: "the page of the hall that a tablet shows" }) },
  { additionalProperties: false },
);

const Place = Type.Union([...TransportSetting.anyOf, BrokerSetting, HallBrokerSetting, PageSetting]);
export type Place = Static<typeof Place>;

export const DriverSetting = Type.Object(
  {
    use: Type.String({ pattern: "^[a-z0-9-]{1,40}$", description: "name of the driver: `tidehall drive --list`" }),
    at: Type.Optional(Place),
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

/** How hardware can be reached; `none` is this machine. */
export type Way = "serial" | "tcp" | "usb" | "input" | "mqtt" | "page" | "none";

export const wayOf = (at: Place | undefined): Way => {
  if (at === undefined) return "none";
  if ("tcp" in at) return "tcp";
  if ("usb" in at) return "usb";
  if ("mqtt" in at) return "mqtt";
  if ("page" in at) return "page";
  return "serial" in at ? "serial" : "input";
};

/** For people; devices on one line have it in common. */
export const lineOf = (at: Place | undefined): string => {
  if (at === undefined) return "this machine";
  if ("mqtt" in at) return at.mqtt === "hall" ? "the hall's broker" : at.mqtt;
  if ("page" in at) return `page ${at.page}`;
  if ("tcp" in at) return at.port === undefined ? at.tcp : `${at.tcp}:${at.port}`;
  if ("usb" in at) return `usb ${at.usb}${at.serialNumber === undefined ? "" : ` ${at.serialNumber}`}`;
  return "serial" in at ? at.serial : at.input;
};

/** Whether it comes to the daemon's own doors: its driver cannot be elsewhere. */
export const isAtHome = (at: Place | undefined): boolean =>
  at !== undefined && ("page" in at || ("mqtt" in at && at.mqtt === "hall"));

/** A line; undefined for a broker, a page, or this machine. */
export const transportIn = (at: Place | undefined): TransportSetting | undefined =>
  at === undefined || "mqtt" in at || "page" in at ? undefined : at;
