// From a stream to frames [ONBON-1], [ONBON-2]. An A5 inside a frame can only be the start of the next one, so nothing
// that was lost or damaged hides what follows it.
import { crc16Arc } from "../../base/checksum.ts";
import { frameOf, MORE, type Step, skip } from "../codec.ts";
import { readWhole } from "../layout/field.ts";
import { readMessage } from "../layout/message.ts";
import { checksumOf } from "./encode.ts";
import { END, START, unescaped } from "./escape.ts";
import { DATA_BYTES_MAX, messages, type OnbonFrame, PREAMBLE, PREAMBLE_MAX } from "./frame.ts";
import { checks, type Header, header } from "./header.ts";

const HEADER_BYTES = 12;
const BARCODE_AT = 7;
/** Where the byte `check` stands, counted from the end of the header. */
const CHECK_FROM_END = 4;
const BARCODE_BYTES = 16;
const LENGTH_BYTES = 2;
const CHECKSUM_BYTES = 2;

const PACKET_BYTES_MAX = HEADER_BYTES + BARCODE_BYTES + LENGTH_BYTES + DATA_BYTES_MAX + CHECKSUM_BYTES;
/** Every byte of the packet may have become two. */
export const FRAME_BYTES_MAX = PREAMBLE_MAX + 2 * PACKET_BYTES_MAX + 1;

export const stepAt = (bytes: Uint8Array): Step<OnbonFrame> => {
  const noise = countOf(bytes, (byte) => byte !== START);
  if (noise > 0) return skip("no A5 before it", noise);
  const preamble = countOf(bytes, (byte) => byte === START);
  if (preamble > PREAMBLE_MAX) return skip(`more than ${PREAMBLE_MAX} times A5`, preamble - PREAMBLE_MAX);
  const length = countOf(bytes.subarray(preamble), (byte) => byte !== START && byte !== END);
  const last = bytes[preamble + length];
  if (last === undefined) return MORE;
  if (last === START) return skip("broken off before its 5A", preamble + length);
  return whole(bytes.subarray(preamble, preamble + length), preamble);
};

const countOf = (bytes: Uint8Array, isOne: (byte: number) => boolean): number => {
  const end = bytes.findIndex((byte) => !isOne(byte));
  return end < 0 ? bytes.length : end;
};

const whole = (content: Uint8Array, preamble: number): Step<OnbonFrame> => {
  const read = readPacket(unescaped(content));
  const length = preamble + content.length + 1;
  if (typeof read === "string") return skip(read, length);
  return frameOf(length, preamble === PREAMBLE ? read : { ...read, preamble });
};

/** The frame, or why it is none. */
const readPacket = (packet: Uint8Array | undefined): OnbonFrame | string => {
  if (!packet) return "A6 or 5B before a byte other than 01 and 02";
  const headerBytes = HEADER_BYTES + (packet[BARCODE_AT] === 1 ? BARCODE_BYTES : 0);
  const dataAt = headerBytes + LENGTH_BYTES;
  const dataBytes = packet.length - dataAt - CHECKSUM_BYTES;
  if (dataBytes < 0) return `${packet.length} bytes, too few for a packet`;
  const told = wordAt(packet, headerBytes);
  if (told !== dataBytes) return `data length is ${told}, expected ${dataBytes}`;
  const head = readWhole(header, packet.subarray(0, headerBytes));
  if (!head) return "the header has an unknown option";
  return wrongChecksum(packet, head, headerBytes) ?? framed(packet, head, packet.subarray(dataAt, dataAt + dataBytes));
};

const wordAt = (bytes: Uint8Array, at: number): number => bytes[at]! | (bytes[at + 1]! << 8);

const hexWord = (word: number): string => word.toString(16).toUpperCase().padStart(4, "0");

/** What is wrong with the checksum [ONBON-2.3]. */
const wrongChecksum = (packet: Uint8Array, { check = "crc" }: Header, headerBytes: number): string | undefined => {
  const covered = packet.subarray(0, -CHECKSUM_BYTES);
  const told = wordAt(packet, covered.length);
  const expected = checksumOf(covered, check);
  if (expected !== undefined) {
    return told === expected ? undefined : `checksum is ${hexWord(told)}, expected ${hexWord(expected)}`;
  }
  return told === crc16Arc(covered.with(headerBytes - CHECK_FROM_END, checks.crc))
    ? "check is none, but the checksum is that of a checked frame"
    : undefined;
};

const framed = (packet: Uint8Array, head: Header, data: Uint8Array): OnbonFrame | string => {
  const said = readMessage(messages, data);
  if (!said) return `${data.length} bytes of data, too few for a command`;
  const { kind, ...fields } = said;
  const checksum = head.check === "none" ? wordAt(packet, packet.length - CHECKSUM_BYTES) : 0;
  return { kind, ...head, ...(checksum > 0 && { checksum }), ...fields } as OnbonFrame;
};
