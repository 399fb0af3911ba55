// A blueprint to copy: a bar of lamps on RS-485 that shows one line of text and answers each frame with one of its own. It
// is a whole driver, tested with the others, and in no registry. What each line is for stands beside it.
import { Type } from "typebox";
import { templateCodec } from "../../protocols/template/codec.ts";
import type { TemplateFrame } from "../../protocols/template/template.ts";
import { driverRow } from "../driver.ts";
import { signDriver } from "../signs/sign.ts";

/** From the last byte sent to the whole answer: the device's document says, or what other software waits. */
const ANSWER_MS = 300;
/** After so long a silence an unfinished frame will not be finished. */
const SILENCE_MS = 20;
/** Silence that the wire needs between two frames. */
const GAP_MS = 10;

/** What a technician sets, with units and ranges; a default wherever most have the same. */
const Options = Type.Object(
  { address: Type.Integer({ minimum: 1, maximum: 255, default: 1 }) },
  { additionalProperties: false },
);

export const lampBarRow = driverRow({
  // As the configuration says it: `"use": "lamp-bar"`.
  name: "lamp-bar",
  // What it can be in a hall.
  kinds: ["led"],
  options: Options,
  // Where the configuration does not say.
  usual: { baud: 9600, port: 4001 },
  gapMs: GAP_MS,
  make: ({ address }, parts) => {
    // An answer of a neighbour on the same line is no answer.
    const answer = (frame: TemplateFrame) => (frame.address === address ? true : undefined);
    return signDriver<TemplateFrame>(parts, {
      model: "lamp bar",
      decoder: templateCodec.decoder(),
      silenceMs: SILENCE_MS,
      render: ({ lines }) => {
        const bytes = templateCodec.encode({ address, text: lines.join(" ") || " " });
        return { steps: [{ name: "show", bytes, answerMs: ANSWER_MS, answer }], substituted: [] };
      },
    });
  },
});
