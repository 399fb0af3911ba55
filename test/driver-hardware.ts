// Hardware for the drivers' contract: one fake for each row of the registry, at the other end of a memory socket. It does
// what its documents say until a vice is switched on, and keeps what a person in the hall would have noticed.
import type { TSchema } from "typebox";
import { alphaCodec } from "../src/protocols/alpha/codec.ts";
import type { AlphaFrame } from "../src/protocols/alpha/frame.ts";
import type { Codec, Decoder, Found } from "../src/protocols/codec.ts";
import { cpowerCodec } from "../src/protocols/cpower/codec.ts";
import { escposCodec, escposStatusCodec } from "../src/protocols/escpos/codec.ts";
import type { HostFrame } from "../src/protocols/escpos/frame.ts";
import { syn6658Codec, xfs5152Codec } from "../src/protocols/fd-tts/codec.ts";
import { led485Codec } from "../src/protocols/led485/codec.ts";
import { onbonCodec } from "../src/protocols/onbon/codec.ts";
import { syn6288Codec } from "../src/protocols/syn6288/codec.ts";
import { templateCodec } from "../src/protocols/template/codec.ts";
import { defaultTemplate, type TemplateFrame } from "../src/protocols/template/template.ts";
import { type Case, type Desk, Fake } from "./driver-fake.ts";
import { inputCases } from "./driver-inputs.ts";
import { speakerCases } from "./driver-speakers.ts";

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
    if (!["dynamicAreas", "ping"].includes(frame.kind) || frame.to !== this.#address) return [];
    const head = { to: 0x8000, from: this.#address };
    if (isWrong) return [onbonCodec.encode({ kind: "nack", ...head, error: "busy" })];
    if (frame.kind !== "dynamicAreas") return [onbonCodec.encode({ kind: "ack", ...head })];
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
  ...inputCases,
  ...speakerCases,
  syn6288: voiceCase(syn6288Codec),
  syn6658: voiceCase(syn6658Codec),
  xfs5152: voiceCase(xfs5152Codec),
};
