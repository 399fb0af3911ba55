// The figures of today, or of any day, week or month: the most telling ones, four pictures, and files to keep.
import { useState } from "preact/hooks";
import type { Period, Report } from "../../../hall/statistics/report-schema.ts";
import { hallOf } from "../../parts/hall-entries.ts";
import { useHall, usePage } from "../../parts/page.tsx";
import { problemText } from "../../parts/problem-text.ts";
import { download } from "../../wire/download.ts";
import type { Reply } from "../../wire/request.ts";
import { nameIn } from "../../words.ts";
import { Plot } from "./plot.tsx";
import { addressOf, type Question, useReport } from "./use-report.ts";

const periods: readonly Period[] = ["day", "week", "month"];
const formats = ["xlsx", "csv", "html"] as const;

const percent = (share: number | undefined): string => (share === undefined ? "–" : `${(share * 100).toFixed(1)}%`);

interface ChoiceProps {
  readonly question: Question;
  readonly choose: (change: Partial<Question>) => void;
}

const Choice = ({ question, choose }: ChoiceProps) => {
  const { say } = usePage();
  return (
    <form class="inline" onSubmit={(event) => event.preventDefault()}>
      <label>
        {say("report.period")}{" "}
        <select value={question.period} onChange={(event) => choose({ period: event.currentTarget.value as Period })}>
          {periods.map((period) => (
            <option key={period} value={period}>
              {say(`report.${period}`)}
            </option>
          ))}
        </select>
      </label>{" "}
      <label>
        {say("report.date")}{" "}
        <input type="date" value={question.date} onInput={(event) => choose({ date: event.currentTarget.value })} />
      </label>
    </form>
  );
};

const Files = ({ question }: { readonly question: Question }) => {
  const { say, pass, language } = usePage();
  const [failed, setFailed] = useState(false);
  const save = async (format: (typeof formats)[number]) => {
    const path = `${addressOf(question)}?format=${format}&lang=${language.code}`;
    setFailed(!(await download(path, `${question.period}-${question.date}.${format}`, pass.token)));
  };
  return (
    <p class="files">
      {formats.map((format) => (
        <button key={format} type="button" onClick={() => save(format)}>
          {say("report.save", { what: say(`report.${format}`) })}
        </button>
      ))}{" "}
      <span role="status">{failed && say("report.failed", { why: "–" })}</span>
    </p>
  );
};

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

const KeyFigures = ({ report }: { readonly report: Report }) => (
  <dl class="figures">
    {useKeyFigures(report).map(([name, value]) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);

const Plots = ({ report: { halfHours, windows } }: { readonly report: Report }) => {
  const { say, language } = usePage();
  const byHalfHour = { place: say("report.from"), labels: halfHours.map(({ from }) => from) };
  const tickets = { name: say("report.tickets"), style: "bars", values: halfHours.map((one) => one.tickets) } as const;
  const expected = {
    name: say("report.expected"),
    style: "dashes",
    values: halfHours.map((one) => one.expected),
  } as const;
  const p90 = { name: say("report.p90"), style: "bars", values: halfHours.map((one) => one.waiting.p90) } as const;
  const p50 = { name: say("report.p50"), style: "line", values: halfHours.map((one) => one.waiting.p50) } as const;
  const open = { name: say("report.windows"), style: "bars", values: halfHours.map((one) => one.openWindows) } as const;
  const work = {
    name: say("report.finished"),
    style: "bars",
    values: windows.map(({ stays }) => stays.finished),
  } as const;
  const names = windows.map((one) => nameIn(language, one));
  return (
    <div class="plots">
      <Plot title={say("report.arrivals")} {...byHalfHour} series={[tickets, expected]} />
      <Plot title={say("report.waits")} {...byHalfHour} series={[p90, p50]} />
      <Plot title={say("report.windows")} {...byHalfHour} series={[open]} />
      <Plot title={say("report.work")} place={say("report.window")} labels={names} series={[work]} />
    </div>
  );
};

const Answer = ({ reply, question }: { readonly reply: Reply<Report> | undefined; readonly question: Question }) => {
  const { say, language } = usePage();
  if (!reply) return <p>{say("report.reading")}</p>;
  if (!reply.ok && reply.status === 404) return <p role="status">{say("report.none")}</p>;
  if (!reply.ok)
    return (
      <p role="alert">
        {say("report.failed", { why: reply.problem ? problemText(reply.problem, say, language) : "–" })}
      </p>
    );
  const { from, to, isRunning } = reply.data;
  const dates = from === to ? from : `${from} – ${to}`;
  return (
    <>
      <p>
        <small>{say(isRunning ? "report.running" : "report.over", { dates })}</small>
      </p>
      <KeyFigures report={reply.data} />
      <Plots report={reply.data} />
      <Files question={question} />
    </>
  );
};

export const Reports = () => {
  const { say } = usePage();
  const today = hallOf(useHall())?.date ?? "";
  const [chosen, setChosen] = useState<{ readonly period: Period; readonly date?: string }>({ period: "day" });
  const question = { period: chosen.period, date: chosen.date || today };
  return (
    <section class="reports">
      <h2>{say("report.title")}</h2>
      <Choice question={question} choose={(change) => setChosen({ ...chosen, ...change })} />
      <Answer reply={useReport(question)} question={question} />
    </section>
  );
};
