// The hardware of a hall that is measured: eight signs on one pair of wires, keys with lamps, and a printer, each behind a port of
// its own, at the pace of a real wire; and what passes over the wires.

import { wireIoBoard } from "../hardware-sim/wired/modbus/io-board.ts";
import type { Opened, Wired } from "../hardware-sim/wired/opened.ts";
import { openDotFont } from "../hardware-sim/wired/picture/dot-font.ts";
import { wirePrinter } from "../hardware-sim/wired/printer/printer.ts";
import { shareWire } from "../hardware-sim/wired/shared-wire.ts";
import { wireOnbon } from "../hardware-sim/wired/signs/onbon-card.ts";
import { openTcp } from "../hardware-sim/wired/tcp.ts";
import { wireMs } from "../hardware-sim/wired/wire-time.ts";
import type { Clock } from "../src/base/clock.ts";
import { seededRandom } from "../src/base/random.ts";

export const SIGNS = 8;
export const KEYS = 6;
const BAUD = 9600;

/** Bytes that have passed over a wire, both ways. */
export class Passed {
  #bytes = 0;
  #lastHeard: Uint8Array = new Uint8Array(0);
  readonly #heard = new Set<(bytes: Uint8Array) => void>();

  /** ms the wire was busy with them at 9600 baud, 8N1. */
  get wireMs(): number {
    return wireMs(this.#bytes, BAUD);
  }

  /** The last that the host said, in one write. */
  get lastHeard(): Uint8Array {
    return this.#lastHeard;
  }

  /** Told of what the host says. */
  watch(heard: (bytes: Uint8Array) => void): void {
    this.#heard.add(heard);
  }

  /** The same device, listened to. */
  around(wired: Wired): Wired {
    const take = (bytes: Uint8Array) => {
      this.#bytes += bytes.length;
      this.#lastHeard = bytes.slice();
      for (const heard of this.#heard) heard(bytes);
      wired.take(bytes);
    };
    wired.onBytes((bytes) => {
      this.#bytes += bytes.length;
    });
    return {
      take,
      watch: wired.watch,
      onBytes: (host) => wired.onBytes(host),
      get isPluggedIn() {
        return wired.isPluggedIn;
      },
      get room() {
        return wired.room;
      },
    };
  }
}

const portOf = ({ address }: Opened) => {
  const [tcp = "", port] = address.split(":");
  return { tcp, port: Number(port) };
};

export const openWires = async (clock: Clock) => {
  const random = seededRandom(1);
  const font = openDotFont();
  const setting = { clock, random, baud: BAUD };
  const signs = Array.from({ length: SIGNS }, (_, at) => wireOnbon(setting, { font, id: at + 1 }));
  const board = wireIoBoard(setting);
  const printer = wirePrinter({ clock, random }, { font });
  const bus = shareWire(
    signs.map(({ wire }) => wire),
    setting,
  );
  const passed = { signs: new Passed(), board: new Passed(), printer: new Passed() };
  const ports = {
    signs: portOf(await openTcp(passed.signs.around(bus))),
    board: portOf(await openTcp(passed.board.around(board.wire))),
    printer: portOf(await openTcp(passed.printer.around(printer.wire))),
  };
  for (const { wire } of [...signs, board, printer]) wire.powerOn();
  return { signs, board, printer, passed, ports };
};

export type Wires = Awaited<ReturnType<typeof openWires>>;
