// What a plot shows.

export interface Series {
  readonly name: string;
  readonly style: "bars" | "line" | "dashes";
  /** Undefined leaves a gap. */
  readonly values: readonly (number | undefined)[];
}

export interface PlotProps {
  readonly title: string;
  /** What the places are. */
  readonly place: string;
  readonly labels: readonly string[];
  readonly series: readonly Series[];
}
