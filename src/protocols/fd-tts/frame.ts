// The frames of the chips that carry no checksum, SYN6658 and XFS5152, both directions, as JSON.
import { type Static, type TSchema, Type } from "typebox";
import { hexTextField, textField } from "../voice-chip/content.ts";
import { Reply } from "../voice-chip/replies.ts";

/** [FDTTS-1.3] */
export const TEXT_BYTES_MAX = 4096;

const CLOSED = { additionalProperties: false } as const;
const TEXT = textField(TEXT_BYTES_MAX);
const HEX = hexTextField(TEXT_BYTES_MAX);

/** [FDTTS-1.6] The frame does not say its encoding, the replay does: `text` is GBK, and what is none is `hex`. */
const store = {
  kind: Type.Literal("store"),
  segment: Type.Integer({ minimum: 0, maximum: 15, description: "where it begins, in units of 256 bytes" }),
};
const Store = Type.Object({ ...store, text: TEXT }, CLOSED);
const StoreBytes = Type.Object({ ...store, hex: HEX }, CLOSED);

const speechOf = <E extends TSchema>(encoding: E) => {
  const speech = { kind: Type.Literal("speak"), encoding };
  const times = Type.Integer({ minimum: 1, maximum: 15 });
  return [
    Type.Object({ ...speech, text: TEXT }, CLOSED),
    Type.Object({ ...speech, hex: HEX }, CLOSED),
    Type.Object({ kind: Type.Literal("replay"), times, encoding }, CLOSED),
  ] as const;
};

/** [FDTTS-1.4] In the order of their codes, from 0. */
export const syn6658Encodings = ["gb2312", "gbk", "big5", "utf-16le", "utf-16be"] as const;
export const xfs5152Encodings = ["gb2312", "gbk", "big5", "utf-16le"] as const;

/** [FDTTS-1.2] What takes nothing. */
export const xfs5152Plain = { stop: 0x02, pause: 0x03, resume: 0x04, status: 0x21, sleep: 0x88, wake: 0xff } as const;
export const syn6658Plain = { ...xfs5152Plain, standby: 0x22 } as const;

const Syn6658Plain = Type.Object(
  { kind: Type.Enum(["stop", "pause", "resume", "status", "standby", "sleep", "wake"]) },
  CLOSED,
);
const Xfs5152Plain = Type.Object({ kind: Type.Enum(["stop", "pause", "resume", "status", "sleep", "wake"]) }, CLOSED);

export const Syn6658Command = Type.Union([...speechOf(Type.Enum(syn6658Encodings)), Store, StoreBytes, Syn6658Plain]);
export const Xfs5152Command = Type.Union([...speechOf(Type.Enum(xfs5152Encodings)), Store, StoreBytes, Xfs5152Plain]);
export const Syn6658Frame = Type.Union([Syn6658Command, Reply]);
export const Xfs5152Frame = Type.Union([Xfs5152Command, Reply]);

export type Syn6658Command = Static<typeof Syn6658Command>;
export type Xfs5152Command = Static<typeof Xfs5152Command>;
