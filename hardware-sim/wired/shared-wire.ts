// Several devices on one pair of wires (RS-485): everybody hears the host, nobody hears each other, and who speaks while
// another is speaking spoils both.
import type { Cancel, Clock } from "../../src/base/clock.ts";
import type { Watch } from "../watchers.ts";
import type { Wired } from "./opened.ts";
import { wireMs } from "./wire-time.ts";

export interface SharedWireSetting {
  readonly clock: Clock;
  /** Bits a second of everybody on it. */
  readonly baud: number;
}

/** Clocks count whole ms; less than this is not an overlap. */
const ROUNDING_MS = 1;

/** What two voices at once sound like: where either pulls the wire down it is down. */
const mixed = (bytes: Uint8Array): Uint8Array => bytes.map((byte, at) => byte & (at % 2 ? 0x5a : 0xd7));

export class SharedWire implements Wired {
  /** How often two devices spoke at once. */
  collisions = 0;
  readonly #devices: readonly Wired[];
  readonly #setting: SharedWireSetting;
  #speaker: Wired | undefined;
  #spokeUntil = Number.NEGATIVE_INFINITY;

  constructor(devices: readonly Wired[], setting: SharedWireSetting) {
    this.#devices = devices;
    this.#setting = setting;
  }

  get isPluggedIn(): boolean {
    return this.#devices.some((device) => device.isPluggedIn);
  }

  get room(): number {
    return Math.max(0, ...this.#devices.map((device) => device.room));
  }

  readonly watch: Watch = (look) => this.#each((device) => device.watch(look));

  take(bytes: Uint8Array): void {
    for (const device of this.#devices) device.take(bytes);
  }

  onBytes(host: (bytes: Uint8Array) => void): Cancel {
    return this.#each((device) => device.onBytes((bytes) => host(this.#heard(device, bytes))));
  }

  #each(begin: (device: Wired) => Cancel): Cancel {
    const cancels = this.#devices.map(begin);
    return () => {
      for (const cancel of cancels) cancel();
    };
  }

  /** The second of two voices comes out spoilt; the first is gone already. */
  #heard(speaker: Wired, bytes: Uint8Array): Uint8Array {
    const { clock, baud } = this.#setting;
    const began = clock.elapsed() - wireMs(bytes.length, baud);
    const isSpoilt = this.#speaker !== speaker && began < this.#spokeUntil - ROUNDING_MS;
    this.#speaker = speaker;
    this.#spokeUntil = clock.elapsed();
    if (!isSpoilt) return bytes;
    this.collisions++;
    return mixed(bytes);
  }
}

export const shareWire = (devices: readonly Wired[], setting: SharedWireSetting): SharedWire =>
  new SharedWire(devices, setting);
