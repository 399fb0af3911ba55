// The SYN6658 and the XFS5152 as codecs: what the host sends and what the chip answers, in one stream.
import type { Codec } from "../codec.ts";
import { describeVoice } from "../voice-chip/describe.ts";
import { voiceBytes, voiceDecoder } from "../voice-chip/envelope.ts";
import { Syn6658Frame, Xfs5152Frame } from "./frame.ts";
import { syn6658Tags, xfs5152Tags } from "./voice.ts";
import { syn6658Wire, xfs5152Wire } from "./wire.ts";

export const syn6658Codec: Codec<typeof Syn6658Frame> = {
  schema: Syn6658Frame,
  decoder: () => voiceDecoder(syn6658Wire),
  encode: (frame) => voiceBytes(syn6658Wire, frame),
  describe: (frame) => describeVoice(frame, syn6658Tags),
};

export const xfs5152Codec: Codec<typeof Xfs5152Frame> = {
  schema: Xfs5152Frame,
  decoder: () => voiceDecoder(xfs5152Wire),
  encode: (frame) => voiceBytes(xfs5152Wire, frame),
  describe: (frame) => describeVoice(frame, xfs5152Tags),
};
