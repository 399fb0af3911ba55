// The frames of the SYN6288, both directions, as JSON.
import { type Static, Type } from "typebox";
import { hexTextField, textField } from "../voice-chip/content.ts";
import { Reply } from "../voice-chip/replies.ts";

/** [SYN6288-2.2] In the order of their codes, from 0. */
export const speechEncodings = ["gb2312", "gbk", "big5", "utf-16be"] as const;
/** [SYN6288-2.3] In the order of their codes, from 0. */
export const bauds = [9600, 19200, 38400] as const;
/** [SYN6288-1.2] */
export const TEXT_BYTES_MAX = 200;

const CLOSED = { additionalProperties: false } as const;
const speech = {
  kind: Type.Literal("speak"),
  encoding: Type.Enum(speechEncodings),
  music: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 15, description: "piece of background music; default none" }),
  ),
};

export const Speak = Type.Object({ ...speech, text: textField(TEXT_BYTES_MAX) }, CLOSED);
const SpeakBytes = Type.Object({ ...speech, hex: hexTextField(TEXT_BYTES_MAX) }, CLOSED);
const SetBaud = Type.Object(
  { kind: Type.Literal("setBaud"), baud: Type.Enum(bauds, { description: "bit/s" }) },
  CLOSED,
);
/** [SYN6288-2.4] What takes nothing. */
const Plain = Type.Object({ kind: Type.Enum(["stop", "pause", "resume", "status", "sleep"]) }, CLOSED);

export const Syn6288Command = Type.Union([Speak, SpeakBytes, SetBaud, Plain]);
export const Syn6288Frame = Type.Union([Syn6288Command, Reply]);

export type Speak = Static<typeof Speak>;
export type Syn6288Command = Static<typeof Syn6288Command>;
export type PlainKind = Static<typeof Plain>["kind"];
