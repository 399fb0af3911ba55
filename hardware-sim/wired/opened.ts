// What the openers take and give: anything with bytes in and out can be put on a port.
import type { Cancel } from "../../src/base/clock.ts";
import type { Watch } from "../watchers.ts";

/** A device, or several on one line. */
export interface Wired {
  readonly isPluggedIn: boolean;
  readonly room: number;
  readonly watch: Watch;
  take(bytes: Uint8Array): void;
  onBytes(host: (bytes: Uint8Array) => void): Cancel;
}

export interface Opened {
  /** `127.0.0.1:9100`, or the path of a serial port. */
  readonly address: string;
  close(): Promise<void>;
}
