// What both transports carry: who is meant, which packet of how many, the data and their sum [CPOWER-2.1].
import { concat, u16le } from "../../base/bytes.ts";
import { sumOf } from "../../base/checksum.ts";

export const TO_CARD = 0x68;
export const FROM_CARD = 0xe8;
export const CARD_TYPE = 0x32;
export const PROTOCOL = 0x7b;
export const HEAD_BYTES = 9;
export const SUM_BYTES = 2;

export interface Packet {
  /** 68 to the card, E8 from it. */
  readonly type: number;
  readonly card: number;
  /** Bit 0 to the card: an answer is wanted. From the card: the result. */
  readonly mark: number;
  readonly packet: number;
  readonly lastPacket: number;
  readonly data: Uint8Array;
}

export const writePacket = ({ type, card, mark, packet, lastPacket, data }: Packet): Uint8Array => {
  const bytes = concat([type, CARD_TYPE, card, PROTOCOL, mark, ...u16le(data.length), packet, lastPacket], data);
  return concat(bytes, u16le(sumOf(bytes, 16)));
};

export const wordAt = (bytes: Uint8Array, at: number): number => bytes[at]! | (bytes[at + 1]! << 8);

const hexWord = (word: number): string => word.toString(16).toUpperCase().padStart(4, "0");

/** The packet that these bytes are, or why they are none. */
export const readPacket = (bytes: Uint8Array): Packet | string => {
  const dataBytes = bytes.length - HEAD_BYTES - SUM_BYTES;
  if (dataBytes < 0) return `${bytes.length} bytes, too few for a packet`;
  const [type = 0, cardType, card = 0, protocol, mark = 0, , , packet = 0, lastPacket = 0] = bytes;
  if (cardType !== CARD_TYPE || protocol !== PROTOCOL) return "no header of this protocol";
  const told = wordAt(bytes, 5);
  if (told !== dataBytes) return `data length is ${told}, expected ${dataBytes}`;
  const sum = wordAt(bytes, bytes.length - SUM_BYTES);
  const expected = sumOf(bytes.subarray(0, -SUM_BYTES), 16);
  if (sum !== expected) return `checksum is ${hexWord(sum)}, expected ${hexWord(expected)}`;
  return { type, card, mark, packet, lastPacket, data: bytes.subarray(HEAD_BYTES, HEAD_BYTES + dataBytes) };
};
