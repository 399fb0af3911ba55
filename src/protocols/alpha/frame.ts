// A transmission to or from an Alpha or BetaBrite sign as JSON [ALPHA-1]. It does not know what a hall shows.
import { type Static, Type } from "typebox";
import { colors, controls, days, fonts, modes, namesIn, positions, sequences, specials } from "./codes.ts";

export const PREAMBLE_USUAL = 5;
export const PREAMBLE_MAX = 64;
export const TO_EVERYBODY = "Z00";
const SIGNS_MAX = 32;
/** From the first NUL to EOT. */
export const TRANSMISSION_BYTES_MAX = 8192;
const DATA_BYTES_MAX = TRANSMISSION_BYTES_MAX;
const LIST_MAX = TRANSMISSION_BYTES_MAX;

const strict = { additionalProperties: false } as const;
const printable = (max: number, description: string) => Type.String({ pattern: `^[ -~]{0,${max}}$`, description });
const one = (description: string) => Type.String({ pattern: "^[ -~]$", description });
const hexDigits = (count: number, description: string) => Type.String({ pattern: `^[0-9A-F]{${count}}$`, description });
/** 00 to 04 would end the packet that they stand in [ALPHA-1.3]. */
const bytes = (min: number, description: string) =>
  Type.String({ pattern: `^(?:(?!0[0-4])[0-9A-Fa-f]{2} ?){${min},${DATA_BYTES_MAX}}$`, description });

const label = one("of a file in the sign; 0 is the priority text");
const clock = hexDigits(2, "tens of minutes since midnight, 00 to 8F; FD all day, FE never, FF always");
const day = Type.String({
  pattern: "^[0-9AB]$",
  description: "0 daily, 1 to 7 from Sunday, 8 Mon-Fri, 9 weekend, A always, B never",
});
const locked = Type.Boolean({ description: "the remote control may not change it" });
const size = Type.Integer({ minimum: 0, maximum: 0xffff, description: "bytes" });

const plain = printable(DATA_BYTES_MAX, "ASCII");
const color = Type.Union([
  Type.Enum(namesIn(colors)),
  Type.String({ pattern: "^#[0-9A-F]{6}$", description: "red, green and blue" }),
]);

/** Plain text, or a code inside of a text [ALPHA-3.4]. */
const Part = Type.Union([
  plain,
  Type.Object({ color }, strict),
  Type.Object({ font: Type.Enum(namesIn(fonts)) }, strict),
  Type.Object({ control: Type.Enum(namesIn(controls)) }, strict),
  Type.Object({ speed: Type.Integer({ minimum: 1, maximum: 5, description: "1 slowest" }) }, strict),
  Type.Object({ string: label }, strict),
  Type.Object({ dots: label }, strict),
  Type.Object({ hex: bytes(1, "what is not known here") }, strict),
]);
export type Part = Static<typeof Part>;

const Text = Type.Union([
  plain,
  Type.Array(Part, { minItems: 1, maxItems: LIST_MAX, description: "texts and codes in their order" }),
]);
export type Text = Static<typeof Text>;

const Page = Type.Union([
  Type.Object(
    {
      position: Type.Union([Type.Enum(namesIn(positions)), one("a position that is not known here")]),
      mode: Type.Union([
        Type.Enum(namesIn(modes)),
        Type.String({ pattern: "^(?:n[!-~]|[ -~])$", description: "a mode that is not known here" }),
      ]),
      text: Text,
    },
    strict,
  ),
  Type.Object({ text: Text }, { ...strict, description: "first page only: shown as the sign likes" }),
]);
export type Page = Static<typeof Page>;

const MemoryFile = Type.Union([
  Type.Object({ type: Type.Literal("text"), label, locked, size, start: clock, stop: clock }, strict),
  Type.Object({ type: Type.Literal("string"), label, locked, size }, strict),
  Type.Object(
    {
      type: Type.Literal("dots"),
      label,
      locked,
      rows: Type.Integer({ minimum: 0, maximum: 255 }),
      columns: Type.Integer({ minimum: 0, maximum: 255 }),
      colors: hexDigits(4, "1000 one, 2000 three, 4000 eight"),
    },
    strict,
  ),
]);
export type MemoryFile = Static<typeof MemoryFile>;

const end = Type.Optional(
  Type.Union([Type.Literal("etx"), Type.Literal("checksum")], {
    description: "what closes the packet [ALPHA-1.5]; left out when nothing does",
  }),
);
const K = <N extends string>(name: N) => Type.Literal(name);
const files = Type.Array(MemoryFile, { maxItems: LIST_MAX, description: "none clears the sign" });
const list = (description: string) => Type.Array(Page, { maxItems: LIST_MAX, description });
const rows = Type.Array(Type.String({ pattern: "^[0-8]{1,255}$" }), {
  minItems: 1,
  maxItems: 255,
  description: "a figure for each dot: 0 dark, 1 to 8 colours; all rows are as long as the first",
});

const Packet = Type.Union([
  Type.Object({ kind: K("writeText"), label, pages: list("none empties the file"), end }, strict),
  Type.Object({ kind: K("readText"), label, end }, strict),
  Type.Object({ kind: K("writeString"), label, text: Text, end }, strict),
  Type.Object({ kind: K("readString"), label, end }, strict),
  Type.Object({ kind: K("writeDots"), label, rows, end }, strict),
  Type.Object({ kind: K("readDots"), label, end }, strict),
  Type.Object({ kind: K("setMemory"), files, end }, strict),
  Type.Object({ kind: K("setTime"), time: Type.String({ pattern: "^[0-9]{4}$", description: "HHMM" }), end }, strict),
  Type.Object({ kind: K("setDate"), date: Type.String({ pattern: "^[0-9]{6}$", description: "MMDDYY" }), end }, strict),
  Type.Object({ kind: K("setDay"), day: Type.Enum(namesIn(days)), end }, strict),
  Type.Object({ kind: K("setTimeFormat"), hours: Type.Union([Type.Literal(12), Type.Literal(24)]), end }, strict),
  Type.Object({ kind: K("setSpeaker"), on: Type.Boolean(), end }, strict),
  Type.Object(
    { kind: K("makeTone"), tone: printable(6, "A long, B three short, 2 and five digits freely"), end },
    strict,
  ),
  Type.Object({ kind: K("setRunTimes"), label, start: clock, stop: clock, end }, strict),
  Type.Object({ kind: K("setRunDays"), label, start: day, stop: day, end }, strict),
  Type.Object(
    {
      kind: K("setRunSequence"),
      by: Type.Enum(namesIn(sequences)),
      locked,
      labels: printable(128, "of the texts in their order"),
      end,
    },
    strict,
  ),
  Type.Object({ kind: K("setAddress"), address: hexDigits(2, "new address of the sign"), end }, strict),
  Type.Object({ kind: K("clearSerialErrors"), end }, strict),
  Type.Object({ kind: K("reset"), end }, strict),
  Type.Object(
    {
      kind: K("readSpecial"),
      function: Type.Union([Type.Enum(namesIn(specials)), one("a function that is not known here")]),
      end,
    },
    strict,
  ),
  Type.Object({ kind: K("writeSpecial"), function: one("what is not known here"), text: plain, end }, strict),
  Type.Object({ kind: K("other"), command: one("what is not known here"), hex: bytes(0, "its data"), end }, strict),
]);
export type Packet = Static<typeof Packet>;

export const AlphaFrame = Type.Object(
  {
    preamble: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: PREAMBLE_MAX,
        description: `NULs in front; left out when ${PREAMBLE_USUAL}`,
      }),
    ),
    to: Type.Optional(
      Type.String({
        pattern: `^[!-+.-~][0-9A-F?]{2}(?:,[!-+.-~][0-9A-F?]{2}){0,${SIGNS_MAX - 1}}$`,
        description: `type and address of the signs, ? for any figure; left out when ${TO_EVERYBODY}, everybody`,
      }),
    ),
    packets: Type.Array(Packet, { minItems: 1, maxItems: LIST_MAX }),
  },
  strict,
);
export type AlphaFrame = Static<typeof AlphaFrame>;
