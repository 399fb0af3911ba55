// From a stream to frames, on either transport [CPOWER-1]. On a serial line A5 stands nowhere but at a start; on a
// network the header says the length, and is recognised by the bytes in it that never change.
import { hexOf } from "../../base/bytes.ts";
import { frameOf, MORE, type Step, skip } from "../codec.ts";
import { readAll } from "../layout/field.ts";
import { readMessage } from "../layout/message.ts";
import { commands, DATA_BYTES_MAX } from "./commands.ts";
import { END, START, unescaped } from "./escape.ts";
import { ANY_ID_CODE, type CpowerFrame, result } from "./frame.ts";
import {
  CARD_TYPE,
  FROM_CARD,
  HEAD_BYTES,
  type Packet,
  PROTOCOL,
  readPacket,
  SUM_BYTES,
  TO_CARD,
  wordAt,
} from "./packet.ts";

const PACKET_BYTES_MAX = HEAD_BYTES + DATA_BYTES_MAX + SUM_BYTES;
/** Every byte of the packet may have become two. */
export const FRAME_BYTES_MAX = 2 * PACKET_BYTES_MAX + 2;

const NETWORK_HEAD_BYTES = 8;

export const stepAt = (bytes: Uint8Array): Step<CpowerFrame> => {
  const steps = [
    ...(mayBeSerial(bytes) ? [serialStep(bytes)] : []),
    ...(mayBeNetwork(bytes) ? [networkStep(bytes)] : []),
  ];
  const first = (kind: string) => steps.find((step) => step.kind === kind);
  return first("frame") ?? first("more") ?? steps[0] ?? skip("no frame begins here", noiseBytes(bytes));
};

const noiseBytes = (bytes: Uint8Array): number => {
  let at = 1;
  while (at < bytes.length && !mayBeSerial(bytes.subarray(at)) && !mayBeNetwork(bytes.subarray(at))) at++;
  return at;
};

/** Whether the bytes, as far as they are there, may begin a packet. */
const mayBePacket = ([type, cardType]: Uint8Array): boolean =>
  (type === undefined || type === TO_CARD || type === FROM_CARD) && (cardType === undefined || cardType === CARD_TYPE);

const mayBeSerial = (bytes: Uint8Array): boolean => bytes[0] === START && mayBePacket(bytes.subarray(1, 3));

/** [CPOWER-1.4] */
const mayBeNetwork = (bytes: Uint8Array): boolean => {
  const packet = bytes.subarray(NETWORK_HEAD_BYTES);
  if (bytes.subarray(6, 8).some((byte) => byte !== 0) || !mayBePacket(packet)) return false;
  if (packet.length < HEAD_BYTES) return true;
  const length = wordAt(bytes, 4);
  return packet[3] === PROTOCOL && length === wordAt(packet, 5) + HEAD_BYTES + SUM_BYTES && length <= PACKET_BYTES_MAX;
};

/** [CPOWER-1.2] */
const serialStep = (bytes: Uint8Array): Step<CpowerFrame> => {
  const end = bytes.findIndex((byte, at) => at > 0 && (byte === START || byte === END));
  if (end < 0) return MORE;
  if (bytes[end] === START) return skip("broken off before its AE", end);
  const plain = unescaped(bytes.subarray(1, end));
  if (!plain) return skip("AA before a byte other than 05, 0A and 0E", end + 1);
  const packet = readPacket(plain);
  return typeof packet === "string" ? skip(packet, end + 1) : frameOf(end + 1, framed(packet, { wire: "serial" }));
};

/** A wrong one may hide the next, for its length may be wrong: the search goes on with its second byte. */
const networkStep = (bytes: Uint8Array): Step<CpowerFrame> => {
  const length = NETWORK_HEAD_BYTES + (bytes.length < NETWORK_HEAD_BYTES ? HEAD_BYTES : wordAt(bytes, 4));
  if (bytes.length < Math.max(length, NETWORK_HEAD_BYTES + HEAD_BYTES)) return MORE;
  const packet = readPacket(bytes.subarray(NETWORK_HEAD_BYTES, length));
  if (typeof packet === "string") return skip(packet);
  const idCode = hexOf(bytes.subarray(0, 4));
  const way = { wire: "tcp", ...(idCode !== ANY_ID_CODE && { idCode }) } as const;
  return frameOf(length, framed(packet, way));
};

const framed = (packet: Packet, way: Pick<CpowerFrame, "wire" | "idCode">): CpowerFrame => {
  const { card, mark } = packet;
  if (packet.type === FROM_CARD) {
    return { kind: "reply", ...way, card, result: readAll(result, Uint8Array.of(mark)), ...pieceOf(packet) };
  }
  const asked = { reply: (mark & 1) === 1, ...(mark > 1 && { flags: mark >> 1 }) };
  const isWhole = packet.packet === 0 && packet.lastPacket === 0;
  const said = isWhole ? readMessage(commands, packet.data) : undefined;
  if (!said) return { kind: "part", ...way, card, ...asked, ...pieceOf(packet) };
  const { kind, ...fields } = said;
  return { kind, ...way, card, ...asked, ...fields } as CpowerFrame;
};

const pieceOf = ({ packet, lastPacket, data }: Packet) => ({
  ...(packet > 0 && { packet }),
  ...(lastPacket > 0 && { lastPacket }),
  ...(data.length > 0 && { data: hexOf(data) }),
});
