// Alpha and BetaBrite signs as a codec: `NUL… SOH to STX packet STX packet … EOT` [ALPHA-1].
import { concat } from "../../base/bytes.ts";
import { sumOf } from "../../base/checksum.ts";
import { type Codec, decoderOf, frameOf, MORE, type Step, skip } from "../codec.ts";
import { describeAlpha } from "./describe.ts";
import {
  AlphaFrame,
  type Packet,
  PREAMBLE_MAX,
  PREAMBLE_USUAL,
  TO_EVERYBODY,
  TRANSMISSION_BYTES_MAX,
} from "./frame.ts";
import { packetCharacters, packetIn } from "./packet.ts";

const [NUL, SOH, STX, ETX, EOT] = [0, 1, 2, 3, 4] as const;
const SIGNS = /^[!-+.-~][0-9A-F?]{2}(?:,[!-+.-~][0-9A-F?]{2}){0,31}$/;

const bytesOf = (characters: string): Uint8Array => Uint8Array.from(characters, (character) => character.charCodeAt(0));
const charactersOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");

const encodeAlpha = (frame: AlphaFrame): Uint8Array =>
  concat(
    new Uint8Array(frame.preamble ?? PREAMBLE_USUAL),
    [SOH],
    bytesOf(frame.to ?? TO_EVERYBODY),
    ...frame.packets.map(packetBytes),
    [EOT],
  );

const packetBytes = (packet: Packet): Uint8Array => {
  const open = concat([STX], bytesOf(packetCharacters(packet)));
  if (packet.end === undefined) return open;
  const closed = concat(open, [ETX]);
  return packet.end === "etx" ? closed : concat(closed, bytesOf(checksumOf(closed)));
};

/** From STX to ETX, both counted, as four figures [ALPHA-1.5]. */
const checksumOf = (bytes: Uint8Array): string => sumOf(bytes, 16).toString(16).toUpperCase().padStart(4, "0");

const stepAt = (bytes: Uint8Array, isOver: boolean): Step<AlphaFrame> => {
  const firstOther = bytes.findIndex((byte) => byte !== NUL);
  const nuls = firstOther < 0 ? bytes.length : firstOther;
  if (nuls > PREAMBLE_MAX) return skip("NULs without an end", nuls - PREAMBLE_MAX);
  if (nuls === bytes.length) return isOver ? skip("incomplete", nuls) : MORE;
  if (bytes[nuls] !== SOH) return skip("no start of a transmission here", nextStart(bytes, nuls));
  const stop = bytes.findIndex((byte, at) => at > nuls && (byte === EOT || byte <= SOH));
  if (stop < 0 && !isOver && bytes.length < TRANSMISSION_BYTES_MAX) return MORE;
  if (stop < 0 || bytes[stop] !== EOT) return skip("incomplete", stop < 0 ? bytes.length : stop);
  const found = transmissionIn(bytes.subarray(nuls + 1, stop));
  if (typeof found === "string") return skip(found, stop + 1);
  return frameOf(stop + 1, nuls === PREAMBLE_USUAL ? found : { preamble: nuls, ...found });
};

const nextStart = (bytes: Uint8Array, from: number): number => {
  const next = bytes.findIndex((byte, at) => at > from && byte <= SOH);
  return next < 0 ? bytes.length : next;
};

/** What stands between SOH and EOT; a sentence when it is wrong. */
const transmissionIn = (body: Uint8Array): AlphaFrame | string => {
  const [signs = "", ...pieces] = charactersOf(body).split(String.fromCharCode(STX));
  if (!SIGNS.test(signs)) return "no sign's type and address";
  if (pieces.length === 0) return "no packet";
  const packets = pieces.map(packetOf);
  const wrong = packets.find((packet) => typeof packet === "string");
  if (wrong !== undefined) return wrong;
  const to = signs === TO_EVERYBODY ? {} : { to: signs };
  return { ...to, packets: packets.filter((packet) => typeof packet !== "string") };
};

/** A packet without its STX. */
const packetOf = (piece: string): Packet | string => {
  const [content = "", checksum, ...more] = piece.split(String.fromCharCode(ETX));
  const packet = packetIn(content);
  if (!packet) return "no command";
  if (checksum === undefined) return packet;
  if (checksum === "" && more.length === 0) return { ...packet, end: "etx" };
  const expected = checksumOf(concat([STX], bytesOf(content), [ETX]));
  if (more.length > 0 || !/^[0-9A-F]{4}$/.test(checksum)) return "neither a checksum nor an end after ETX";
  return checksum === expected ? { ...packet, end: "checksum" } : `checksum is ${checksum}, expected ${expected}`;
};

export const alphaCodec: Codec<typeof AlphaFrame> = {
  schema: AlphaFrame,
  decoder: () => decoderOf(stepAt, TRANSMISSION_BYTES_MAX),
  encode: encodeAlpha,
  describe: describeAlpha,
};
