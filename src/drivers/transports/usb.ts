// A printer on a USB cable: bytes over the two bulk endpoints of its printer interface (class 7). It is found by vendor and
// product, and by its serial number where two are alike. What it prints, and which answer belongs to which question, it does
// not know.
import { type Clock, pause } from "../../base/clock.ts";
import { reasonOf } from "../../base/errors.ts";
import type { Link, LinkEvents, Transport } from "./transport.ts";

export interface UsbSetting {
  /** Vendor and product, four hexadecimal digits each: `04b8:0e15`. */
  readonly id: string;
  readonly serialNumber?: string | undefined;
}

/** What is needed of a device of the package `usb`; its transfers take a deadline, which WebUSB does not have. */
export interface UsbDevice
  extends Pick<
    USBDevice,
    | "vendorId"
    | "productId"
    | "serialNumber"
    | "configuration"
    | "open"
    | "close"
    | "claimInterface"
    | "releaseInterface"
    | "selectAlternateInterface"
  > {
  detachKernelDriver(interfaceNumber: number): Promise<void>;
  attachKernelDriver(interfaceNumber: number): Promise<void>;
  transferIn(endpoint: number, length: number, deadlineMs?: number): Promise<USBInTransferResult>;
  transferOut(endpoint: number, bytes: Uint8Array, deadlineMs?: number): Promise<USBOutTransferResult>;
}

/** Everything that is plugged in. */
export interface UsbPorts {
  getDevices(): Promise<readonly UsbDevice[]>;
}

const PRINTER_CLASS = 7;
/** A transfer cannot be called back, so whoever closes waits as long for the last one. */
const LISTEN_MS = 250;
/** A printer with nothing to say answers at once with nothing. */
const REST_MS = 20;
/** A printer takes nothing more while its buffer is full and it cuts. */
const TAKE_MS = 4000;
const PIECE_BYTES = 512;

interface PrinterInterface {
  readonly number: number;
  readonly setting: number;
  readonly into: USBEndpoint;
  readonly out: USBEndpoint;
}

const bulk = ({ endpoints }: USBAlternateInterface, direction: USBDirection): USBEndpoint | undefined =>
  endpoints.find((endpoint) => endpoint.type === "bulk" && endpoint.direction === direction);

/** One that cannot answer is none: nobody would know whether a page is out. */
export const printerInterfaceOf = (configuration: USBConfiguration | null): PrinterInterface | undefined => {
  const found = (configuration?.interfaces ?? []).flatMap(({ interfaceNumber, alternates }) =>
    alternates
      .filter(({ interfaceClass }) => interfaceClass === PRINTER_CLASS)
      .flatMap((alternate): PrinterInterface[] => {
        const [into, out] = [bulk(alternate, "in"), bulk(alternate, "out")];
        return into && out ? [{ number: interfaceNumber, setting: alternate.alternateSetting, into, out }] : [];
      }),
  );
  return found[0];
};

const hex = (id: number): string => id.toString(16).padStart(4, "0");

export const usbIdOf = ({ vendorId, productId }: Pick<UsbDevice, "vendorId" | "productId">): string =>
  `${hex(vendorId)}:${hex(productId)}`;

const found = async (ports: UsbPorts, { id, serialNumber }: UsbSetting): Promise<UsbDevice> => {
  const alike = (await ports.getDevices()).filter((device) => usbIdOf(device) === id);
  const meant = serialNumber === undefined ? alike : alike.filter((device) => device.serialNumber === serialNumber);
  if (meant.length > 1) throw new Error(`${meant.length} devices are ${id}, expected serialNumber to say which`);
  if (!meant[0]) throw new Error("nothing of this kind is plugged in");
  return meant[0];
};

/** The package tells a deadline that has passed by a word alone. */
const isLate = (error: unknown): boolean => /cancel|time/i.test(reasonOf(error));

const unless = (work: Promise<void>): Promise<void> => work.catch(() => {});

class UsbLink implements Link {
  readonly #device: UsbDevice;
  readonly #printer: PrinterInterface;
  readonly #clock: Clock;
  readonly #events: LinkEvents;
  readonly #listening: Promise<void>;
  #isClosed = false;

  constructor(device: UsbDevice, printer: PrinterInterface, clock: Clock, events: LinkEvents) {
    this.#device = device;
    this.#printer = printer;
    this.#clock = clock;
    this.#events = events;
    this.#listening = this.#listen();
  }

  async write(bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
      if (this.#isClosed) throw new Error("the link is closed");
      const piece = Uint8Array.from(bytes.subarray(at, at + PIECE_BYTES));
      const { bytesWritten } = await this.#device.transferOut(this.#printer.out.endpointNumber, piece, TAKE_MS);
      if (bytesWritten !== piece.length) throw new Error(`it took ${bytesWritten} of ${piece.length} bytes`);
    }
  }

  /** Whoever had the printer before has it again. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#listening;
    await unless(this.#device.releaseInterface(this.#printer.number));
    await unless(this.#device.attachKernelDriver(this.#printer.number));
    await unless(this.#device.close());
  }

  async #listen(): Promise<void> {
    while (!this.#isClosed) {
      try {
        const heard = await this.#hear();
        if (heard.length > 0 && !this.#isClosed) this.#events.heard(heard);
        else await pause(this.#clock, REST_MS, "usb rest");
      } catch (error) {
        if (!this.#isClosed) this.#events.closed(reasonOf(error));
        this.#isClosed = true;
      }
    }
  }

  async #hear(): Promise<Uint8Array> {
    const { endpointNumber, packetSize } = this.#printer.into;
    try {
      const { data } = await this.#device.transferIn(endpointNumber, packetSize, LISTEN_MS);
      return data ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength).slice() : new Uint8Array(0);
    } catch (error) {
      if (isLate(error)) return new Uint8Array(0);
      throw error;
    }
  }
}

/** The kernel's own printer driver has it until it is told to let go; where there is none, that is as good. */
const claim = async (device: UsbDevice, { number, setting }: PrinterInterface): Promise<void> => {
  await unless(device.detachKernelDriver(number));
  await device.claimInterface(number);
  if (setting !== 0) await device.selectAlternateInterface(number, setting);
};

/** Comes when the first port is opened: a hall without USB printers does not wait for it. */
const realPorts = async (): Promise<UsbPorts> => {
  const { WebUSB } = await import("usb");
  return new WebUSB({ allowAllDevices: true });
};

/** @param reach the ports of this machine, unless a test has others */
export const usbTransport = (setting: UsbSetting, clock: Clock, reach = realPorts): Transport => ({
  name: `usb ${setting.id}${setting.serialNumber === undefined ? "" : ` ${setting.serialNumber}`}`,
  async open(events) {
    const device = await found(await reach(), setting);
    await device.open();
    try {
      const printer = printerInterfaceOf(device.configuration);
      if (!printer) throw new Error(`${setting.id} has no printer interface that answers`);
      await claim(device, printer);
      return new UsbLink(device, printer, clock, events);
    } catch (error) {
      await unless(device.close());
      throw error;
    }
  },
});
