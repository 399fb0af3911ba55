// What is plugged into this machine: serial ports by their lasting names, and USB devices. A machine without udev or
// without a USB stack has none, which is an answer and no error.
import { readdir, realpath } from "node:fs/promises";
import { join } from "node:path";

export interface PluggedIn {
  readonly bus: "serial" | "usb";
  /** A name that stays the same when things are plugged in another order, where there is one. */
  readonly name: string;
  /** Hexadecimal ids, four digits; empty where unknown. */
  readonly vendor: string;
  readonly product: string;
  readonly what: string;
}

const BY_ID = "/dev/serial/by-id";

const hex = (id: number | string | undefined): string =>
  typeof id === "number" ? id.toString(16).padStart(4, "0") : (id ?? "");

/** Serial devices by the path the kernel gave them, with the name that lasts. */
const lastingNames = async (): Promise<ReadonlyMap<string, string>> => {
  const names = await readdir(BY_ID).catch(() => []);
  const pairs = names.map(async (name) => [await realpath(join(BY_ID, name)), join(BY_ID, name)] as const);
  return new Map(await Promise.all(pairs));
};

const serialPorts = async (): Promise<PluggedIn[]> => {
  const { SerialPort } = await import("serialport");
  const names = await lastingNames();
  return (await SerialPort.list()).map(({ path, vendorId, productId, manufacturer }) => ({
    bus: "serial",
    name: names.get(path) ?? path,
    vendor: hex(vendorId),
    product: hex(productId),
    what: manufacturer ?? "",
  }));
};

const usbDevices = async (): Promise<PluggedIn[]> => {
  const { WebUSB } = await import("usb");
  const devices = await new WebUSB({ allowAllDevices: true }).getDevices();
  return devices.map(({ vendorId, productId, productName, manufacturerName, serialNumber }) => ({
    bus: "usb",
    name: serialNumber ?? "",
    vendor: hex(vendorId),
    product: hex(productId),
    what: [manufacturerName, productName].filter(Boolean).join(" "),
  }));
};

/** Everything found, serial ports first. */
export const pluggedIn = async (): Promise<PluggedIn[]> => {
  const none = (): PluggedIn[] => [];
  return (await Promise.all([serialPorts().catch(none), usbDevices().catch(none)])).flat();
};
