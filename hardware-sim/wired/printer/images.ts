// Images as the commands send them, turned into dots: rows of bits, columns of bits, and the two steps of GS ( L.
import { Picture } from "../picture/picture.ts";
import type { Command } from "./command.ts";

const u16 = (bytes: ArrayLike<number>, at: number): number => bytes[at]! + 256 * bytes[at + 1]!;
const bitOf = (bytes: ArrayLike<number>, byte: number, bit: number): number => ((bytes[byte] ?? 0) >> (7 - bit)) & 1;

interface Rows {
  readonly rowBytes: number;
  readonly width: number;
  readonly height: number;
  readonly scaleX: number;
  readonly scaleY: number;
}

const fromRows = (data: Uint8Array, { rowBytes, width, height, scaleX, scaleY }: Rows): Picture => {
  const picture = new Picture(width * scaleX, height * scaleY);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const dot = bitOf(data, y * rowBytes + (x >> 3), x & 7);
      if (dot) picture.fill(x * scaleX, y * scaleY, scaleX, scaleY, 1);
    }
  }
  return picture;
};

/** GS v 0: m, x in bytes, y in dots. */
export const rasterOf = ({ parameters, data }: Command): Picture => {
  const [, mode = 0] = parameters;
  const rowBytes = u16(parameters, 2);
  return fromRows(data, {
    rowBytes,
    width: rowBytes * 8,
    height: u16(parameters, 4),
    scaleX: mode & 1 ? 2 : 1,
    scaleY: mode & 2 ? 2 : 1,
  });
};

/** ESC *: 8 or 24 dots a column, the top one in the highest bit; the coarse ones are drawn three times as high. */
export const columnsOf = ({ parameters, data }: Command): Picture => {
  const [mode = 0] = parameters;
  const bytes = mode >= 32 ? 3 : 1;
  const [wide, high] = [mode & 1 ? 1 : 2, mode >= 32 ? 1 : 3];
  const columns = u16(parameters, 1);
  const picture = new Picture(columns * wide, 24);
  for (let x = 0; x < columns; x++) {
    for (let y = 0; y < bytes * 8; y++) {
      if (bitOf(data, x * bytes + (y >> 3), y & 7)) picture.fill(x * wide, y * high, wide, high, 1);
    }
  }
  return picture;
};

const GRAPHICS = 0x30;
const [STORE, PRINT] = [0x70, 0x32];

/** The memory behind GS ( L: an image is stored, and another command prints it. */
export class GraphicsMemory {
  #stored: Picture | undefined;

  /** Obeys `30 fn …`; gives the image when it is to be printed. */
  obey(data: Uint8Array): Picture | undefined {
    if (data[0] !== GRAPHICS) return undefined;
    if (data[1] === STORE) this.#stored = this.#read(data.subarray(2));
    if (data[1] !== PRINT && data[1] !== 2) return undefined;
    const stored = this.#stored;
    this.#stored = undefined;
    return stored;
  }

  forget(): void {
    this.#stored = undefined;
  }

  /** `a bx by c xL xH yL yH data`, both sizes in dots. */
  #read(data: Uint8Array): Picture | undefined {
    if (data.length < 8) return undefined;
    const [width, height] = [u16(data, 4), u16(data, 6)];
    const rowBytes = (width + 7) >> 3;
    if (rowBytes * height > data.length) return undefined;
    return fromRows(data.subarray(8), {
      rowBytes,
      width,
      height,
      scaleX: data[1] === 2 ? 2 : 1,
      scaleY: data[2] === 2 ? 2 : 1,
    });
  }
}
