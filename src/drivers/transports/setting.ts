// The part of a configuration that says where hardware is plugged in, and the transport that reaches it there.
import { type Static, Type } from "typebox";
import type { Clock } from "../../base/clock.ts";
import { inputTransport } from "./input.ts";
import { serialTransport } from "./serial.ts";
import { tcpTransport } from "./tcp.ts";
import type { Transport } from "./transport.ts";
import { usbTransport } from "./usb.ts";

const closed = { additionalProperties: false };

const Serial = Type.Object(
  {
    serial: Type.String({
      minLength: 1,
      maxLength: 200,
      pattern: "^/dev/(?!tty(?:USB|ACM)[0-9]+$|usb/lp)",
      description:
        "a port by a name that lasts: /dev/serial/by-id/…, /dev/ttyS0; never /dev/ttyUSB0, and no printer by /dev/usb/lp0",
    }),
    baud: Type.Optional(
      Type.Integer({ minimum: 300, maximum: 921_600, description: "default: the usual rate of such a device" }),
    ),
    parity: Type.Optional(Type.Enum(["none", "even", "odd"], { description: "default none" })),
  },
  closed,
);

const Tcp = Type.Object(
  {
    tcp: Type.String({ minLength: 1, maxLength: 100, description: "host name or address" }),
    port: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 65_535, description: "default: the usual port of such a device" }),
    ),
  },
  closed,
);

const Usb = Type.Object(
  {
    usb: Type.String({
      pattern: "^[0-9a-f]{4}:[0-9a-f]{4}$",
      description: "vendor and product of a USB printer, as `tidehall devices` lists them: 04b8:0e15",
    }),
    serialNumber: Type.Optional(
      Type.String({ minLength: 1, maxLength: 126, description: "which of several alike; default the only one" }),
    ),
  },
  closed,
);

const Input = Type.Object(
  {
    input: Type.String({
      maxLength: 200,
      pattern: "^/dev/input/by-(id|path)/",
      description: "keys by a name that lasts: /dev/input/by-id/…-event-kbd",
    }),
  },
  closed,
);

export const TransportSetting = Type.Union([Serial, Tcp, Usb, Input]);
export type TransportSetting = Static<typeof TransportSetting>;

/** What a device of a kind usually has, where the setting does not say. */
export interface UsualRates {
  readonly baud: number;
  readonly port: number;
}

export const transportOf = (setting: TransportSetting, usual: UsualRates, clock: Clock): Transport => {
  if ("tcp" in setting) return tcpTransport({ host: setting.tcp, port: setting.port ?? usual.port });
  if ("input" in setting) return inputTransport(setting.input);
  if ("usb" in setting) return usbTransport({ id: setting.usb, serialNumber: setting.serialNumber }, clock);
  const { serial: path, baud = usual.baud, parity = "none" } = setting;
  return serialTransport({ path, baud, parity }, clock);
};
