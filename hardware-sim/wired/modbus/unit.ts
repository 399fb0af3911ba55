// A Modbus unit (RTU on a line, or TCP): it finds requests, looks after ranges and refusals, and leaves what coils and
// registers mean to the device. Other units' requests pass it by.
import { concat, u16be, u16le } from "../../../src/base/bytes.ts";
import { crc16Modbus } from "../../../src/base/checksum.ts";
import type { Board } from "../firmware.ts";
import { Trouble } from "../trouble.ts";
import { wireMs } from "../wire-time.ts";

/** Places from 0 to `size` - 1. Without `set` they can only be read. */
export interface Table {
  readonly size: number;
  /** 0 or 1 for a bit, 0 to 65535 for a register. */
  get(at: number): number;
  /** False for a value that it does not take. */
  set?(at: number, value: number): boolean;
}

export interface Tables {
  readonly coils?: Table;
  readonly inputs?: Table;
  readonly holding?: Table;
  readonly input?: Table;
}

export interface UnitSetting {
  /** 1 to 255; asked for every request, because a device may be told another one. */
  readonly address: () => number;
  readonly tables: Tables;
  /** Called when a request has written everything it names. */
  readonly written?: () => void;
  readonly framing: "rtu" | "tcp";
  /** Until it answers. Default 5 ms. */
  readonly answerMs?: number;
}

const REFUSED = { function: 1, address: 2, value: 3, failure: 4, busy: 6 } as const;
const ANSWER_MS = 5;
const BROADCAST = 0;
/** Silence of 3.5 characters ends a frame; above 19200 it is a fixed time. */
const SILENT_CHARACTERS = 3.5;
const SILENCE_MS_MIN = 1.75;
/** A socket has no characters to count; the rest of a frame that has not come by then is not waited for. */
const SOCKET_SILENCE_MS = 500;
const FRAME_BYTES_MAX = 260;
const NOTHING = new Uint8Array(0);

class Refusal extends Error {
  readonly code: number;

  constructor(code: number) {
    super(`refused with ${code}`);
    this.code = code;
  }
}

const bitsOf = (table: Table, start: number, count: number): number[] => {
  const bytes: number[] = new Array((count + 7) >> 3).fill(0);
  for (let at = 0; at < count; at++) if (table.get(start + at)) bytes[at >> 3]! |= 1 << (at & 7);
  return bytes;
};

const demand = (holds: boolean, code: number): void => {
  if (!holds) throw new Refusal(code);
};

/** `table` with `count` places from `start`, of which a request may name `countMax`. */
const within = (table: Table | undefined, start: number, count: number, countMax: number): Table => {
  if (!table) throw new Refusal(REFUSED.function);
  demand(count >= 1 && count <= countMax, REFUSED.value);
  demand(start + count <= table.size, REFUSED.address);
  return table;
};

const put = (table: Table, at: number, value: number): void => {
  if (!table.set) throw new Refusal(REFUSED.function);
  demand(table.set(at, value), REFUSED.value);
};

const word = (bytes: Uint8Array, at: number): number => bytes[at]! * 256 + bytes[at + 1]!;

export class ModbusUnit {
  readonly #setting: UnitSetting;
  readonly #board: Board;
  readonly #baud: () => number | undefined;
  #held: Uint8Array = NOTHING;
  readonly #busy = new Trouble();
  readonly #failing = new Trouble();
  readonly #stranger = new Trouble();

  constructor(setting: UnitSetting, board: Board, baud: () => number | undefined) {
    this.#setting = setting;
    this.#board = board;
    this.#baud = baud;
  }

  /** What can befall every unit: it refuses everything, or answers under the number of another. */
  readonly ailments = { busy: this.#busy, failing: this.#failing, "wrong-answer": this.#stranger };

  take(bytes: Uint8Array, gapMs: number): void {
    if (gapMs > this.#silenceMs) this.#held = NOTHING;
    this.#held = concat(this.#held, bytes).subarray(-FRAME_BYTES_MAX);
    if (this.#setting.framing === "tcp") this.#readTcp();
    else this.#readRtu();
  }

  forget(): void {
    this.#held = NOTHING;
  }

  get #silenceMs(): number {
    const baud = this.#baud();
    if (this.#setting.framing === "tcp" || baud === undefined) return SOCKET_SILENCE_MS;
    return Math.max(SILENCE_MS_MIN, wireMs(SILENT_CHARACTERS, baud));
  }

  #readRtu(): void {
    while (this.#held.length >= 8) {
      const length = this.#held[1] === 0x0f || this.#held[1] === 0x10 ? 9 + this.#held[6]! : 8;
      if (this.#held.length < length) return;
      const frame = this.#held.subarray(0, length);
      const isGood = word(frame, length - 2) === word(Uint8Array.from(u16le(crc16Modbus(frame.subarray(0, -2)))), 0);
      this.#held = this.#held.subarray(isGood ? length : 1);
      if (isGood) this.#hear(frame[0]!, frame.subarray(1, -2), NOTHING);
    }
  }

  #readTcp(): void {
    while (this.#held.length >= 8 && this.#held.length >= 6 + word(this.#held, 4)) {
      const length = 6 + word(this.#held, 4);
      const frame = this.#held.subarray(0, length);
      this.#held = this.#held.subarray(length);
      this.#hear(frame[6]!, frame.subarray(7), frame.subarray(0, 2));
    }
  }

  #hear(address: number, request: Uint8Array, transaction: Uint8Array): void {
    const own = this.#setting.address();
    if (address !== own && address !== BROADCAST) return;
    const answer = this.#outcome(request);
    if (address === BROADCAST) return;
    const from = this.#stranger.isThere ? own + 1 : own;
    const said = this.#packed(from, answer, transaction);
    this.#board.clock.after(this.#setting.answerMs ?? ANSWER_MS, "unit answers", () => this.#board.say(said));
  }

  #packed(address: number, body: readonly number[], transaction: Uint8Array): Uint8Array {
    if (this.#setting.framing === "tcp") {
      return concat(transaction, [0, 0], u16be(body.length + 1), [address], body);
    }
    const covered = Uint8Array.from([address, ...body]);
    return concat(covered, u16le(crc16Modbus(covered)));
  }

  #outcome(request: Uint8Array): readonly number[] {
    const code = request[0]!;
    try {
      demand(!this.#busy.isThere, REFUSED.busy);
      demand(!this.#failing.isThere, REFUSED.failure);
      const act = this.#functions[code];
      if (!act) throw new Refusal(REFUSED.function);
      return [code, ...act(request)];
    } catch (error) {
      if (error instanceof Refusal) return [code | 0x80, error.code];
      throw error;
    }
  }

  readonly #functions: Readonly<Record<number, (request: Uint8Array) => readonly number[]>> = {
    1: (request) => this.#readBits(this.#setting.tables.coils, request),
    2: (request) => this.#readBits(this.#setting.tables.inputs, request),
    3: (request) => this.#readRegisters(this.#setting.tables.holding, request),
    4: (request) => this.#readRegisters(this.#setting.tables.input, request),
    5: (request) => this.#writeCoil(request),
    6: (request) => this.#write(this.#setting.tables.holding, request, [word(request, 3)], 1),
    15: (request) => this.#writeCoils(request),
    16: (request) => this.#writeRegisters(request),
  };

  #readBits(table: Table | undefined, request: Uint8Array): readonly number[] {
    const [start, count] = [word(request, 1), word(request, 3)];
    const bytes = bitsOf(within(table, start, count, 2_000), start, count);
    return [bytes.length, ...bytes];
  }

  #readRegisters(table: Table | undefined, request: Uint8Array): readonly number[] {
    const [start, count] = [word(request, 1), word(request, 3)];
    const registers = within(table, start, count, 125);
    return [2 * count, ...Array.from({ length: count }, (_, at) => u16be(registers.get(start + at))).flat()];
  }

  #writeCoil(request: Uint8Array): readonly number[] {
    const value = word(request, 3);
    demand(value === 0xff00 || value === 0, REFUSED.value);
    return this.#write(this.#setting.tables.coils, request, [value ? 1 : 0], 1);
  }

  #writeCoils(request: Uint8Array): readonly number[] {
    const count = word(request, 3);
    demand(request[5] === (count + 7) >> 3, REFUSED.value);
    const bits = Array.from({ length: count }, (_, at) => (request[6 + (at >> 3)]! >> (at & 7)) & 1);
    return this.#write(this.#setting.tables.coils, request, bits, 1_968);
  }

  #writeRegisters(request: Uint8Array): readonly number[] {
    const count = word(request, 3);
    demand(request[5] === 2 * count, REFUSED.value);
    const values = Array.from({ length: count }, (_, at) => word(request, 6 + 2 * at));
    return this.#write(this.#setting.tables.holding, request, values, 123);
  }

  /** The answer repeats where, and what or how many. */
  #write(table: Table | undefined, request: Uint8Array, values: readonly number[], max: number): readonly number[] {
    const start = word(request, 1);
    const places = within(table, start, values.length, max);
    values.forEach((value, at) => void put(places, start + at, value));
    this.#setting.written?.();
    return [...request.subarray(1, 5)];
  }
}
