// Pictures as PNG files: eight bits a dot, a palette, one chunk of data (ISO/IEC 15948). It reads none.
import { crc32, deflateSync } from "node:zlib";
import { concat } from "../../../src/base/bytes.ts";
import { Picture } from "./picture.ts";

export type Rgb = readonly [number, number, number];

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const EIGHT_BITS_PALETTE = [8, 3, 0, 0, 0];

const u32be = (value: number) => [value >>> 24, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff];

const chunk = (type: string, data: ArrayLike<number>): Uint8Array => {
  const body = concat(Buffer.from(type, "latin1"), data);
  return concat(u32be(data.length), body, u32be(crc32(body)));
};

/** Each row begins with the number of its filter; 0 is none. */
const scanlines = ({ width, height, dots }: Picture): Uint8Array => {
  const lines = new Uint8Array((width + 1) * height);
  for (let y = 0; y < height; y++) lines.set(dots.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  return lines;
};

/** `palette[n]` is the colour of dot n; at most 256. */
export const pngOf = (picture: Picture, palette: readonly Rgb[]): Uint8Array =>
  concat(
    SIGNATURE,
    chunk("IHDR", [...u32be(picture.width), ...u32be(picture.height), ...EIGHT_BITS_PALETTE]),
    chunk("PLTE", palette.flat()),
    chunk("IDAT", deflateSync(scanlines(picture))),
    chunk("IEND", []),
  );

/** Every dot a block of `size` by `size` with a gap of one, as lamps on a sign look. */
export const enlarged = (picture: Picture, size: number): Picture => {
  const large = new Picture(picture.width * size, picture.height * size);
  for (let y = 0; y < picture.height; y++) {
    for (let x = 0; x < picture.width; x++) large.fill(x * size, y * size, size - 1, size - 1, picture.at(x, y));
  }
  return large;
};
