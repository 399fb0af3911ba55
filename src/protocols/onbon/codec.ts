// The codec of Onbon BX-5K and BX-6K cards, for the same bytes on RS-485 and on TCP.
import { type Codec, decoderOf } from "../codec.ts";
import { describeFields } from "../layout/describe.ts";
import { FRAME_BYTES_MAX, stepAt } from "./decode.ts";
import { encode } from "./encode.ts";
import { OnbonFrame } from "./frame.ts";

export const onbonCodec: Codec<typeof OnbonFrame> = {
  schema: OnbonFrame,
  decoder: () => decoderOf(stepAt, FRAME_BYTES_MAX),
  encode,
  describe: describeFields,
};
