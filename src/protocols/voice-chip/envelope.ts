// The frame that carries a command to any chip of the family: FD, the length of the rest, the rest [FDTTS-1.1].
// What a command means is the chip's affair.
import { concat, hexOf, u16be } from "../../base/bytes.ts";
import { xorOf } from "../../base/checksum.ts";
import { type Decoder, decoderOf, frameOf, MORE, type Step, skip } from "../codec.ts";
import { bytesOfReply, isReply, type Reply, replyOf } from "./replies.ts";

/** Fewest and most bytes that stand after a command, not counting a checksum. */
export type Extent = readonly [number, number];

/** One chip's commands `C`. */
export interface VoiceWire<C extends { readonly kind: string }> {
  /** Every command that the chip knows, by its byte. */
  readonly commands: ReadonlyMap<number, Extent>;
  /** Whether the XOR of everything before it ends a frame. */
  readonly hasChecksum: boolean;
  /** A string says why these bytes are no frame. */
  read(command: number, rest: Uint8Array): C | string;
  /** The command and what stands after it. */
  write(frame: C): ArrayLike<number>;
}

const HEAD = 0xfd;
const HEAD_BYTES = 3;

export const voiceBytes = <C extends { readonly kind: string }>(wire: VoiceWire<C>, frame: C | Reply): Uint8Array => {
  if (isReply(frame)) return bytesOfReply(frame);
  const body = wire.write(frame);
  const open = concat([HEAD], u16be(body.length + (wire.hasChecksum ? 1 : 0)), body);
  return wire.hasChecksum ? concat(open, [xorOf(open)]) : open;
};

export const voiceDecoder = <C extends { readonly kind: string }>(wire: VoiceWire<C>): Decoder<C | Reply> => {
  const most = Math.max(...Array.from(wire.commands.values(), ([, most]) => most));
  return decoderOf((bytes, isOver) => stepAt(wire, bytes, isOver), HEAD_BYTES + 1 + most + (wire.hasChecksum ? 1 : 0));
};

const stepAt = <C extends { readonly kind: string }>(
  wire: VoiceWire<C>,
  bytes: Uint8Array,
  isOver: boolean,
): Step<C | Reply> => {
  const reply = replyOf(bytes[0]!);
  if (reply) return frameOf(1, reply);
  if (bytes[0] !== HEAD) return skip("not the start of a frame");
  const problem = bytes.length > HEAD_BYTES ? headProblem(wire, bytes) : undefined;
  if (problem) return skip(problem);
  const length = bytes.length > HEAD_BYTES ? HEAD_BYTES + lengthIn(bytes) : Number.POSITIVE_INFINITY;
  if (bytes.length < length) return isOver ? skip("incomplete", nextHead(bytes)) : MORE;
  const whole = bytes.subarray(0, length);
  const frame = opened(wire, whole);
  return typeof frame === "string" ? skip(frame, nextHead(whole)) : frameOf(length, frame);
};

const lengthIn = (bytes: Uint8Array): number => bytes[1]! * 256 + bytes[2]!;

/** What command and length say already, so that nobody waits for the rest of what is no frame. */
const headProblem = <C extends { readonly kind: string }>(
  { commands, hasChecksum }: VoiceWire<C>,
  bytes: Uint8Array,
): string | undefined => {
  const command = bytes[HEAD_BYTES]!;
  const extent = commands.get(command);
  if (!extent) return `unknown command ${hexOf(Uint8Array.of(command))}`;
  const [least, most] = extent.map((count) => count + 1 + (hasChecksum ? 1 : 0)) as [number, number];
  const length = lengthIn(bytes);
  if (length >= least && length <= most) return undefined;
  const expected = least === most ? least : `${least} to ${most}`;
  return `length is ${length}, expected ${expected} for command ${hexOf(Uint8Array.of(command))}`;
};

const opened = <C extends { readonly kind: string }>(wire: VoiceWire<C>, whole: Uint8Array): C | string => {
  const end = wire.hasChecksum ? -1 : whole.length;
  const expected = xorOf(whole.subarray(0, end));
  const found = whole.at(-1)!;
  if (wire.hasChecksum && found !== expected) {
    return `checksum is ${hexOf(Uint8Array.of(found))}, expected ${hexOf(Uint8Array.of(expected))}`;
  }
  return wire.read(whole[HEAD_BYTES]!, whole.subarray(HEAD_BYTES + 1, end));
};

/**
 * A broken frame goes as a whole, up to where another may begin: its text holds letters that would pass for replies
 * [FDTTS-1.5].
 */
const nextHead = (bytes: Uint8Array): number => {
  const next = bytes.indexOf(HEAD, 1);
  return next < 0 ? bytes.length : next;
};
