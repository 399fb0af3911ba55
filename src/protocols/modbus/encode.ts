// Frames to bytes: address, function, data, CRC with its low byte first [MODBUS-1.1].
import { concat, u16be, u16le } from "../../base/bytes.ts";
import { crc16Modbus } from "../../base/checksum.ts";
import { bytesOfField } from "../hex.ts";
import { type ModbusFrame, readingKinds } from "./frame.ts";

const ON = 0xff00;
export const EXCEPTION_BIT = 0x80;

export const encodeModbus = (frame: ModbusFrame): Uint8Array => {
  const body = concat([frame.address], pduOf(frame));
  return concat(body, u16le(crc16Modbus(body)));
};

/** Function and data: what Modbus over any other transport carries too. */
export const pduOf = (frame: ModbusFrame): ArrayLike<number> => {
  switch (frame.kind) {
    case "writeCoil":
      return [0x05, ...u16be(frame.coil), ...u16be(frame.on ? ON : 0)];
    case "writeRegister":
      return [0x06, ...u16be(frame.register), ...u16be(frame.value)];
    case "writeCoils":
      return [0x0f, ...u16be(frame.start), ...("bits" in frame ? bitsWritten(frame.bits) : u16be(frame.quantity))];
    case "writeRegisters":
      return [
        0x10,
        ...u16be(frame.start),
        ...("registers" in frame ? written(frame.registers) : u16be(frame.quantity)),
      ];
    case "exception":
      return [frame.function | EXCEPTION_BIT, frame.code];
    case "other":
      return concat([frame.function], bytesOfField(frame.hex));
    default:
      return [readingKinds[frame.kind], ...readingData(frame)];
  }
};

type Reading = Extract<ModbusFrame, { kind: keyof typeof readingKinds }>;

const readingData = (frame: Reading): number[] => {
  if ("quantity" in frame) return [...u16be(frame.start), ...u16be(frame.quantity)];
  return counted("bits" in frame ? bytesOfBits(frame.bits) : frame.registers.flatMap(u16be));
};

const bitsWritten = (bits: string): number[] => [...u16be(bits.length), ...counted(bytesOfBits(bits))];
const written = (registers: readonly number[]): number[] => [
  ...u16be(registers.length),
  ...counted(registers.flatMap(u16be)),
];

const counted = (bytes: readonly number[]): number[] => [bytes.length, ...bytes];

/** The first bit is the lowest of the first byte; what is left of the last byte is 0 [MODBUS-2.1]. */
const bytesOfBits = (bits: string): number[] =>
  (bits.match(/.{1,8}/g) ?? []).map((eight) => Number.parseInt([...eight].reverse().join(""), 2));
