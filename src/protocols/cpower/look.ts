// How text and pictures look and move on a C-Power sign [CPOWER-4]: the fields that several commands have in common.
import { Type } from "typebox";
import { hexOf } from "../../base/bytes.ts";
import { bits } from "../layout/bits.ts";
import { byte, named, oneOf, quantity, u16be } from "../layout/code.ts";
import { type Field, structure, usual } from "../layout/field.ts";
import { Misfit } from "../layout/source.ts";
import { decodeText } from "../text/decode-text.ts";
import { encodeText } from "../text/encode-text.ts";

/** The vendor numbers some seventy; those that a hall needs have names [CPOWER-4.1]. */
const effects = {
  still: 0,
  moveLeft: 6,
  moveRight: 7,
  moveUp: 8,
  moveDown: 9,
  scrollUp: 10,
  scrollLeft: 11,
  scrollRight: 12,
  flash: 13,
  runLeft: 14,
  runRight: 15,
  runUp: 53,
  runDown: 54,
  random: 255,
} as const;

export const effect = byte(named(effects, "how it comes; effects without a name are numbers"));
export const speed = byte(quantity(0, 0xff, "1 fastest to 100"));
export const stayS = u16be("how long it stays, in seconds");
export const window = byte(quantity(0, 0xff, "counted from 0, at most 7"));

const sizes = oneOf([8, 12, 16, 24, 32, 40, 48, 56], "height in pixels");
const horizontals = { left: 0, centre: 1, right: 2 } as const;
const verticals = { top: 0, middle: 1, bottom: 2 } as const;

/** [CPOWER-4.2] */
export const font = bits({ px: [0, 4, sizes], face: [4, 3, quantity(0, 7, "0 is the usual one")] });

/** [CPOWER-4.3] */
export const align = usual(
  bits({
    horizontal: [0, 2, named(horizontals, "", [0, 3])],
    vertical: [2, 2, named(verticals, "", [0, 3])],
    lineSpacing: [4, 4, quantity(0, 15, "pixels between lines")],
  }),
  { horizontal: "left", vertical: "top", lineSpacing: 0 },
);

/** Red, green and blue as browsers write them [CPOWER-4.4]. */
export const colour: Field<string> = {
  schema: Type.String({ pattern: "^#[0-9A-F]{6}$", description: "red, green, blue: #FF0000" }),
  read: (source) => `#${hexOf(source.take(3)).replaceAll(" ", "")}`,
  write: (text) => Uint8Array.from([1, 3, 5], (at) => Number.parseInt(text.slice(at, at + 2), 16)),
};

export const rectangle = {
  x: u16be("pixels from the left"),
  y: u16be("pixels from the top"),
  width: u16be("pixels"),
  height: u16be("pixels"),
};

const colours = { red: 1, green: 2, yellow: 3, blue: 4, purple: 5, cyan: 6, white: 7 } as const;

/** Two bytes; the first is 0 for one of ASCII. */
const character: Field<string> = {
  schema: Type.String({ minLength: 1, maxLength: 1 }),
  read: (source) => {
    const [lead = 0, trail = 0] = source.take(2);
    const text = decodeText(Uint8Array.from(lead === 0 ? [trail] : [lead, trail]), "gbk");
    if (text?.length !== 1) throw new Misfit("not one character");
    return text;
  },
  write: (text) => {
    const [first = 0, second] = encodeText(text, "gbk").bytes;
    return second === undefined ? Uint8Array.of(0, first) : Uint8Array.of(first, second);
  },
};

/** A character with its own colour and size [CPOWER-4.5]. */
export const letter = structure({
  style: bits({ px: [0, 4, sizes], colour: [4, 4, named(colours, "", [0, 15])] }),
  character,
});
