// The codec of C-Power cards (CP5200 and its relatives), on a serial line and on TCP.
import { type Codec, decoderOf } from "../codec.ts";
import { describeFields } from "../layout/describe.ts";
import { FRAME_BYTES_MAX, stepAt } from "./decode.ts";
import { encode } from "./encode.ts";
import { CpowerFrame } from "./frame.ts";

export const cpowerCodec: Codec<typeof CpowerFrame> = {
  schema: CpowerFrame,
  decoder: () => decoderOf(stepAt, FRAME_BYTES_MAX),
  encode,
  describe: describeFields,
};
