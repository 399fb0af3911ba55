// [ESCPOS-5] A page in words, as hall/1 has it, to commands for a printer.
import { concat, hexOf } from "../../base/bytes.ts";
import { type Bitmap, rowBytes } from "../../protocols/escpos/bitmap.ts";
import type { LineStyle } from "../../protocols/escpos/drawn-line.ts";
import { bytesOfFrame, type HostFrame } from "../../protocols/escpos/frame.ts";
import type { PageItem } from "../../protocols/mqtt/arguments.ts";
import { type PagePrinter, type Printed, printedPage, usualStyle } from "./printed-page.ts";

export interface EncodedPage {
  readonly frames: readonly HostFrame[];
  readonly bytes: Uint8Array;
  /** Characters that could be neither printed nor drawn, each once. */
  readonly substituted: readonly string[];
}

export const encodePage = (page: readonly PageItem[], printer: PagePrinter): EncodedPage => {
  const { pieces, substituted } = printedPage(page, printer);
  const frames: HostFrame[] = [{ kind: "initialize" }, { kind: "chineseOn" }];
  let style = afterReset;
  for (const printed of pieces) {
    const piece = pieceOf(printed, style);
    frames.push(...piece.frames);
    style = piece.style;
  }
  if (printer.beeps) frames.push({ kind: "buzzer", times: printer.beeps, length: 2 });
  return { frames, bytes: concat(...frames.map(bytesOfFrame)), substituted };
};

/** How the printer is set. */
interface Style extends LineStyle {
  /** Chinese characters have a size of their own on some printers. */
  readonly isChineseDouble: boolean;
}
const afterReset: Style = { ...usualStyle, isChineseDouble: false };

interface Piece {
  readonly frames: readonly HostFrame[];
  readonly style: Style;
}

const pieceOf = (printed: Printed, style: Style): Piece => {
  switch (printed.kind) {
    case "line":
      return linePiece(printed.text, printed.style, style);
    case "drawn":
      return { frames: printed.rows.map(rasterFrame), style };
    case "feed":
      return { frames: [{ kind: "feedLines", lines: printed.lines }], style };
    case "qr":
      return qrPiece(printed, style);
    case "cut":
      return { frames: [{ kind: "feedAndCut", how: printed.how, units: 0 }], style };
  }
};

const linePiece = (text: string, wanted: LineStyle, style: Style): Piece => {
  const isAscii = /^[ -~]*$/.test(text);
  const next = { ...wanted, isChineseDouble: isAscii ? style.isChineseDouble : wanted.size > 1 };
  const textFrames: HostFrame[] = text === "" ? [] : [{ kind: "text", text }];
  return { frames: [...changes(style, next), ...textFrames, { kind: "lineFeed" }], style: next };
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
const qrPiece = ({ data, moduleDots }: Printed & { kind: "qr" }, style: Style): Piece => {
  const next: Style = { ...style, align: "center" };
  const frames: HostFrame[] = [
    ...changes(style, next),
    { kind: "qrModel", model: "two" },
    { kind: "qrModule", dots: moduleDots },
    { kind: "qrLevel", correction: "M" },
    { kind: "symbolStore", symbol: "qr", text: data },
    { kind: "symbolPrint", symbol: "qr" },
    { kind: "lineFeed" },
  ];
  return { frames, style: next };
};
