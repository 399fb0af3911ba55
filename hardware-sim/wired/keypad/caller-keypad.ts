// The clerk's keypad of the FF 68 line: a press goes out until the host sends it back, six digits show what the host wants.
// The pad of keys for the visitor beside it speaks the same frames.

import { concat } from "../../../src/base/bytes.ts";
import { sumOf } from "../../../src/base/checksum.ts";
import type { Cancel } from "../../../src/base/clock.ts";
import type { Board, Firmware } from "../firmware.ts";
import { Trouble } from "../trouble.ts";
import { WiredDevice, type WiredSetting } from "../wired-device.ts";

export interface CallerFace {
  /** Six places: waiting, and the end of the number; a blank is dark. */
  readonly digits: string;
  /** 0 to 5. */
  readonly stars: number;
  readonly beeps: number;
  /** Presses that the host has not sent back. */
  readonly unheard: number;
}

export interface WiredCaller {
  readonly wire: WiredDevice;
  readonly face: CallerFace;
  /** One key, or a figure and `ok`: their numbers as on the wire. */
  press(...keys: readonly number[]): void;
  /** A visitor's key on the pad beside it, 1 to 4. */
  rate(key: number): void;
}

export const CALLER_KEYS = {
  evaluate: 0x0b,
  call: 0x0c,
  recall: 0x0d,
  cancel: 0x0e,
  ok: 0x0f,
  pause: 0x12,
  transfer: 0x13,
} as const;

const [HEAD, MARK, TAIL] = [0xff, 0x68, 0x16];
const FUNCTION = { keys: 0x01, display: 0x02, beep: 0x03, rating: 0x11 } as const;
const BLANK = 0x0a;
const DARK = "      ";
const DIGITS = 6;
const AROUND_BYTES = 7;
const HELD_BYTES_MAX = 512;
/** The rest of a frame that has not come by then is not waited for. */
const GIVEN_UP_AFTER_MS = 100;
/** The makers' numbers are not public; a press is tried three times. */
const RETRY_MS = 600;
const TRIES = 3;

const framed = (address: number, what: number, data: readonly number[]): number[] => {
  const body = [address, what, ...data];
  return [HEAD, MARK, body.length, body.length, MARK, ...body, sumOf(Uint8Array.from(body), 8), TAIL];
};

/** Address, function and data of the frame at the start; `none` when there is none, undefined when it is not whole yet. */
const bodyAt = (held: Uint8Array): Uint8Array | "none" | undefined => {
  const length = held[2] ?? 2;
  if (held[0] !== HEAD || (held[1] ?? MARK) !== MARK || (held[3] ?? length) !== length || length < 2) return "none";
  if (held.length < length + AROUND_BYTES) return undefined;
  const body = held.subarray(5, 5 + length);
  const isSound = held[4] === MARK && held[5 + length] === sumOf(body, 8) && held[6 + length] === TAIL;
  return isSound ? body : "none";
};

interface Press {
  readonly function: number;
  readonly data: readonly number[];
  tries: number;
  cancel: Cancel;
}

class Keypad implements Firmware {
  readonly #board: Board;
  readonly #address: number;
  readonly #repeating = new Trouble();
  #held: Uint8Array = new Uint8Array(0);
  #presses: Press[] = [];
  #digits = DARK;
  #stars = 0;
  #beeps = 0;

  constructor(board: Board, address: number) {
    this.#board = board;
    this.#address = address;
  }

  readonly ailments = {
    /** Sends every press again though it was answered. */
    "key-repeats": this.#repeating,
  };

  get face(): CallerFace {
    return { digits: this.#digits, stars: this.#stars, beeps: this.#beeps, unheard: this.#presses.length };
  }

  powerOff(): void {
    this.#held = new Uint8Array(0);
    this.#presses = [];
    this.#digits = DARK;
    this.#stars = 0;
  }

  take(bytes: Uint8Array, gapMs: number): void {
    const before = gapMs > GIVEN_UP_AFTER_MS ? new Uint8Array(0) : this.#held;
    this.#held = concat(before, bytes).subarray(-HELD_BYTES_MAX);
    while (this.#held.length > 0) {
      const body = bodyAt(this.#held);
      if (body === undefined) return;
      this.#held = this.#held.subarray(body === "none" ? 1 : body.length + AROUND_BYTES);
      if (body !== "none" && body[0] === this.#address) this.#obey(body[1]!, body.subarray(2));
    }
  }

  send(what: number, data: readonly number[]): void {
    const press = { function: what, data, tries: 0, cancel: () => {} };
    this.#presses.push(press);
    this.#try(press);
  }

  #try(press: Press): void {
    if (press.tries === TRIES) return this.#drop(press);
    press.tries++;
    this.#board.say(framed(this.#address, press.function, press.data));
    press.cancel = this.#board.clock.after(RETRY_MS, "keypad tries again", () => this.#try(press));
  }

  #drop(press: Press): void {
    press.cancel();
    this.#presses = this.#presses.filter((one) => one !== press);
    this.#board.changed();
  }

  #obey(what: number, data: Uint8Array): void {
    if (what === FUNCTION.keys) this.#answered(data);
    if (what === FUNCTION.display && data.length === DIGITS) this.#digits = [...data].map(digit).join("");
    if (what === FUNCTION.display && data.length === 1) this.#stars = Math.min(5, data[0]!);
    if (what === FUNCTION.beep) this.#beeps++;
    this.#board.changed();
  }

  /** A press comes back as it was, a rating under the function of keys. */
  #answered(data: Uint8Array): void {
    const press = this.#presses.find((one) => one.data.join() === data.join());
    if (press && !this.#repeating.isThere) this.#drop(press);
  }
}

const digit = (value: number): string => (value <= 9 ? String(value) : value === BLANK ? " " : "?");

export const wireCaller = (setting: WiredSetting, address = 1): WiredCaller => {
  let keypad!: Keypad;
  const wire = new WiredDevice(setting, (board) => {
    keypad = new Keypad(board, address);
    return keypad;
  });
  return {
    wire,
    get face() {
      return keypad.face;
    },
    press: (...keys) => keypad.send(FUNCTION.keys, keys),
    rate: (key) => keypad.send(FUNCTION.rating, [key]),
  };
};
