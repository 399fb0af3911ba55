// What a plot shows.

import type { PictureRow } from "../../../hall/statistics/pictures.ts";

export interface Series extends Pick<PictureRow, "style" | "values"> {
  readonly name: string;
}

export interface PlotProps {
  readonly title: string;
  /** What the places are. */
  readonly place: string;
  readonly labels: readonly string[];
  readonly series: readonly Series[];
}
