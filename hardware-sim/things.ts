// What people in a hall look at, listen to and press. Whether a device on MQTT is behind it or hardware at its bytes, nobody
// can tell from here.
import type { SignState } from "../src/protocols/mqtt/arguments.ts";
import type { CallKey } from "./devices/call-keypad.ts";
import type { Told } from "./devices/told.ts";
import type { Watch } from "./watchers.ts";

/** Something with a face; `watch` tells that there is something new to see. */
export interface Thing {
  readonly device: { readonly watch: Watch };
}

/** A ticket machine: a key for each service, and an answer where it has a way to give one. */
export interface Machine extends Thing {
  readonly face: { readonly told: Told | null };
  press(key: string, person?: string): void;
}

/** A paper in the printer's tray, as a person reads it. */
export interface Slip {
  /** The number on it. */
  readonly number: string;
  /** `clock.elapsed()` when it was cut. */
  readonly cutAt: number;
}

export interface Tray {
  /** The last papers that came out, oldest first. */
  readonly papers: readonly Slip[];
  /** Told when a paper has come out. */
  readonly watchPapers: Watch;
}

/** The sign over a window. */
export interface Sign extends Thing {
  readonly face: { readonly lines: readonly string[]; readonly tone: SignState["tone"] | "dark" };
}

/** The sign of the whole hall. */
export interface Board extends Thing {
  readonly face: { readonly calls: readonly { readonly number: string; readonly window: string }[] };
}

export interface Loudspeaker extends Thing {
  /** With figures, as a person understands it; null in silence. */
  readonly face: { readonly saying: string | null };
}

/** The pad on which visitors rate. */
export interface Pad extends Thing {
  /** What it asks; a pad that shows no number asks whoever stands before it. */
  readonly face: { readonly asking: { readonly number?: string } | null };
  /** 5 (very satisfied) to 1; false when nobody was asked, or somebody has answered already. */
  press(grade: number): boolean;
}

/** The clerk's keypad. */
export interface Keypad extends Thing {
  readonly face: { readonly told: Told | null };
  press(key: CallKey): void;
}
