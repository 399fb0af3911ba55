// What a host says to a C-Power card, by the first byte of the data [CPOWER-3].
import { bits } from "../layout/bits.ts";
import { hex, restAsHex } from "../layout/blocks.ts";
import { byte, named, quantity, u8, u16be, yesNo } from "../layout/code.ts";
import { structure, usual } from "../layout/field.ts";
import { counted, restAsList } from "../layout/groups.ts";
import { message } from "../layout/message.ts";
import { zeroEndedText } from "../layout/text.ts";
import { align, colour, effect, font, letter, rectangle, speed, stayS, window } from "./look.ts";

/** Longest data of one packet that is read; longer text goes in several [CPOWER-2.6]. */
export const DATA_BYTES_MAX = 2048;
/** No command has more before its text. */
const BEFORE_TEXT = 24;
const LETTERS_MAX = 600;
const WINDOWS_MAX = 8;

const text = zeroEndedText("gbk", DATA_BYTES_MAX - BEFORE_TEXT, "a carriage return begins a new line");
const stored = byte(yesNo(1, 0, "whether the choice outlives a power cut"));

const calendars = { solar: 0, lunar: 1, solarTerms: 2, lunarAndTerms: 3 } as const;
const bit = (description: string) => yesNo(1, 0, description);

const clockFormat = bits({
  hours24: [0, 1, bit("otherwise 12 hours")],
  year2: [1, 1, bit("two digits of the year, otherwise four")],
  lines: [2, 1, bit("several lines, otherwise one")],
  marks: [6, 1, bit("with marks for hours and minutes")],
});

const clockContent = bits({
  year: [0, 1, bit("")],
  month: [1, 1, bit("")],
  day: [2, 1, bit("")],
  hour: [3, 1, bit("")],
  minute: [4, 1, bit("")],
  second: [5, 1, bit("")],
  weekday: [6, 1, bit("")],
  hands: [7, 1, bit("")],
});

const imageFormats = { gif: 1, gifName: 2, packageName: 3, simple: 4 } as const;

export const commands = [
  // [CPOWER-3.1]
  message("splitWindows", [0x01], { windows: counted(u8(), structure(rectangle), WINDOWS_MAX) }),
  // [CPOWER-3.3]
  message("richText", [0x02], { window, effect, align, speed, stayS, letters: restAsList(letter, LETTERS_MAX) }),
  // [CPOWER-3.4]
  message("image", [0x03], {
    window,
    effect,
    speed,
    stayS,
    format: byte(named(imageFormats, "a picture, or the name of one that the card has")),
    x: rectangle.x,
    y: rectangle.y,
    data: restAsHex(0, DATA_BYTES_MAX - BEFORE_TEXT, "the picture or the name"),
  }),
  // [CPOWER-3.5]
  message("staticText", [0x04], {
    window,
    type: usual(byte(quantity(1, 1, "1: plain text")), 1),
    align,
    ...rectangle,
    font,
    colour,
    text,
  }),
  // [CPOWER-3.6]
  message("clock", [0x05], {
    window,
    stayS,
    calendar: byte(named(calendars)),
    format: clockFormat,
    content: clockContent,
    font,
    colour,
    text,
  }),
  // [CPOWER-3.7]
  message("resumePrograms", [0x06], {}),
  // [CPOWER-3.8]
  message("keepWindows", [0x07], {
    action: byte(named({ save: 0, clear: 1 }, "what becomes of the windows in flash memory, which wears out")),
    reserved: usual(hex(2, "reserved"), "00 00"),
  }),
  // [CPOWER-3.9]
  message("playPrograms", [0x08], { stored, programs: counted(u8(), u8("0 to 255"), 255) }),
  message("playManyPrograms", [0x09], { stored, programs: counted(u16be(), u16be("0 to 65535"), 512) }),
  // [CPOWER-3.2]
  message("text", [0x12], { window, effect, align, speed, stayS, font, colour, text }),
  // [CPOWER-3.10]
  message("other", [], { command: u8("unknown"), data: usual(restAsHex(0, DATA_BYTES_MAX - 1, "what follows"), "") }),
] as const;
