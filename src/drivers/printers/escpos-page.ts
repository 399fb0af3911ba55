// [ESCPOS-5] A page in words, as hall/1 has it, to commands for a printer. Text from people is text and nothing else.
import { concat, hexOf } from "../../base/bytes.ts";
import { type Bitmap, rowBytes } from "../../protocols/escpos/bitmap.ts";
import { drawnLine, type Glyphs, type LineStyle } from "../../protocols/escpos/drawn-line.ts";
import { bytesOfFrame, type HostFrame } from "../../protocols/escpos/frame.ts";
import { moduleDotsFor } from "../../protocols/escpos/qr-size.ts";
import type { PageItem } from "../../protocols/mqtt/arguments.ts";
import { decodeText } from "../../protocols/text/decode-text.ts";
import { encodeText } from "../../protocols/text/encode-text.ts";

export interface PagePrinter {
  /** Printable dots of a line, a multiple of 8: 576 on paper of 80 mm, 384 on 58 mm. */
  readonly widthDots: number;
  /** Characters the printer's own font has. Most fonts of cheap printers end with GBK. */
  readonly font: "gb2312" | "gbk" | "gb18030";
  /** Draws lines that the font cannot print. Default: none are drawn. */
  readonly glyphs?: Glyphs;
  /** Default `partial`; `none` feeds the page up to the tear bar. */
  readonly cutter?: "partial" | "full" | "none";
  /** Beeps after the page, 0 to 9. Default 0. */
  readonly beeps?: number;
  /** Largest side of a QR module, 1 to 16. Default 6, three quarters of a millimetre. */
  readonly qrModuleDotsMax?: number;
}

export interface EncodedPage {
  readonly frames: readonly HostFrame[];
  readonly bytes: Uint8Array;
  /** Characters that could be neither printed nor drawn, each once. */
  readonly substituted: readonly string[];
}

export const encodePage = (page: readonly PageItem[], printer: PagePrinter): EncodedPage => {
  const substituted = new Set<string>();
  const frames: HostFrame[] = [{ kind: "initialize" }, { kind: "chineseOn" }];
  let style = usual;
  for (const item of page) {
    const piece = pieceOf(item, style, printer);
    frames.push(...piece.frames);
    style = piece.style;
    for (const character of piece.substituted) substituted.add(character);
  }
  if (printer.beeps) frames.push({ kind: "buzzer", times: printer.beeps, length: 2 });
  return { frames, bytes: concat(...frames.map(bytesOfFrame)), substituted: [...substituted] };
};

/** How the printer is set; after ESC @ as `usual`. */
interface Style extends LineStyle {
  /** Chinese characters have a size of their own on some printers. */
  readonly isChineseDouble: boolean;
}
const usual: Style = { align: "left", size: 1, isBold: false, isChineseDouble: false };

interface Piece {
  readonly frames: readonly HostFrame[];
  readonly style: Style;
  readonly substituted: readonly string[];
}

const pieceOf = (item: PageItem, style: Style, printer: PagePrinter): Piece => {
  switch (item.item) {
    case "text":
      return textPiece(item, style, printer);
    case "rule":
      return linePiece("-".repeat(Math.floor(printer.widthDots / CHARACTER_DOTS)), usual, style);
    case "feed":
      return { frames: [{ kind: "feedLines", lines: item.lines }], style, substituted: [] };
    case "qr":
      return qrPiece(item.data, style, printer);
    case "cut":
      return { frames: [cutFrame(printer)], style, substituted: [] };
  }
};

/** Width of an ASCII character. */
const CHARACTER_DOTS = 12;

const textPiece = (item: PageItem & { item: "text" }, style: Style, printer: PagePrinter): Piece => {
  const wanted = { align: item.align, size: item.size, isBold: item.bold === true };
  const pieces: Piece[] = [];
  for (const line of item.text.split(/\r\n|[\r\n\u2028\u2029]/)) {
    pieces.push(printedLine(line, wanted, pieces.at(-1)?.style ?? style, printer));
  }
  return {
    frames: pieces.flatMap(({ frames }) => frames),
    style: pieces.at(-1)?.style ?? style,
    substituted: pieces.flatMap(({ substituted }) => substituted),
  };
};

/** [ESCPOS-5.2] By the printer's font if it has all characters, drawn if glyphs are there, else with substitutes. */
const printedLine = (text: string, wanted: LineStyle, style: Style, printer: PagePrinter): Piece => {
  const { bytes, substituted } = encodeText(text, printer.font);
  const drawn =
    substituted.length > 0 && printer.glyphs ? drawnLine(text, wanted, printer.widthDots, printer.glyphs) : undefined;
  if (drawn) return { frames: drawn.map(rasterFrame), style, substituted: [] };
  return { ...linePiece(decodeText(bytes, "gb18030") ?? "", wanted, style), substituted };
};

const linePiece = (text: string, wanted: LineStyle, style: Style): Piece => {
  const isAscii = /^[ -~]*$/.test(text);
  const next = { ...wanted, isChineseDouble: isAscii ? style.isChineseDouble : wanted.size > 1 };
  const textFrames: HostFrame[] = text === "" ? [] : [{ kind: "text", text }];
  return { frames: [...changes(style, next), ...textFrames, { kind: "lineFeed" }], style: next, substituted: [] };
};

/**
 * FS ! first: it knows only twice the size, and where GS ! also applies to Chinese characters the later one holds
 * [ESCPOS-5.1].
 */
const changes = (from: Style, to: Style): HostFrame[] => {
  const { align, size, isBold, isChineseDouble } = to;
  const frames: HostFrame[] = [];
  const double = isChineseDouble ? { doubleWidth: true, doubleHeight: true } : {};
  if (align !== from.align) frames.push({ kind: "align", to: align });
  if (isBold !== from.isBold) frames.push({ kind: "bold", on: isBold });
  if (isChineseDouble !== from.isChineseDouble) frames.push({ kind: "chineseMode", ...double });
  if (size !== from.size || isChineseDouble !== from.isChineseDouble)
    frames.push({ kind: "size", width: size, height: size });
  return frames;
};

const rasterFrame = ({ widthDots, rows }: Bitmap): HostFrame => ({
  kind: "raster",
  scale: "asItIs",
  widthBytes: rowBytes(widthDots),
  hex: hexOf(rows),
});

/** [ESCPOS-5.5] Level M: a crumpled ticket is still read. */
const qrPiece = (data: string, style: Style, { widthDots, qrModuleDotsMax = 6 }: PagePrinter): Piece => {
  const { bytes, substituted } = encodeText(data, "utf-8");
  const next: Style = { ...style, align: "center" };
  const frames: HostFrame[] = [
    ...changes(style, next),
    { kind: "qrModel", model: "two" },
    { kind: "qrModule", dots: moduleDotsFor(bytes.length, widthDots, qrModuleDotsMax) },
    { kind: "qrLevel", correction: "M" },
    { kind: "symbolStore", symbol: "qr", text: decodeText(bytes, "utf-8") ?? "" },
    { kind: "symbolPrint", symbol: "qr" },
    { kind: "lineFeed" },
  ];
  return { frames, style: next, substituted };
};

/** [ESCPOS-5.6] Lines from the print head to the tear bar. */
const TEAR_LINES = 4;

const cutFrame = ({ cutter = "partial" }: PagePrinter): HostFrame =>
  cutter === "none" ? { kind: "feedLines", lines: TEAR_LINES } : { kind: "feedAndCut", how: cutter, units: 0 };
