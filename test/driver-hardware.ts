// Hardware for the drivers' contract: one fake for each row of the registry, at the other end of a memory socket. It does
// what its documents say until a vice is switched on, and keeps what a person in the hall would have noticed.
import type { TSchema } from "typebox";
import type { Clock } from "../src/base/clock.ts";
import type { MemorySocket } from "../src/drivers/transports/memory.ts";
import { alphaCodec } from "../src/protocols/alpha/codec.ts";
import type { AlphaFrame } from "../src/protocols/alpha/frame.ts";
import { callerCodec } from "../src/protocols/caller/codec.ts";
import type { CallerFrame } from "../src/protocols/caller/frame.ts";
import { type Codec, type Decoder, decoderOf, type Found, skip } from "../src/protocols/codec.ts";
import { cpowerCodec } from "../src/protocols/cpower/codec.ts";
import { escposCodec, escposStatusCodec } from "../src/protocols/escpos/codec.ts";
import type { HostFrame } from "../src/protocols/escpos/frame.ts";
import { syn6658Codec, xfs5152Codec } from "../src/protocols/fd-tts/codec.ts";
import { led485Codec } from "../src/protocols/led485/codec.ts";
import { modbusDecoder } from "../src/protocols/modbus/decode.ts";
import { encodeModbus } from "../src/protocols/modbus/encode.ts";
import type { ModbusFrame } from "../src/protocols/modbus/frame.ts";
import type { DeviceKind } from "../src/protocols/mqtt/messages.ts";
import { onbonCodec } from "../src/protocols/onbon/codec.ts";
import { syn6288Codec } from "../src/protocols/syn6288/codec.ts";
import { templateCodec } from "../src/protocols/template/codec.ts";
import { defaultTemplate, type TemplateFrame } from "../src/protocols/template/template.ts";

/** `deaf` hears nothing, `mute` answers nothing, `wrong` says no, `half` says half of each answer, `noisy` adds rubbish. */
export type Vice = "none" | "deaf" | "mute" | "wrong" | "half" | "noisy";

export interface Hardware {
  vice: Vice;
  /** Texts that were shown or spoken, in their order. */
  readonly noticed: readonly string[];
  /** Frames that it understood. */
  readonly asked: number;
  /** Texts that cut off another. */
  readonly overlaps: number;
  /** How often anything at all was said to it. */
  readonly reached: number;
  readonly take: (bytes: Uint8Array) => void;
  /** Its power goes and comes back: what it kept in memory is gone. */
  forget(): void;
  /** Somebody presses the n-th of its keys, counted from 1; more than it has begin anew. */
  press(n: number): void;
}

interface Desk {
  readonly clock: Clock;
  readonly say: (bytes: Uint8Array) => void;
}

const NOISE = Uint8Array.of(0x13, 0x37, 0xff, 0x00, 0x6b);
const FRAME_GAP_MS = 3;
const ANSWER_MS = 2;
const PRESS_MS = 150;

/** What a kind of hardware does with a frame that is meant for it. */
interface Trade<F> {
  answers(frame: F, isWrong: boolean): Uint8Array[];
}

abstract class Fake<F> implements Hardware, Trade<F> {
  vice: Vice = "none";
  asked = 0;
  reached = 0;
  overlaps = 0;
  readonly noticed: string[] = [];
  readonly desk: Desk;
  readonly #decoder: Decoder<F>;
  #cancelFlush = () => {};

  constructor(desk: Desk, decoder: Decoder<F>) {
    this.desk = desk;
    this.#decoder = decoder;
  }

  abstract answers(frame: F, isWrong: boolean): Uint8Array[];

  forget(): void {}

  press(_n: number): void {}

  take = (bytes: Uint8Array): void => {
    this.reached++;
    if (this.vice === "deaf") return;
    this.#read(this.#decoder.push(bytes));
    this.#cancelFlush();
    this.#cancelFlush = this.desk.clock.after(FRAME_GAP_MS, "fake silence", () => this.#read(this.#decoder.flush()));
  };

  #read(found: readonly Found<F>[]): void {
    for (const one of found) if (one.kind === "frame") this.#hear(one.frame);
  }

  #hear(frame: F): void {
    const answers = this.answers(frame, this.vice === "wrong");
    if (answers.length > 0) this.asked++;
    answers.forEach((bytes, at) => {
      this.desk.clock.after(ANSWER_MS * (at + 1), "fake answer", () => this.say(bytes));
    });
  }

  say(bytes: Uint8Array): void {
    if (this.vice === "mute") return;
    if (this.vice === "noisy") this.desk.say(NOISE);
    this.desk.say(this.vice === "half" ? bytes.subarray(0, Math.floor(bytes.length / 2)) : bytes);
  }
}

type FrameOf<C> =
  C extends Codec<infer S extends TSchema>
    ? ReturnType<ReturnType<Codec<S>["decoder"]>["push"]>[number] extends Found<infer F>
      ? F
      : never
    : never;

class OnbonCard extends Fake<FrameOf<typeof onbonCodec>> {
  readonly #address: number;

  constructor(desk: Desk, address: number) {
    super(desk, onbonCodec.decoder());
    this.#address = address;
  }

  answers(frame: FrameOf<typeof onbonCodec>, isWrong: boolean): Uint8Array[] {
    if (frame.kind !== "dynamicAreas" || frame.to !== this.#address) return [];
    const head = { to: 0x8000, from: this.#address };
    if (isWrong) return [onbonCodec.encode({ kind: "nack", ...head, error: "busy" })];
    for (const { text } of frame.areas) {
      if (typeof text === "string") this.noticed.push(text.replace(/\\(FO\d{3}|C\d)/g, ""));
    }
    return [onbonCodec.encode({ kind: "ack", ...head })];
  }
}

class DigitDisplay extends Fake<FrameOf<typeof led485Codec>> {
  readonly #address: number;

  constructor(desk: Desk, address: number) {
    super(desk, led485Codec.decoder());
    this.#address = address;
  }

  answers(frame: FrameOf<typeof led485Codec>, isWrong: boolean): Uint8Array[] {
    if (frame.kind !== "showText" || frame.address !== this.#address || !("text" in frame)) return [];
    const { address } = frame;
    if (isWrong) return [led485Codec.encode({ kind: "refused", address, function: 0x10, code: 4 })];
    this.noticed.push(frame.text.trim());
    return [led485Codec.encode({ kind: "shown", address, what: "text", registers: Math.ceil(frame.text.length / 2) })];
  }
}

class CpowerCard extends Fake<FrameOf<typeof cpowerCodec>> {
  readonly #card: number;
  #hasWindows = false;

  constructor(desk: Desk, card: number) {
    super(desk, cpowerCodec.decoder());
    this.#card = card;
  }

  override forget(): void {
    this.#hasWindows = false;
  }

  answers(frame: FrameOf<typeof cpowerCodec>, isWrong: boolean): Uint8Array[] {
    if (frame.kind === "reply" || frame.card !== this.#card) return [];
    if (frame.kind === "splitWindows") this.#hasWindows = true;
    const isWell = !isWrong && this.#hasWindows;
    if (isWell && frame.kind === "text") this.noticed.push(String(frame.text));
    const { wire, card } = frame;
    return [cpowerCodec.encode({ kind: "reply", wire, card, result: isWell ? "ok" : "order" })];
  }
}

/** A sign that answers nothing. */
class MuteSign<F> extends Fake<F> {
  readonly #shows: (frame: F) => string | undefined;

  constructor(desk: Desk, codec: { decoder(): Decoder<F> }, shows: (frame: F) => string | undefined) {
    super(desk, codec.decoder());
    this.#shows = shows;
  }

  answers(frame: F): Uint8Array[] {
    const text = this.#shows(frame);
    if (text !== undefined) this.noticed.push(text);
    return [];
  }
}

const alphaText = ({ packets }: AlphaFrame): string | undefined => {
  const [packet] = packets;
  if (packet?.kind !== "writeText") return undefined;
  const { text = "" } = packet.pages[0] ?? {};
  return typeof text === "string" ? text : text.filter((part) => typeof part === "string").join("");
};

/** The blueprint's bar says back what it was told. */
class LampBar extends Fake<TemplateFrame> {
  readonly #address: number;

  constructor(desk: Desk, address: number) {
    super(desk, templateCodec.decoder());
    this.#address = address;
  }

  answers(frame: TemplateFrame, isWrong: boolean): Uint8Array[] {
    if (frame.address !== this.#address || !("text" in frame)) return [];
    if (isWrong) return [templateCodec.encode({ ...frame, address: this.#address + 100 })];
    this.noticed.push(frame.text);
    return [templateCodec.encode(frame)];
  }
}

interface VoiceFrame {
  readonly kind: string;
  readonly text?: string;
}
const [ACCEPTED, REJECTED, PLAYING, IDLE] = [0x41, 0x45, 0x4e, 0x4f];
const CHARACTER_MS = 200;

class VoiceChip extends Fake<VoiceFrame> {
  #cancelEnd: (() => void) | undefined;

  answers(frame: VoiceFrame, isWrong: boolean): Uint8Array[] {
    if (isWrong) return [Uint8Array.of(REJECTED)];
    switch (frame.kind) {
      case "speak":
        this.#speak(frame.text ?? "");
        return [Uint8Array.of(ACCEPTED)];
      case "stop":
        this.#cancelEnd?.();
        this.#cancelEnd = undefined;
        return [Uint8Array.of(ACCEPTED)];
      case "status":
        return [Uint8Array.of(ACCEPTED), Uint8Array.of(this.#cancelEnd ? PLAYING : IDLE)];
      default:
        return [];
    }
  }

  #speak(text: string): void {
    if (this.#cancelEnd) this.overlaps++;
    this.#cancelEnd?.();
    const words = text.replace(/\[[^\]]*\]/g, "");
    this.noticed.push(words);
    this.#cancelEnd = this.desk.clock.after(500 + words.length * CHARACTER_MS, "fake speech", () => {
      this.#cancelEnd = undefined;
      if (this.vice !== "deaf") this.desk.say(Uint8Array.of(IDLE));
    });
  }
}

/** A printer's buffer, one page after another; a page is noticed when its first line comes out. */
class TicketPrinter extends Fake<HostFrame> {
  readonly #buffer: HostFrame[] = [];
  #isMoving = false;
  #isBlank = true;

  override forget(): void {
    this.#buffer.length = 0;
  }

  answers(frame: HostFrame, isWrong: boolean): Uint8Array[] {
    if (frame.kind === "statusRequest") {
      const isOffline = isWrong && frame.about === "printer";
      return [escposStatusCodec.encode({ kind: "realTimeStatus", ...(isOffline && { bit3: true }) })];
    }
    this.#buffer.push(frame);
    this.#work();
    return [];
  }

  #work(): void {
    for (let frame = this.#take(); frame; frame = this.#take()) this.#do(frame);
  }

  #take(): HostFrame | undefined {
    return this.#isMoving ? undefined : this.#buffer.shift();
  }

  #do(frame: HostFrame): void {
    if (frame.kind === "text" && "text" in frame) this.#print(frame.text);
    if (frame.kind === "feedAndCut") this.#isBlank = true;
    if (frame.kind === "autoStatusOn") this.say(escposStatusCodec.encode({ kind: "autoStatus", rest: 15 }));
    if (frame.kind === "bufferedStatusRequest") this.say(escposStatusCodec.encode({ kind: "paperStatus" }));
  }

  #print(text: string): void {
    if (!this.#isBlank) this.overlaps++;
    this.#isBlank = false;
    this.noticed.push(text);
    this.#isMoving = true;
    this.desk.clock.after(500 + text.length * CHARACTER_MS, "fake paper", () => {
      this.#isMoving = false;
      this.#work();
    });
  }
}

const INPUT_KEYS = 4;
const inputNames = Array.from({ length: INPUT_KEYS }, (_, key) => `input-${key + 1}`);

/** A pad with a visitor before it who always presses as soon as he is asked. */
class EagerPad extends Fake<ModbusFrame> {
  readonly #address: number;
  #score = [0, 0, 0];

  constructor(desk: Desk, address: number) {
    super(desk, modbusDecoder(["request"]));
    this.#address = address;
  }

  override forget(): void {
    this.#score = [0, 0, 0];
  }

  answers(frame: ModbusFrame, isWrong: boolean): Uint8Array[] {
    if (frame.address !== this.#address || !("direction" in frame)) return [];
    const { address } = frame;
    if (isWrong) return [refusal(frame)];
    if (frame.kind === "readInputRegisters")
      return [encodeModbus({ kind: frame.kind, direction: "reply", address, registers: this.#score })];
    if (frame.kind !== "writeRegisters" || !("registers" in frame)) return [encodeModbus(frame)];
    const { start, registers } = frame;
    if (start === 0) this.#score = [5, registers[1]!, this.#score[2]! + 1];
    return [encodeModbus({ kind: frame.kind, direction: "reply", address, start, quantity: registers.length })];
  }
}

const refusal = (frame: ModbusFrame): Uint8Array => {
  const code = encodeModbus(frame)[1]!;
  return encodeModbus({ kind: "exception", direction: "reply", address: frame.address, function: code, code: 4 });
};

class ButtonBoard extends Fake<ModbusFrame> {
  readonly #address: number;
  readonly #down = new Set<number>();

  constructor(desk: Desk, address: number) {
    super(desk, modbusDecoder(["request"]));
    this.#address = address;
  }

  override press(n: number): void {
    const key = (n - 1) % INPUT_KEYS;
    this.#down.add(key);
    this.desk.clock.after(PRESS_MS, "fake press", () => this.#down.delete(key));
  }

  answers(frame: ModbusFrame, isWrong: boolean): Uint8Array[] {
    const { address } = frame;
    if (address !== this.#address) return [];
    if (isWrong) return [refusal(frame)];
    if (frame.kind === "readInputs") {
      const bits = Array.from({ length: 8 }, (_, key) => Number(this.#down.has(key))).join("");
      return [encodeModbus({ kind: frame.kind, direction: "reply", address, bits })];
    }
    if (frame.kind !== "writeCoils" || !("bits" in frame)) return [];
    const { kind, start, bits } = frame;
    return [encodeModbus({ kind, direction: "reply", address, start, quantity: bits.length })];
  }
}

const CALLER_KEYS = ["call", "recall", "evaluate", "pause"] as const;

class CallerKeypad extends Fake<CallerFrame> {
  readonly #address: number;

  constructor(desk: Desk, address: number) {
    super(desk, callerCodec.decoder());
    this.#address = address;
  }

  override press(n: number): void {
    const key = CALLER_KEYS[(n - 1) % INPUT_KEYS]!;
    this.say(callerCodec.encode({ kind: "keys", address: this.#address, keys: [key] }));
  }

  answers(): Uint8Array[] {
    return [];
  }
}

/** Keys 1 to 4 of the digit row: a key down, and the end of the event. */
class NumericPad extends Fake<never> {
  constructor(desk: Desk) {
    super(
      desk,
      decoderOf<never>(() => skip("it hears nothing"), 1),
    );
  }

  override press(n: number): void {
    const event = new DataView(new ArrayBuffer(48));
    const ms = Math.floor(this.desk.clock.now());
    for (const start of [0, 24]) {
      event.setBigInt64(start, BigInt(Math.floor(ms / 1000)), true);
      event.setBigInt64(start + 8, BigInt((ms % 1000) * 1000), true);
    }
    event.setUint16(16, 1, true);
    event.setUint16(18, 2 + ((n - 1) % INPUT_KEYS), true);
    event.setInt32(20, 1, true);
    this.say(new Uint8Array(event.buffer));
  }

  answers(): Uint8Array[] {
    return [];
  }
}

export interface Case {
  readonly kind: DeviceKind;
  readonly options: (address: number) => object;
  readonly hardware: (desk: Desk, address: number) => Hardware;
  /** Whether several of them can hang on one line. */
  readonly hasAddress: boolean;
  /** Whether it says anything at all. */
  readonly isAnswering: boolean;
  /** What it has to be asked before somebody does something at it, for the n-th time. Default nothing. */
  readonly asks?: (n: number) => { readonly op: string; readonly args: object };
}

const rateCommand = (n: number) => ({
  op: "rate",
  args: {
    ticket: `input-${n}`,
    number: "A012",
    prompt: "请评价",
    clerk: "王芳",
    grades: Array(5).fill("好"),
    seconds: 20,
  },
});

const voiceCase = (codec: { decoder(): Decoder<VoiceFrame> }): Case => ({
  kind: "speaker",
  options: () => ({ volumePercent: 80 }),
  hardware: (desk) => new VoiceChip(desk, codec.decoder()),
  hasAddress: false,
  isAnswering: true,
});

/** By the name of the row. */
export const cases: Readonly<Record<string, Case>> = {
  onbon: {
    kind: "led",
    options: (address) => ({ address, width: 128 }),
    hardware: (desk, address) => new OnbonCard(desk, address),
    hasAddress: true,
    isAnswering: true,
  },
  cpower: {
    kind: "led",
    options: (card) => ({ card }),
    hardware: (desk, card) => new CpowerCard(desk, card),
    hasAddress: true,
    isAnswering: true,
  },
  alpha: {
    kind: "led",
    options: () => ({}),
    hardware: (desk) => new MuteSign(desk, alphaCodec, alphaText),
    hasAddress: false,
    isAnswering: false,
  },
  template: {
    kind: "led",
    options: (address) => ({ address, template: defaultTemplate }),
    hardware: (desk, address) =>
      new MuteSign(desk, templateCodec, (frame) =>
        frame.address === address && "text" in frame ? frame.text.trim() : undefined,
      ),
    hasAddress: true,
    isAnswering: false,
  },
  led485: {
    kind: "led",
    options: (address) => ({ address, digits: 6 }),
    hardware: (desk, address) => new DigitDisplay(desk, address),
    hasAddress: true,
    isAnswering: true,
  },
  "lamp-bar": {
    kind: "led",
    options: (address) => ({ address }),
    hardware: (desk, address) => new LampBar(desk, address),
    hasAddress: true,
    isAnswering: true,
  },
  escpos: {
    kind: "printer",
    options: () => ({}),
    hardware: (desk) => new TicketPrinter(desk, escposCodec.decoder() as Decoder<HostFrame>),
    hasAddress: false,
    isAnswering: true,
  },
  "modbus-pad": {
    kind: "rater",
    options: (address) => ({ address }),
    hardware: (desk, address) => new EagerPad(desk, address),
    hasAddress: true,
    isAnswering: true,
    asks: rateCommand,
  },
  "modbus-buttons": {
    kind: "button",
    options: (address) => ({ address, keys: inputNames }),
    hardware: (desk, address) => new ButtonBoard(desk, address),
    hasAddress: true,
    isAnswering: true,
  },
  "caller-keypad": {
    kind: "button",
    options: (address) => ({
      address,
      keys: Object.fromEntries(CALLER_KEYS.map((key, at) => [key, inputNames[at]])),
    }),
    hardware: (desk, address) => new CallerKeypad(desk, address),
    hasAddress: true,
    isAnswering: false,
  },
  "numeric-pad": {
    kind: "button",
    options: () => ({ keys: Object.fromEntries(inputNames.map((name, at) => [`${at + 1}`, name])) }),
    hardware: (desk) => new NumericPad(desk),
    hasAddress: false,
    isAnswering: false,
  },
  syn6288: voiceCase(syn6288Codec),
  syn6658: voiceCase(syn6658Codec),
  xfs5152: voiceCase(xfs5152Codec),
};

/** Everything on one cable hears everything. */
export const plugIn = (socket: MemorySocket, hardware: readonly Hardware[]): void =>
  socket.plugIn((bytes) => {
    for (const one of hardware) one.take(bytes);
  });
