// The IO board (Waveshare Modbus RTU IO 8CH and its like): eight buttons it does not remember, eight lamps.
import type { Board, Firmware } from "../firmware.ts";
import { Trouble } from "../trouble.ts";
import { WiredDevice, type WiredSetting } from "../wired-device.ts";
import { ModbusUnit, type Table, type UnitSetting } from "./unit.ts";

export interface IoBoardOptions {
  /** Default 1. */
  readonly address?: number;
  /** Default `rtu`. */
  readonly framing?: UnitSetting["framing"];
}

export interface WiredIoBoard {
  readonly wire: WiredDevice;
  /** Button 0 to 7 goes down, and up after `holdMs`. Default 150. */
  press(button: number, holdMs?: number): void;
  /** Eight lamps, true for one that burns. */
  readonly lamps: readonly boolean[];
}

const PLACES = 8;
const HOLD_MS = 150;
const ADDRESS = 1;
/** A worn contact opens and closes this often, this far apart. */
const BOUNCES = 4;
const BOUNCE_MS = 8;

class IoBoard implements Firmware {
  readonly lamps: boolean[] = new Array(PLACES).fill(false);
  readonly #closed: boolean[] = new Array(PLACES).fill(false);
  readonly #bouncing = new Trouble();
  readonly #stuck = new Trouble();
  readonly #board: Board;
  readonly #unit: ModbusUnit;

  constructor(board: Board, { address = ADDRESS, framing = "rtu" }: IoBoardOptions, baud: () => number | undefined) {
    this.#board = board;
    const inputs: Table = { size: PLACES, get: (at) => Number(this.#closed[at]! || (this.#stuck.isThere && at === 0)) };
    const coils: Table = {
      size: PLACES,
      get: (at) => Number(this.lamps[at]),
      set: (at, value) => this.#light(at, value),
    };
    const setting = { address: () => address, framing, tables: { inputs, coils }, written: board.changed };
    this.#unit = new ModbusUnit(setting, board, baud);
  }

  get ailments() {
    return {
      ...this.#unit.ailments,
      /** A worn contact: one press looks like several. */
      bouncing: this.#bouncing,
      "key-stuck": this.#stuck,
    };
  }

  take(bytes: Uint8Array, gapMs: number): void {
    this.#unit.take(bytes, gapMs);
  }

  powerOff(): void {
    this.lamps.fill(false);
    this.#closed.fill(false);
    this.#unit.forget();
  }

  press(button: number, holdMs: number): void {
    const bounces = this.#bouncing.isThere ? BOUNCES : 0;
    this.#closed[button] = true;
    for (let at = 1; at <= 2 * bounces; at++) this.#turn(button, at % 2 === 0, at * BOUNCE_MS);
    this.#turn(button, false, holdMs);
  }

  #turn(button: number, isClosed: boolean, afterMs: number): void {
    this.#board.clock.after(afterMs, "button", () => {
      this.#closed[button] = isClosed;
    });
  }

  #light(at: number, value: number): boolean {
    this.lamps[at] = value === 1;
    return true;
  }
}

export const wireIoBoard = (setting: WiredSetting, options: IoBoardOptions = {}): WiredIoBoard => {
  let io!: IoBoard;
  const wire: WiredDevice = new WiredDevice(setting, (board) => {
    io = new IoBoard(board, options, () => wire.baud);
    return io;
  });
  return { wire, press: (button, holdMs = HOLD_MS) => io.press(button, holdMs), lamps: io.lamps };
};
