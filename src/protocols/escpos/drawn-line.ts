// [ESCPOS-5.3] A line of text in dots, for characters that the printer's own font lacks. The glyphs come from outside.
import { type Bitmap, blank, draw } from "./bitmap.ts";
import { DC4, DLE, ENQ, EOT } from "./control-bytes.ts";

/** The glyph of a character at this height; undefined when there is none. Its width is its own affair. */
export type Glyphs = (character: string, heightDots: number) => Bitmap | undefined;

export interface LineStyle {
  readonly align: "left" | "center" | "right";
  /** 1 to 4 times the printer's font of 24 dots. */
  readonly size: number;
  readonly isBold: boolean;
}

/** Height of the printer's own font, and the white between two lines. */
export const FONT_DOTS = 24;
const GAP_DOTS = 6;
/** Characters that are not drawn by themselves. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Variation_Selector}]/gu;

/** The text in as many rows as it needs, each as wide as the paper; undefined when a character has no glyph. */
export const drawnLine = (text: string, style: LineStyle, widthDots: number, glyphs: Glyphs): Bitmap[] | undefined => {
  const heightDots = FONT_DOTS * style.size;
  const drawn = Array.from(text.replace(UNSEEN, ""), (character) => glyphs(character, heightDots));
  if (!drawn.every((glyph) => glyph !== undefined)) return undefined;
  return wrapped(drawn, widthDots).map((row) => rowOf(row, style, widthDots));
};

const widthOf = (row: readonly Bitmap[]): number => row.reduce((sum, { widthDots }) => sum + widthDots, 0);

const wrapped = (glyphs: readonly Bitmap[], widthDots: number): Bitmap[][] => {
  const rows: Bitmap[][] = [[]];
  for (const glyph of glyphs) {
    const row = rows.at(-1)!;
    if (row.length > 0 && widthOf(row) + glyph.widthDots > widthDots) rows.push([glyph]);
    else row.push(glyph);
  }
  return rows;
};

const rowOf = (glyphs: readonly Bitmap[], { align, size, isBold }: LineStyle, widthDots: number): Bitmap => {
  const row = blank(widthDots, FONT_DOTS * size + GAP_DOTS);
  const free = Math.max(0, widthDots - widthOf(glyphs));
  let x = { left: 0, center: Math.floor(free / 2), right: free }[align];
  for (const glyph of glyphs) {
    draw(row, glyph, x, 0);
    if (isBold) draw(row, glyph, x + 1, 0);
    x += glyph.widthDots;
  }
  return { ...row, rows: withoutRealTime(row.rows) };
};

/**
 * A printer may obey a real-time command in the midst of an image [ESCPOS-5.4]. Where a glyph's dots would spell one,
 * the dot before is blackened too: nobody sees it, and no name opens the drawer.
 */
const withoutRealTime = (rows: Uint8Array): Uint8Array =>
  rows.map((byte, at) => (byte === DLE && SECONDS.includes(rows[at + 1] ?? 0) ? byte | 0x20 : byte));

const SECONDS: readonly number[] = [EOT, ENQ, DC4];
