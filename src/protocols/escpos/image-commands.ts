// [ESCPOS-3.6] Images. Their height is what their bytes fill at the given width, so the two cannot contradict.
import { type TArray, type TInteger, type TObject, type TProperties, type TString, Type } from "typebox";
import { concat, hexOf } from "../../base/bytes.ts";
import { frameOf, MORE, skip } from "../codec.ts";
import { choiceOrDigit, exactly, exactlyOrDigit } from "./choice.ts";
import { command } from "./command.ts";
import { ESC, FS, GS } from "./control-bytes.ts";
import { both, byte, type Fields, fixed, littleEndian, named, numbers, type Part } from "./part.ts";
import { BYTES_MAX, bytesOf, counted, fitted, Hex, tooLong } from "./payload.ts";

type Area<K extends string> = { [N in K]: TInteger } & { hex: TString };

interface AreaOptions<K extends string> {
  readonly name: K;
  /** Bytes of the figure that says the width; the height's is as long. */
  readonly figure: 1 | 2;
  /** Bytes that one step of height takes at a width. */
  readonly step: (width: number) => number;
}

/** Width, height, and the bytes between them. */
const area = <const K extends string>({ name, figure, step }: AreaOptions<K>): Part<Area<K>> => ({
  properties: {
    [name]: Type.Integer({ minimum: 1, maximum: 256 ** figure - 1, description: "the height is as the data" }),
    hex: Hex,
  } as unknown as Area<K>,
  read: (bytes) => {
    if (bytes.length < 2 * figure) return MORE;
    const [width, height] = [figureAt(bytes, 0, figure), figureAt(bytes, figure, figure)];
    const length = step(width) * height;
    if (length === 0) return skip("an image without dots");
    if (length > BYTES_MAX - 32) return tooLong;
    const data = bytes.subarray(2 * figure, 2 * figure + length);
    return data.length < length ? MORE : frameOf(2 * figure + length, { [name]: width, hex: hexOf(data) });
  },
  write: (fields) => {
    const width = Number(named(fields)[name]);
    const data = bytesOf(named(fields).hex);
    const height = Math.min(256 ** figure - 1, Math.max(1, Math.ceil(data.length / step(width))));
    return concat(littleEndian(width, figure), littleEndian(height, figure), fitted(data, height * step(width)));
  },
});

const figureAt = (bytes: Uint8Array, at: number, width: 1 | 2): number =>
  width === 1 ? bytes[at]! : bytes[at]! + 256 * bytes[at + 1]!;

/** Columns of some bytes each, counted. */
const columns = (bytesEach: number): Part<{ hex: TString }> => ({
  properties: { hex: Hex },
  read: (bytes) => {
    if (bytes.length < 2) return MORE;
    const length = figureAt(bytes, 0, 2) * bytesEach;
    if (bytes.length < 2 + length) return MORE;
    return frameOf(2 + length, { hex: hexOf(bytes.subarray(2, 2 + length)) });
  },
  write: ({ hex }) => {
    const data = bytesOf(hex);
    const count = Math.min(0xffff, Math.ceil(data.length / bytesEach));
    return concat(littleEndian(count, 2), fitted(data, count * bytesEach));
  },
});

/** A byte that says how many, and so many of them. */
const several = <P extends TProperties>(item: Part<P>): Part<{ images: TArray<TObject<P>> }> => ({
  properties: { images: Type.Array(Type.Object(item.properties), { maxItems: 255 }) },
  read: (bytes) => {
    const images: Fields[] = [];
    let at = 1;
    while (images.length < (bytes[0] ?? 1)) {
      const step = bytes.length < at ? MORE : item.read(bytes.subarray(at));
      if (step?.kind !== "frame") return step;
      images.push(step.frame);
      at += step.length;
    }
    return at > BYTES_MAX - 32 ? tooLong : frameOf(at, { images });
  },
  write: ({ images }) => concat([images.length], ...images.map((image) => item.write(image as never))),
});

type Characters = { height: TInteger; first: TInteger; characters: TArray<TString> };

/** Characters of one's own: for each a width and that many columns of `height` bytes. */
const ownCharacters: Part<Characters> = {
  properties: {
    height: Type.Integer({ minimum: 1, maximum: 255, description: "bytes a column" }),
    first: Type.Integer({ minimum: 0, maximum: 255, description: "code of the first" }),
    characters: Type.Array(Hex, { minItems: 1, maxItems: 224 }),
  },
  read: (bytes) => {
    const [height, first, last] = bytes;
    if (height === undefined || first === undefined || last === undefined) return MORE;
    if (height === 0 || last < first || last - first >= 224) return skip("characters without dots");
    const characters: string[] = [];
    let at = 3;
    while (characters.length <= last - first) {
      const width = bytes[at];
      const end = at + 1 + (width ?? 0) * height;
      if (width === undefined || bytes.length < end) return MORE;
      characters.push(hexOf(bytes.subarray(at + 1, end)));
      at = end;
    }
    return frameOf(at, { height, first, characters });
  },
  write: ({ height, first, characters }) => {
    const dots = characters.map((hex) => {
      const data = bytesOf(hex);
      const width = Math.min(255, Math.ceil(data.length / height));
      return concat([width], fitted(data, width * height));
    });
    return concat([height, first, first + characters.length - 1], ...dots);
  },
};

const wholeBytes = (widthDots: number): number => Math.ceil(widthDots / 8);
const scales = { asItIs: 0, doubleWidth: 1, doubleHeight: 2, doubleBoth: 3 } as const;
const raster = area({ name: "widthBytes", figure: 2, step: (width) => width });
const sideways = area({ name: "widthDots", figure: 2, step: (width) => width });
const stored = area({ name: "widthBytes", figure: 2, step: (width) => 8 * width });
const defined = area({ name: "widthBytes", figure: 1, step: (width) => 8 * width });
const graphics = area({ name: "widthDots", figure: 2, step: wholeBytes });

/** GS ( L and GS 8 L, function 112: one image in one colour into the buffer. */
const store = both(
  fixed(0x30, 0x70, 0x30),
  both(numbers({ scaleX: byte("1 or 2"), scaleY: byte("1 or 2"), colour: byte("49 the first") }), graphics),
);

/** Function 50, or 2. */
const printStored = exactlyOrDigit("what", { buffer: 2 });

export const imageCommands = [
  command("bitImage8", [ESC, "*"], both(exactly("density", { single: 0, double: 1 }), columns(1))),
  command("bitImage24", [ESC, "*"], both(exactly("density", { single: 32, double: 33 }), columns(3))),
  command("defineCharacters", [ESC, "&"], ownCharacters),
  command("raster", [GS, "v", "0"], both(choiceOrDigit("scale", scales), raster)),
  command("columnRaster", [GS, "Q", "0"], both(choiceOrDigit("scale", scales), sideways)),
  command("defineImage", [GS, "*"], defined),
  command("printDefinedImage", [GS, "/"], choiceOrDigit("scale", scales)),
  command("storeGraphics", [GS, "(", "L"], counted(2, store)),
  command("storeLongGraphics", [GS, "8", "L"], counted(4, store)),
  command("printGraphics", [GS, "(", "L"], counted(2, both(fixed(0x30), printStored))),
  command("storeImages", [FS, "q"], several(stored)),
] as const;
