// The most telling figures of a report.
import type { Report } from "../../../hall/statistics/report-schema.ts";
import { usePage } from "../../parts/page.tsx";

const percent = (share: number | undefined): string => (share === undefined ? "–" : `${(share * 100).toFixed(1)}%`);

const useKeyFigures = ({ tickets, stays, limits, ratings, foretold }: Report): [string, string | number][] => {
  const { say } = usePage();
  const minutes = (n: number | undefined) => (n === undefined ? "–" : say("report.minutes", { n: n.toFixed(1) }));
  const { waiting, serving } = stays;
  return [
    [say("report.tickets"), tickets.tickets],
    [say("report.served"), tickets.served],
    [say("report.abandoned"), percent(tickets.abandonedShare)],
    [say("report.wait"), minutes(waiting.mean)],
    [say("report.wait90"), minutes(waiting.p90)],
    [say("report.within", { n: limits.waitMinutes }), percent(waiting.withinShare)],
    [say("report.serve"), minutes(serving.mean)],
    [say("report.praise"), percent(ratings.praiseRate)],
    [say("report.foretold"), percent(foretold.withinShare)],
  ];
};

export const KeyFigures = ({ report }: { readonly report: Report }) => (
  <dl class="figures">
    {useKeyFigures(report).map(([name, value]) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);
