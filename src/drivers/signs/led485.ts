// A display of a few digits on RS-485: the number over a window and nothing else.
import { Type } from "typebox";
import { AppError } from "../../base/errors.ts";
import { led485Codec } from "../../protocols/led485/codec.ts";
import type { Led485Frame } from "../../protocols/led485/frame.ts";
import { showTextFrame } from "../../protocols/led485/show-text.ts";
import { driverRow } from "../driver.ts";
import { type SignMake, signDriver } from "./sign.ts";

const ANSWER_MS = 500;
/** 3.5 characters at 9600 baud, rounded up. */
const SILENCE_MS = 5;

/** Figures stand still, so showing them again is the cheapest way to ask, ms. */
const REFRESH_MS = 3000;

const Options = Type.Object(
  {
    address: Type.Integer({ minimum: 1, maximum: 247, default: 1 }),
    digits: Type.Integer({ minimum: 1, maximum: 12, default: 4, description: "width of the display" }),
  },
  { additionalProperties: false },
);

const taken =
  (device: string, address: number) =>
  (frame: Led485Frame): true | undefined => {
    if (frame.kind === "modbus" || frame.address !== address) return undefined;
    if (frame.kind === "refused")
      throw new AppError("DEVICE_REFUSED", { device, op: "show", reason: `code ${frame.code}` });
    return frame.kind === "shown" ? true : undefined;
  };

/** [LED485-2.9] */
const READS_AS = { I: "1", K: "", M: "", O: "0", S: "5", V: "", W: "", X: "", Z: "2" } as const;

/** Letters and figures of the first line; hanzi are nothing to seven segments. */
const digitsIn = (line: string): string => /[\x20-\x7e]+/.exec(line)?.[0].trim() ?? "";

export const led485Row = driverRow({
  name: "led485",
  kinds: ["led"],
  options: Options,
  usual: { baud: 9600, port: 4001 },
  gapMs: SILENCE_MS,
  readsAs: READS_AS,
  make: ({ address, digits }, parts) => {
    const answer = taken(parts.device, address);
    const make: SignMake<Led485Frame> = {
      model: "LED-485",
      decoder: led485Codec.decoder(),
      silenceMs: SILENCE_MS,
      refreshMs: REFRESH_MS,
      render: ({ lines }) => {
        const { frame, substituted } = showTextFrame(address, digitsIn(lines[0] ?? ""), digits);
        return {
          steps: [{ name: "show", bytes: led485Codec.encode(frame), answerMs: ANSWER_MS, answer }],
          substituted,
        };
      },
    };
    return signDriver(parts, make);
  },
});
