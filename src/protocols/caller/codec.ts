// The FF 68 line as a codec: `FF 68 len len 68 address function data sum 16` [CALLER-1].
import { concat, hexOf } from "../../base/bytes.ts";
import { sumOf } from "../../base/checksum.ts";
import { type Codec, frameOf, MORE, type Step, skip } from "../codec.ts";
import { headedDecoder } from "../headed.ts";
import { CallerFrame, LENGTH_MAX } from "./frame.ts";
import { frameSaying, saidBy } from "./functions.ts";

const HEAD = 0xff;
const MARK = 0x68;
const TAIL = 0x16;
/** Head, mark, twice the length, mark. */
const HEADER_BYTES = 5;
/** Address and function are counted by the length. */
const LENGTH_MIN = 2;
const FRAME_BYTES_MAX = HEADER_BYTES + LENGTH_MAX + 2;

const encodeCaller = (frame: CallerFrame): Uint8Array => {
  const { function: code, data } = saidBy(frame);
  const body = concat([frame.address, code], data);
  return concat([HEAD, MARK, body.length, body.length, MARK], body, [sumOf(body, 8), TAIL]);
};

const stepAt = (bytes: Uint8Array): Step<CallerFrame> => {
  const [, mark, length, again, secondMark] = bytes;
  if ([mark, secondMark].some((byte) => byte !== undefined && byte !== MARK)) return skip("no FF 68 … 68 here");
  if (length === undefined || again === undefined) return MORE;
  if (length !== again) return skip("the two lengths differ");
  if (length < LENGTH_MIN) return skip("a length below 2");
  const total = HEADER_BYTES + length + 2;
  return bytes.length < total ? MORE : whole(bytes.subarray(0, total));
};

const whole = (bytes: Uint8Array): Step<CallerFrame> => {
  const body = bytes.subarray(HEADER_BYTES, -2);
  const sum = sumOf(body, 8);
  if (bytes.at(-1) !== TAIL) return skip("does not end with 16");
  if (bytes.at(-2) !== sum) return skip(`sum is ${hexByte(bytes.at(-2)!)}, expected ${hexByte(sum)}`);
  return frameOf(bytes.length, frameSaying(body[0]!, { function: body[1]!, data: body.subarray(2) }));
};

const hexByte = (byte: number): string => hexOf(Uint8Array.of(byte));

const WORDS: Readonly<Record<CallerFrame["kind"], string>> = {
  keys: "keys",
  rating: "rating",
  display: "display",
  stars: "show stars",
  beep: "beep",
  other: "function not known here",
};

const describeCaller = (frame: CallerFrame): string => {
  const { kind, address, ...fields } = frame;
  const told = Object.entries(fields).map(([name, value]) => {
    if (name === "digits") return `waiting "${value.slice(0, 3)}", ticket "${value.slice(3)}"`;
    return `${name} ${Array.isArray(value) ? value.join(" ") : value}`;
  });
  return `keypad ${address}, ${WORDS[kind]}${told.length > 0 ? `: ${told.join(", ")}` : ""}`;
};

export const callerCodec: Codec<typeof CallerFrame> = {
  schema: CallerFrame,
  /** What looked like a frame may hold the head of a real one [CALLER-1.4]. */
  decoder: () => headedDecoder(HEAD, stepAt, FRAME_BYTES_MAX),
  encode: encodeCaller,
  describe: describeCaller,
};
