// Which glyph a character has (OpenType `cmap`, formats 4 and 12).

/** 0 for a character that the font does not have. */
export type CharacterMap = (codePoint: number) => number;

const SEGMENTS = 4;
const GROUPS = 12;
const GROUP_BYTES = 12;

/** Offset of a subtable of this format, whatever platform it is meant for: both formats speak of Unicode. */
const subtable = (cmap: Buffer, format: number): number | undefined =>
  Array.from({ length: cmap.readUInt16BE(2) }, (_, at) => cmap.readUInt32BE(8 + 8 * at)).find(
    (offset) => cmap.readUInt16BE(offset) === format,
  );

/** The first of `count` ordered ends that is not before the value. */
const positionOf = (value: number, count: number, endAt: (index: number) => number): number => {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (endAt(middle) < value) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** All of Unicode: groups of first character, last character, first glyph. */
const byGroups = (cmap: Buffer, start: number): CharacterMap => {
  const count = cmap.readUInt32BE(start + 12);
  const groupAt = (index: number) => start + 16 + GROUP_BYTES * index;
  return (codePoint) => {
    const index = positionOf(codePoint, count, (at) => cmap.readUInt32BE(groupAt(at) + 4));
    const first = index < count ? cmap.readUInt32BE(groupAt(index)) : Number.POSITIVE_INFINITY;
    return codePoint < first ? 0 : cmap.readUInt32BE(groupAt(index) + 8) + codePoint - first;
  };
};

/** The basic plane: arrays of last characters, first characters, distances and offsets, one after the other. */
const bySegments = (cmap: Buffer, start: number): CharacterMap => {
  const doubled = cmap.readUInt16BE(start + 6);
  const ends = start + 14;
  const [starts, distances, offsets] = [ends + doubled + 2, ends + 2 * doubled + 2, ends + 3 * doubled + 2];
  const glyphOf = (codePoint: number, at: number): number => {
    const offset = cmap.readUInt16BE(offsets + at);
    const distance = cmap.readUInt16BE(distances + at);
    if (offset === 0) return (codePoint + distance) & 0xffff;
    const glyph = cmap.readUInt16BE(offsets + at + offset + 2 * (codePoint - cmap.readUInt16BE(starts + at)));
    return glyph === 0 ? 0 : (glyph + distance) & 0xffff;
  };
  return (codePoint) => {
    if (codePoint > 0xffff) return 0;
    const at = 2 * positionOf(codePoint, doubled / 2, (index) => cmap.readUInt16BE(ends + 2 * index));
    return at < doubled && cmap.readUInt16BE(starts + at) <= codePoint ? glyphOf(codePoint, at) : 0;
  };
};

/** Throws where the font speaks neither format. */
export const characterMap = (cmap: Buffer): CharacterMap => {
  const groups = subtable(cmap, GROUPS);
  if (groups !== undefined) return byGroups(cmap, groups);
  const segments = subtable(cmap, SEGMENTS);
  if (segments === undefined) throw new Error("the font has no map of Unicode");
  return bySegments(cmap, segments);
};
