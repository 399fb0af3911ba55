// The face of a sign: areas with lines of coloured characters, drawn as lamps. Every protocol of a sign ends here.
import { type DotFont, drawGlyph, isWide } from "../picture/dot-font.ts";
import { Picture } from "../picture/picture.ts";
import { enlarged, pngOf, type Rgb } from "../picture/png.ts";

/** Bits of the lamps that burn: 1 red, 2 green, 4 blue. 7 is white. */
export type Colour = number;

export const COLOURS = { red: 1, green: 2, yellow: 3, blue: 4, magenta: 5, cyan: 6, white: 7 } as const;

export interface Character {
  readonly character: string;
  readonly colour: Colour;
}

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Height of a hanzi: 16, 24 or 32 dots. */
  readonly size: number;
  readonly lines: readonly (readonly Character[])[];
  readonly align: "left" | "centre" | "right";
  readonly valign: "top" | "middle" | "bottom";
  /** Dots between two lines. */
  readonly lineSpace: number;
}

/** What a person sees of a sign. */
export interface SignFace {
  readonly isLit: boolean;
  /** From the top; empty when it is dark. */
  readonly rows: readonly string[];
  /** A number per lamp: its colour, 0 dark. */
  readonly picture: Picture;
}

/** Dots across: a hanzi is square, and a Latin letter half as wide. */
const widthOf = (character: string, size: number): number => (isWide(character) ? size : size >> 1);

export const lineWidth = (line: readonly Character[], size: number): number =>
  line.reduce((width, { character }) => width + widthOf(character, size), 0);

/** Breaks lines where the area ends, as a sign does that has no room left. */
export const wrapped = (lines: readonly (readonly Character[])[], width: number, size: number): Character[][] =>
  lines.flatMap((line) => {
    const broken: Character[][] = [[]];
    for (const one of line) {
      const last = broken.at(-1)!;
      if (lineWidth(last, size) + widthOf(one.character, size) > width && last.length > 0) broken.push([one]);
      else last.push(one);
    }
    return broken;
  });

/** Lines that go into the height at once, at least one. */
export const linesThatFit = ({ height, size, lineSpace }: Pick<Area, "height" | "size" | "lineSpace">): number =>
  Math.max(1, Math.floor((height + lineSpace) / (size + lineSpace)));

const startOf = (room: number, place: "first" | "middle" | "last"): number =>
  place === "first" ? 0 : place === "last" ? room : Math.max(0, room >> 1);

const across = { left: "first", centre: "middle", right: "last" } as const;
const down = { top: "first", middle: "middle", bottom: "last" } as const;

const drawnArea = (area: Area, font: DotFont): Picture => {
  const { width, height, size, lines, lineSpace } = area;
  const picture = new Picture(width, height);
  const block = lines.length * (size + lineSpace) - lineSpace;
  let y = startOf(height - block, down[area.valign]);
  for (const line of lines) {
    let x = startOf(width - lineWidth(line, size), across[area.align]);
    for (const { character, colour } of line) {
      const cell = { x, y, width: widthOf(character, size), height: size };
      drawGlyph(picture, font.glyph(character), cell, colour);
      x += cell.width;
    }
    y += size + lineSpace;
  }
  return picture;
};

export const textOf = (line: readonly Character[]): string => line.map(({ character }) => character).join("");

export interface PanelSize {
  readonly width: number;
  readonly height: number;
}

export const drawPanel = ({ width, height }: PanelSize, areas: readonly Area[], font: DotFont): SignFace => {
  const picture = new Picture(width, height);
  for (const area of areas) {
    picture.fill(area.x, area.y, area.width, area.height, 0);
    picture.lay(drawnArea(area, font), area.x, area.y);
  }
  return { isLit: true, rows: areas.flatMap(({ lines }) => lines.map(textOf)), picture };
};

export const darkPanel = ({ width, height }: PanelSize): SignFace => ({
  isLit: false,
  rows: [],
  picture: new Picture(width, height),
});

const DARK: Rgb = [24, 22, 22];
const lamp = (colour: Colour): Rgb => [colour & 1 ? 255 : 24, colour & 2 ? 232 : 22, colour & 4 ? 255 : 22];
const LAMP_COLOURS: readonly Rgb[] = [DARK, ...[1, 2, 3, 4, 5, 6, 7].map(lamp)];
const LAMP_PIXELS = 4;

/** The lamps, each a block of 3 by 3 in a raster of 4. */
export const signPng = ({ picture }: SignFace): Uint8Array => pngOf(enlarged(picture, LAMP_PIXELS), LAMP_COLOURS);
