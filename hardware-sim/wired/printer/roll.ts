// The roll of paper: dots are burnt into it while it moves, it is cut into papers, and it ends.
import { Picture } from "../picture/picture.ts";

export interface Paper {
  readonly picture: Picture;
  /** Its lines of characters, from the top. */
  readonly lines: readonly string[];
  /** What its QR and bar codes say. */
  readonly codes: readonly string[];
  /** False when the roll ended or somebody tore it. */
  readonly isWhole: boolean;
  /** `clock.elapsed()`. */
  readonly cutAt: number;
}

/** An uncut strip longer than this, 12 m, is thrown away: nobody looks at it. */
const STRIP_DOTS_MAX = 100_000;

export class Roll {
  readonly width: number;
  #dotsLeft: number;
  #rows: Uint8Array[] = [];
  #lines: string[] = [];
  #codes: string[] = [];

  constructor(width: number, dots: number) {
    this.width = width;
    this.#dotsLeft = dots;
  }

  get dotsLeft(): number {
    return this.#dotsLeft;
  }

  get isBlank(): boolean {
    return this.#rows.length === 0;
  }

  load(dots: number): void {
    this.#dotsLeft = dots;
  }

  /** Burns a picture and moves past it; what the paper is too short for is not there. */
  burn(picture: Picture): void {
    for (let y = 0; y < picture.height && this.#dotsLeft > 0; y++) {
      const row = picture.dots.slice(y * picture.width, (y + 1) * picture.width);
      this.#rows.push(row);
      this.#dotsLeft--;
    }
    if (this.#rows.length > STRIP_DOTS_MAX) this.#rows = [];
  }

  feed(dots: number): void {
    this.burn(new Picture(this.width, dots));
  }

  note(line: string): void {
    this.#lines.push(line);
  }

  noteCode(text: string): void {
    this.#codes.push(text);
  }

  /** What hangs out, off the roll. */
  cut(isWhole: boolean, cutAt: number): Paper {
    const picture = new Picture(this.width, this.#rows.length);
    this.#rows.forEach((row, y) => void picture.dots.set(row, y * this.width));
    const paper = { picture, lines: this.#lines, codes: this.#codes, isWhole, cutAt };
    [this.#rows, this.#lines, this.#codes] = [[], [], []];
    return paper;
  }
}
