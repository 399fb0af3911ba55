// Frames of an Onbon card: preamble, escapes, header, CRC. It finds frames from the host and packs answers; what the data
// mean is the card's business.
import { concat, u16le } from "../../../src/base/bytes.ts";
import { crc16Arc } from "../../../src/base/checksum.ts";

const [START, END] = [0xa5, 0x5a];
const [ESCAPE_START, ESCAPE_END] = [0xa6, 0x5b];
/** The vendor's own answers begin with nine. */
const PREAMBLE = Array.from({ length: 9 }, () => START);
const HEADER_BYTES = 14;
const BARCODE_BYTES = 16;
/** Five areas of 1024 bytes with all their parameters, every byte escaped, is less. */
const FRAME_BYTES_MAX = 16_384;
const [CHECK_CRC, CHECK_SUM, CHECK_NONE] = [0, 1, 2];

export interface OnbonFrame {
  readonly to: number;
  readonly from: number;
  readonly data: Uint8Array;
  /** False when the check does not fit: the card then says so. */
  readonly isSound: boolean;
}

const unescaped = (bytes: readonly number[]): Uint8Array => {
  const plain: number[] = [];
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (byte === ESCAPE_START) plain.push(bytes[++at] === 2 ? START : ESCAPE_START);
    else if (byte === ESCAPE_END) plain.push(bytes[++at] === 2 ? END : ESCAPE_END);
    else plain.push(byte);
  }
  return Uint8Array.from(plain);
};

const ESCAPED: Readonly<Record<number, readonly number[]>> = {
  [START]: [ESCAPE_START, 2],
  [ESCAPE_START]: [ESCAPE_START, 1],
  [END]: [ESCAPE_END, 2],
  [ESCAPE_END]: [ESCAPE_END, 1],
};

const escaped = (bytes: Uint8Array): number[] => [...bytes].flatMap((byte) => ESCAPED[byte] ?? [byte]);

const isSound = (covered: Uint8Array, check: Uint8Array, mode: number): boolean => {
  const value = check[0]! + 256 * check[1]!;
  if (mode === CHECK_NONE) return true;
  if (mode === CHECK_SUM) return value === (covered.reduce((sum, byte) => sum + byte, 0) & 0xffff);
  return mode === CHECK_CRC && value === crc16Arc(covered);
};

/** undefined for bytes that cannot be a frame at all. */
const parsed = (bytes: Uint8Array): OnbonFrame | undefined => {
  if (bytes.length < HEADER_BYTES + 2) return undefined;
  const view = new DataView(bytes.buffer);
  const start = HEADER_BYTES + (bytes[7]! & 1 ? BARCODE_BYTES : 0);
  const covered = bytes.subarray(0, -2);
  const isWhole = start + view.getUint16(12, true) === covered.length;
  return {
    to: view.getUint16(0, true),
    from: view.getUint16(2, true),
    data: covered.subarray(start),
    isSound: isWhole && isSound(covered, bytes.subarray(-2), bytes[8]!),
  };
};

export class OnbonReader {
  #inside: number[] | undefined;

  read(bytes: Uint8Array): OnbonFrame[] {
    return [...bytes].flatMap((byte) => this.#next(byte) ?? []);
  }

  forget(): void {
    this.#inside = undefined;
  }

  #next(byte: number): OnbonFrame | undefined {
    if (byte === START) this.#inside = [];
    else if (byte === END) return this.#end();
    else if (this.#inside && this.#inside.length < FRAME_BYTES_MAX) this.#inside.push(byte);
    else this.#inside = undefined;
    return undefined;
  }

  #end(): OnbonFrame | undefined {
    const inside = this.#inside;
    this.#inside = undefined;
    return inside && inside.length > 0 ? parsed(unescaped(inside)) : undefined;
  }
}

const PROTOCOL_VERSION = 2;
const ANY_DEVICE = 0xfe;

export const onbonAnswer = (to: number, from: number, data: readonly number[]): Uint8Array => {
  const header = [...u16le(to), ...u16le(from), 0, 0, 0, 0, 0, 0, ANY_DEVICE, PROTOCOL_VERSION, ...u16le(data.length)];
  const covered = concat(header, data);
  return Uint8Array.from([...PREAMBLE, ...escaped(concat(covered, u16le(crc16Arc(covered)))), END]);
};
