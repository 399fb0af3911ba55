// Dots in rows, as thermal printers take them: 1 is black, the most significant bit is the leftmost dot.

export interface Bitmap {
  readonly widthDots: number;
  readonly heightDots: number;
  /** Row after row, each filled up to whole bytes. */
  readonly rows: Uint8Array;
}

export const blank = (widthDots: number, heightDots: number): Bitmap => ({
  widthDots,
  heightDots,
  rows: new Uint8Array(rowBytes(widthDots) * heightDots),
});

export const rowBytes = (widthDots: number): number => Math.ceil(widthDots / 8);

export const isBlack = ({ widthDots, rows }: Bitmap, x: number, y: number): boolean =>
  (rows[y * rowBytes(widthDots) + (x >> 3)]! & (0x80 >> (x & 7))) !== 0;

/** Blackens a dot; one outside the bitmap is left out. */
export const blacken = ({ widthDots, heightDots, rows }: Bitmap, x: number, y: number): void => {
  if (x < 0 || y < 0 || x >= widthDots || y >= heightDots) return;
  rows[y * rowBytes(widthDots) + (x >> 3)]! |= 0x80 >> (x & 7);
};

/** Draws one bitmap's black dots onto another, its corner at x, y. */
export const draw = (onto: Bitmap, glyph: Bitmap, x: number, y: number): void => {
  for (let row = 0; row < glyph.heightDots; row++) {
    for (let column = 0; column < glyph.widthDots; column++) {
      if (isBlack(glyph, column, row)) blacken(onto, x + column, y + row);
    }
  }
};
