// The pictures of a report from one side: by the hour, by service, by window …
import { useMemo } from "preact/hooks";
import { type Picture, picturesOf, type Side } from "../../../hall/statistics/pictures.ts";
import type { Report } from "../../../hall/statistics/report-schema.ts";
import { usePage } from "../../parts/page.tsx";
import { nameIn } from "../../words/words.ts";
import { Plot } from "./plot.tsx";
import type { PlotProps } from "./series.ts";

interface Props {
  readonly report: Report;
  readonly side: Side;
}

/** The same as long as the report is: a picture that is drawn anew flickers. */
const usePlots = ({ report, side }: Props): readonly PlotProps[] => {
  const { say, language } = usePage();
  const plotOf = ({ what, places, rows }: Picture): PlotProps => ({
    title: say(`picture.${what}`),
    place: say(`report.by-${side}`),
    labels: places.map((place) => nameIn(language, place)),
    series: rows.map((row) => ({ name: say(`report.${row.what}`), style: row.style, values: row.values })),
  });
  return useMemo(() => picturesOf(report, side).map(plotOf), [report, side, language]);
};

export const Pictures = (props: Props) => {
  const { say } = usePage();
  const plots = usePlots(props);
  return (
    <div class="plots">
      {plots.length === 0 && <p class="quiet">{say("report.none")}</p>}
      {plots.map((plot) => (
        <Plot key={plot.title} {...plot} />
      ))}
    </div>
  );
};
