// A voice chip on its serial line: it speaks one text at a time, a new one cuts the last one off, and it says so in single
// bytes. It has no queue.
import type { Board, Firmware } from "../firmware.ts";
import { Trouble } from "../trouble.ts";
import { WiredDevice, type WiredSetting } from "../wired-device.ts";
import { ChipReader, type Found } from "./chip-frame.ts";
import type { ChipModel } from "./chip-model.ts";
import { Mouth, type Utterance } from "./mouth.ts";
import { speechOf, usualVoice, type Voice } from "./speech.ts";

export interface WiredVoice {
  readonly wire: WiredDevice;
  /** What was heard, oldest first. */
  readonly spoken: readonly Utterance[];
  /** What is being said now; undefined in silence. */
  readonly saying: string | undefined;
  /** The chip's BUSY pin. */
  readonly isBusy: boolean;
}

const [READY, ACCEPTED, REJECTED, PLAYING, IDLE] = [0x4a, 0x41, 0x45, 0x4e, 0x4f];
const INIT_MS = 240;
const ANSWER_MS = 1;
/** After it has been woken, it sleeps again when no frame comes. */
const AWAKE_MS = 10_000;
const BAUDS = [9_600, 19_200, 38_400] as const;
const UNRELIABLE_BAUD = 38_400;
const CACHE_SEGMENT_BYTES = 256;
const CACHE_SEGMENTS = 16;

class Chip implements Firmware {
  readonly #board: Board;
  readonly #model: ChipModel;
  readonly #reader: ChipReader;
  readonly #cache = new Uint8Array(CACHE_SEGMENT_BYTES * CACHE_SEGMENTS);
  #cacheBytes = 0;
  #voice: Voice;
  #isReady = false;
  #isAsleep = false;
  #framesAtHighBaud = 0;
  #baud = 0;
  readonly #rejecting = new Trouble();
  readonly #silent = new Trouble();
  readonly #hasty = new Trouble();
  readonly #stuck = new Trouble((isStuck) => {
    if (!isStuck) this.#mouth.goOn();
  });
  readonly #mouth: Mouth;

  constructor(board: Board, model: ChipModel) {
    this.#board = board;
    this.#model = model;
    this.#reader = new ChipReader(model);
    this.#voice = usualVoice(model);
    this.#mouth = new Mouth(board, {
      mayEnd: () => !this.#stuck.isThere,
      ended: () => {
        if (!this.#silent.isThere) board.say([IDLE]);
      },
    });
  }

  readonly ailments = {
    /** Speaks for ever: busy, and never idle again. */
    "stuck-busy": this.#stuck,
    /** Every frame is refused. */
    rejects: this.#rejecting,
    /** Never says that it has finished. */
    "idle-lost": this.#silent,
    /** Says idle as soon as it has accepted. */
    "wrong-answer": this.#hasty,
  };

  get mouth(): Pick<Mouth, "saying" | "spoken"> {
    return this.#mouth;
  }

  powerOn(): void {
    this.#board.clock.after(INIT_MS, "chip starts", () => {
      this.#isReady = true;
      this.#board.say([READY]);
    });
  }

  powerOff(): void {
    this.#mouth.stop();
    this.#reader.forget();
    this.#voice = usualVoice(this.#model);
    this.#isReady = false;
    this.#isAsleep = false;
    this.#cacheBytes = 0;
    this.#baud = 0;
  }

  take(bytes: Uint8Array, gapMs: number): void {
    if (!this.#isReady) return;
    const found = this.#reader.read(bytes, gapMs);
    if (found && !this.#isLost()) this.#hear(found);
  }

  /** At the highest rate every other frame is lost while it speaks. */
  #isLost(): boolean {
    if (this.#baud !== UNRELIABLE_BAUD || !this.#mouth.saying) return false;
    return this.#framesAtHighBaud++ % 2 === 0;
  }

  #hear(found: Found): void {
    if (this.#isAsleep) this.#wake();
    const isGood = found !== "broken" && !this.#rejecting.isThere && this.#obey(found.command, found.rest);
    if (!isGood) this.#say(REJECTED);
  }

  #say(...bytes: number[]): void {
    this.#board.clock.after(ANSWER_MS, "chip answers", () => this.#board.say(bytes));
  }

  /** False for what it does not accept. */
  #obey(command: number, rest: Uint8Array): boolean {
    const act = this.#acts.get(command);
    if (!act?.(rest)) return false;
    if (command !== 0x21) this.#say(ACCEPTED, ...(this.#hasty.isThere && command === 0x01 ? [IDLE] : []));
    return true;
  }

  readonly #acts: ReadonlyMap<number, (rest: Uint8Array) => boolean> = new Map([
    [0x01, ([parameter = 0, ...text]) => this.#speak(parameter & 7, Uint8Array.from(text))],
    [0x02, () => this.#stop()],
    [0x03, () => this.#pause()],
    [0x04, () => this.#resume()],
    [0x21, () => this.#tellStatus()],
    [0x22, () => !this.#model.setsBaud && this.#sleep()],
    [0x31, (rest) => (this.#model.setsBaud ? this.#setBaud(rest[0]) : this.#store(rest))],
    [0x32, ([parameter = 0]) => !this.#model.setsBaud && this.#play(parameter)],
    [0x88, () => this.#sleep()],
    [0xff, () => !this.#model.setsBaud],
  ] as const);

  #speak(encoding: number, bytes: Uint8Array): boolean {
    const decode = this.#model.encodings[encoding];
    if (!decode) return false;
    this.#mouth.stop();
    const { text, lastsMs, voice } = speechOf(this.#model, this.#voice, decode(bytes));
    this.#voice = voice;
    if (lastsMs > 0) this.#mouth.say(text, voice.volume, lastsMs);
    return true;
  }

  #stop(): boolean {
    this.#mouth.stop();
    return true;
  }

  #pause(): boolean {
    this.#mouth.pause();
    return true;
  }

  #resume(): boolean {
    this.#mouth.resume();
    return true;
  }

  #tellStatus(): boolean {
    const status = this.#mouth.saying ? PLAYING : IDLE;
    this.#say(...(this.#model.statusIsAccepted ? [ACCEPTED] : []), status);
    return true;
  }

  /** The answer still comes at the old rate. */
  #setBaud(code = -1): boolean {
    const baud = BAUDS[code];
    if (baud === undefined) return false;
    this.#board.clock.after(2 * ANSWER_MS, "new baud", () => {
      this.#baud = baud;
      this.#board.setBaud(baud);
    });
    return true;
  }

  #store([segment = 0, ...text]: Uint8Array): boolean {
    const start = segment * CACHE_SEGMENT_BYTES;
    if (segment >= CACHE_SEGMENTS || start + text.length > this.#cache.length) return false;
    this.#cache.set(text, start);
    this.#cacheBytes = start + text.length;
    return true;
  }

  /** High half: how often; low half: encoding. */
  #play(parameter: number): boolean {
    const times = Math.max(1, parameter >> 4);
    const text = this.#cache.subarray(0, this.#cacheBytes);
    return this.#speak(parameter & 7, Uint8Array.from(Array.from({ length: times }, () => [...text]).flat()));
  }

  #sleep(): boolean {
    this.#mouth.stop();
    this.#isAsleep = true;
    return true;
  }

  #wake(): void {
    this.#isAsleep = false;
    this.#board.clock.after(AWAKE_MS, "chip tires", () => {
      if (!this.#mouth.saying) this.#isAsleep = true;
    });
  }
}

export const wireVoice = (setting: WiredSetting, model: ChipModel): WiredVoice => {
  let chip!: Chip;
  const wire = new WiredDevice(setting, (board) => {
    chip = new Chip(board, model);
    return chip;
  });
  return {
    wire,
    spoken: chip.mouth.spoken,
    get saying() {
      return chip.mouth.saying;
    },
    get isBusy() {
      return chip.mouth.saying !== undefined;
    },
  };
};
