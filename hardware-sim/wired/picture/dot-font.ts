// The characters of a device's ROM: 16 rows of 8 or 16 dots, taken from GNU Unifont. It stands in for the ROMs of
// the makers, which nobody may copy. A character that it lacks is a box.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Picture } from "./picture.ts";
import { type Outline, type OutlineFont, woffFont } from "./woff.ts";

export const GLYPH_ROWS = 16;

export interface Glyph {
  /** 8 for Latin letters and digits, 16 for hanzi. */
  readonly columns: 8 | 16;
  /** From the top; bit 15 is the left-most dot. */
  readonly rows: readonly number[];
}

export interface DotFont {
  glyph(character: string): Glyph;
}

const FILE = "@fontsource/unifontex/files/unifontex-latin-400-normal.woff";
/** Font units a dot, and from the base line to the top of the first row. */
const UNITS_A_DOT = 64;
const TOP = 896;
const HALF_WIDTH_UNITS = 512;
const GLYPHS_KEPT = 4_096;

const BOX = (columns: 8 | 16): Glyph => {
  const edge = columns === 8 ? 0x7e00 : 0x7ffe;
  const side = columns === 8 ? 0x4200 : 0x4002;
  return {
    columns,
    rows: Array.from({ length: GLYPH_ROWS }, (_, y) => (y === 1 || y === 14 ? edge : y > 1 && y < 14 ? side : 0)),
  };
};

const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u;

export const isWide = (character: string): boolean => WIDE.test(character);

/** Where the outline's upright lines cross the middle of a row, from left to right. */
const crossings = (outline: Outline, y: number): number[] =>
  outline
    .flatMap((contour) =>
      contour.flatMap((from, at) => {
        const to = contour[(at + 1) % contour.length]!;
        return from.y > y === to.y > y ? [] : [from.x];
      }),
    )
    .sort((a, b) => a - b);

const rowOf = (outline: Outline, row: number): number => {
  const edges = crossings(outline, TOP - UNITS_A_DOT * row - UNITS_A_DOT / 2);
  let bits = 0;
  for (let dot = 0; dot < 16; dot++) {
    const x = UNITS_A_DOT * dot + UNITS_A_DOT / 2;
    if (edges.filter((edge) => edge < x).length % 2 === 1) bits |= 0x8000 >> dot;
  }
  return bits;
};

const drawn = (font: OutlineFont, character: string): Glyph => {
  const codePoint = character.codePointAt(0) ?? 0;
  const outline = font.outlineOf(codePoint);
  if (!outline) return BOX(isWide(character) ? 16 : 8);
  const columns = font.advanceOf(codePoint) <= HALF_WIDTH_UNITS ? 8 : 16;
  return { columns, rows: Array.from({ length: GLYPH_ROWS }, (_, row) => rowOf(outline, row)) };
};

/** Reads the font, 12 MB of outlines and a tenth of a second; one for all devices is enough. */
export const openDotFont = (): DotFont => {
  const font = woffFont(readFileSync(createRequire(import.meta.url).resolve(FILE)));
  const known = new Map<string, Glyph>();
  const learn = (character: string): Glyph => {
    const glyph = drawn(font, character);
    if (known.size < GLYPHS_KEPT) known.set(character, glyph);
    return glyph;
  };
  return { glyph: (character) => known.get(character) ?? learn(character) };
};

export interface Cell {
  readonly x: number;
  readonly y: number;
  /** Of the whole glyph, in dots of the picture. */
  readonly width: number;
  readonly height: number;
}

/** Lays a glyph into a cell of any size, dot by dot, without smoothing: what a ROM of that size would be like. */
export const drawGlyph = (picture: Picture, { columns, rows }: Glyph, cell: Cell, colour: number): void => {
  for (let y = 0; y < cell.height; y++) {
    const row = rows[Math.floor((y * GLYPH_ROWS) / cell.height)]!;
    for (let x = 0; x < cell.width; x++) {
      const dot = Math.floor((x * columns) / cell.width);
      if (row & (0x8000 >> dot)) picture.put(cell.x + x, cell.y + y, colour);
    }
  }
};
