// Words of people on an Onbon sign. Whatever somebody is called or writes, it is shown and never obeyed [ONBON-6.4].
import { decodeText } from "../text/decode-text.ts";
import { encodeText } from "../text/encode-text.ts";
import { TEXT_BYTES_MAX } from "./area.ts";

/** What begins an escape, ends the name of a picture, or encloses a tag of the voice, and what looks like it. */
const ALIKE: Readonly<Record<string, string>> = {
  "\\": "\uff3c",
  "|": "\uff5c",
  "[": "\uff3b",
  "]": "\uff3d",
};

export interface SignWords {
  /** For the text of a frame: no byte of it begins an escape or a tag. */
  readonly text: string;
  /** Characters that the sign shows otherwise or not at all, each once. */
  readonly substituted: readonly string[];
}

/**
 * The trail bytes of GB 2312 are A1 and above; in the larger encodings some are 5C, which a card takes for the start of
 * an escape [ONBON-6.3]. So only GB 2312 is shown.
 */
export const signWords = (words: string): SignWords => {
  const commanding = Array.from(words).filter((character) => character in ALIKE);
  const shown = words.replace(/[\\|[\]]/g, (character) => ALIKE[character]!);
  const { bytes, substituted } = encodeText(shown, "gb2312");
  return { text: decodeText(bytes, "gb2312") ?? "", substituted: [...new Set([...commanding, ...substituted])] };
};

const COLOURS = { red: 1, green: 2, yellow: 3, blue: 4, cyan: 5, magenta: 6, white: 7 } as const;
const FONTS = { 16: "O000", 24: "O001", 32: "O002" } as const;

export interface SignLook {
  /** Height in pixels; one area has letters of one height only [ONBON-6.2]. */
  readonly fontPx: keyof typeof FONTS;
  readonly colour: keyof typeof COLOURS;
}

export interface SignText extends SignWords {
  /** Whether the end is missing, for want of room on the card. */
  readonly isCut: boolean;
}

/** @param bytesMax room for the whole text with its escapes; default 1024, half of it on cards of the fifth generation */
export const signText = (lines: readonly string[], look: SignLook, bytesMax = TEXT_BYTES_MAX): SignText => {
  const head = `\\F${FONTS[look.fontPx]}\\C${COLOURS[look.colour]}`;
  const words = lines.map(signWords);
  const units = words.flatMap(({ text }, index) => [...(index > 0 ? ["\\n"] : []), ...text]);
  const fitting = fittingIn(units, bytesMax - head.length);
  const substituted = [...new Set(words.flatMap((line) => line.substituted))];
  return { text: head + fitting.join(""), substituted, isCut: fitting.length < units.length };
};

const fittingIn = (units: readonly string[], bytesMax: number): readonly string[] => {
  const sizes = units.map((unit) => encodeText(unit, "gb2312").bytes.length);
  let left = bytesMax;
  const firstTooMany = sizes.findIndex((size) => {
    left -= size;
    return left < 0;
  });
  return firstTooMany < 0 ? units : units.slice(0, firstTooMany);
};
