// Which Modbus frame says what to a LED-485 display, both ways [LED485-2]. It knows no bytes.
import { concat, hexOf, u16be } from "../../base/bytes.ts";
import { bytesOfField } from "../hex.ts";
import type { ModbusFrame } from "../modbus/frame.ts";
import { BAUD_RATES, DECIMALS_MAX, type Led485Frame } from "./frame.ts";

const NUMBER = 0x0000;
const ADDRESS = 0x0002;
const BAUD = 0x0003;
const DECIMAL_POINT = 0x0004;
const TEXT = 0x0070;
const SEGMENTS = 0x0080;

export const toModbus = (frame: Led485Frame): ModbusFrame => {
  switch (frame.kind) {
    case "showText":
      return writeMany(frame.address, TEXT, "text" in frame ? asciiOf(frame.text) : bytesOfField(frame.hex));
    case "showSegments":
      return writeMany(frame.address, SEGMENTS, bytesOfField(frame.hex));
    case "showNumber":
      return writeOne(frame.address, NUMBER, frame.value & 0xffff);
    case "setDecimalPoint":
      return writeOne(frame.address, DECIMAL_POINT, frame.decimals);
    case "setAddress":
      return writeOne(frame.address, ADDRESS, frame.newAddress);
    case "setBaud":
      return writeOne(frame.address, BAUD, BAUD_RATES.indexOf(frame.baud) + 1);
    case "shown":
      return { ...reply("writeRegisters", frame.address), start: startOf(frame.what), quantity: frame.registers };
    case "refused":
      return { ...reply("exception", frame.address), function: frame.function, code: frame.code };
    case "modbus":
      return frame.frame;
  }
};

const reply = <K extends string>(kind: K, address: number) => ({ kind, direction: "reply", address }) as const;

const startOf = (what: "text" | "segments"): number => (what === "text" ? TEXT : SEGMENTS);

const asciiOf = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));

const writeOne = (address: number, register: number, value: number): ModbusFrame => ({
  kind: "writeRegister",
  direction: "request",
  address,
  register,
  value,
});

const BLANK = 0x20;

/** Two bytes to a register, the first one high; the odd one is followed by a blank [LED485-2.1]. */
const writeMany = (address: number, start: number, bytes: Uint8Array): ModbusFrame => {
  const even = bytes.length % 2 === 0 ? bytes : concat(bytes, [BLANK]);
  const registers = Array.from({ length: even.length / 2 }, (_, at) => even[at * 2]! * 256 + even[at * 2 + 1]!);
  return { kind: "writeRegisters", direction: "request", address, start, registers };
};

/** What is none of the display's own comes as `modbus` [LED485-2.7]. */
export const fromModbus = (frame: ModbusFrame): Led485Frame => {
  switch (frame.kind) {
    case "writeRegister":
      return single(frame.address, frame.register, frame.value) ?? { kind: "modbus", frame };
    case "writeRegisters":
      return ("registers" in frame ? many(frame) : shown(frame)) ?? { kind: "modbus", frame };
    case "exception":
      return { kind: "refused", address: frame.address, function: frame.function, code: frame.code };
    default:
      return { kind: "modbus", frame };
  }
};

const single = (address: number, register: number, value: number): Led485Frame | undefined => {
  const baud = BAUD_RATES[value - 1];
  if (register === NUMBER) return { kind: "showNumber", address, value: (value << 16) >> 16 };
  if (register === DECIMAL_POINT && value <= DECIMALS_MAX) return { kind: "setDecimalPoint", address, decimals: value };
  if (register === ADDRESS && value >= 1 && value <= 255) return { kind: "setAddress", address, newAddress: value };
  return register === BAUD && baud ? { kind: "setBaud", address, baud } : undefined;
};

type Many = Extract<ModbusFrame, { kind: "writeRegisters"; direction: "request" }>;

const many = ({ address, start, registers }: Many): Led485Frame | undefined => {
  const bytes = Uint8Array.from(registers.flatMap(u16be));
  if (start === SEGMENTS) return { kind: "showSegments", address, hex: hexOf(bytes) };
  if (start !== TEXT) return undefined;
  const isText = bytes.every((byte) => byte >= BLANK && byte < 0x7f);
  return { kind: "showText", address, ...(isText ? { text: String.fromCharCode(...bytes) } : { hex: hexOf(bytes) }) };
};

type Written = Extract<ModbusFrame, { kind: "writeRegisters"; direction: "reply" }>;

const shown = ({ address, start, quantity }: Written): Led485Frame | undefined => {
  const what = start === TEXT ? "text" : start === SEGMENTS ? "segments" : undefined;
  return what && { kind: "shown", address, what, registers: quantity };
};
