// Finds Modbus RTU frames in a stream. The wire has no start mark and does not say who speaks: a frame is what has the
// length of its function, in one direction or the other, and a CRC that fits [MODBUS-3].
import { hexOf, u16le } from "../../base/bytes.ts";
import { crc16Modbus } from "../../base/checksum.ts";
import { type Decoder, decoderOf, frameOf, MORE, type Step, skip } from "../codec.ts";
import { EXCEPTION_BIT, encodeModbus } from "./encode.ts";
import { type Direction, FRAME_BYTES_MAX, type ModbusFrame } from "./frame.ts";
import { readAs, readingKindOf } from "./read.ts";

const CRC_BYTES = 2;
const FRAME_BYTES_MIN = 4;
export const EITHER: readonly Direction[] = ["request", "reply"];
const NO_FRAME = "no frame with a fitting CRC starts here";

/**
 * A listener takes both directions, and calls a request what may be either [MODBUS-3.2]. A master reads replies only,
 * a unit requests only, and neither has a doubt.
 */
export const modbusDecoder = (directions: readonly Direction[] = EITHER): Decoder<ModbusFrame> =>
  decoderOf((bytes, isOver) => stepAt(bytes, isOver, directions), FRAME_BYTES_MAX);

const stepAt = (bytes: Uint8Array, isOver: boolean, directions: readonly Direction[]): Step<ModbusFrame> => {
  if (bytes.length < FRAME_BYTES_MIN) return MORE;
  const lengths = directions.map((direction) => lengthAs(direction, bytes));
  const length = shortestFit(bytes, lengths);
  if (length !== undefined) return frameOf(length, frameIn(bytes.subarray(0, length), directions));
  if (!isOver) return isOpen(lengths, bytes.length) ? MORE : skip(reasonFor(bytes, lengths));
  // How long a function is that we do not know, only the silence after it tells [MODBUS-3.4].
  const silent = shortestFit(bytes, [bytes.length - 1, bytes.length]);
  if (silent === undefined) return skip(reasonFor(bytes, lengths));
  return frameOf(silent, otherIn(bytes.subarray(0, silent)));
};

/** With a 0 behind it, any frame has a CRC that fits as well; of two such lengths the shorter is meant [MODBUS-3.5]. */
const shortestFit = (bytes: Uint8Array, lengths: readonly (number | undefined)[]): number | undefined => {
  const fitting = lengths.filter((length) => length !== undefined).filter((length) => crcFits(bytes, length));
  return fitting.length > 0 ? Math.min(...fitting) : undefined;
};

const isException = (code: number): boolean => code > EXCEPTION_BIT && code <= (EXCEPTION_BIT | 0x10);

/** Bytes of the whole frame; undefined while its count is still to come, 0 when the direction has no such function. */
const lengthAs = (direction: Direction, bytes: Uint8Array): number | undefined => {
  const code = bytes[1]!;
  const isReading = readingKindOf(code) !== undefined;
  const isLongWriting = code === 0x0f || code === 0x10;
  if (code === 0x05 || code === 0x06) return 8;
  if (direction === "request") {
    if (isReading) return 8;
    return isLongWriting ? plus(bytes[6], 9) : 0;
  }
  if (isReading) return plus(bytes[2], 5);
  if (isException(code)) return 5;
  return isLongWriting ? 8 : 0;
};

const plus = (count: number | undefined, rest: number): number | undefined =>
  count === undefined ? undefined : count + rest;

/** May still become a frame: as a function that we do not know, or once the rest of it has come. */
const isOpen = (lengths: readonly (number | undefined)[], have: number): boolean =>
  lengths.every((length) => length === 0) ||
  lengths.some((length) => length === undefined || (length > have && length <= FRAME_BYTES_MAX));

const crcOf = (bytes: Uint8Array): Uint8Array => Uint8Array.from(u16le(crc16Modbus(bytes.subarray(0, -CRC_BYTES))));

const crcFits = (bytes: Uint8Array, length: number): boolean => {
  if (length < FRAME_BYTES_MIN || length > FRAME_BYTES_MAX || bytes.length < length) return false;
  const whole = bytes.subarray(0, length);
  return isSame(crcOf(whole), whole.subarray(-CRC_BYTES));
};

const reasonFor = (bytes: Uint8Array, lengths: readonly (number | undefined)[]): string =>
  lengths.includes(bytes.length)
    ? `CRC is ${hexOf(bytes.subarray(-CRC_BYTES))}, expected ${hexOf(crcOf(bytes))}`
    : NO_FRAME;

/** The first direction in which the bytes say something; without one they are carried as they stand [MODBUS-3.3]. */
export const frameIn = (whole: Uint8Array, directions: readonly Direction[]): ModbusFrame => {
  for (const direction of directions) {
    const frame = lengthAs(direction, whole) === whole.length ? readAs(direction, whole) : undefined;
    if (frame && isSame(encodeModbus(frame), whole)) return frame;
  }
  return otherIn(whole);
};

const isSame = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, at) => byte === other[at]);

const otherIn = (bytes: Uint8Array): ModbusFrame => ({
  kind: "other",
  address: bytes[0]!,
  function: bytes[1]!,
  hex: hexOf(bytes.subarray(2, -CRC_BYTES)),
});
