// The picture of a plot, on a canvas; loaded apart from the rest of the board. Its colours are those of the page, read anew when
// the page is dressed otherwise; the figures themselves stand in a table beside it.
import { useEffect, useRef } from "preact/hooks";
import uPlot from "uplot";
import { useAppearance } from "../../parts/appearance.tsx";
import type { PlotProps, Series } from "./series.ts";

const HEIGHT_REM = 14;

interface Inks {
  readonly accent: string;
  readonly warn: string;
  readonly line: string;
  readonly ink: string;
  readonly font: string;
}

/** A canvas knows no tokens. Where the machine has colours of its own, those are the page's. */
const inksOf = (element: Element): Inks => {
  const style = getComputedStyle(element);
  const token = (name: string, own: string) => (isForced() ? own : style.getPropertyValue(name).trim());
  return {
    accent: token("--accent", "Highlight"),
    warn: token("--warn", "CanvasText"),
    line: token("--line", "GrayText"),
    ink: token("--ink-soft", "CanvasText"),
    font: `${remPx()}px ${style.fontFamily}`,
  };
};

const isForced = (): boolean => matchMedia("(forced-colors: active)").matches;
const remPx = (): number => Number.parseFloat(getComputedStyle(document.documentElement).fontSize);

const seriesOf = ({ name, style }: Series, { accent, warn }: Inks): uPlot.Series => {
  // A line of one point would not be seen without it; of many, points only cover the line.
  const shared: uPlot.Series = { label: name, ...(style !== "line" && { points: { show: false } }) };
  if (style === "bars") return { ...shared, fill: accent, width: 0, paths: uPlot.paths.bars!({ size: [0.7, 60] }) };
  return { ...shared, stroke: warn, width: 2, ...(style === "dashes" && { dash: [7, 4] }) };
};

/** A name that is longer than its place is cut; the table has it whole. */
const LABEL_MAX = 7;
const short = (label: string): string => (label.length > LABEL_MAX ? `${label.slice(0, LABEL_MAX - 1)}…` : label);

const optionsOf = ({ labels, series }: PlotProps, width: number, inks: Inks): uPlot.Options => {
  const axis = { stroke: inks.ink, font: inks.font, grid: { stroke: inks.line, width: 1 }, ticks: { show: false } };
  const space = remPx() * (Math.max(...labels.map((label) => short(label).length), 4) * 0.6 + 1.5);
  return {
    ...{ width, height: HEIGHT_REM * remPx(), legend: { show: false }, cursor: { drag: { x: false, y: false } } },
    scales: {
      x: { time: false, range: [-0.6, labels.length - 0.4] },
      y: { range: (_, __, max) => [0, Math.max(4, max * 1.1)] },
    },
    series: [{}, ...series.map((one) => seriesOf(one, inks))],
    axes: [
      {
        ...axis,
        ...{ grid: { show: false }, space, incrs: [1, 2, 4, 8, 16, 32], size: 2 * remPx() },
        values: (_, places) => places.map((at) => short(labels[at] ?? "")),
      },
      { ...axis, size: 3 * remPx() },
    ],
  };
};

export const DrawnPlot = (props: PlotProps) => {
  const place = useRef<HTMLDivElement>(null);
  const { size, scheme } = useAppearance();
  useEffect(() => {
    const element = place.current;
    if (!element) return undefined;
    const data = [
      props.labels.map((_, at) => at),
      ...props.series.map(({ values }) => values.map((one) => one ?? null)),
    ];
    const plot = new uPlot(optionsOf(props, element.clientWidth, inksOf(element)), data as uPlot.AlignedData, element);
    const fit = new ResizeObserver(() => plot.setSize({ width: element.clientWidth, height: HEIGHT_REM * remPx() }));
    fit.observe(element);
    return () => {
      fit.disconnect();
      plot.destroy();
    };
  }, [props, size, scheme]);
  return <div ref={place} class="drawn" aria-hidden="true" />;
};
