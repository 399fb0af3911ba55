// Outlines of glyphs as TrueType writes them (OpenType `glyf`, `loca`): closed lines of points on and off the curve, in font
// units, y upwards.
import type { FontFile } from "./font-file.ts";

export interface Point {
  readonly x: number;
  readonly y: number;
  /** A point off the curve bends it (quadratic). */
  readonly isOn: boolean;
}

export type Contour = readonly Point[];

/** Empty for a blank. */
export type Outlines = (glyph: number) => Contour[];

/** Bit of a point's flag. */
const ON = 0x01;
const REPEATED = 0x08;
const X = { short: 0x02, same: 0x10 };
const Y = { short: 0x04, same: 0x20 };

/** The flags of `count` points, and where they end. */
const flagsAt = (glyph: Buffer, start: number, count: number): readonly [flags: number[], end: number] => {
  const flags: number[] = [];
  let at = start;
  while (flags.length < count) {
    const flag = glyph.readUInt8(at++);
    const times = flag & REPEATED ? glyph.readUInt8(at++) + 1 : 1;
    for (let time = 0; time < times; time++) flags.push(flag);
  }
  return [flags, at];
};

/** One coordinate of every point, each told as the step from the one before, and where they end. */
const coordinatesAt = (glyph: Buffer, start: number, flags: readonly number[], { short, same }: typeof X) => {
  let [at, value] = [start, 0];
  const stepOf = (flag: number): number => {
    if (flag & short) return glyph.readUInt8(at++) * (flag & same ? 1 : -1);
    if (flag & same) return 0;
    at += 2;
    return glyph.readInt16BE(at - 2);
  };
  const values = flags.map((flag) => {
    value += stepOf(flag);
    return value;
  });
  return [values, at] as const;
};

const simple = (glyph: Buffer, count: number): Contour[] => {
  const ends = Array.from({ length: count }, (_, at) => glyph.readUInt16BE(10 + 2 * at));
  const instructions = 10 + 2 * count;
  const points = (ends.at(-1) ?? -1) + 1;
  const [flags, xsAt] = flagsAt(glyph, instructions + 2 + glyph.readUInt16BE(instructions), points);
  const [xs, ysAt] = coordinatesAt(glyph, xsAt, flags, X);
  const [ys] = coordinatesAt(glyph, ysAt, flags, Y);
  const all = xs.map((x, at) => ({ x, y: ys[at]!, isOn: (flags[at]! & ON) !== 0 }));
  return ends.map((end, at) => all.slice(at === 0 ? 0 : ends[at - 1]! + 1, end + 1));
};

/** A glyph within another one: which, and where its points come to lie. */
interface Component {
  readonly glyph: number;
  readonly place: (point: Point) => Point;
}

/** Bits of a component's flag. */
const WORDS = 0x01;
const OFFSETS = 0x02;
const ONE_SCALE = 0x08;
const MORE = 0x20;
const TWO_SCALES = 0x40;
const MATRIX = 0x80;

const matrixAt = (glyph: Buffer, at: number, flags: number): readonly [matrix: readonly number[], bytes: number] => {
  const read = (index: number) => glyph.readInt16BE(at + 2 * index) / 0x4000;
  if (flags & ONE_SCALE) return [[read(0), 0, 0, read(0)], 2];
  if (flags & TWO_SCALES) return [[read(0), 0, 0, read(1)], 4];
  return flags & MATRIX ? [[read(0), read(1), read(2), read(3)], 8] : [[1, 0, 0, 1], 0];
};

/** Placing by matching points is for hinted fonts of old; such a component stays where it is. */
const offsetAt = (glyph: Buffer, at: number, flags: number): readonly [dx: number, dy: number] => {
  if ((flags & OFFSETS) === 0) return [0, 0];
  return flags & WORDS
    ? [glyph.readInt16BE(at), glyph.readInt16BE(at + 2)]
    : [glyph.readInt8(at), glyph.readInt8(at + 1)];
};

const componentsOf = (glyph: Buffer): Component[] => {
  const components: Component[] = [];
  let [at, flags] = [10, MORE];
  while (flags & MORE) {
    flags = glyph.readUInt16BE(at);
    const [dx, dy] = offsetAt(glyph, at + 4, flags);
    const matrixStart = at + 4 + (flags & WORDS ? 4 : 2);
    const [[a = 1, b = 0, c = 0, d = 1], bytes] = matrixAt(glyph, matrixStart, flags);
    const place = ({ x, y, isOn }: Point) => ({ x: a * x + c * y + dx, y: b * x + d * y + dy, isOn });
    components.push({ glyph: glyph.readUInt16BE(at + 2), place });
    at = matrixStart + bytes;
  }
  return components;
};

/** Glyphs within glyphs within glyphs: no font goes deeper, but a broken one may go round. */
const DEPTH_MAX = 4;

/** A glyph that the file does not have, or has broken, throws. */
export const outlinesOf = (font: FontFile): Outlines => {
  const loca = font.table("loca");
  const isLong = font.table("head").readInt16BE(50) === 1;
  const placeOf = (glyph: number) => (isLong ? loca.readUInt32BE(4 * glyph) : 2 * loca.readUInt16BE(2 * glyph));
  const read = (index: number, depth: number): Contour[] => {
    const [start, end] = [placeOf(index), placeOf(index + 1)];
    if (start === end || depth > DEPTH_MAX) return [];
    const glyph = font.part("glyf", start, end - start);
    const count = glyph.readInt16BE(0);
    if (count >= 0) return simple(glyph, count);
    return componentsOf(glyph).flatMap((component) =>
      read(component.glyph, depth + 1).map((contour) => contour.map(component.place)),
    );
  };
  return (glyph) => read(glyph, 0);
};
