// One of the many private RS-485 bars: a head, an address, a length, a command, text, a sum, a tail. No maker publishes his,
// so this one is told how its frames are made, as the manual in the box would.
import { concat, u16le } from "../../../src/base/bytes.ts";
import { crc16Modbus, sumOf, xorOf } from "../../../src/base/checksum.ts";
import type { Board, Firmware } from "../firmware.ts";
import type { DotFont } from "../picture/dot-font.ts";
import { gb2312Text, gbkText } from "../text.ts";
import { Trouble } from "../trouble.ts";
import { WiredDevice, type WiredSetting } from "../wired-device.ts";
import { COLOURS, darkPanel, drawPanel, type SignFace } from "./panel.ts";

export interface BarFrames {
  /** Default AA. */
  readonly head: readonly number[];
  /** Default 55; none when empty. */
  readonly tail: readonly number[];
  /** What shows text. Default 01. */
  readonly command: number;
  /** Over address, length, command and text. Default `sum8`. */
  readonly check: "sum8" | "xor8" | "crc16" | "none";
  /** Default gb2312. */
  readonly encoding: "gb2312" | "gbk";
  /** What it answers with in place of the text; undefined for a bar that never answers. Default 06. */
  readonly answer: number | undefined;
}

export interface BarOptions {
  readonly font: DotFont;
  /** Default 1. */
  readonly address?: number;
  /** Hanzi in its one row of 16 dots. Default 8. */
  readonly characters?: number;
  readonly frames?: Partial<BarFrames>;
}

export interface WiredBar {
  readonly wire: WiredDevice;
  face(): SignFace;
}

const USUAL: BarFrames = { head: [0xaa], tail: [0x55], command: 0x01, check: "sum8", encoding: "gb2312", answer: 0x06 };
const ROW_DOTS = 16;
const ANSWER_MS = 10;
const GIVEN_UP_AFTER_MS = 50;
const CHECKS: Readonly<Record<BarFrames["check"], (bytes: Uint8Array) => readonly number[]>> = {
  sum8: (bytes) => [sumOf(bytes, 8)],
  xor8: (bytes) => [xorOf(bytes)],
  crc16: (bytes) => u16le(crc16Modbus(bytes)),
  none: () => [],
};
/** Address and length. */
const PREFIX_BYTES = 2;

class Bar implements Firmware {
  text = "";
  readonly #board: Board;
  readonly #address: number;
  readonly #frames: BarFrames;
  readonly #forgetful = new Trouble();
  #held: Uint8Array = new Uint8Array(0);

  constructor(board: Board, address: number, frames: BarFrames) {
    this.#board = board;
    this.#address = address;
    this.#frames = frames;
  }

  readonly ailments = {
    /** Answers and shows nothing. */
    forgetful: this.#forgetful,
  };

  powerOff(): void {
    this.text = "";
    this.#held = new Uint8Array(0);
  }

  take(bytes: Uint8Array, gapMs: number): void {
    this.#held = gapMs > GIVEN_UP_AFTER_MS ? bytes : concat(this.#held, bytes);
    while (this.#held.length > 0) {
      const taken = this.#frameBytes();
      if (taken === undefined) return;
      this.#held = this.#held.subarray(taken);
    }
  }

  /** Bytes dealt with at the start: a frame, or one that begins none; undefined when more are needed. */
  #frameBytes(): number | undefined {
    const { head, tail, check } = this.#frames;
    const held = this.#held;
    if (!head.every((byte, at) => (held[at] ?? byte) === byte)) return 1;
    const length = held[head.length + 1];
    if (length === undefined) return undefined;
    const end = head.length + PREFIX_BYTES + length;
    const whole = end + CHECKS[check](held).length + tail.length;
    if (held.length < whole) return undefined;
    const covered = held.subarray(head.length, end);
    const isSound = [...CHECKS[check](covered), ...tail].every((byte, at) => held[end + at] === byte);
    if (!isSound) return 1;
    this.#hear(covered);
    return whole;
  }

  #hear([address, , command, ...text]: Uint8Array): void {
    const { encoding, answer } = this.#frames;
    if (address !== this.#address || command !== this.#frames.command) return;
    const decode = encoding === "gbk" ? gbkText : gb2312Text;
    if (!this.#forgetful.isThere) this.text = decode(Uint8Array.from(text));
    this.#board.changed();
    if (answer !== undefined) this.#board.clock.after(ANSWER_MS, "bar answers", () => this.#say(answer));
  }

  #say(answer: number): void {
    const { head, tail, check, command } = this.#frames;
    const covered = Uint8Array.of(this.#address, 2, command, answer);
    this.#board.say([...head, ...covered, ...CHECKS[check](covered), ...tail]);
  }
}

export const wireBar = (setting: WiredSetting, options: BarOptions): WiredBar => {
  const { font, address = 1, characters = 8, frames } = options;
  let bar!: Bar;
  const wire = new WiredDevice(setting, (board) => {
    bar = new Bar(board, address, { ...USUAL, ...frames });
    return bar;
  });
  const size = { width: characters * ROW_DOTS, height: ROW_DOTS };
  const face = () => {
    if (bar.text === "") return darkPanel(size);
    const line = [...bar.text].map((character) => ({ character, colour: COLOURS.red }));
    const place = { x: 0, y: 0, ...size, size: ROW_DOTS, lines: [line], lineSpace: 0 };
    return drawPanel(size, [{ ...place, align: "left", valign: "top" }], font);
  };
  return { wire, face };
};
