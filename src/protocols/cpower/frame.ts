// One packet of a C-Power card as JSON, in both directions and on both transports. It does not know where it comes from.
import { type Static, type TUnsafe, Type } from "typebox";
import { hex, restAsHex } from "../layout/blocks.ts";
import { byte, named, quantity, u8 } from "../layout/code.ts";
import { structure, usual, type Values } from "../layout/field.ts";
import { frameSchema, type Said } from "../layout/message.ts";
import { commands, DATA_BYTES_MAX } from "./commands.ts";

/** What a network card accepts unless somebody has set another [CPOWER-1.5]. */
export const ANY_ID_CODE = "FF FF FF FF";

const wire = Type.Union([Type.Literal("serial"), Type.Literal("tcp")], { description: "the transport" });
const idCode = usual(hex(4, "of the card, on tcp only"), ANY_ID_CODE).schema;
/** [CPOWER-2.2] */
const card = u8("1 to 254; 255 every card").schema;
const way = { wire, idCode, card };
interface Way {
  readonly wire: Static<typeof wire>;
  readonly idCode?: string;
  readonly card: number;
}

const asked = {
  reply: Type.Boolean({ description: "whether the card is to answer" }),
  flags: usual(byte(quantity(0, 0x7f, "the reserved bits above that one")), 0).schema,
};
interface Asked {
  readonly reply: boolean;
  readonly flags?: number;
}

const pieceFields = {
  packet: usual(u8("counted from 0"), 0),
  lastPacket: usual(u8("the number of the last one"), 0),
  data: usual(restAsHex(0, DATA_BYTES_MAX, "a piece of what all packets say together"), ""),
};
const piece = structure(pieceFields);
type Piece = Values<typeof pieceFields>;

/** [CPOWER-2.4] */
const results = { ok: 0, checksum: 1, order: 2 } as const;
export const result = byte(named(results, "unknown results are numbers"));
type Result = keyof typeof results | number;

export type CpowerCommand = Way & Asked & Said<(typeof commands)[number]>;
export type CpowerPart = Way & Asked & { readonly kind: "part" } & Piece;
export type CpowerReply = Way & { readonly kind: "reply"; readonly result: Result } & Piece;
export type CpowerFrame = CpowerCommand | CpowerPart | CpowerReply;

const exact = { additionalProperties: false };
const part = Type.Object({ kind: Type.Literal("part"), ...way, ...asked, ...piece.properties }, exact);
const reply = Type.Object({ kind: Type.Literal("reply"), ...way, result: result.schema, ...piece.properties }, exact);

export const CpowerFrame: TUnsafe<CpowerFrame> = Type.Unsafe<CpowerFrame>(
  Type.Union([...frameSchema({ ...way, ...asked }, commands), part, reply]),
);
