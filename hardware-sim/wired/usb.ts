// A USB socket with a device in it, as the package `usb` shows it to a program: descriptors, a kernel driver that has to let go,
// bulk transfers with deadlines. What the bytes mean, the device knows.
import type { Clock } from "../../src/base/clock.ts";
import type { Wired } from "./opened.ts";

export interface UsbIdentity {
  readonly vendorId: number;
  readonly productId: number;
  readonly serialNumber: string | null;
}

export interface UsbManner {
  /** Default 7, a printer. */
  readonly interfaceClass?: number;
  /** It has no endpoint to answer on. Default false. */
  readonly isOneWay?: boolean;
  /** Asked when it has nothing to say, it answers with nothing at once. Default false. */
  readonly answersNothing?: boolean;
  /** The printer driver of the kernel has taken it. Default true. */
  readonly hasKernelDriver?: boolean;
}

const INTERFACE = 0;
const [OUT, INTO] = [1, 2];
const PACKET_BYTES = 64;
/** Answers that nobody fetches. */
const UNFETCHED_MAX = 4096;
const DEADLINE_MS = 1000;

type Transfer = "transferIn" | "transferOut";

export class UsbSocket {
  readonly identity: UsbIdentity;
  readonly #device: Wired;
  readonly #clock: Clock;
  readonly #manner: UsbManner;
  #said: number[] = [];
  #hasKernelDriver: boolean;
  #isOpen = false;
  #isClaimed = false;
  #openedCount = 0;
  /** Transfers under way, which look whether they can end when something has happened. */
  readonly #transfers = new Set<() => void>();

  constructor(device: Wired, identity: UsbIdentity, clock: Clock, manner: UsbManner = {}) {
    this.#device = device;
    this.identity = identity;
    this.#clock = clock;
    this.#manner = manner;
    this.#hasKernelDriver = manner.hasKernelDriver ?? true;
    device.onBytes((bytes) => {
      if (this.#isClaimed) this.#said = [...this.#said, ...bytes].slice(-UNFETCHED_MAX);
      this.#look();
    });
    device.watch(() => {
      if (!device.isPluggedIn) this.#unplugged();
      this.#look();
    });
  }

  get isPluggedIn(): boolean {
    return this.#device.isPluggedIn;
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  get hasKernelDriver(): boolean {
    return this.#hasKernelDriver;
  }

  get openedCount(): number {
    return this.#openedCount;
  }

  /** As a program sees it. */
  asDevice() {
    return {
      ...this.identity,
      configuration: this.#configuration(),
      open: async () => this.#open(),
      close: async () => {
        this.#isOpen = false;
      },
      detachKernelDriver: async (_number: number) => this.#detach(),
      attachKernelDriver: async (_number: number) => {
        this.#hasKernelDriver = this.#manner.hasKernelDriver ?? true;
      },
      claimInterface: async (_number: number) => this.#claim(),
      releaseInterface: async (_number: number) => {
        this.#isClaimed = false;
      },
      selectAlternateInterface: async (_number: number, _setting: number) => {},
      transferIn: (_endpoint: number, length: number, deadlineMs = DEADLINE_MS) => this.#fetch(length, deadlineMs),
      transferOut: (_endpoint: number, bytes: Uint8Array, deadlineMs = DEADLINE_MS) => this.#take(bytes, deadlineMs),
    };
  }

  /** Plugged in again, the kernel is there first. */
  #unplugged(): void {
    this.#isOpen = false;
    this.#isClaimed = false;
    this.#said = [];
    this.#hasKernelDriver = this.#manner.hasKernelDriver ?? true;
  }

  #open(): void {
    if (!this.isPluggedIn) throw new Error("open error: no such device");
    this.#isOpen = true;
    this.#openedCount++;
  }

  #detach(): void {
    if (!this.#hasKernelDriver) throw new Error("detachKernelDriver error: no kernel driver is attached");
    this.#hasKernelDriver = false;
  }

  #claim(): void {
    if (this.#hasKernelDriver || this.#isClaimed) throw new Error("claimInterface error: device or resource busy");
    this.#isClaimed = true;
    this.#said = [];
  }

  async #fetch(length: number, deadlineMs: number) {
    const isReady = () => this.#said.length > 0 || this.#manner.answersNothing === true;
    await this.#until("transferIn", isReady, deadlineMs);
    const data = Uint8Array.from(this.#said.splice(0, length));
    return { status: "ok" as const, data: new DataView(data.buffer) };
  }

  /** A device without room lets the host wait. */
  async #take(bytes: Uint8Array, deadlineMs: number) {
    let taken = 0;
    const take = (): boolean => {
      const piece = bytes.subarray(taken, taken + Math.min(this.#device.room, bytes.length));
      taken += piece.length;
      if (piece.length > 0) this.#device.take(piece.slice());
      return taken === bytes.length;
    };
    await this.#until("transferOut", take, deadlineMs);
    return { status: "ok" as const, bytesWritten: taken };
  }

  #look(): void {
    for (const look of [...this.#transfers]) look();
  }

  #until(transfer: Transfer, isSo: () => boolean, deadlineMs: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const end = (settle: () => void) => {
        cancel();
        this.#transfers.delete(look);
        settle();
      };
      const fail = (why: string) => end(() => reject(new Error(`${transfer} error: ${why}`)));
      const look = () => {
        if (!this.#isClaimed) fail("Disconnected");
        else if (isSo()) end(resolve);
      };
      const cancel = this.#clock.after(deadlineMs, "usb transfer", () => fail("Cancelled"));
      this.#transfers.add(look);
      look();
    });
  }

  #configuration() {
    const { interfaceClass = 7, isOneWay = false } = this.#manner;
    const endpoint = (endpointNumber: number, direction: "in" | "out") =>
      ({ endpointNumber, direction, type: "bulk", packetSize: PACKET_BYTES }) as const;
    const endpoints = [endpoint(OUT, "out"), ...(isOneWay ? [] : [endpoint(INTO, "in")])];
    const alternate = {
      ...{ alternateSetting: 0, interfaceSubclass: 1, interfaceProtocol: isOneWay ? 1 : 2, interfaceName: null },
      ...{ interfaceClass, endpoints },
    };
    const interfaces = [{ interfaceNumber: INTERFACE, claimed: this.#isClaimed, alternate, alternates: [alternate] }];
    return { configurationValue: 1, configurationName: null, interfaces };
  }
}

/** The sockets of a machine. */
export const usbPorts = (sockets: readonly UsbSocket[]) => ({
  getDevices: async () => sockets.filter(({ isPluggedIn }) => isPluggedIn).map((socket) => socket.asDevice()),
});
