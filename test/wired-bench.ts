// A bench for wired devices: virtual time, a seed, and a record of what a device says and when.

import type { Wired } from "../hardware-sim/wired/opened.ts";
import type { WiredDevice, WiredSetting } from "../hardware-sim/wired/wired-device.ts";
import { bytesOfHex, hexOf } from "../src/base/bytes.ts";
import { seededRandom } from "../src/base/random.ts";
import { VirtualClock } from "../src/base/virtual-clock.ts";

export const START = Date.UTC(2026, 10, 21, 1, 0);

export const bytes = (hex: string): Uint8Array => {
  const read = bytesOfHex(hex);
  if (!read) throw new Error(`not hex: ${hex}`);
  return read;
};

/** The byte is said this often: `A5x8`. */
export const expanded = (hex: string): string =>
  hex.replace(/([0-9A-F]{2})x(\d+)/g, (_all, byte: string, times: string) => `${byte} `.repeat(Number(times)).trim());

export interface Said {
  readonly hex: string;
  /** ms of virtual time. */
  readonly at: number;
}

export interface Listener {
  readonly said: Said[];
  /** Everything since the last time, as one line of hex. */
  heard(): string;
}

export const listen = (clock: VirtualClock, device: Wired): Listener => {
  const said: Said[] = [];
  device.onBytes((got) => void said.push({ hex: hexOf(got), at: clock.elapsed() }));
  let read = 0;
  const heard = () => {
    const fresh = said.slice(read);
    read = said.length;
    return fresh.map(({ hex }) => hex).join(" ");
  };
  return { said, heard };
};

export interface Bench extends Listener {
  readonly clock: VirtualClock;
  /** Sends hex, lets `ms` pass, and gives what was answered. */
  ask(hex: string, ms?: number): Promise<string>;
}

/** One device, switched on and settled. */
export const benchOf = async (
  baud: number | undefined,
  build: (setting: WiredSetting) => WiredDevice,
  settleMs = 3_000,
): Promise<Bench> => {
  const clock = new VirtualClock(START);
  const device = build({ clock, random: seededRandom(7), ...(baud !== undefined && { baud }) });
  const listener = listen(clock, device);
  device.powerOn();
  await clock.advance(settleMs);
  const ask = async (hex: string, ms = 1_000) => {
    device.take(bytes(expanded(hex)));
    await clock.advance(ms);
    return listener.heard();
  };
  return { clock, ask, said: listener.said, heard: listener.heard };
};
