// A sign with an Onbon BX-5K or BX-6K card. Calls go to one dynamic area in the card's memory, never to its flash
// [ONBON-7].
import { Type } from "typebox";
import { AppError } from "../../base/errors.ts";
import { onbonCodec } from "../../protocols/onbon/codec.ts";
import type { OnbonFrame } from "../../protocols/onbon/frame.ts";
import { ping, showText, timing } from "../../protocols/onbon/host-commands.ts";
import { signText } from "../../protocols/onbon/words.ts";
import { driverRow } from "../driver.ts";
import { colourOf } from "./colours.ts";
import { type SignMake, signDriver } from "./sign.ts";

const SILENCE_MS = 100;
const GAP_MS = 10;
const AREA = 0;
/** The vendor's programs wait so long for the answer to a ping. */
const PING_MS = timing.baudProbeMs;

const Options = Type.Object(
  {
    address: Type.Integer({ minimum: 1, maximum: 0x7fff, default: 1, description: "screen id of the card" }),
    width: Type.Integer({ minimum: 8, maximum: 4096, default: 128, description: "pixels" }),
    height: Type.Integer({ minimum: 8, maximum: 1024, default: 32, description: "pixels" }),
    fontPx: Type.Enum([16, 24, 32], { default: 16, description: "height of a character" }),
    textBytesMax: Type.Integer({
      minimum: 64,
      maximum: 1024,
      default: 512,
      description: "room for one area: 512 on cards of the fifth generation, 1024 on later ones",
    }),
  },
  { additionalProperties: false },
);

/** Taken when it is the card's answer; throws when the card says no. */
const taken =
  (device: string, address: number) =>
  (frame: OnbonFrame): true | undefined => {
    if (frame.from !== address) return undefined;
    if (frame.kind === "nack")
      throw new AppError("DEVICE_REFUSED", { device, op: "show", reason: String(frame.error ?? "no reason") });
    return frame.kind === "ack" ? true : undefined;
  };

/** There, if it answers at all. */
const present =
  (device: string, address: number) =>
  (frame: OnbonFrame): true | undefined => {
    if (frame.kind === "nack" && frame.error === "command") return frame.from === address ? true : undefined;
    return taken(device, address)(frame);
  };

export const onbonRow = driverRow({
  name: "onbon",
  kinds: ["led", "screen"],
  options: Options,
  usual: { baud: timing.baudRates[0], port: timing.tcpPort },
  gapMs: GAP_MS,
  make: ({ address, width, height, fontPx, textBytesMax }, parts) => {
    const place = { id: AREA, x: 0, y: 0, width, height };
    const answer = taken(parts.device, address);
    const make: SignMake<OnbonFrame> = {
      model: "Onbon BX-K",
      decoder: onbonCodec.decoder(),
      silenceMs: SILENCE_MS,
      restMs: timing.refreshMs,
      ping: {
        name: "ping",
        bytes: onbonCodec.encode(ping(address)),
        answerMs: PING_MS,
        answer: present(parts.device, address),
      },
      render: (look) => {
        const lines = look.lines.length > 0 ? look.lines : [" "];
        const { text, substituted } = signText(lines, { fontPx, colour: colourOf(look) }, textBytesMax);
        const bytes = onbonCodec.encode(showText(address, place, text));
        return { steps: [{ name: "show", bytes, answerMs: timing.replyTimeoutMs, answer }], substituted };
      },
    };
    return signDriver(parts, make);
  },
});
