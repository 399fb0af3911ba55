// A plot of a few series over the same places: what is highest in words, the picture, and all its figures in a table behind it,
// for whoever does not see it or wants to know exactly.
import { usePage } from "../../parts/page.tsx";
import { later } from "../later.tsx";
import type { PlotProps } from "./series.ts";

const Drawn = later(async () => (await import("./drawn-plot.tsx")).DrawnPlot);

const shown = (value: number | undefined): string => (value === undefined ? "" : String(Math.round(value * 10) / 10));

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
            <td key={name}>{shown(values[at])}</td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);

/** Where the first series is highest; nothing where it is nowhere above zero. */
const Highest = ({ labels, series: [first] }: PlotProps) => {
  const { say } = usePage();
  const values = (first?.values ?? []).map((value = 0) => value);
  const most = Math.max(0, ...values);
  const place = labels[values.indexOf(most)] ?? "";
  return <p class="quiet highest">{most > 0 && say("report.highest", { place, value: shown(most) })}</p>;
};

export const Plot = (props: PlotProps) => {
  const { title, series } = props;
  const { say } = usePage();
  return (
    <figure>
      <figcaption>
        <h3>{title}</h3>
        {series.map(({ name, style }) => (
          <span key={name} class={style}>
            {name}
          </span>
        ))}
      </figcaption>
      <Highest {...props} />
      <Drawn {...props} />
      <details>
        <summary>{say("report.table")}</summary>
        <Figures {...props} />
      </details>
    </figure>
  );
};
