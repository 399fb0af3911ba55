// The one byte with which a voice chip answers; the same five in the whole family. It knows no commands.
import { type Static, Type } from "typebox";
import { type Decoder, decoderOf, frameOf, type Step, skip } from "../codec.ts";

/** [FDTTS-2.1] */
const CODES = { ready: 0x4a, accepted: 0x41, rejected: 0x45, playing: 0x4e, idle: 0x4f } as const;

export const Reply = Type.Object(
  {
    kind: Type.Enum(["ready", "accepted", "rejected", "playing", "idle"], {
      description: "ready: started up; accepted, rejected: the frame before; playing, idle: what the chip does now",
    }),
  },
  { additionalProperties: false },
);
export type Reply = Static<typeof Reply>;

const BY_CODE: ReadonlyMap<number, Reply> = new Map(
  Object.entries(CODES).map(([kind, code]) => [code, { kind: kind as Reply["kind"] }]),
);

export const replyOf = (byte: number): Reply | undefined => BY_CODE.get(byte);

export const isReply = (frame: { readonly kind: string }): frame is Reply => Object.hasOwn(CODES, frame.kind);

export const bytesOfReply = ({ kind }: Reply): Uint8Array => Uint8Array.of(CODES[kind]);

const stepAt = (bytes: Uint8Array): Step<Reply> => {
  const reply = replyOf(bytes[0]!);
  return reply ? frameOf(1, reply) : skip("not a reply");
};

/** For whoever hears the chip alone, as a driver does: noise that looks like a command hides no reply [FDTTS-2.4]. */
export const replyDecoder = (): Decoder<Reply> => decoderOf(stepAt, 1);
