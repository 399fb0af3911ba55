// One line of characters before it is burnt: wrapped at the paper's width, aligned, and drawn.
import { type DotFont, drawGlyph, type Glyph } from "../picture/dot-font.ts";
import { Picture } from "../picture/picture.ts";
import { roomOf, type Style, startOf } from "./style.ts";

/** A Latin letter of the usual font is 12 by 24 dots, of the small one 9 by 17; a hanzi is 24 by 24. */
const USUAL = { half: 12, high: 24 };
const SMALL = { half: 9, high: 17 };
const ASCII = /^[\x20-\x7e]$/;

interface Placed {
  readonly character: string;
  readonly glyph: Glyph;
  readonly x: number;
  readonly width: number;
  /** Less than its width where a narrow glyph stands in a hanzi's cell. */
  readonly drawnWidth: number;
  readonly height: number;
  readonly style: Style;
}

export class Line {
  readonly #width: number;
  readonly #font: DotFont;
  #placed: Placed[] = [];
  #x = 0;

  constructor(width: number, font: DotFont) {
    this.#width = width;
    this.#font = font;
  }

  get isEmpty(): boolean {
    return this.#placed.length === 0;
  }

  get text(): string {
    return this.#placed.map(({ character }) => character).join("");
  }

  get height(): number {
    return Math.max(0, ...this.#placed.map(({ height }) => height));
  }

  /** False when there is no room left on the line. */
  add(character: string, style: Style): boolean {
    const glyph = this.#font.glyph(character);
    // A sign of two bytes stands in a hanzi's cell, however narrow it is elsewhere: “ · — and their like.
    const isHanzi = style.isHanzi ? !ASCII.test(character) : glyph.columns === 16;
    const { half, high } = style.isSmall && !isHanzi ? SMALL : USUAL;
    const width = half * (isHanzi ? 2 * style.hanziWide : style.wide);
    if (this.#x + width > roomOf(style, this.#width)) return false;
    const height = high * (isHanzi ? style.hanziHigh : style.high);
    const drawnWidth = isHanzi && glyph.columns === 8 ? width / 2 : width;
    this.#placed.push({ character, glyph, x: this.#x, width, drawnWidth, height, style });
    this.#x += width;
    return true;
  }

  /** Every tab stop is 8 letters wide. */
  tab(style: Style): void {
    const stop = 8 * USUAL.half * style.wide;
    this.#x = Math.min(this.#width, (Math.floor(this.#x / stop) + 1) * stop);
  }

  moveBy(dots: number): void {
    this.moveTo(this.#x + dots);
  }

  moveTo(x: number): void {
    this.#x = Math.min(this.#width, Math.max(0, x));
  }

  clear(): void {
    [this.#placed, this.#x] = [[], 0];
  }

  /** The line as dots, as high as its feed; letters of unequal height stand on one ground. */
  drawn(style: Style): Picture {
    const picture = new Picture(this.#width, Math.max(style.lineDots, this.height));
    const start = startOf(style, this.#width, this.#x);
    for (const placed of this.#placed) this.#draw(picture, start, placed);
    return picture;
  }

  #draw(picture: Picture, start: number, { glyph, x, width, drawnWidth, height, style }: Placed): void {
    const [left, top] = [start + x, this.height - height];
    if (style.isInverted) picture.fill(left, top, width, height, 1);
    const colour = style.isInverted ? 0 : 1;
    const cell = { x: left + ((width - drawnWidth) >> 1), y: top, width: drawnWidth, height };
    drawGlyph(picture, glyph, cell, colour);
    if (style.isBold) drawGlyph(picture, glyph, { ...cell, x: cell.x + 1 }, colour);
    if (style.isUnderlined) picture.fill(left, top + height - 2, width, 2, colour);
  }
}
