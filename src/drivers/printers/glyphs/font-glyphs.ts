// Characters in dots from a TrueType font, for lines that a printer's own font cannot print. It knows no printer.
import type { Bitmap } from "../../../protocols/escpos/bitmap.ts";
import type { Glyphs } from "../../../protocols/escpos/drawn-line.ts";
import { characterMap } from "./character-map.ts";
import { filled } from "./fill.ts";
import { openFontFile } from "./font-file.ts";
import { outlinesOf } from "./outline.ts";

/** Characters kept drawn; the one that was drawn first goes first. At four times the printer's font, half a megabyte. */
const KEPT_MAX = 400;

interface Measures {
  readonly unitsPerEm: number;
  /** The base line from the top of the em square, as a part of it. */
  readonly ascent: number;
  /** In font units. */
  advanceOf(glyph: number): number;
}

const measuresOf = ({ table }: ReturnType<typeof openFontFile>): Measures => {
  const [hmtx, os2] = [table("hmtx"), table("OS/2")];
  const advances = table("hhea").readUInt16BE(34);
  const [above, below] = [os2.readInt16BE(68), os2.readInt16BE(70)];
  return {
    unitsPerEm: table("head").readUInt16BE(18),
    ascent: above / (above - below),
    advanceOf: (glyph) => hmtx.readUInt16BE(4 * Math.min(glyph, advances - 1)),
  };
};

/** Throws where the file is no TrueType font, or lacks what a glyph is drawn from. */
export const fontGlyphs = (path: string): Glyphs => {
  const font = openFontFile(path);
  const glyphOf = characterMap(font.table("cmap"));
  const [measures, outlineOf] = [measuresOf(font), outlinesOf(font)];
  const drawn = (character: string, heightDots: number): Bitmap | undefined => {
    const glyph = glyphOf(character.codePointAt(0) ?? 0);
    if (glyph === 0) return undefined;
    const scale = heightDots / measures.unitsPerEm;
    const widthDots = Math.max(1, Math.round(measures.advanceOf(glyph) * scale));
    const placing = { scale, baseline: measures.ascent * heightDots };
    return filled(outlineOf(glyph), placing, widthDots, heightDots);
  };
  return remembered(drawn);
};

const remembered = (draw: Glyphs): Glyphs => {
  const kept = new Map<string, Bitmap | undefined>();
  return (character, heightDots) => {
    const key = `${heightDots} ${character}`;
    if (kept.has(key)) return kept.get(key);
    const bitmap = draw(character, heightDots);
    kept.set(key, bitmap);
    if (kept.size > KEPT_MAX) kept.delete(kept.keys().next().value!);
    return bitmap;
  };
};
