// A grid of coloured dots: the face of a sign, the paper of a printer. It knows no letters and no files.

export class Picture {
  readonly width: number;
  readonly height: number;
  /** Row by row; a number per dot, 0 for nothing. */
  readonly dots: Uint8Array;

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    this.dots = new Uint8Array(width * height);
  }

  at(x: number, y: number): number {
    return this.#isInside(x, y) ? this.dots[y * this.width + x]! : 0;
  }

  /** Outside the picture nothing happens. */
  put(x: number, y: number, colour: number): void {
    if (this.#isInside(x, y)) this.dots[y * this.width + x] = colour;
  }

  fill(x: number, y: number, width: number, height: number, colour: number): void {
    for (let row = y; row < y + height; row++)
      for (let column = x; column < x + width; column++) this.put(column, row, colour);
  }

  /** The rows as text: `#` for a dot that is set, and a dot for one that is not. */
  rows(): string[] {
    return Array.from({ length: this.height }, (_, y) =>
      Array.from(this.dots.subarray(y * this.width, (y + 1) * this.width), (dot) => (dot ? "#" : ".")).join(""),
    );
  }

  /** Lets another picture's dots lie on this one; its 0 covers nothing. */
  lay(other: Picture, x: number, y: number): void {
    for (let row = 0; row < other.height; row++) {
      for (let column = 0; column < other.width; column++) {
        const dot = other.at(column, row);
        if (dot) this.put(x + column, y + row, dot);
      }
    }
  }

  #isInside(x: number, y: number): boolean {
    return x >= 0 && y >= 0 && x < this.width && y < this.height;
  }
}
