// An Alpha/BetaBrite sign: files of text in its memory, of which it shows one, with other files set into it. It knows ASCII
// alone, and answers no writing.
import { sumOf } from "../../../src/base/checksum.ts";
import type { Board, Firmware } from "../firmware.ts";
import type { DotFont } from "../picture/dot-font.ts";
import { WiredDevice, type WiredSetting } from "../wired-device.ts";
import { COLOURS, darkPanel, drawPanel, type SignFace } from "./panel.ts";

export interface AlphaOptions {
  readonly font: DotFont;
  /** Lamps across; it is 16 high. Default 96. */
  readonly width?: number;
  /** Two hexadecimal digits. Default `01`. */
  readonly address?: string;
}

export interface WiredAlpha {
  readonly wire: WiredDevice;
  face(): SignFace;
}

const [START, TEXT, END_TEXT, END] = [0x01, 0x02, 0x03, 0x04];
const HEIGHT = 16;
const FRAME_BYTES_MAX = 8_192;
const DEFAULT_SIZE = 256;
/** Everybody's type of sign. */
const ANY_TYPE = "Z";
const PRIORITY = "0";
const FIRST = "A";

const [SET_IN, LAYOUT, BLANK] = [0x10, 0x1b, 0x20];
/** Character set, colour and spacing are followed by which. */
const WITH_WHICH = new Set([0x1a, 0x1c, 0x1d]);
/** This mode is followed by one of its own. */
const SPECIAL_MODE = "n";

/** Characters that belong to the control character at `at`, itself included. */
const controlLength = (text: string, at: number): number => {
  const code = text.charCodeAt(at);
  if (code === LAYOUT) return text[at + 2] === SPECIAL_MODE ? 4 : 3;
  return code === SET_IN || WITH_WHICH.has(code) ? 2 : 1;
};

/** The text without what controls it, and with the other files set into it. */
const readable = (text: string, fileOf: (label: string) => string): string => {
  let read = "";
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at);
    if (code === SET_IN) read += fileOf(text[at + 1] ?? "");
    if (code >= BLANK) read += text[at];
    at += code >= BLANK ? 1 : controlLength(text, at);
  }
  return read;
};

const isForMe = (address: string, own: string): boolean =>
  address === "00" || [...address].every((digit, at) => digit === "?" || digit === own[at]);

/** True when a checksum follows the text and fits, or when none follows. */
const isSound = (body: Uint8Array): boolean => {
  const end = body.indexOf(END_TEXT);
  if (end < 0) return true;
  const sum = sumOf(body.subarray(0, end + 1), 16)
    .toString(16)
    .toUpperCase()
    .padStart(4, "0");
  return sum === String.fromCharCode(...body.subarray(end + 1));
};

class Sign implements Firmware {
  readonly #board: Board;
  readonly #address: string;
  readonly #texts = new Map<string, string>();
  readonly #strings = new Map<string, string>();
  readonly #sizes = new Map<string, number>([[FIRST, DEFAULT_SIZE]]);
  #inside: number[] | undefined;

  constructor(board: Board, address: string) {
    this.#board = board;
    this.#address = address;
  }

  powerOff(): void {
    this.#inside = undefined;
    this.#texts.clear();
    this.#strings.clear();
  }

  take(bytes: Uint8Array): void {
    for (const byte of bytes) this.#next(byte);
  }

  /** What it shows: the urgent file, else the first one. */
  shown(): string {
    const text = this.#texts.get(PRIORITY) || this.#texts.get(FIRST) || "";
    return readable(text, (label) => this.#strings.get(label) ?? "");
  }

  #next(byte: number): void {
    if (byte === START) this.#inside = [];
    else if (byte === END) this.#end();
    else if (this.#inside && this.#inside.length < FRAME_BYTES_MAX) this.#inside.push(byte);
  }

  #end(): void {
    const inside = Uint8Array.from(this.#inside ?? []);
    this.#inside = undefined;
    const start = inside.indexOf(TEXT);
    if (start !== 3) return;
    const [type, ...address] = String.fromCharCode(...inside.subarray(0, start));
    const body = inside.subarray(start);
    if (type !== ANY_TYPE || !isForMe(address.join(""), this.#address) || !isSound(body)) return;
    const end = body.indexOf(END_TEXT);
    this.#obey(String.fromCharCode(...body.subarray(1, end < 0 ? undefined : end)));
  }

  #obey(message: string): void {
    const [command, label = ""] = message;
    const content = message.slice(2);
    const size = label === PRIORITY ? DEFAULT_SIZE : this.#sizes.get(label);
    if (command === "A" && size !== undefined) this.#texts.set(label, content.slice(0, size));
    if (command === "G" && this.#sizes.has(label)) this.#strings.set(label, content.slice(0, this.#sizes.get(label)));
    if (command === "E" && label === "$") this.#allot(content);
    this.#board.changed();
  }

  /** New memory: what was in it is gone. Each file is a label, a kind, a lock, four digits of size, four of its own. */
  #allot(files: string): void {
    this.#texts.clear();
    this.#strings.clear();
    this.#sizes.clear();
    for (const [, label = "", size = ""] of files.matchAll(/(.)[AB][UL]([0-9A-F]{4}).{4}/g)) {
      this.#sizes.set(label, Number.parseInt(size, 16));
    }
  }
}

export const wireAlpha = (setting: WiredSetting, options: AlphaOptions): WiredAlpha => {
  const { font, width = 96, address = "01" } = options;
  let sign!: Sign;
  const wire = new WiredDevice(setting, (board) => {
    sign = new Sign(board, address);
    return sign;
  });
  const size = { width, height: HEIGHT };
  const face = () => {
    const text = sign.shown();
    if (text === "" || !wire.isOn) return darkPanel(size);
    const line = [...text].map((character) => ({ character, colour: COLOURS.red }));
    const place = { x: 0, y: 0, ...size, size: HEIGHT, lines: [line], lineSpace: 0 };
    return drawPanel(size, [{ ...place, align: "left", valign: "top" }], font);
  };
  return { wire, face };
};
