// What a frame of known length and fitting CRC says, read in one direction. It does not find frames.
import {
  BITS_READ_MAX,
  BITS_WRITTEN_MAX,
  type Direction,
  type ModbusFrame,
  REGISTERS_READ_MAX,
  REGISTERS_WRITTEN_MAX,
  type ReadingKind,
  readingKinds,
} from "./frame.ts";

export const readingKindOf = (code: number): ReadingKind | undefined =>
  (Object.keys(readingKinds) as ReadingKind[]).find((kind) => readingKinds[kind] === code);

/**
 * Undefined when a count is out of its range [MODBUS-2]. Bytes that say nothing (a coil that is neither on nor off, a
 * byte count that contradicts the quantity) are not looked at: the frame does not come back from such bytes.
 */
export const readAs = (direction: Direction, bytes: Uint8Array): ModbusFrame | undefined => {
  const address = bytes[0]!;
  const code = bytes[1]!;
  const reading = readingKindOf(code);
  if (reading) return direction === "request" ? readingRequest(reading, bytes) : readingReply(reading, bytes);
  if (code === 0x05) return { kind: "writeCoil", direction, address, coil: wordAt(bytes, 2), on: wordAt(bytes, 4) > 0 };
  if (code === 0x06)
    return { kind: "writeRegister", direction, address, register: wordAt(bytes, 2), value: wordAt(bytes, 4) };
  if (code === 0x0f || code === 0x10) return direction === "request" ? writing(bytes) : written(bytes);
  return { kind: "exception", direction: "reply", address, function: code & 0x7f, code: bytes[2]! };
};

const wordAt = (bytes: Uint8Array, at: number): number => bytes[at]! * 256 + bytes[at + 1]!;

const isCount = (value: number, max: number): boolean => value >= 1 && value <= max;

const isOfBits = (kind: ReadingKind): kind is "readCoils" | "readInputs" =>
  kind === "readCoils" || kind === "readInputs";

const readingRequest = (kind: ReadingKind, bytes: Uint8Array): ModbusFrame | undefined => {
  const quantity = wordAt(bytes, 4);
  const request = { direction: "request", address: bytes[0]!, start: wordAt(bytes, 2), quantity } as const;
  if (isOfBits(kind)) return isCount(quantity, BITS_READ_MAX) ? { kind, ...request } : undefined;
  return isCount(quantity, REGISTERS_READ_MAX) ? { kind, ...request } : undefined;
};

const readingReply = (kind: ReadingKind, bytes: Uint8Array): ModbusFrame | undefined => {
  const data = bytes.subarray(3, -2);
  if (data.length === 0) return undefined;
  const reply = { direction: "reply", address: bytes[0]! } as const;
  if (isOfBits(kind)) return { kind, ...reply, bits: bitsOf(data) };
  return data.length % 2 === 0 && isCount(data.length / 2, REGISTERS_READ_MAX)
    ? { kind, ...reply, registers: registersOf(data) }
    : undefined;
};

const writing = (bytes: Uint8Array): ModbusFrame | undefined => {
  const request = { direction: "request", address: bytes[0]!, start: wordAt(bytes, 2) } as const;
  const quantity = wordAt(bytes, 4);
  const data = bytes.subarray(7, -2);
  if (bytes[1] === 0x0f) {
    if (!isCount(quantity, BITS_WRITTEN_MAX) || data.length !== Math.ceil(quantity / 8)) return undefined;
    return { kind: "writeCoils", ...request, bits: bitsOf(data).slice(0, quantity) };
  }
  if (!isCount(quantity, REGISTERS_WRITTEN_MAX) || data.length !== quantity * 2) return undefined;
  return { kind: "writeRegisters", ...request, registers: registersOf(data) };
};

const written = (bytes: Uint8Array): ModbusFrame | undefined => {
  const quantity = wordAt(bytes, 4);
  const reply = { direction: "reply", address: bytes[0]!, start: wordAt(bytes, 2), quantity } as const;
  if (bytes[1] === 0x0f) return isCount(quantity, BITS_WRITTEN_MAX) ? { kind: "writeCoils", ...reply } : undefined;
  return isCount(quantity, REGISTERS_WRITTEN_MAX) ? { kind: "writeRegisters", ...reply } : undefined;
};

const bitsOf = (data: Uint8Array): string =>
  Array.from(data, (byte) => [...byte.toString(2).padStart(8, "0")].reverse().join("")).join("");

const registersOf = (data: Uint8Array): number[] =>
  Array.from({ length: data.length / 2 }, (_, at) => wordAt(data, at * 2));
