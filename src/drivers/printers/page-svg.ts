// [ESCPOS-5.7] A page as a picture that a browser shows: the paper in dots, a character in each of its cells, drawn lines and
// codes dot by dot. What people have written is text in it and nothing else.
import { type Bitmap, isBlack } from "../../protocols/escpos/bitmap.ts";
import { FONT_DOTS } from "../../protocols/escpos/drawn-line.ts";
import type { Layout, Row } from "./page-layout.ts";

/** White around what can be printed, as paper has it. */
const MARGIN_DOTS = 24;
/** From the top of a character's cell to its base line, as a part of its height. */
const BASELINE = 0.86;

const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => escapes[sign]!);

type RowOf<K extends Row["kind"]> = Extract<Row, { kind: K }>;

const textSvg = ({ top, size, isBold, cells }: RowOf<"text">): string => {
  if (cells.length === 0) return "";
  const high = FONT_DOTS * size;
  const y = top + Math.round(BASELINE * high);
  const xs = cells.map(({ x, widthDots }) => x + widthDots / 2).join(" ");
  const text = escaped(cells.map(({ character }) => character).join(""));
  return `<text x="${xs}" y="${y}" font-size="${high}"${isBold ? ' font-weight="700"' : ""}>${text}</text>`;
};

/** Runs of black along each row, as one path. */
const pathOf = (width: number, height: number, isDark: (x: number, y: number) => boolean): string => {
  let path = "";
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = x;
      while (x < width && isDark(x, y)) x++;
      if (x > from) path += `M${from} ${y}h${x - from}v1h-${x - from}z`;
    }
  }
  return path;
};

const dotsSvg = ({ top, bitmap }: { top: number; bitmap: Bitmap }): string => {
  const path = pathOf(bitmap.widthDots, bitmap.heightDots, (x, y) => isBlack(bitmap, x, y));
  return `<path transform="translate(0 ${top})" d="${path}"/>`;
};

const codeSvg = ({ top, x, moduleDots, modules, isDark }: RowOf<"qr">): string => {
  const path = pathOf(modules, modules, (column, row) => isDark(row, column));
  return `<path transform="translate(${x} ${top}) scale(${moduleDots})" d="${path}"/>`;
};

const rowSvg = (row: Row): string => {
  switch (row.kind) {
    case "text":
      return textSvg(row);
    case "dots":
      return dotsSvg(row);
    case "qr":
      return codeSvg(row);
  }
};

export const pageSvg = ({ widthDots, heightDots, rows }: Layout): string => {
  const [wide, high] = [widthDots + 2 * MARGIN_DOTS, heightDots + 2 * MARGIN_DOTS];
  const box = `viewBox="${-MARGIN_DOTS} ${-MARGIN_DOTS} ${wide} ${high}" width="${wide}" height="${high}"`;
  const paper = `<rect x="${-MARGIN_DOTS}" y="${-MARGIN_DOTS}" width="${wide}" height="${high}" fill="#fff"/>`;
  const letters = `font-family="Noto Sans Mono CJK SC,Sarasa Mono SC,monospace" text-anchor="middle" fill="#222"`;
  const body = rows.map(rowSvg).join("");
  return `<svg xmlns="http://www.w3.org/2000/svg" ${box}>${paper}<g ${letters} xml:space="preserve">${body}</g></svg>`;
};
