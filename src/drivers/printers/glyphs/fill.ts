// An outline as dots: curves become short lines, and a dot is black where enough of it lies within (non-zero winding, as
// TrueType asks for).
import { type Bitmap, blacken, blank } from "../../../protocols/escpos/bitmap.ts";
import type { Contour, Point } from "./outline.ts";

/** Where the glyph's units come to lie: dots of the picture, y downwards. */
export interface Placing {
  /** Dots a unit. */
  readonly scale: number;
  /** The base line, in dots from the top. */
  readonly baseline: number;
}

/** Lines a curve is made of: at four times the printer's font they are shorter than a dot. */
const CURVE_LINES = 8;
/** Looks at a row of dots. */
const SCANS = 4;
/** Of a dot that has to be covered. Less than half, so that the thin strokes of a small letter do not break. */
const COVER_MIN = 0.4;

type Place = readonly [x: number, y: number];

interface Edge {
  readonly from: Place;
  readonly to: Place;
}

const between = (one: Point, other: Point): Point => ({
  x: (one.x + other.x) / 2,
  y: (one.y + other.y) / 2,
  isOn: true,
});

/** Between two points off the curve lies one on it; the first point of the result is on the curve. */
const written = (contour: Contour): Point[] => {
  const all = contour.flatMap((point, at) => {
    const next = contour[(at + 1) % contour.length]!;
    return point.isOn || next.isOn ? [point] : [point, between(point, next)];
  });
  const first = all.findIndex(({ isOn }) => isOn);
  return [...all.slice(first), ...all.slice(0, first)];
};

const curve = (from: Point, bend: Point, to: Point): Point[] =>
  Array.from({ length: CURVE_LINES }, (_, step) => {
    const t = (step + 1) / CURVE_LINES;
    const [a, b, c] = [(1 - t) ** 2, 2 * t * (1 - t), t ** 2];
    return { x: a * from.x + b * bend.x + c * to.x, y: a * from.y + b * bend.y + c * to.y, isOn: true };
  });

/** The contour with straight lines alone. */
const straight = (contour: Contour): Point[] => {
  const points = written(contour);
  return points.flatMap((point, at) => {
    if (point.isOn) return [point];
    return curve(points[at - 1]!, point, points[(at + 1) % points.length]!).slice(0, -1);
  });
};

const edgesOf = (contours: readonly Contour[], { scale, baseline }: Placing): Edge[] =>
  contours.flatMap((contour) => {
    const places = straight(contour).map(({ x, y }): Place => [x * scale, baseline - y * scale]);
    return places.map((from, at) => ({ from, to: places[(at + 1) % places.length]! }));
  });

interface Crossing {
  readonly x: number;
  readonly turn: 1 | -1;
}

const crossingsAt = (edges: readonly Edge[], y: number): Crossing[] =>
  edges
    .filter(({ from, to }) => from[1] <= y !== to[1] <= y)
    .map(({ from, to }): Crossing => {
      const x = from[0] + ((y - from[1]) / (to[1] - from[1])) * (to[0] - from[0]);
      return { x, turn: to[1] > from[1] ? 1 : -1 };
    })
    .sort((one, other) => one.x - other.x);

/** Adds to each dot how much of it lies from `left` to `right`. */
const cover = (dots: Float64Array, left: number, right: number): void => {
  const [from, to] = [Math.max(0, left), Math.min(dots.length, right)];
  for (let dot = Math.floor(from); dot < to; dot++) dots[dot]! += (Math.min(dot + 1, to) - Math.max(dot, from)) / SCANS;
};

/** Looks along one line, and adds what lies within. */
const scan = (edges: readonly Edge[], y: number, dots: Float64Array): void => {
  let [winding, left] = [0, 0];
  for (const { x, turn } of crossingsAt(edges, y)) {
    if (winding === 0) left = x;
    winding += turn;
    if (winding === 0) cover(dots, left, x);
  }
};

/** How much of each dot of a row is covered, 0 to 1. */
const coveredIn = (edges: readonly Edge[], row: number, widthDots: number): Float64Array => {
  const dots = new Float64Array(widthDots);
  for (let look = 0; look < SCANS; look++) scan(edges, row + (look + 0.5) / SCANS, dots);
  return dots;
};

/** What lies beyond the picture is cut off. */
export const filled = (
  contours: readonly Contour[],
  placing: Placing,
  widthDots: number,
  heightDots: number,
): Bitmap => {
  const bitmap = blank(widthDots, heightDots);
  const edges = edgesOf(contours, placing);
  for (let row = 0; row < heightDots; row++) {
    coveredIn(edges, row, widthDots).forEach((part, dot) => {
      if (part >= COVER_MIN) blacken(bitmap, dot, row);
    });
  }
  return bitmap;
};
