// A C-Power (Lumen) card: windows on one panel, each with the text that was sent last. It keeps them in memory, so a power
// cut leaves it dark.
import { concat } from "../../../src/base/bytes.ts";
import { Cursor } from "../cursor.ts";
import type { Board, Firmware } from "../firmware.ts";
import type { DotFont } from "../picture/dot-font.ts";
import { gbkText } from "../text.ts";
import { Trouble } from "../trouble.ts";
import { WiredDevice, type WiredSetting } from "../wired-device.ts";
import { type CpowerLine, type CpowerPacket, CpowerSerial, CpowerTcp, cpowerAnswer } from "./cpower-frame.ts";
import { type Area, darkPanel, drawPanel, linesThatFit, type SignFace, wrapped } from "./panel.ts";

export interface CpowerOptions {
  readonly font: DotFont;
  /** Lamps across and down. Default 128 by 32. */
  readonly width?: number;
  readonly height?: number;
  /** 1 to FE. Default 1. */
  readonly id?: number;
  /** Default `serial`. */
  readonly line?: "serial" | "tcp";
}

export interface WiredCpower {
  readonly wire: WiredDevice;
  face(): SignFace;
}

const EVERYBODY = 0xff;
const ANSWER_MS = 15;
const BOOT_MS = 1_500;
/** The rest of a packet that has not come by then is not waited for. */
const GIVEN_UP_AFTER_MS = 500;
const WINDOWS_MAX = 8;
const MESSAGE_BYTES_MAX = 8_192;
const RESULT = { done: 0, checksum: 1, order: 2 } as const;
/** By the low half of the font byte. */
const SIZES = [8, 12, 16, 24, 32, 40, 48, 56] as const;
const ALIGNS = ["left", "centre", "right"] as const;
const VALIGNS = ["top", "middle", "bottom"] as const;
const HALF_LIT = 128;

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Window extends Place {
  readonly text?: Pick<Area, "lines" | "size" | "align" | "valign">;
}

/** Across in the two lowest bits, down in the next two. */
const alignOf = (bits: number): Pick<Area, "align" | "valign"> => ({
  align: ALIGNS[bits & 3] ?? "left",
  valign: VALIGNS[(bits >> 2) & 3] ?? "top",
});

const areaOf = ({ text, ...place }: Window): Area[] => {
  if (!text) return [];
  const { size, align, valign } = text;
  const lines = wrapped(text.lines, place.width, size).slice(0, linesThatFit({ ...place, size, lineSpace: 0 }));
  return [{ ...place, size, lines, align, valign, lineSpace: 0 }];
};

class Card implements Firmware {
  readonly #board: Board;
  readonly #options: Required<CpowerOptions>;
  readonly #line: CpowerLine;
  readonly #forgetful = new Trouble();
  readonly #disordered = new Trouble();
  readonly #stranger = new Trouble();
  #windows: Window[] = [];
  #message: Uint8Array = new Uint8Array(0);
  #packetDue = 0;
  #isBooted = false;

  constructor(board: Board, options: Required<CpowerOptions>) {
    this.#board = board;
    this.#options = options;
    this.#line = options.line === "tcp" ? new CpowerTcp() : new CpowerSerial();
  }

  readonly ailments = {
    /** Says yes and shows nothing. */
    forgetful: this.#forgetful,
    /** Complains about the order of every packet. */
    disordered: this.#disordered,
    /** Answers in the name of another card. */
    "wrong-answer": this.#stranger,
  };

  powerOn(): void {
    this.#windows = [{ x: 0, y: 0, width: this.#options.width, height: this.#options.height }];
    this.#board.clock.after(BOOT_MS, "sign boots", () => {
      this.#isBooted = true;
      this.#board.changed();
    });
  }

  powerOff(): void {
    this.#isBooted = false;
    this.#packetDue = 0;
    this.#line.forget();
  }

  take(bytes: Uint8Array, gapMs: number): void {
    if (!this.#isBooted) return;
    if (gapMs > GIVEN_UP_AFTER_MS) this.#line.forget();
    for (const packet of this.#line.read(bytes)) this.#hear(packet);
  }

  face(): SignFace {
    const areas = this.#windows.flatMap(areaOf);
    if (!this.#isBooted || areas.length === 0) return darkPanel(this.#options);
    return drawPanel(this.#options, areas, this.#options.font);
  }

  #hear(packet: CpowerPacket): void {
    if (packet.id !== this.#options.id && packet.id !== EVERYBODY) return;
    const result = this.#outcome(packet);
    if (!packet.wantsAnswer || packet.id === EVERYBODY) return;
    const id = this.#stranger.isThere ? packet.id + 1 : packet.id;
    const said = this.#line.pack(cpowerAnswer({ ...packet, id }, result));
    this.#board.clock.after(ANSWER_MS, "sign answers", () => this.#board.say(said));
  }

  #outcome({ isSound, number, last, data }: CpowerPacket): number {
    if (!isSound) return RESULT.checksum;
    if (number === 0) [this.#message, this.#packetDue] = [new Uint8Array(0), 0];
    if (number !== this.#packetDue || this.#disordered.isThere) return RESULT.order;
    this.#message = concat(this.#message, data).subarray(0, MESSAGE_BYTES_MAX);
    this.#packetDue = number === last ? 0 : number + 1;
    if (number === last && !this.#forgetful.isThere) this.#obey(this.#message);
    return RESULT.done;
  }

  #obey(message: Uint8Array): void {
    const cursor = new Cursor(message);
    try {
      this.#acts.get(cursor.u8())?.(cursor);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
    this.#board.changed();
  }

  readonly #acts: ReadonlyMap<number, (cursor: Cursor) => void> = new Map([
    [0x01, (cursor) => this.#split(cursor)],
    [0x06, () => this.#clear()],
    [0x07, () => this.#clear()],
    [0x12, (cursor) => this.#show(cursor)],
  ] as const);

  #split(cursor: Cursor): void {
    const count = Math.min(WINDOWS_MAX, cursor.u8());
    const four = () => [cursor.u16be(), cursor.u16be(), cursor.u16be(), cursor.u16be()] as const;
    this.#windows = Array.from({ length: count }, four).map(([x, y, width, height]) => ({ x, y, width, height }));
  }

  #clear(): void {
    this.#windows = this.#windows.map(({ x, y, width, height }) => ({ x, y, width, height }));
  }

  /** Window, effect, align, speed, stay, font, colour, and a text that a zero ends; a carriage return begins a new line. */
  #show(cursor: Cursor): void {
    const [number, , align] = cursor.bytes(6);
    const [font, ...rgb] = cursor.bytes(4);
    const bytes = cursor.rest();
    const window = this.#windows[number!];
    if (!window) return;
    const zero = bytes.indexOf(0);
    const words = gbkText(zero < 0 ? bytes : bytes.subarray(0, zero)).split("\r");
    const colour = rgb.reduce((bits, part, at) => bits | (part >= HALF_LIT ? 1 << at : 0), 0);
    const lines = words.map((line) => [...line].map((character) => ({ character, colour })));
    const text = { lines, size: SIZES[font! & 0x0f] ?? 16, ...alignOf(align!) };
    this.#windows[number!] = { ...window, text };
  }
}

export const wireCpower = (setting: WiredSetting, options: CpowerOptions): WiredCpower => {
  const defaults = { width: 128, height: 32, id: 1, line: "serial" } as const;
  let card!: Card;
  const wire = new WiredDevice(setting, (board) => {
    card = new Card(board, { ...defaults, ...options });
    return card;
  });
  return { wire, face: () => card.face() };
};
