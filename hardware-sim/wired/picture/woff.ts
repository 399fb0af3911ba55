// The tables of a WOFF file (W3C, WOFF 1.0), and from them outlines by character (OpenType: cmap 12, loca, glyf). It reads
// simple glyphs only, which is all that a font of dots has.
import { inflateSync } from "node:zlib";

const HEADER_BYTES = 44;
const ENTRY_BYTES = 20;

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Closed lines, each from point to point and back to the first. */
export type Outline = readonly (readonly Point[])[];

export interface OutlineFont {
  /** undefined for a character that the font does not have; empty for a blank. */
  outlineOf(codePoint: number): Outline | undefined;
  /** Width in font units. */
  advanceOf(codePoint: number): number;
}

type Tables = ReadonlyMap<string, Buffer>;

const tablesOf = (file: Buffer): Tables =>
  new Map(
    Array.from({ length: file.readUInt16BE(12) }, (_, at) => {
      const entry = HEADER_BYTES + at * ENTRY_BYTES;
      const offset = file.readUInt32BE(entry + 4);
      const packed = file.subarray(offset, offset + file.readUInt32BE(entry + 8));
      const isPacked = packed.length < file.readUInt32BE(entry + 12);
      return [file.toString("latin1", entry, entry + 4), isPacked ? inflateSync(packed) : packed];
    }),
  );

interface Range {
  readonly first: number;
  readonly last: number;
  readonly glyph: number;
}

const rangesOf = (cmap: Buffer): Range[] => {
  const offsets = Array.from({ length: cmap.readUInt16BE(2) }, (_, at) => cmap.readUInt32BE(4 + 8 * at + 4));
  const full = offsets.find((offset) => cmap.readUInt16BE(offset) === 12);
  if (full === undefined) throw new Error("the font has no table of all characters");
  return Array.from({ length: cmap.readUInt32BE(full + 12) }, (_, at) => {
    const group = full + 16 + 12 * at;
    const [first, last, glyph] = [0, 4, 8].map((field) => cmap.readUInt32BE(group + field));
    return { first: first!, last: last!, glyph: glyph! };
  });
};

const glyphOf = (ranges: readonly Range[], codePoint: number): number | undefined => {
  let [low, high] = [0, ranges.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const { first, last, glyph } = ranges[middle]!;
    if (codePoint < first) high = middle - 1;
    else if (codePoint > last) low = middle + 1;
    else return glyph + codePoint - first;
  }
  return undefined;
};

const ON_X = { short: 0x02, same: 0x10 };
const ON_Y = { short: 0x04, same: 0x20 };
const REPEATED = 0x08;

/** The flags of `count` points, and where they end. */
const flagsAt = (glyph: Buffer, start: number, count: number): [number[], number] => {
  const flags: number[] = [];
  let at = start;
  while (flags.length < count) {
    const flag = glyph[at++]!;
    const times = flag & REPEATED ? glyph[at++]! + 1 : 1;
    for (let time = 0; time < times; time++) flags.push(flag);
  }
  return [flags, at];
};

/** One coordinate of every point, and where they end; each is told from the one before. */
const coordinatesAt = (
  glyph: Buffer,
  start: number,
  flags: readonly number[],
  bits: typeof ON_X,
): [number[], number] => {
  let [at, value] = [start, 0];
  const step = (flag: number): number => {
    if (flag & bits.short) return flag & bits.same ? glyph[at++]! : -glyph[at++]!;
    if (flag & bits.same) return 0;
    at += 2;
    return glyph.readInt16BE(at - 2);
  };
  const values = flags.map((flag) => {
    value += step(flag);
    return value;
  });
  return [values, at];
};

const simpleOutline = (glyph: Buffer): Outline => {
  const contours = glyph.readInt16BE(0);
  if (contours <= 0) return [];
  const ends = Array.from({ length: contours }, (_, at) => glyph.readUInt16BE(10 + 2 * at));
  const instructions = 10 + 2 * contours;
  const [flags, xsAt] = flagsAt(glyph, instructions + 2 + glyph.readUInt16BE(instructions), ends.at(-1)! + 1);
  const [xs, ysAt] = coordinatesAt(glyph, xsAt, flags, ON_X);
  const [ys] = coordinatesAt(glyph, ysAt, flags, ON_Y);
  const points = xs.map((x, at) => ({ x, y: ys[at]! }));
  return ends.map((end, at) => points.slice(at === 0 ? 0 : ends[at - 1]! + 1, end + 1));
};

/** Throws on a file that is no WOFF with TrueType outlines: it ships with us, so that is our mistake. */
export const woffFont = (file: Buffer): OutlineFont => {
  const tables = tablesOf(file);
  const table = (name: string) => {
    const found = tables.get(name);
    if (!found) throw new Error(`the font has no table ${name}`);
    return found;
  };
  const ranges = rangesOf(table("cmap"));
  const [head, loca, glyf, hmtx] = [table("head"), table("loca"), table("glyf"), table("hmtx")];
  const metrics = table("hhea").readUInt16BE(34);
  const isLong = head.readInt16BE(50) === 1;
  const placeOf = (glyph: number) => (isLong ? loca.readUInt32BE(4 * glyph) : 2 * loca.readUInt16BE(2 * glyph));
  return {
    outlineOf: (codePoint) => {
      const glyph = glyphOf(ranges, codePoint);
      if (glyph === undefined) return undefined;
      const [start, end] = [placeOf(glyph), placeOf(glyph + 1)];
      return start === end ? [] : simpleOutline(glyf.subarray(start, end));
    },
    advanceOf: (codePoint) => hmtx.readUInt16BE(4 * Math.min(glyphOf(ranges, codePoint) ?? 0, metrics - 1)),
  };
};
