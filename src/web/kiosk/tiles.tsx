// Things to choose from, as tiles that fill the room they are given: pages of them where they do not fit, never a scroll bar.
import type { ComponentChildren, RefObject } from "preact";
import { useRef, useState } from "preact/hooks";
import { usePage } from "../parts/page.tsx";
import { type Fits, type Grid, gridFor } from "./tile-grid.ts";
import { useRoom } from "./use-room.ts";

export interface Tiling<T> {
  readonly area: RefObject<HTMLDivElement | null>;
  /** Undefined until the room has been measured. */
  readonly grid: Grid | undefined;
  readonly inSight: readonly T[];
  readonly page: number;
  readonly go: (page: number) => void;
  /** To the next page, and from the last one to the first. */
  readonly turn: () => void;
}

export const useTiles = <T,>(items: readonly T[], fits: Fits): Tiling<T> => {
  const area = useRef<HTMLDivElement>(null);
  const room = useRoom(area);
  const [wanted, go] = useState(0);
  const grid = room && gridFor(items.length, room, fits);
  const { pages, columns, rows } = grid ?? { pages: 1, columns: 0, rows: 0 };
  const page = Math.min(wanted, pages - 1);
  const each = columns * rows;
  return {
    ...{ area, grid, page, go },
    inSight: items.slice(page * each, (page + 1) * each),
    turn: () => go((page + 1) % pages),
  };
};

const Pager = ({ page, pages, go }: { page: number; pages: number; go: (page: number) => void }) => {
  const { say } = usePage();
  return (
    <nav class="pager" aria-label={say("kiosk.pages")}>
      <button type="button" disabled={page === 0} onClick={() => go(page - 1)}>
        <i aria-hidden="true">◀</i> {say("kiosk.page-before")}
      </button>
      <p role="status">{say("kiosk.page", { n: page + 1, of: pages })}</p>
      <button type="button" class="more" disabled={page === pages - 1} onClick={() => go(page + 1)}>
        {say("kiosk.more")} <i aria-hidden="true">▶</i>
      </button>
    </nav>
  );
};

const styleOf = ({ columns, rows }: Grid) => ({
  gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
  gridTemplateRows: `repeat(${rows}, minmax(0, 1fr))`,
});

interface Props<T> {
  readonly tiling: Tiling<T>;
  /** `digit` counts from 1 on each page. */
  readonly draw: (item: T, digit: number) => ComponentChildren;
}

export const Tiles = <T,>({ tiling: { area, grid, inSight, page, go }, draw }: Props<T>) => (
  <div class="tiles-area" ref={area}>
    {grid && (
      <div class={`tiles ${grid.density}`} style={styleOf(grid)}>
        {inSight.map((item, place) => draw(item, place + 1))}
      </div>
    )}
    {grid && grid.pages > 1 && <Pager {...{ page, go }} pages={grid.pages} />}
  </div>
);
