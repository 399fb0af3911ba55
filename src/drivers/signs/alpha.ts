// An Alpha or BetaBrite sign. It answers nothing that a hall asks, so all that is known of it is that its line is open.
import { Type } from "typebox";
import { alphaCodec } from "../../protocols/alpha/codec.ts";
import type { AlphaFrame } from "../../protocols/alpha/frame.ts";
import { showTextFrame } from "../../protocols/alpha/show-text.ts";
import { driverRow } from "../driver.ts";
import { colourOf } from "./colours.ts";
import type { Look } from "./look.ts";
import { signDriver } from "./sign.ts";

const SILENCE_MS = 100;
const GAP_MS = 100;
/** The priority text goes before everything and does not wear out the sign's memory [ALPHA-5.2]. */
const PRIORITY = "0";
/** A serial device server has no port of its own; most are set to this one. */
const SERIAL_SERVER_PORT = 4001;

const Options = Type.Object(
  { to: Type.String({ pattern: "^[!-~][0-9A-F?]{2}$", default: "Z00", description: "type and address" }) },
  { additionalProperties: false },
);

/** Without pages the priority text ends. */
const frameFor = (look: Look, to: string): ReturnType<typeof showTextFrame> => {
  if (look.lines.length === 0) {
    const packets: AlphaFrame["packets"] = [{ kind: "writeText", label: PRIORITY, pages: [], end: "checksum" }];
    return { frame: { to, packets }, substituted: [] };
  }
  return showTextFrame(look.lines.join(" "), {
    label: PRIORITY,
    mode: look.flash ? "flash" : "hold",
    color: colourOf(look),
    to,
  });
};

export const alphaRow = driverRow({
  name: "alpha",
  kinds: ["led"],
  options: Options,
  usual: { baud: 9600, port: SERIAL_SERVER_PORT },
  gapMs: GAP_MS,
  make: ({ to }, parts) =>
    signDriver<AlphaFrame>(parts, {
      model: "Alpha",
      decoder: alphaCodec.decoder(),
      silenceMs: SILENCE_MS,
      render: (look) => {
        const { frame, substituted } = frameFor(look, to);
        return { steps: [{ name: "show", bytes: alphaCodec.encode(frame) }], substituted };
      },
    }),
});
