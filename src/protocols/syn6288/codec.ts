// The SYN6288 as a codec: what the host sends and what the chip answers, in one stream.
import type { Codec } from "../codec.ts";
import { describeVoice } from "../voice-chip/describe.ts";
import { voiceBytes, voiceDecoder } from "../voice-chip/envelope.ts";
import { Syn6288Frame } from "./frame.ts";
import { syn6288Tags } from "./voice.ts";
import { syn6288Wire } from "./wire.ts";

export const syn6288Codec: Codec<typeof Syn6288Frame> = {
  schema: Syn6288Frame,
  decoder: () => voiceDecoder(syn6288Wire),
  encode: (frame) => voiceBytes(syn6288Wire, frame),
  describe: (frame) => describeVoice(frame, syn6288Tags),
};
