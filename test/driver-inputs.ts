// Hardware that people do something at, for the drivers' contract: pads, buttons, keypads, readers, scanners.
import { concat } from "../src/base/bytes.ts";
import { callerCodec } from "../src/protocols/caller/codec.ts";
import type { CallerFrame } from "../src/protocols/caller/frame.ts";
import { decoderOf, skip } from "../src/protocols/codec.ts";
import { modbusDecoder } from "../src/protocols/modbus/decode.ts";
import { encodeModbus } from "../src/protocols/modbus/encode.ts";
import type { ModbusFrame } from "../src/protocols/modbus/frame.ts";
import { sdtCodec } from "../src/protocols/sdt/codec.ts";
import type { SdtFrame } from "../src/protocols/sdt/frame.ts";
import { type Case, type Desk, Fake } from "./driver-fake.ts";
import { tabletCase } from "./driver-tablet.ts";

const PRESS_MS = 150;
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

/** It is heard and hears nothing. */
abstract class Source extends Fake<never> {
  constructor(desk: Desk) {
    super(
      desk,
      decoderOf<never>(() => skip("it hears nothing"), 1),
    );
  }

  answers(): Uint8Array[] {
    return [];
  }
}

/** A key as Linux tells of it, and the end of the event. */
const keyEvents = (now: number, code: number, value: 0 | 1): Uint8Array => {
  const event = new DataView(new ArrayBuffer(48));
  const ms = Math.floor(now);
  for (const start of [0, 24]) {
    event.setBigInt64(start, BigInt(Math.floor(ms / 1000)), true);
    event.setBigInt64(start + 8, BigInt((ms % 1000) * 1000), true);
  }
  event.setUint16(16, 1, true);
  event.setUint16(18, code, true);
  event.setInt32(20, value, true);
  return new Uint8Array(event.buffer);
};

const DIGIT_ROW = 2;

/** Keys 1 to 4 of the digit row. */
class NumericPad extends Source {
  override press(n: number): void {
    this.say(keyEvents(this.desk.clock.now(), DIGIT_ROW + ((n - 1) % INPUT_KEYS), 1));
  }
}

/** A visitor before it who presses its third key when he has been asked. */
class KeyPad extends Source {
  override press(): void {
    const thinksMs = 20;
    const press = () => this.say(keyEvents(this.desk.clock.now(), DIGIT_ROW + 2, 1));
    this.desk.clock.after(thinksMs, "fake press", press);
  }
}

/** Somebody holds the n-th code before it. */
class Scanner extends Source {
  override press(n: number): void {
    this.say(Buffer.from(`input-${n}\r`, "latin1"));
  }
}

const ENTER = 28;
const TYPED: Readonly<Record<string, number>> = { i: 23, n: 49, p: 25, u: 22, t: 20, "-": 12, "0": 11 };
const codeOf = (character: string): number => TYPED[character] ?? DIGIT_ROW + Number(character) - 1;

class KeyboardScanner extends Source {
  override press(n: number): void {
    const now = this.desk.clock.now();
    const codes = [...Array.from(`input-${n}`, codeOf), ENTER];
    this.say(concat(...codes.flatMap((code) => [keyEvents(now, code, 1), keyEvents(now, code, 0)])));
  }
}

/** Somebody lays the n-th card on it; it is found once. */
class CardReader extends Fake<SdtFrame> {
  #card = "";
  #isFound = true;

  constructor(desk: Desk) {
    super(desk, sdtCodec.decoder());
  }

  override press(n: number): void {
    this.#card = `input-${n}`;
    this.#isFound = false;
  }

  answers(frame: SdtFrame, isWrong: boolean): Uint8Array[] {
    const reply = (sw: string) => [sdtCodec.encode({ kind: "reply", sw })];
    if (isWrong) return reply("00 00 66");
    if (frame.kind === "findCard") return reply(this.#find() ? "00 00 9F" : "00 00 80");
    if (frame.kind === "selectCard") return reply("00 00 90");
    return frame.kind === "readCard" ? [sdtCodec.encode({ ...strangersCard, id: this.#card })] : [];
  }

  #find(): boolean {
    const isNew = !this.#isFound;
    this.#isFound = true;
    return isNew;
  }
}

const strangersCard = {
  kind: "card",
  ...{ name: "张小三", sex: "1", nation: "01", birth: "19850302", address: "示例路1号", authority: "示例市公安局" },
  ...{ validFrom: "20200101", validUntil: "长期", photo: "57 4C 66 00" },
} as const;

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

export const inputCases: Readonly<Record<string, Case>> = {
  "modbus-pad": {
    kind: "rater",
    options: (address) => ({ address }),
    hardware: (desk, address) => new EagerPad(desk, address),
    hasAddress: true,
    isAnswering: true,
    asks: rateCommand,
  },
  "key-pad": {
    kind: "rater",
    options: () => ({}),
    hardware: (desk) => new KeyPad(desk),
    hasAddress: false,
    isAnswering: false,
    asks: rateCommand,
    isInstant: true,
  },
  "web-pad": { ...tabletCase, asks: rateCommand },
  "modbus-keypad": {
    kind: "button",
    options: (address) => ({ address, keys: inputNames }),
    hardware: (desk, address) => new ButtonBoard(desk, address),
    hasAddress: true,
    isAnswering: true,
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
  "id-card-reader": {
    kind: "button",
    options: () => ({ key: "tax" }),
    hardware: (desk) => new CardReader(desk),
    hasAddress: false,
    isAnswering: true,
  },
  scanner: {
    kind: "button",
    options: () => ({ key: "tax" }),
    hardware: (desk) => new Scanner(desk),
    hasAddress: false,
    isAnswering: false,
    // Empty lines: text without end would be a line of text.
    babble: 0x0d,
  },
  "keyboard-scanner": {
    kind: "button",
    options: () => ({ key: "tax" }),
    hardware: (desk) => new KeyboardScanner(desk),
    hasAddress: false,
    isAnswering: false,
  },
};
