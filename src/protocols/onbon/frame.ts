// One frame of an Onbon BX-5K or BX-6K card as JSON, in both directions. It does not know where frames come from.
import { type TUnsafe, Type } from "typebox";
import { restAsHex } from "../layout/blocks.ts";
import { byte, quantity, u8, u16le } from "../layout/code.ts";
import { usual } from "../layout/field.ts";
import { frameSchema, message, type Said } from "../layout/message.ts";
import { cardCommands } from "./card-commands.ts";
import { fileCommands } from "./file-commands.ts";
import { type Header, header } from "./header.ts";
import { answer } from "./request.ts";
import { screenCommands } from "./screen-commands.ts";
import { specialCommands } from "./special-commands.ts";

/** Longest data field that is read; cards keep half of it or less [ONBON-2.6]. */
export const DATA_BYTES_MAX = 2048;
/** How many A5 the vendor sends; one is enough [ONBON-1.2]. */
export const PREAMBLE = 8;
export const PREAMBLE_MAX = 64;

/** Reading tries them in this order; what none fits is the last [ONBON-3.5]. */
export const messages = [
  // [ONBON-3.3]
  answer("ack", [0xa0, 0x00], {}),
  answer("nack", [0xa0, 0x01], {}),
  ...screenCommands,
  ...cardCommands,
  ...fileCommands,
  ...specialCommands,
  message("other", [], {
    group: u8(),
    command: u8(),
    data: usual(restAsHex(0, DATA_BYTES_MAX - 2, "all that follows"), ""),
  }),
] as const;

interface Envelope extends Header {
  readonly preamble?: number;
  readonly checksum?: number;
}

export type OnbonFrame = Said<(typeof messages)[number]> & Envelope;

const envelope = {
  preamble: usual(byte(quantity(1, PREAMBLE_MAX, "how many A5 come before")), PREAMBLE).schema,
  ...header.properties,
  checksum: usual(u16le("what stands in its place when `check` is none"), 0).schema,
};

export const OnbonFrame: TUnsafe<OnbonFrame> = Type.Unsafe<OnbonFrame>(Type.Union(frameSchema(envelope, messages)));
