// [ESCPOS-5] What a page comes to on one printer, before it is bytes: lines in the printer's own font, lines that are drawn,
// symbols, feeds, the cut. Paper and preview are both made from it. Text from people is text and nothing else.
import type { Bitmap } from "../../protocols/escpos/bitmap.ts";
import { drawnLine, type Glyphs, type LineStyle } from "../../protocols/escpos/drawn-line.ts";
import { moduleDotsFor } from "../../protocols/escpos/qr-size.ts";
import type { PageItem } from "../../protocols/mqtt/arguments.ts";
import { decodeText } from "../../protocols/text/decode-text.ts";
import { encodeText } from "../../protocols/text/encode-text.ts";
import type { Paper } from "./paper.ts";

/** The paper with its width and the font; what is not said of the rest is as usual. */
export interface PagePrinter extends Pick<Paper, "widthDots" | "font">, Partial<Omit<Paper, "widthDots" | "font">> {
  /** Draws lines that the font cannot print. Default: none are drawn. */
  readonly glyphs?: Glyphs;
}

export type Printed =
  /** In the printer's font, broken by the printer where the paper ends. */
  | { readonly kind: "line"; readonly text: string; readonly style: LineStyle }
  /** As wide as the paper, each row by itself. */
  | { readonly kind: "drawn"; readonly rows: readonly Bitmap[] }
  | { readonly kind: "feed"; readonly lines: number }
  | { readonly kind: "qr"; readonly data: string; readonly moduleDots: number }
  | { readonly kind: "cut"; readonly how: "partial" | "full" };

export interface PrintedPage {
  readonly pieces: readonly Printed[];
  /** Characters that can be neither printed nor drawn, each once. */
  readonly substituted: readonly string[];
}

/** Width of an ASCII character of the printer's font; a Chinese one has twice that. */
export const CHARACTER_DOTS = 12;

export const usualStyle: LineStyle = { align: "left", size: 1, isBold: false };

const NOTHING: readonly string[] = [];

type Piece = readonly [printed: readonly Printed[], substituted: readonly string[]];

export const printedPage = (page: readonly PageItem[], printer: PagePrinter): PrintedPage => {
  const pieces = page.map((item) => printedItem(item, printer));
  return {
    pieces: pieces.flatMap(([printed]) => printed),
    substituted: [...new Set(pieces.flatMap(([, substituted]) => substituted))],
  };
};

const printedItem = (item: PageItem, printer: PagePrinter): Piece => {
  switch (item.item) {
    case "text":
      return printedText(item, printer);
    case "rule": {
      const text = "-".repeat(Math.floor(printer.widthDots / CHARACTER_DOTS));
      return [[{ kind: "line", text, style: usualStyle }], NOTHING];
    }
    case "feed":
      return [[{ kind: "feed", lines: item.lines }], NOTHING];
    case "qr":
      return printedCode(item.data, printer);
    case "cut":
      return [[cutOf(printer)], NOTHING];
  }
};

const printedText = ({ text, align, size, bold }: PageItem & { item: "text" }, printer: PagePrinter): Piece => {
  const style = { align, size, isBold: bold === true };
  const lines = text.split(/\r\n|[\r\n\u2028\u2029]/).map((line) => printedLine(line, style, printer));
  return [lines.map(([printed]) => printed), lines.flatMap(([, substituted]) => substituted)];
};

/** [ESCPOS-5.2] By the printer's font if it has all characters, drawn if glyphs are there, else with substitutes. */
const printedLine = (
  text: string,
  style: LineStyle,
  { font, glyphs, widthDots }: PagePrinter,
): readonly [Printed, readonly string[]] => {
  const { bytes, substituted } = encodeText(text, font);
  const rows = substituted.length > 0 && glyphs ? drawnLine(text, style, widthDots, glyphs) : undefined;
  if (rows) return [{ kind: "drawn", rows }, NOTHING];
  return [{ kind: "line", text: decodeText(bytes, "gb18030") ?? "", style }, substituted];
};

/** [ESCPOS-5.5] */
const printedCode = (data: string, { widthDots, qrModuleDotsMax = 6 }: PagePrinter): Piece => {
  const { bytes, substituted } = encodeText(data, "utf-8");
  const moduleDots = moduleDotsFor(bytes.length, widthDots, qrModuleDotsMax);
  return [[{ kind: "qr", data: decodeText(bytes, "utf-8") ?? "", moduleDots }], substituted];
};

/** [ESCPOS-5.6] Lines from the print head to the tear bar. */
const TEAR_LINES = 4;

const cutOf = ({ cutter = "partial" }: PagePrinter): Printed =>
  cutter === "none" ? { kind: "feed", lines: TEAR_LINES } : { kind: "cut", how: cutter };
