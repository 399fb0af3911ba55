// A line with its devices behind a door: one device on a TCP port or a serial port, or several on one pair of wires.
import type { Clock } from "../../src/base/clock.ts";
import type { Random } from "../../src/base/random.ts";
import type { Opened, Wired } from "./opened.ts";
import type { DotFont } from "./picture/dot-font.ts";
import { openPty } from "./pty.ts";
import { shareWire } from "./shared-wire.ts";
import { type Specimen, shelf } from "./shelf.ts";
import { openTcp } from "./tcp.ts";

export interface LineDevice {
  /** A name of the shelf. */
  readonly name: string;
  /** Where several share the line. Default 1. */
  readonly address?: number;
}

export interface LineSetting {
  /** `tcp:5005` on this machine, `tcp:127.0.0.2:9100`, or the path of a serial port that does not exist yet. */
  readonly door: string;
  readonly devices: readonly LineDevice[];
  /** Bits a second of a serial line. Default what the first device has as delivered. */
  readonly baud?: number;
}

export interface LineGround {
  readonly clock: Clock;
  readonly random: Random;
  readonly font: DotFont;
}

export interface WiredLine extends Opened {
  /** In the order of the setting, all switched on. */
  readonly specimens: readonly Specimen[];
}

const TCP = /^tcp:(?:(\d+\.\d+\.\d+\.\d+):)?(\d{1,5})$/;

const openDoor = (device: Wired, door: string, clock: Clock): Promise<Opened> => {
  const [isTcp, host = "127.0.0.1", port = ""] = TCP.exec(door) ?? [];
  return isTcp ? openTcp(device, { host, port: Number(port) }) : openPty(device, { path: door, clock });
};

const built = ({ door, devices, baud }: LineSetting, ground: LineGround): Specimen[] =>
  devices.map(({ name, address = 1 }) => {
    const shelved = shelf[name];
    if (!shelved) throw new Error(`there is no device ${name} on the shelf`);
    const isSerial = !TCP.test(door);
    return shelved.build({ ...ground, address, ...(isSerial && { baud: baud ?? shelved.baud }) });
  });

/** Rejects when the door cannot be opened or a device is not on the shelf. */
export const openLine = async (setting: LineSetting, ground: LineGround): Promise<WiredLine> => {
  const specimens = built(setting, ground);
  const [first] = specimens;
  if (!first) throw new Error("a line has at least one device");
  const wires = specimens.map(({ wire }) => wire);
  const baud = first.wire.baud ?? setting.baud ?? shelf[setting.devices[0]!.name]!.baud;
  const whole = wires.length === 1 ? first.wire : shareWire(wires, { clock: ground.clock, baud });
  const opened = await openDoor(whole, setting.door, ground.clock);
  for (const wire of wires) wire.powerOn();
  const close = async () => {
    await opened.close();
    for (const wire of wires) wire.powerOff();
  };
  return { address: opened.address, specimens, close };
};
