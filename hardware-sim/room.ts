// A hall as the room that people walk into: the machines at the door, the signs and voices, and the windows as places.
import type { Counter } from "./counter.ts";
import type { Board, Loudspeaker, Machine, Tray } from "./things.ts";

export interface Room {
  readonly machines: readonly Machine[];
  readonly printers: readonly Tray[];
  readonly boards: readonly Board[];
  readonly speakers: readonly Loudspeaker[];
  /** Windows that have a device, by their id. */
  readonly counters: ReadonlyMap<string, Counter>;
}
