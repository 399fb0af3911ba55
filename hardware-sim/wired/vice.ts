// What a vice is: a small misbehaviour laid over a device at its bytes. Vices stack, the latest one nearest to the line.
import type { Clock } from "../../src/base/clock.ts";
import type { Random } from "../../src/base/random.ts";

export type Pass = (bytes: Uint8Array) => void;

/** What a vice may do to the device it befalls. */
export interface Bench {
  readonly clock: Clock;
  readonly random: Random;
  /** Bytes to the host, as if the device had said them. */
  say(bytes: Uint8Array): void;
  /** The power goes, and comes back after `downMs`. */
  cyclePower(downMs: number): void;
  /** Pulls the plug out of the host, or puts it in again. */
  plug(isIn: boolean): void;
}

export interface Vice {
  readonly name: string;
  /** A trouble that this kind of device alone can have. */
  readonly ailment?: string;
  /** What becomes of bytes from the host. */
  hears?(bytes: Uint8Array, pass: Pass, bench: Bench): void;
  /** The same for bytes to the host. */
  says?(bytes: Uint8Array, pass: Pass, bench: Bench): void;
  begins?(bench: Bench): void;
  ends?(bench: Bench): void;
}
