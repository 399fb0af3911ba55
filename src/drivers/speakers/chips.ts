// The voice chips that can stand behind a loudspeaker, a row each.
import { Type } from "typebox";
import { syn6658Codec, xfs5152Codec } from "../../protocols/fd-tts/codec.ts";
import { fdSpeech, syn6658Tags, syn6658Timing, xfs5152Tags, xfs5152Timing } from "../../protocols/fd-tts/voice.ts";
import { syn6288Codec } from "../../protocols/syn6288/codec.ts";
import { syn6288Speech, syn6288Tags, syn6288Timing } from "../../protocols/syn6288/voice.ts";
import type { Utterance } from "../../protocols/voice-chip/utterance.ts";
import { type DriverRow, driverRow } from "../driver.ts";
import { type VoiceChip, voiceDriver } from "./voice-chip.ts";

const Percent = Type.Integer({ minimum: 0, maximum: 100 });

const Options = Type.Object(
  {
    volumePercent: Type.Optional({ ...Percent, description: "0 silent to 100; default as the chip was shipped" }),
    speedPercent: Type.Optional({ ...Percent, description: "0 slowest to 100; default as the chip was shipped" }),
  },
  { additionalProperties: false },
);

/** A serial device server has no port of its own; most are set to this one. */
const SERIAL_SERVER_PORT = 4001;

/** Its pins set no other, and a command's is lost with the power [SYN6288-5.4]. */
const SYN6288_BAUD = 9600;

const chipRow = (name: string, chip: VoiceChip, more: { readonly fixedBaud?: number } = {}): DriverRow =>
  driverRow({
    name,
    kinds: ["speaker"],
    options: Options,
    usual: { baud: 9600, port: SERIAL_SERVER_PORT },
    gapMs: chip.timing.frameGapMinMs,
    ...more,
    make: (manner, parts) => voiceDriver(parts, chip, manner),
  });

type Speech<F> = (utterance: Utterance) => { readonly frames: readonly F[]; readonly substituted: readonly string[] };

const speechIn =
  <F extends { readonly text: string }>(
    speech: Speech<F>,
    encode: (frame: NoInfer<F>) => Uint8Array,
  ): VoiceChip["speech"] =>
  (utterance) => {
    const { frames, substituted } = speech(utterance);
    return { spoken: frames.map((frame) => ({ text: frame.text, bytes: encode(frame) })), substituted };
  };

export const chipRows: readonly DriverRow[] = [
  chipRow(
    "syn6288",
    {
      model: "SYN6288",
      timing: syn6288Timing,
      tags: syn6288Tags,
      stop: syn6288Codec.encode({ kind: "stop" }),
      status: syn6288Codec.encode({ kind: "status" }),
      speech: speechIn(syn6288Speech, syn6288Codec.encode),
    },
    { fixedBaud: SYN6288_BAUD },
  ),
  chipRow("syn6658", {
    model: "SYN6658",
    timing: syn6658Timing,
    tags: syn6658Tags,
    stop: syn6658Codec.encode({ kind: "stop" }),
    status: syn6658Codec.encode({ kind: "status" }),
    speech: speechIn(fdSpeech, syn6658Codec.encode),
  }),
  chipRow("xfs5152", {
    model: "XFS5152",
    timing: xfs5152Timing,
    tags: xfs5152Tags,
    stop: xfs5152Codec.encode({ kind: "stop" }),
    status: xfs5152Codec.encode({ kind: "status" }),
    speech: speechIn(fdSpeech, xfs5152Codec.encode),
  }),
];
