// A plot of a few series over the same places, with its figures in a table behind it: for whoever does not see it, or wants
// to know exactly.
import { usePage } from "../../parts/page.tsx";

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

const WIDTH = 560;
const HEIGHT = 190;
const LEFT = 36;
const RIGHT = 14;
const TOP = 8;
const BOTTOM = 22;
const LABELS_MAX = 10;
const TICKS = 4;

/** 1, 2 or 5 times a power of ten, at least 1, so that four of them reach over the largest value. */
const tickFor = (largest: number): number => {
  const least = Math.max(largest, TICKS) / TICKS;
  const power = 10 ** Math.floor(Math.log10(least));
  return power * ([1, 2, 5, 10].find((times) => times * power >= least) || 10);
};

interface Frame {
  readonly x: (at: number) => number;
  readonly y: (value: number) => number;
  readonly step: number;
}

const Drawn = ({ series: { style, values }, frame: { x, y, step } }: { series: Series; frame: Frame }) => {
  if (style === "bars")
    return (
      <g class="bars">
        {values.map((value = 0, at) => (
          <rect key={at} x={x(at) + step * 0.15} y={y(value)} width={step * 0.7} height={y(0) - y(value)} />
        ))}
      </g>
    );
  const points = values.map((value, at) => {
    if (value === undefined) return "";
    return `${at === 0 || values[at - 1] === undefined ? "M" : "L"}${x(at) + step / 2} ${y(value)}`;
  });
  return <path class={style} d={points.join("")} />;
};

const Scale = ({ labels, tick, frame: { x, y, step } }: { labels: readonly string[]; tick: number; frame: Frame }) => {
  const every = Math.ceil(labels.length / LABELS_MAX);
  return (
    <g class="scale">
      {Array.from({ length: TICKS + 1 }, (_, at) => (
        <g key={at}>
          <line x1={LEFT} x2={WIDTH} y1={y(at * tick)} y2={y(at * tick)} />
          <text x={LEFT - 6} y={y(at * tick) + 4} text-anchor="end">
            {at * tick}
          </text>
        </g>
      ))}
      {labels.map((label, at) =>
        at % every === 0 ? (
          <text key={label} x={x(at) + step / 2} y={HEIGHT - 5} text-anchor="middle">
            {label}
          </text>
        ) : null,
      )}
    </g>
  );
};

const Figures = ({ place, labels, series }: PlotProps) => (
  <table>
    <thead>
      <tr>
        <th scope="col">{place}</th>
        {series.map(({ name }) => (
          <th key={name} scope="col">
            {name}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {labels.map((label, at) => (
        <tr key={label}>
          <th scope="row">{label}</th>
          {series.map(({ name, values }) => (
            <td key={name}>{values[at]}</td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);

export const Plot = (props: PlotProps) => {
  const { title, labels, series } = props;
  const { say } = usePage();
  const tick = tickFor(Math.max(0, ...series.map(({ values }) => Math.max(0, ...values.map((value = 0) => value)))));
  const step = (WIDTH - LEFT - RIGHT) / Math.max(1, labels.length);
  const high = HEIGHT - TOP - BOTTOM;
  const frame = {
    step,
    x: (at: number) => LEFT + at * step,
    y: (value: number) => TOP + high * (1 - value / (tick * TICKS)),
  };
  return (
    <figure>
      <figcaption>
        {title}{" "}
        {series.map(({ name, style }) => (
          <small key={name} class={style}>
            {name}
          </small>
        ))}
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
        <Scale {...{ labels, tick, frame }} />
        {series.map((one) => (
          <Drawn key={one.name} series={one} frame={frame} />
        ))}
      </svg>
      <details>
        <summary>{say("report.table")}</summary>
        <Figures {...props} />
      </details>
    </figure>
  );
};
