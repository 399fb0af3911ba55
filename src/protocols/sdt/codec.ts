// The frames of SDT readers as a codec: `AA AA AA 96 69 length … xor` [SDT-1]. It does not know when to ask for what.
import { concat, hexOf, u16be } from "../../base/bytes.ts";
import { xorOf } from "../../base/checksum.ts";
import { type Codec, frameOf, MORE, type Step, skip } from "../codec.ts";
import { headedDecoder } from "../headed.ts";
import { bytesOfField } from "../hex.ts";
import { cardData, cardIn } from "./card.ts";
import { describeSdt } from "./describe.ts";
import { LENGTH_MAX, type SdtCommand, SdtFrame, sdtCommands } from "./frame.ts";

const HEAD = [0xaa, 0xaa, 0xaa, 0x96, 0x69];
const HEADER_BYTES = HEAD.length + 2;
const FRAME_BYTES_MAX = HEADER_BYTES + LENGTH_MAX;
/** Command, parameter and xor. */
const LENGTH_MIN = 3;
const SW_BYTES = 3;
const CARD_SW = [0x00, 0x00, 0x90];
const SET_MAX_BYTES = [0x61, 0xff];

const encodeSdt = (frame: SdtFrame): Uint8Array => {
  const body = bodyOf(frame);
  const counted = concat(u16be(body.length + 1), body);
  return concat(HEAD, counted, [xorOf(counted)]);
};

const bodyOf = (frame: SdtFrame): Uint8Array => {
  switch (frame.kind) {
    case "command":
      return concat([frame.command, frame.parameter], bytesOfField(frame.hex ?? ""));
    case "setMaxBytes":
      return concat(SET_MAX_BYTES, [frame.bytes]);
    case "reply":
      return concat(bytesOfField(frame.sw), bytesOfField(frame.hex ?? ""));
    case "card":
    case "otherCard":
      return concat(CARD_SW, cardData(frame));
    default:
      return concat(sdtCommands[frame.kind]);
  }
};

const stepAt = (bytes: Uint8Array): Step<SdtFrame> => {
  if (HEAD.some((byte, at) => at < bytes.length && bytes[at] !== byte)) return skip("no AA AA AA 96 69 here");
  if (bytes.length < HEADER_BYTES) return MORE;
  const length = bytes[HEAD.length]! * 256 + bytes[HEAD.length + 1]!;
  if (length < LENGTH_MIN || length > LENGTH_MAX) return skip(`a length that is not ${LENGTH_MIN} to ${LENGTH_MAX}`);
  const total = HEADER_BYTES + length;
  return bytes.length < total ? MORE : whole(bytes.subarray(0, total));
};

const whole = (bytes: Uint8Array): Step<SdtFrame> => {
  const xor = xorOf(bytes.subarray(HEAD.length, -1));
  const found = bytes.at(-1)!;
  if (found !== xor) return skip(`xor is ${hexOf(Uint8Array.of(found))}, expected ${hexOf(Uint8Array.of(xor))}`);
  const body = bytes.subarray(HEADER_BYTES, -1);
  // A reply begins with SW1, which is 0; no command does [SDT-1.3].
  const frame = body[0] === 0 ? replyIn(body) : commandIn(body);
  return frame ? frameOf(bytes.length, frame) : skip("a reply without its three status bytes");
};

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  bytes.length >= start.length && start.every((byte, at) => bytes[at] === byte);

const replyIn = (body: Uint8Array): SdtFrame | undefined => {
  if (body.length < SW_BYTES) return undefined;
  const data = body.subarray(SW_BYTES);
  const card = startsWith(body, CARD_SW) ? cardIn(data) : undefined;
  const sw = hexOf(body.subarray(0, SW_BYTES));
  return card ?? { kind: "reply", sw, ...(data.length > 0 && { hex: hexOf(data) }) };
};

const commandIn = (body: Uint8Array): SdtFrame => {
  const known = (Object.keys(sdtCommands) as SdtCommand[]).find((kind) => startsWith(body, sdtCommands[kind]));
  const data = body.subarray(2);
  if (known && data.length === 0) return { kind: known };
  if (startsWith(body, SET_MAX_BYTES) && data.length === 1) return { kind: "setMaxBytes", bytes: data[0]! };
  return { kind: "command", command: body[0]!, parameter: body[1]!, ...(data.length > 0 && { hex: hexOf(data) }) };
};

export const sdtCodec: Codec<typeof SdtFrame> = {
  schema: SdtFrame,
  decoder: () => headedDecoder(HEAD[0]!, stepAt, FRAME_BYTES_MAX),
  encode: encodeSdt,
  describe: describeSdt,
};
