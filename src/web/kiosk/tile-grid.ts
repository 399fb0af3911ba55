// How many tiles stand beside and above one another, so that they fill the room there is and nobody ever has to scroll. Pure:
// lengths are in rem, because letters and tiles grow together.

export interface Room {
  readonly width: number;
  readonly height: number;
}

/** Whether what stands on a tile has room there. */
export type Fits = (tile: Room) => boolean;

export interface Grid {
  readonly columns: number;
  readonly rows: number;
  readonly pages: number;
  /** How much room a tile has: `roomy` spreads out, `tight` leaves out what can be left out. */
  readonly density: "roomy" | "normal" | "tight";
}

/** Between two tiles. */
const GAP = 1;
/** The way to the other pages, with the gap above. */
const PAGER_HEIGHT = 5.5;
/** More than this at once is a search, not a choice. */
const SHOWN_MAX = 12;
const COLUMNS = [1, 2, 3, 4] as const;
/** Width by height at which a tile reads best. */
const SHAPE = 2;

interface Shape {
  readonly columns: number;
  readonly rows: number;
}

const share = (whole: number, parts: number): number => (whole - GAP * (parts - 1)) / parts;

const tileOf = ({ columns, rows }: Shape, { width, height }: Room): Room => ({
  width: share(width, columns),
  height: share(height, rows),
});

/** The most that fit on one page. */
const capacityOf = (room: Room, fits: Fits): number => {
  const shapes = COLUMNS.flatMap((columns) =>
    Array.from({ length: SHOWN_MAX }, (_, place) => ({ columns, rows: place + 1 })),
  );
  const sizes = shapes.filter((shape) => fits(tileOf(shape, room))).map(({ columns, rows }) => columns * rows);
  return Math.max(1, Math.min(SHOWN_MAX, Math.max(0, ...sizes)));
};

/** Empty places, and how far a tile is from its best shape. */
const costOf = (shape: Shape, count: number, room: Room): number => {
  const { width, height } = tileOf(shape, room);
  return (shape.columns * shape.rows - count) * 0.5 + Math.abs(Math.log(width / height / SHAPE));
};

const densityOf = ({ width, height }: Room): Grid["density"] => {
  if (height < 8.5 || (width < 20 && height < 11.5)) return "tight";
  return width >= 19 && height >= 13 ? "roomy" : "normal";
};

const arranged = (count: number, room: Room, fits: Fits, pages: number): Grid => {
  const shapes = COLUMNS.filter((columns) => columns <= count).map((columns) => ({
    columns,
    rows: Math.ceil(count / columns),
  }));
  const cost = (shape: Shape) => costOf(shape, count, room) + (fits(tileOf(shape, room)) ? 0 : 1000);
  const best = shapes.reduce((one, other) => (cost(other) < cost(one) ? other : one));
  return { ...best, pages, density: densityOf(tileOf(best, room)) };
};

/** The best shape for so many tiles; on as few pages as it takes, each as full as the others. */
export const gridFor = (count: number, room: Room, fits: Fits): Grid => {
  if (count <= capacityOf(room, fits)) return arranged(Math.max(1, count), room, fits, 1);
  const shorter = { ...room, height: room.height - PAGER_HEIGHT };
  const pages = Math.ceil(count / capacityOf(shorter, fits));
  return arranged(Math.ceil(count / pages), shorter, fits, pages);
};
