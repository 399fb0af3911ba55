// A program: a file of areas that a card keeps in its flash memory and plays in turn [ONBON-7]. Flash wears out, so a
// hall never calls with it; it is read here to understand what other software sent.
import { Type } from "typebox";
import { concat, hexOf, u16le as word } from "../../base/bytes.ts";
import { crc16Arc } from "../../base/checksum.ts";
import { bytesOfField, hexField } from "../hex.ts";
import { hex } from "../layout/blocks.ts";
import { u8, u16le, u32le } from "../layout/code.ts";
import { type Field, readWhole, structure, usual, type Values } from "../layout/field.ts";
import { counted, sized } from "../layout/groups.ts";
import { areSame, Misfit } from "../layout/source.ts";
import { area } from "./area.ts";
import { fileName } from "./request.ts";

/** A card plays at most 8 or 10 areas in a program [ONBON-7.2]. */
const AREAS_MAX = 10;
const FOR_EVER = "FF FF FF FF FF FF FF FF";
/** Type and name stand before the length of the whole file, the checksum after everything [ONBON-7.1]. */
const BEFORE_LENGTH = 5;
const LENGTH_BYTES = 4;
const CHECKSUM_BYTES = 2;

/** @param own how many bytes of itself the length of an area counts: the vendor's samples do both [ONBON-7.3] */
const fieldsWith = (own: number) => ({
  type: usual(u8("kind of file"), 0),
  name: fileName,
  priority: usual(u8(), 0xff),
  playS: usual(u16le("0 in turn; otherwise how long, in seconds"), 0),
  plays: usual(u8("how often in a row"), 1),
  life: usual(hex(8, "first and last day: two years in BCD, low byte first, each with month and day"), FOR_EVER),
  week: usual(u8("bit 0 every day, bits 1 to 7 Monday to Sunday"), 1),
  timed: usual(u8("whether it plays at set times"), 0),
  periods: usual(counted(u8(), hex(6, "from and to: hour, minute, second in BCD"), 1), []),
  areas: counted(u8(), sized(longer(own), area), AREAS_MAX),
});

/** The number on the wire is greater by so much. */
const longer = (own: number): Field<number> => ({
  schema: u32le().schema,
  read: (source) => u32le().read(source) - own,
  write: (length) => u32le().write(length + own),
});

type File = Values<ReturnType<typeof fieldsWith>>;
export interface Unread {
  readonly hex: string;
}
export type Program = (File & { readonly lengthsCountThemselves?: true }) | Unread;

const plain = structure(fieldsWith(0));
const counting = structure(fieldsWith(LENGTH_BYTES));

const BLOCK_BYTES_MAX = 2048;
const strict = { additionalProperties: false };
const schema = Type.Union([
  Type.Object({ ...plain.properties, lengthsCountThemselves: Type.Optional(Type.Literal(true)) }, strict),
  Type.Object({ hex: hexField(0, BLOCK_BYTES_MAX, "a piece of a file, or a file of another kind") }, strict),
]);

const sealed = (file: Uint8Array): Uint8Array => {
  const length = file.length + LENGTH_BYTES + CHECKSUM_BYTES;
  const whole = concat(file.subarray(0, BEFORE_LENGTH), u32le().write(length), file.subarray(BEFORE_LENGTH));
  return concat(whole, word(crc16Arc(whole)));
};

/** Without length and checksum; undefined when sealing it would not give these bytes. */
const unsealed = (bytes: Uint8Array): Uint8Array | undefined => {
  const file = concat(
    bytes.subarray(0, BEFORE_LENGTH),
    bytes.subarray(BEFORE_LENGTH + LENGTH_BYTES, Math.max(0, bytes.length - CHECKSUM_BYTES)),
  );
  return areSame(sealed(file), bytes) ? file : undefined;
};

const meant = (bytes: Uint8Array): Program => {
  const file = unsealed(bytes);
  if (!file) return { hex: hexOf(bytes) };
  const program = readWhole(plain, file);
  if (program) return program;
  const other = readWhole(counting, file);
  return other ? { ...other, lengthsCountThemselves: true } : { hex: hexOf(bytes) };
};

/** All that is left of the bytes: a whole program, or something that cannot be read. */
export const restAsProgram: Field<Program> = {
  schema,
  read: (source) => {
    if (source.left > BLOCK_BYTES_MAX) throw new Misfit("too long");
    return meant(source.rest());
  },
  write: (program) => {
    if ("hex" in program) return bytesOfField(program.hex);
    return sealed((program.lengthsCountThemselves ? counting : plain).write(program));
  },
};
