// A reader of resident identity cards (SDT frames, SAM-V inside): find, select, read, in this order, and a card that lies
// still is found once. Its cards are invented people.
import { concat, u16be } from "../../../src/base/bytes.ts";
import { xorOf } from "../../../src/base/checksum.ts";
import type { Board, Firmware } from "../firmware.ts";
import { Trouble } from "../trouble.ts";
import { WiredDevice, type WiredSetting } from "../wired-device.ts";
import type { InventedPerson } from "./people.ts";

export interface WiredReader {
  readonly wire: WiredDevice;
  /** Somebody lays a card on it; undefined takes it away. */
  lay(person: InventedPerson | undefined): void;
}

const HEAD = [0xaa, 0xaa, 0xaa, 0x96, 0x69] as const;
const HEAD_BYTES = HEAD.length;
const LENGTH_BYTES_MAX = 64;
/** The rest of a frame that has not come by then is not waited for. */
const GIVEN_UP_AFTER_MS = 100;
const STATUS = {
  done: 0x90,
  found: 0x9f,
  none: 0x80,
  notSelected: 0x81,
  notRead: 0x41,
  checksum: 0x10,
  length: 0x11,
  command: 0x21,
  sam: 0x66,
} as const;
/** ms each step takes. */
const TAKES = { find: 40, select: 60, read: 700, other: 10 } as const;
const PHOTO_BYTES = 1_024;
const FINGERPRINT_BYTES = 1_024;
/** Fields of the card's text and their widths in characters; the rest are blanks. */
const FIELDS: readonly (readonly [keyof InventedPerson, number])[] = [
  ["name", 15],
  ["sex", 1],
  ["nation", 2],
  ["birth", 8],
  ["address", 35],
  ["id", 18],
  ["authority", 15],
  ["validFrom", 8],
  ["validUntil", 8],
];
const TEXT_CHARACTERS = 128;

const textOf = (person: InventedPerson): Uint8Array => {
  const text = FIELDS.map(([field, width]) => person[field].slice(0, width).padEnd(width)).join("");
  return Buffer.from(text.padEnd(TEXT_CHARACTERS), "utf16le");
};

/** A photo that no decoder makes a face of. */
const photo = (): Uint8Array =>
  Uint8Array.from({ length: PHOTO_BYTES }, (_, at) => (at < 3 ? [0x57, 0x4c, 0x66][at]! : at & 0xff));

const cardData = (person: InventedPerson, withFingerprint: boolean): Uint8Array => {
  const text = textOf(person);
  const lengths = [...u16be(text.length), ...u16be(PHOTO_BYTES)];
  if (!withFingerprint) return concat(lengths, text, photo());
  return concat(lengths, u16be(FINGERPRINT_BYTES), text, photo(), new Uint8Array(FINGERPRINT_BYTES));
};

const answerOf = (status: number, data: ArrayLike<number> = []): Uint8Array => {
  const covered = concat(u16be(data.length + 4), [0, 0, status], data);
  return concat(HEAD, covered, [xorOf(covered)]);
};

interface Outcome {
  readonly takesMs: number;
  readonly answer: Uint8Array;
}

const soon = (status: number, data?: ArrayLike<number>): Outcome => ({
  takesMs: TAKES.other,
  answer: answerOf(status, data),
});

class Reader implements Firmware {
  readonly #board: Board;
  readonly #unreadable = new Trouble();
  readonly #samless = new Trouble();
  #held: Uint8Array = new Uint8Array(0);
  #person: InventedPerson | undefined;
  #step: "laid" | "found" | "selected" | "read" = "laid";
  #isBusy = false;

  constructor(board: Board) {
    this.#board = board;
  }

  readonly ailments = {
    /** The card is found and cannot be read. */
    "card-unreadable": this.#unreadable,
    /** The security module is out of order. */
    "sam-broken": this.#samless,
  };

  powerOff(): void {
    this.#held = new Uint8Array(0);
    this.#step = "laid";
    this.#isBusy = false;
  }

  lay(person: InventedPerson | undefined): void {
    this.#person = person;
    this.#step = "laid";
    this.#board.changed();
  }

  /** While it works it hears nothing. */
  take(bytes: Uint8Array, gapMs: number): void {
    if (this.#isBusy) return;
    this.#held = gapMs > GIVEN_UP_AFTER_MS ? bytes : concat(this.#held, bytes);
    while (this.#held.length > 0 && !this.#isBusy) {
      if (!this.#readOne()) return;
    }
  }

  /** False when more bytes are needed. */
  #readOne(): boolean {
    const held = this.#held;
    const isHead = held.subarray(0, HEAD_BYTES).every((byte, at) => byte === HEAD[at]);
    if (!isHead) return this.#skip(1);
    if (held.length < HEAD_BYTES + 2) return false;
    const length = held[HEAD_BYTES]! * 256 + held[HEAD_BYTES + 1]!;
    if (length > LENGTH_BYTES_MAX || length < 3) return this.#refuse(STATUS.length);
    if (held.length < HEAD_BYTES + 2 + length) return false;
    const covered = held.subarray(HEAD_BYTES, HEAD_BYTES + 2 + length);
    this.#held = held.subarray(HEAD_BYTES + 2 + length);
    this.#work(xorOf(covered) === 0 ? this.#outcome(covered[2]!, covered[3]!) : soon(STATUS.checksum));
    return true;
  }

  #skip(bytes: number): true {
    this.#held = this.#held.subarray(bytes);
    return true;
  }

  #refuse(status: number): true {
    this.#work(soon(status));
    return this.#skip(HEAD_BYTES);
  }

  #work({ takesMs, answer }: Outcome): void {
    this.#isBusy = true;
    this.#board.clock.after(takesMs, "reader works", () => {
      this.#isBusy = false;
      this.#held = new Uint8Array(0);
      this.#board.say(answer);
    });
  }

  #outcome(command: number, parameter: number): Outcome {
    if (this.#samless.isThere) return soon(STATUS.sam);
    const act = this.#acts.get(command * 256 + parameter);
    return act ? act() : soon(STATUS.command);
  }

  /** By command and parameter. */
  readonly #acts: ReadonlyMap<number, () => Outcome> = new Map([
    [0x2001, () => this.#find()],
    [0x2002, () => this.#select()],
    [0x3001, () => this.#read(false)],
    [0x3010, () => this.#read(true)],
    [0x10ff, () => soon(STATUS.done)],
    [0x11ff, () => soon(STATUS.done)],
    [0x12ff, () => soon(STATUS.done, new Uint8Array(16))],
    [0x61ff, () => soon(STATUS.done)],
  ]);

  #find(): Outcome {
    const isFound = this.#person !== undefined && this.#step === "laid";
    if (isFound) this.#step = "found";
    const answer = isFound ? answerOf(STATUS.found, [0, 0, 0, 0]) : answerOf(STATUS.none);
    return { takesMs: TAKES.find, answer };
  }

  #select(): Outcome {
    const isSelected = this.#person !== undefined && this.#step === "found";
    if (isSelected) this.#step = "selected";
    const answer = isSelected ? answerOf(STATUS.done, new Uint8Array(8)) : answerOf(STATUS.notSelected);
    return { takesMs: TAKES.select, answer };
  }

  #read(withFingerprint: boolean): Outcome {
    const person = this.#step === "selected" && !this.#unreadable.isThere ? this.#person : undefined;
    if (!person) return { takesMs: TAKES.select, answer: answerOf(STATUS.notRead) };
    this.#step = "read";
    return { takesMs: TAKES.read, answer: answerOf(STATUS.done, cardData(person, withFingerprint)) };
  }
}

export const wireReader = (setting: WiredSetting): WiredReader => {
  let reader!: Reader;
  const wire = new WiredDevice(setting, (board) => {
    reader = new Reader(board);
    return reader;
  });
  return { wire, lay: (person) => reader.lay(person) };
};
