// The two codecs of ESC/POS. The first reads what goes to a printer, and a printer's answers where nothing else can be
// meant: a capture. The second reads a printer's answers alone: what a driver hears.
import { type Codec, type Decoder, decoderOf, type Step, skip } from "../codec.ts";
import { captureStep, earAfter, freshEar } from "./capture.ts";
import { describeFrame } from "./describe.ts";
import { bytesOfFrame, type Frame, FrameSchema, ReplySchema } from "./frame.ts";
import { BYTES_MAX } from "./payload.ts";
import { replyBytes, replyStep } from "./reply.ts";

/** [ESCPOS-2.1] A silence ends the printer's turn; its modes stay. */
const captureDecoder = (): Decoder<Frame> => {
  let ear = freshEar;
  const listen = (bytes: Uint8Array, isOver: boolean): Step<Frame> => {
    const step = captureStep(bytes, ear, isOver);
    ear = earAfter(ear, step);
    return step;
  };
  const inner = decoderOf(listen, BYTES_MAX);
  return {
    push: inner.push,
    flush: () => {
      const found = inner.flush();
      ear = { ...ear, isPrinterSpeaking: false };
      return found;
    },
    get pending() {
      return inner.pending;
    },
  };
};

/** Both directions. Text is read by the modes before it; encoding needs no context. */
export const escposCodec: Codec<typeof FrameSchema> = {
  schema: FrameSchema,
  decoder: captureDecoder,
  encode: bytesOfFrame,
  describe: describeFrame,
};

/** Longest answer: a text of 255 bytes with its header and zero. */
export const REPLY_BYTES_MAX = 257;

/** What a printer sends. */
export const escposStatusCodec: Codec<typeof ReplySchema> = {
  schema: ReplySchema,
  decoder: () => decoderOf((bytes) => replyStep(bytes) ?? skip("no answer of a printer"), REPLY_BYTES_MAX),
  encode: replyBytes,
  describe: describeFrame,
};
