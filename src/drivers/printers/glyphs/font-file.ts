// A TrueType file (OpenType 1.9, sfnt with `glyf` outlines) as its tables. They stay on the disk: what is wanted is read, so a
// font of ten megabytes costs as many as its index. It knows no glyphs.
import { closeSync, openSync, readSync } from "node:fs";

export interface FontFile {
  /** A whole table; throws where the font has none. */
  table(name: string): Buffer;
  /** `length` bytes of a table from `offset`; throws beyond its end. */
  part(name: string, offset: number, length: number): Buffer;
}

const TRUETYPE = 0x00010000;
const HEADER_BYTES = 12;
const ENTRY_BYTES = 16;

interface Place {
  readonly offset: number;
  readonly length: number;
}

const readAt = (path: string, offset: number, length: number): Buffer => {
  const file = openSync(path, "r");
  try {
    const bytes = Buffer.alloc(length);
    if (readSync(file, bytes, 0, length, offset) < length) throw new Error(`${path} ends early`);
    return bytes;
  } finally {
    closeSync(file);
  }
};

const placesIn = (path: string): ReadonlyMap<string, Place> => {
  const header = readAt(path, 0, HEADER_BYTES);
  if (header.readUInt32BE(0) !== TRUETYPE) throw new Error(`${path} is no TrueType font`);
  const count = header.readUInt16BE(4);
  const entries = readAt(path, HEADER_BYTES, count * ENTRY_BYTES);
  return new Map(
    Array.from({ length: count }, (_, at) => {
      const entry = at * ENTRY_BYTES;
      const place = { offset: entries.readUInt32BE(entry + 8), length: entries.readUInt32BE(entry + 12) };
      return [entries.toString("latin1", entry, entry + 4), place];
    }),
  );
};

/** Throws on a file that is not there, or is no TrueType font. */
export const openFontFile = (path: string): FontFile => {
  const places = placesIn(path);
  const placeOf = (name: string): Place => {
    const place = places.get(name);
    if (!place) throw new Error(`${path} has no table ${name}`);
    return place;
  };
  return {
    table: (name) => readAt(path, placeOf(name).offset, placeOf(name).length),
    part(name, offset, length) {
      const place = placeOf(name);
      if (offset + length > place.length) throw new Error(`${path}: ${name} ends at ${place.length}`);
      return readAt(path, place.offset + offset, length);
    },
  };
};
