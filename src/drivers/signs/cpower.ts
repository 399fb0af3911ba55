// A sign with a C-Power card: one window as large as the sign, and the text in it [CPOWER-3.2].
import { type Static, Type } from "typebox";
import { AppError } from "../../base/errors.ts";
import { cpowerCodec } from "../../protocols/cpower/codec.ts";
import type { CpowerCommand, CpowerFrame } from "../../protocols/cpower/frame.ts";
import { showText, signWords, splitWindows, timing, type Way } from "../../protocols/cpower/host-commands.ts";
import { packetsOf } from "../../protocols/cpower/packets.ts";
import { driverRow } from "../driver.ts";
import { colourOf, type ToneColour } from "./colours.ts";
import type { Look } from "./look.ts";
import { type Step, signDriver } from "./sign.ts";

const SILENCE_MS = 100;
const GAP_MS = 10;
const WINDOW = 0;
/** A card answers no question that leaves its picture alone, so it is shown the same again, ms. */
const REFRESH_MS = 4000;
/** It stands until the next; the longest that a card takes. */
const STAY_S = 0xffff;

const RGB: Readonly<Record<ToneColour, string>> = { red: "#FF0000", green: "#00FF00", yellow: "#FFFF00" };

const Options = Type.Object(
  {
    card: Type.Integer({ minimum: 1, maximum: 254, default: 1, description: "id of the card" }),
    idCode: Type.Optional(
      Type.String({ pattern: "^([0-9A-F]{2} ){3}[0-9A-F]{2}$", description: "over TCP; default FF FF FF FF" }),
    ),
    width: Type.Integer({ minimum: 8, maximum: 4096, default: 128, description: "pixels" }),
    height: Type.Integer({ minimum: 8, maximum: 1024, default: 32, description: "pixels" }),
    fontPx: Type.Enum([8, 12, 16, 24, 32, 40, 48, 56], { default: 16, description: "height of a character" }),
  },
  { additionalProperties: false },
);
type Options = Static<typeof Options>;

/** Taken when the card says that it is well; throws when it is not. */
const taken =
  (device: string, card: number) =>
  (frame: CpowerFrame): true | undefined => {
    if (frame.kind !== "reply" || frame.card !== card) return undefined;
    const { result } = frame;
    if (result !== "ok") throw new AppError("DEVICE_REFUSED", { device, op: "show", reason: `result ${result}` });
    return true;
  };

/** The windows first, when the card may have lost its power and with it its windows [CPOWER-5]. */
const commandsFor = (look: Look, isFresh: boolean, way: Way, { width, height, fontPx }: Options) => {
  const lines = look.lines.length > 0 ? look.lines : [" "];
  const { text, substituted } = signWords(lines);
  const shown = showText(way, WINDOW, text, {
    effect: look.flash ? "flash" : "still",
    speed: 1,
    stayS: STAY_S,
    font: { px: fontPx, face: 0 },
    colour: RGB[colourOf(look)],
    align: { horizontal: "centre", vertical: "middle", lineSpacing: 0 },
  });
  const windows = isFresh ? [splitWindows(way, [{ x: 0, y: 0, width, height }])] : [];
  return { commands: [...windows, shown], substituted };
};

export const cpowerRow = driverRow({
  name: "cpower",
  kinds: ["led", "screen"],
  options: Options,
  usual: { baud: timing.baudRates[0], port: timing.tcpPort },
  gapMs: GAP_MS,
  make: (options, parts) => {
    const { card, idCode } = options;
    const way: Way = { wire: parts.wire, card, ...(parts.wire === "tcp" && idCode && { idCode }) };
    const answer = taken(parts.device, card);
    const stepsOf = (command: CpowerCommand): Step<CpowerFrame>[] =>
      packetsOf(command).map((packet) => ({
        name: "show",
        bytes: cpowerCodec.encode(packet),
        answerMs: timing.replyTimeoutMs,
        answer,
      }));
    return signDriver<CpowerFrame>(parts, {
      model: "C-Power",
      decoder: cpowerCodec.decoder(),
      silenceMs: SILENCE_MS,
      refreshMs: REFRESH_MS,
      render: (look, isFresh) => {
        const { commands, substituted } = commandsFor(look, isFresh, way, options);
        return { steps: commands.flatMap(stepsOf), substituted };
      },
    });
  },
});
