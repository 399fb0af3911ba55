// LED-485: four to six digits of seven segments over a window, on Modbus RTU. Text is shown right-justified; what seven
// segments cannot show is dark.
import type { Board, Firmware } from "../firmware.ts";
import { Picture } from "../picture/picture.ts";
import type { SignFace } from "../signs/panel.ts";
import { WiredDevice, type WiredSetting } from "../wired-device.ts";
import { ModbusUnit, type Table } from "./unit.ts";

export interface SegmentOptions {
  /** 2 to 8. Default 6. */
  readonly digits?: number;
  /** Default 1. */
  readonly address?: number;
}

export interface WiredSegments {
  readonly wire: WiredDevice;
  /** `rows[0]` is the text, with blanks to the left. */
  face(): SignFace;
  /** Its unit number now: it can be told another, and keeps it without power. */
  readonly address: number;
}

const REGISTER = { value: 0x00, unit: 0x02, baud: 0x03, point: 0x04, text: 0x70, segments: 0x80 } as const;
const REGISTERS = 0x90;
const BAUDS = [1_200, 2_400, 4_800, 9_600, 19_200, 38_400, 57_600, 115_200] as const;
const CELL = { width: 8, height: 13 };
const POINT = 0x80;

/** Bit 0 is the top bar, then clockwise, bit 5 the upper left, bit 6 the middle. */
const SEGMENTS: Readonly<Record<string, number>> = {
  ...{ "0": 0x3f, "1": 0x06, "2": 0x5b, "3": 0x4f, "4": 0x66, "5": 0x6d, "6": 0x7d, "7": 0x07, "8": 0x7f, "9": 0x6f },
  ...{ A: 0x77, B: 0x7c, C: 0x39, D: 0x5e, E: 0x79, F: 0x71, G: 0x3d, H: 0x76, I: 0x06, J: 0x1e, L: 0x38, N: 0x54 },
  ...{ O: 0x3f, P: 0x73, Q: 0x67, R: 0x50, S: 0x6d, T: 0x78, U: 0x3e, Y: 0x6e, Z: 0x5b, "-": 0x40, _: 0x08 },
};
/** Some letters look like a digit, and are read as one: the first of each shape. */
const READ = new Map(
  Object.entries(SEGMENTS)
    .reverse()
    .map(([character, bits]) => [bits, character]),
);

/** Where each bar lies in its cell: x, y, width, height. */
const BARS: readonly (readonly [number, number, number, number])[] = [
  [1, 0, 4, 1],
  [5, 1, 1, 5],
  [5, 7, 1, 5],
  [1, 12, 4, 1],
  [0, 7, 1, 5],
  [0, 1, 1, 5],
  [1, 6, 4, 1],
  [7, 12, 1, 1],
];

/** What a person reads in lit bars; a blank where it is nothing. */
const characterOf = (bits: number): string => (READ.get(bits & ~POINT) ?? " ") + (bits & POINT ? "." : "");

const segmentsOf = (text: string): number[] => [...text.toUpperCase()].map((character) => SEGMENTS[character] ?? 0);

const drawn = (digits: readonly number[]): Picture => {
  const picture = new Picture(digits.length * CELL.width, CELL.height);
  digits.forEach((bits, digit) => {
    BARS.forEach(([x, y, width, height], bar) => {
      if (bits & (1 << bar)) picture.fill(digit * CELL.width + x, y, width, height, 1);
    });
  });
  return picture;
};

class Digits implements Firmware {
  readonly unit: ModbusUnit;
  address: number;
  readonly #board: Board;
  readonly #count: number;
  readonly #registers = new Uint16Array(REGISTERS);
  #shown: number[] = [];
  #source: "value" | "text" | "segments" | undefined;

  constructor(board: Board, { digits = 6, address = 1 }: SegmentOptions, baud: () => number | undefined) {
    this.#board = board;
    this.#count = digits;
    this.address = address;
    const holding: Table = {
      size: REGISTERS,
      get: (at) => this.#registers[at]!,
      set: (at, value) => this.#set(at, value),
    };
    const setting = { address: () => this.address, framing: "rtu", tables: { holding } } as const;
    this.unit = new ModbusUnit({ ...setting, written: () => this.#written() }, board, baud);
  }

  get ailments() {
    return this.unit.ailments;
  }

  take(bytes: Uint8Array, gapMs: number): void {
    this.unit.take(bytes, gapMs);
  }

  powerOff(): void {
    this.#registers.fill(0);
    this.#shown = [];
    this.unit.forget();
  }

  face(): SignFace {
    const digits = [...new Array(this.#count).fill(0), ...this.#shown].slice(-this.#count);
    return { isLit: this.#shown.some(Boolean), rows: [digits.map(characterOf).join("")], picture: drawn(digits) };
  }

  #set(at: number, value: number): boolean {
    if (at === REGISTER.unit) return this.#renumber(value);
    if (at === REGISTER.baud) return this.#changeBaud(value);
    this.#registers[at] = value;
    if (at === REGISTER.value || at === REGISTER.point) this.#source = "value";
    else if (at >= REGISTER.segments) this.#source = "segments";
    else if (at >= REGISTER.text) this.#takeText(at);
    return true;
  }

  /** A shorter text leaves nothing of a longer one. */
  #takeText(at: number): void {
    if (at === REGISTER.text) this.#registers.fill(0, at + 1, REGISTER.segments);
    this.#source = "text";
  }

  #renumber(value: number): boolean {
    if (value < 1 || value > 255) return false;
    this.#board.clock.after(0, "new unit number", () => {
      this.address = value;
    });
    return true;
  }

  /** The answer still comes at the old rate. */
  #changeBaud(code: number): boolean {
    const baud = BAUDS[code - 1];
    if (baud === undefined) return false;
    this.#board.clock.after(50, "new baud", () => this.#board.setBaud(baud));
    return true;
  }

  #written(): void {
    if (this.#source === "value") this.#shown = this.#number();
    if (this.#source === "text") this.#shown = segmentsOf(this.#text());
    if (this.#source === "segments") this.#shown = this.#bytes(REGISTER.segments, REGISTERS).slice(0, this.#count);
    this.#source = undefined;
    this.#board.changed();
  }

  #number(): number[] {
    const value = (this.#registers[REGISTER.value]! << 16) >> 16;
    const decimals = this.#registers[REGISTER.point]!;
    const digits = segmentsOf(String(value));
    const pointAt = digits.length - 1 - decimals;
    return digits.map((bits, at) => (decimals > 0 && at === pointAt ? bits | POINT : bits));
  }

  #text(): string {
    return String.fromCharCode(...this.#bytes(REGISTER.text, REGISTER.segments)).replace(/\0+$/, "");
  }

  #bytes(from: number, to: number): number[] {
    return [...this.#registers.subarray(from, to)].flatMap((register) => [register >> 8, register & 0xff]);
  }
}

export const wireSegments = (setting: WiredSetting, options: SegmentOptions = {}): WiredSegments => {
  let digits!: Digits;
  const wire: WiredDevice = new WiredDevice(setting, (board) => {
    digits = new Digits(board, options, () => wire.baud);
    return digits;
  });
  return {
    wire,
    face: () => digits.face(),
    get address() {
      return digits.address;
    },
  };
};
