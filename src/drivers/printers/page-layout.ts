// [ESCPOS-5.7] Where everything of a page comes to lie on the paper, in dots: broken into rows as the printer does it. It
// draws nothing.
import qrcode from "qrcode-generator";
import type { Bitmap } from "../../protocols/escpos/bitmap.ts";
import { FONT_DOTS, type LineStyle } from "../../protocols/escpos/drawn-line.ts";
import { CHARACTER_DOTS, type Printed, type PrintedPage } from "./printed-page.ts";

export interface Cell {
  readonly character: string;
  /** From the paper's left edge. */
  readonly x: number;
  readonly widthDots: number;
}

type IsDark = (row: number, column: number) => boolean;

/** Of what a row consists; `modules` of a code are its dots without their size. */
type Content = { readonly heightDots: number } & (
  | { readonly kind: "text"; readonly size: number; readonly isBold: boolean; readonly cells: readonly Cell[] }
  | { readonly kind: "dots"; readonly bitmap: Bitmap }
  | {
      readonly kind: "qr";
      readonly data: string;
      readonly x: number;
      readonly moduleDots: number;
      readonly modules: number;
      readonly isDark: IsDark;
    }
);

export type Row = Content & { readonly top: number };

export interface Layout {
  readonly widthDots: number;
  readonly heightDots: number;
  readonly rows: readonly Row[];
}

/** From line to line, where the characters are not higher. */
const LINE_DOTS = 30;
const ASCII = /^[ -~]$/;

export const layoutOf = ({ pieces }: PrintedPage, widthDots: number): Layout => {
  const rows: Row[] = [];
  let top = 0;
  for (const piece of pieces) {
    for (const row of rowsOf(piece, widthDots)) {
      rows.push({ ...row, top });
      top += row.heightDots;
    }
  }
  return { widthDots, heightDots: top, rows };
};

const rowsOf = (piece: Printed, widthDots: number): readonly Content[] => {
  switch (piece.kind) {
    case "line":
      return textRows(piece.text, piece.style, widthDots);
    case "drawn":
      return piece.rows.map((bitmap) => ({ kind: "dots", heightDots: bitmap.heightDots, bitmap }));
    case "feed":
      return [blankRow(piece.lines)];
    case "qr":
      return [codeRow(piece, widthDots), blankRow(1)];
    case "cut":
      return [];
  }
};

const blankRow = (lines: number): Content => ({
  kind: "text",
  heightDots: lines * LINE_DOTS,
  size: 1,
  isBold: false,
  cells: [],
});

const textRows = (text: string, { align, size, isBold }: LineStyle, widthDots: number): Content[] =>
  broken(Array.from(text), size, widthDots).map((characters) => ({
    kind: "text",
    heightDots: characters.length === 0 ? LINE_DOTS : Math.max(LINE_DOTS, FONT_DOTS * size),
    size,
    isBold,
    cells: placed(characters, size, align, widthDots),
  }));

const widthOf = (character: string, size: number): number => (ASCII.test(character) ? 1 : 2) * CHARACTER_DOTS * size;
const widthOfAll = (characters: readonly string[], size: number): number =>
  characters.reduce((sum, character) => sum + widthOf(character, size), 0);

/** A character that does not fit begins a row of its own; there is no other rule on paper. */
const broken = (characters: readonly string[], size: number, widthDots: number): string[][] => {
  const rows: string[][] = [[]];
  for (const character of characters) {
    const row = rows.at(-1)!;
    const fits = widthOfAll(row, size) + widthOf(character, size) <= widthDots;
    if (fits || row.length === 0) row.push(character);
    else rows.push([character]);
  }
  return rows;
};

const startOf = (align: LineStyle["align"], freeDots: number): number =>
  align === "left" ? 0 : align === "right" ? Math.max(0, freeDots) : Math.max(0, freeDots >> 1);

const placed = (characters: readonly string[], size: number, align: LineStyle["align"], widthDots: number): Cell[] => {
  let x = startOf(align, widthDots - widthOfAll(characters, size));
  return characters.map((character) => {
    const cell = { character, x, widthDots: widthOf(character, size) };
    x += cell.widthDots;
    return cell;
  });
};

/** [ESCPOS-5.5] The same symbol that the printer makes of the same bytes. */
const codeRow = ({ data, moduleDots }: Printed & { kind: "qr" }, widthDots: number): Content => {
  const code = qrcode(0, "M");
  code.addData(Buffer.from(data).toString("latin1"), "Byte");
  code.make();
  const modules = code.getModuleCount();
  const heightDots = modules * moduleDots;
  const isDark: IsDark = (row, column) => code.isDark(row, column);
  return { kind: "qr", heightDots, data, x: startOf("center", widthDots - heightDots), moduleDots, modules, isDark };
};
