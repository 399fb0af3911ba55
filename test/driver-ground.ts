// Where the hardware of a driver's contract is plugged in, and the way by which the driver comes to it: a line in memory, or a
// USB socket.
import { UsbSocket, usbPorts } from "../hardware-sim/wired/usb.ts";
import type { Clock } from "../src/base/clock.ts";
import { SharedLine } from "../src/drivers/line/shared-line.ts";
import { MemorySocket, type TakesBytes } from "../src/drivers/transports/memory.ts";
import type { Transport } from "../src/drivers/transports/transport.ts";
import { usbTransport } from "../src/drivers/transports/usb.ts";
import type { Ground, OpensGround } from "./driver-fake.ts";

interface Socket extends Transport {
  readonly isOpen: boolean;
  readonly openedCount: number;
  plugIn(device: TakesBytes): void;
  pull(): void;
  say(bytes: Uint8Array): void;
}

const lineGround = (socket: Socket, clock: Clock, gapMs: number): Ground => {
  const line = new SharedLine({ transport: socket, clock, gapMs });
  return {
    get isOpen() {
      return socket.isOpen;
    },
    get openedCount() {
      return socket.openedCount;
    },
    // Everything on one cable hears everything.
    plugIn: (hardware) =>
      socket.plugIn((bytes) => {
        for (const one of hardware) one.take(bytes);
      }),
    pull: () => socket.pull(),
    say: (bytes) => socket.say(bytes),
    reach: () => ({ by: "line", line, wire: "serial" }),
    start: () => line.start(),
    stop: () => line.stop(),
  };
};

export const memoryGround: OpensGround = (clock, gapMs) => lineGround(new MemorySocket("memory", clock), clock, gapMs);

const ID = { vendorId: 0x04b8, productId: 0x0e15, serialNumber: "X1" };

/** The same plug, with a USB socket of a machine around it. */
class UsbPlug implements Socket {
  readonly name: string;
  readonly #socket: UsbSocket;
  readonly #clock: Clock;
  readonly #transport: Transport;
  readonly #hosts = new Set<TakesBytes>();
  readonly #looks = new Set<() => void>();
  #device: TakesBytes | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
    const plug = this;
    const wired = {
      get isPluggedIn() {
        return plug.#device !== undefined;
      },
      room: Number.POSITIVE_INFINITY,
      take: (bytes: Uint8Array) => clock.soon(() => this.#device?.(bytes)),
      onBytes: (host: TakesBytes) => {
        this.#hosts.add(host);
        return () => this.#hosts.delete(host);
      },
      watch: (look: () => void) => {
        this.#looks.add(look);
        return () => this.#looks.delete(look);
      },
    };
    this.#socket = new UsbSocket(wired, ID, clock);
    this.#transport = usbTransport({ id: "04b8:0e15" }, clock, async () => usbPorts([this.#socket]));
    this.name = this.#transport.name;
  }

  get isOpen(): boolean {
    return this.#socket.isOpen;
  }

  get openedCount(): number {
    return this.#socket.openedCount;
  }

  plugIn(device: TakesBytes): void {
    this.#device = device;
  }

  pull(): void {
    this.#device = undefined;
    for (const look of this.#looks) look();
  }

  say(bytes: Uint8Array): void {
    this.#clock.soon(() => {
      if (this.#device) for (const host of this.#hosts) host(bytes);
    });
  }

  open(...events: Parameters<Transport["open"]>): ReturnType<Transport["open"]> {
    return this.#transport.open(...events);
  }
}

export const usbGround: OpensGround = (clock, gapMs) => lineGround(new UsbPlug(clock), clock, gapMs);
