// What is plugged into this machine: serial ports and keyboards by their lasting names, and USB devices. A machine without udev
// or without a USB stack has none, which is an answer and no error.
import { readdir, realpath } from "node:fs/promises";
import { join } from "node:path";
import { lineOf, type Place, type Way } from "./setting.ts";
import { printerInterfaceOf, type UsbDevice } from "./transports/usb.ts";

export interface PluggedIn {
  readonly bus: "serial" | "usb" | "input";
  /** How a driver would reach it; undefined for what none reaches, as a USB stick. */
  readonly way: Way | undefined;
  /** A name that stays the same when things are plugged in another order, where there is one; the serial number of USB. */
  readonly name: string;
  /** Hexadecimal ids, four digits; empty where unknown. */
  readonly vendor: string;
  readonly product: string;
  readonly what: string;
}

const BY_ID = "/dev/serial/by-id";
const INPUT_BY_ID = "/dev/input/by-id";

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
    way: "serial",
    name: names.get(path) ?? path,
    vendor: hex(vendorId),
    product: hex(productId),
    what: manufacturer ?? "",
  }));
};

/** What a list shows of a USB device. Some of it is asked of the device, which not every user may. */
type ListedUsb = Pick<USBDevice, "vendorId" | "productId" | "productName" | "manufacturerName"> &
  Pick<UsbDevice, "serialNumber" | "configuration">;

const attempt = <T>(read: () => T): T | undefined => {
  try {
    return read();
  } catch {
    return undefined;
  }
};

export const listedUsb = (device: ListedUsb): PluggedIn => {
  const isPrinter = attempt(() => printerInterfaceOf(device.configuration) !== undefined);
  const names = [attempt(() => device.manufacturerName), attempt(() => device.productName)];
  return {
    bus: "usb",
    way: isPrinter ? "usb" : undefined,
    name: attempt(() => device.serialNumber) ?? "",
    vendor: hex(device.vendorId),
    product: hex(device.productId),
    what: [...names, isPrinter === undefined && "(may not be opened)"].filter(Boolean).join(" "),
  };
};

const usbDevices = async (): Promise<PluggedIn[]> => {
  const { WebUSB } = await import("usb");
  return (await new WebUSB({ allowAllDevices: true }).getDevices()).map(listedUsb);
};

const keyboards = async (): Promise<PluggedIn[]> => {
  const names = (await readdir(INPUT_BY_ID)).filter((name) => name.endsWith("-event-kbd"));
  return names.map((name) => ({
    bus: "input",
    way: "input",
    name: join(INPUT_BY_ID, name),
    ...{ vendor: "", product: "", what: "keys" },
  }));
};

/** Everything found, serial ports first. */
export const pluggedIn = async (): Promise<PluggedIn[]> => {
  const none = (): PluggedIn[] => [];
  return (await Promise.all([serialPorts, usbDevices, keyboards].map((look) => look().catch(none)))).flat();
};

/** Whether the configuration means this one. */
export const isAt = (at: Place | undefined, { way, name, vendor, product }: PluggedIn): boolean => {
  if (at === undefined || !("usb" in at)) return lineOf(at) === name;
  return way === "usb" && at.usb === `${vendor}:${product}` && [undefined, name].includes(at.serialNumber);
};
