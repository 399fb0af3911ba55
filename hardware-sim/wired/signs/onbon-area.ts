// Dynamic areas as the host sends them, and their text: escapes for font, colour, line and time become characters.
import type { Calendar } from "../../../src/base/calendar.ts";
import { Cursor } from "../cursor.ts";
import { gb2312Text } from "../text.ts";
import { type Area, type Character, COLOURS, type Colour, linesThatFit, wrapped } from "./panel.ts";

export interface DynamicArea {
  readonly id: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly lineSpace: number;
  /** 0 again and again, 1 the last page stays, 2 gone after the timeout. */
  readonly runMode: number;
  readonly timeoutMs: number;
  /** What the card says aloud; undefined for nothing. */
  readonly speech: string | undefined;
  readonly align: Area["align"];
  readonly valign: Area["valign"];
  readonly isSingleLine: boolean;
  readonly isWrapped: boolean;
  /** A page stands this long. */
  readonly stayMs: number;
  readonly text: string;
  readonly dataBytes: number;
}

/** Bit 15 says dots; without it the unit is eight of them. */
const dotsOf = (value: number): number => (value & 0x8000 ? value & 0x7fff : value * 8);

const ALIGN = ["left", "right", "centre", "left"] as const;
const VALIGN = ["top", "bottom", "middle", "top"] as const;

const speechOf = (cursor: Cursor, mode: number): (() => string | undefined) => {
  if (mode === 0) return () => undefined;
  cursor.bytes(3);
  if (mode === 1) return () => "";
  const said = gb2312Text(cursor.bytes(cursor.u32le()));
  return () => said;
};

/** One area; throws RangeError when it ends too early. */
const areaOf = (bytes: Uint8Array): DynamicArea => {
  const cursor = new Cursor(bytes);
  cursor.u8();
  const [x, y, width, height] = [dotsOf(cursor.u16le()), cursor.u16le(), dotsOf(cursor.u16le()), cursor.u16le()];
  const [id, lineSpace, runMode, timeoutS] = [cursor.u8(), cursor.u8(), cursor.u8(), cursor.u16le()];
  const soundMode = cursor.u8();
  const speech = speechOf(cursor, soundMode);
  cursor.bytes(cursor.u8());
  const [align, single, newLine] = [cursor.u8(), cursor.u8(), cursor.u8()];
  cursor.bytes(3);
  const [stay, length] = [cursor.u8(), cursor.u32le()];
  const text = gb2312Text(cursor.bytes(length));
  return {
    ...{ id, x, y, width, height, lineSpace, runMode, timeoutMs: timeoutS * 1000 },
    speech: soundMode === 1 ? text : speech(),
    align: ALIGN[align & 3]!,
    valign: VALIGN[(align >> 2) & 3]!,
    isSingleLine: single === 1,
    isWrapped: newLine === 2,
    stayMs: Math.max(1, stay) * 500,
    text,
    dataBytes: length,
  };
};

export interface AreaOrder {
  /** Areas to take away first; `all` of them, or these. */
  readonly remove: "all" | readonly number[];
  readonly areas: readonly DynamicArea[];
}

/** The rest of A3 06 behind its five first bytes; undefined when it does not add up. */
export const areaOrderOf = (bytes: Uint8Array): AreaOrder | undefined => {
  const cursor = new Cursor(bytes);
  try {
    const count = cursor.u8();
    const remove = count === 0xff ? "all" : [...cursor.bytes(count)];
    const areas = Array.from({ length: cursor.u8() }, () => areaOf(cursor.bytes(cursor.u16le())));
    return { remove, areas };
  } catch {
    return undefined;
  }
};

const CODES: readonly Colour[] = [
  COLOURS.red,
  COLOURS.green,
  COLOURS.yellow,
  COLOURS.blue,
  COLOURS.cyan,
  COLOURS.magenta,
  COLOURS.white,
];
const SIZES = [16, 24, 32] as const;
const ESCAPE = /\\(?:(C)([1-7])|(F[OE])00([0-2])|(n)|(D)([HMSYLDW])|(W)C\d\d|(T).\d{3}[^|]*\|)/y;

const two = (value: number): string => String(value).padStart(2, "0");

/** A part of the time as the card's clock has it. */
const timePart = (part: string, now: number, { moment }: Calendar): string => {
  const { date, minute, weekday } = moment(now);
  const parts: Readonly<Record<string, string>> = {
    H: two(Math.floor(minute / 60)),
    M: two(minute % 60),
    S: two(Math.floor(now / 1000) % 60),
    Y: date.slice(0, 4),
    L: date.slice(5, 7),
    D: date.slice(8, 10),
    W: "一二三四五六日"[weekday - 1]!,
  };
  return parts[part] ?? "";
};

interface Styled {
  readonly size: number;
  readonly lines: Character[][];
}

const AMBIENT_CELSIUS = "26";

/** Reads the escapes; whatever is not one stands as it is. */
const styledText = (text: string, time: (part: string) => string): Styled => {
  let [size, colour]: [number, Colour] = [SIZES[0], COLOURS.red];
  const lines: Character[][] = [[]];
  const write = (characters: string) => {
    for (const character of characters) lines.at(-1)!.push({ character, colour });
  };
  for (let at = 0; at < text.length; ) {
    ESCAPE.lastIndex = at;
    const match = ESCAPE.exec(text);
    if (!match) {
      const character = String.fromCodePoint(text.codePointAt(at)!);
      write(character);
      at += character.length;
      continue;
    }
    const [whole, colours, code, font, kind, line, date, part, warmth] = match;
    at += whole.length;
    if (colours) colour = CODES[Number(code) - 1]!;
    else if (font === "FO") size = SIZES[Number(kind)]!;
    else if (line) lines.push([]);
    else if (date) write(time(part!));
    else if (warmth) write(AMBIENT_CELSIUS);
  }
  return { size, lines };
};

/** The pages of an area at a moment, each of them drawn where the area is. */
export const pagesOf = (area: DynamicArea, now: number, calendar: Calendar): readonly Area[] => {
  const { width, height, lineSpace, isSingleLine, isWrapped } = area;
  const { size, lines } = styledText(area.text, (part) => timePart(part, now, calendar));
  const broken = isSingleLine ? [lines.flat()] : isWrapped ? wrapped(lines, width, size) : lines;
  const fit = isSingleLine ? 1 : linesThatFit({ height, size, lineSpace });
  const place = { x: area.x, y: area.y, width, height, size, lineSpace, align: area.align, valign: area.valign };
  const pages = Math.max(1, Math.ceil(broken.length / fit));
  return Array.from({ length: pages }, (_, page) => ({ ...place, lines: broken.slice(page * fit, (page + 1) * fit) }));
};
