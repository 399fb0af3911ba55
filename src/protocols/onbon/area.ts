// An area of the sign: where it is, how its text moves, what it says [ONBON-5]. The same in dynamic areas and programs.
import { Type } from "typebox";
import { u16le as word } from "../../base/bytes.ts";
import { bits } from "../layout/bits.ts";
import { restAsHex } from "../layout/blocks.ts";
import { byte, named, quantity, u8, u16le, u32le } from "../layout/code.ts";
import { type Field, structure, usual, type Values } from "../layout/field.ts";
import { shortened, sized, tagged } from "../layout/groups.ts";
import { restAsText } from "../layout/text.ts";

/** What a card of the sixth generation keeps for one area; one of the fifth keeps half [ONBON-5.7]. */
export const TEXT_BYTES_MAX = 1024;
const PIXELS = 0x8000;

/** A number is pixels; `{ "bytes": n }` is n times 8 pixels, as older cards count [ONBON-5.1]. */
const extent = (description: string): Field<number | { readonly bytes: number }> => {
  const length = Type.Integer({ minimum: 0, maximum: PIXELS - 1 });
  const inBytes = Type.Object({ bytes: length }, { additionalProperties: false });
  return {
    schema: Type.Union([length, inBytes], { description }),
    read: (source) => {
      const number = u16le().read(source);
      return number & PIXELS ? number & ~PIXELS : { bytes: number };
    },
    write: (value) => Uint8Array.from(word(typeof value === "number" ? value | PIXELS : value.bytes)),
  };
};

const runModes = { loop: 0, holdLast: 1, removeOnTimeout: 2 } as const;
const effects = { still: 1, quick: 2, left: 3, right: 4, up: 5, down: 6 } as const;
const horizontals = { left: 0, right: 1, centre: 2 } as const;
const verticals = { top: 0, bottom: 1, middle: 2 } as const;
const directions = { rightThenDown: 0, leftThenDown: 1, downThenRight: 2, downThenLeft: 3 } as const;

const nibble = (description: string) => quantity(0, 15, description);

/** [ONBON-5.4] */
const voice = {
  voice: usual(bits({ person: [0, 4, nibble("0 to 5")], repeats: [4, 4, nibble("0 to 15")] }), {
    person: 0,
    repeats: 0,
  }),
  volume: usual(u8("0 silent to 10"), 5),
  speechSpeed: usual(u8("0 to 10"), 5),
};

/** With escapes, as it stands on the wire [ONBON-6.1]. */
const content = (description: string) => restAsText("gb2312", TEXT_BYTES_MAX, description);

const sound = tagged("speaks", {
  nothing: [0, {}],
  text: [1, voice],
  words: [2, { ...voice, words: sized(u32le(), content("spoken in place of the text; tags in brackets")) }],
});

/** Of cards with newer fonts; its length says how much of it is there [ONBON-5.5]. */
const typesetting = shortened({
  typesetting: byte(named(directions)),
  letterSpacing: u8("pixels"),
  reserved: restAsHex(1, 253, "reserved"),
});

const alignment = bits({
  horizontal: [0, 2, named(horizontals, "", [0, 3])],
  vertical: [2, 2, named(verticals, "", [0, 3])],
});

const fields = {
  type: usual(u8("kind of area"), 0),
  x: extent("from the left, in pixels; or in bytes of 8 pixels"),
  y: u16le("from the top, in pixels"),
  width: extent("in pixels; or in bytes of 8 pixels"),
  height: u16le("in pixels"),
  // [ONBON-5.2]
  id: u8("dynamic area, counted from 0; 255 in a program"),
  lineSpacing: usual(u8("pixels between lines"), 0),
  run: byte(named(runModes, "what happens when all was shown")),
  timeoutS: u16le("seconds until removeOnTimeout"),
  sound: usual(sound, { speaks: "nothing" }),
  extension: usual(sized(u8(), typesetting), {}),
  // [ONBON-5.3]
  align: usual(alignment, { horizontal: "left", vertical: "top" }),
  lines: byte(named({ single: 1, many: 2 }, "whether the text has one line or many")),
  wrap: byte(named({ manual: 1, automatic: 2 }, "manual: only where an escape breaks the line")),
  effect: byte(named(effects, "how the text comes")),
  exitMode: usual(u8("usually 0"), 0),
  speed: u8("0 fastest to 24 slowest"),
  stayHalfS: u8("how long each page stays, in half seconds"),
  text: sized(u32le(), content("with escapes, as it stands on the wire")),
};

export const area = structure(fields);
export type Area = Values<typeof fields>;
