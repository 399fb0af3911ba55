// The seam inside a wired device: the board gives time and a wire, the firmware knows what the bytes mean.
import type { Clock } from "../../src/base/clock.ts";

/** What a firmware is given. */
export interface Board {
  /** Its timers end when the power goes. */
  readonly clock: Clock;
  /** Bytes to the host, which take their time on the wire. */
  say(bytes: ArrayLike<number>): void;
  /** The device now talks at another rate; what it says next is already in it. */
  setBaud(baud: number): void;
  /** Something that a person can see or hear has changed. */
  changed(): void;
}

export interface Ailment {
  begin(): void;
  end(): void;
}

export interface Firmware {
  /** `bytes` came without a pause; `gapMs` of silence were before them. */
  take(bytes: Uint8Array, gapMs: number): void;
  /** Told when power comes, the first time too. */
  powerOn?(): void;
  /** Loses what is not kept without power. */
  powerOff?(): void;
  /** Bytes it can still hold; a socket stops reading at 0, a serial line loses what comes. Default no bound. */
  room?(): number;
  /** The troubles that only this kind has, by name. */
  readonly ailments?: Readonly<Record<string, Ailment>>;
}
