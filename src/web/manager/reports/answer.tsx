// What was answered to a question for figures: they themselves, or why there are none.
import type { ComponentChildren } from "preact";
import type { Report } from "../../../hall/statistics/report-schema.ts";
import { usePage } from "../../parts/page.tsx";
import { problemText } from "../../parts/problem-text.ts";
import type { Reply } from "../../wire/request.ts";
import { KeyFigures } from "./key-figures.tsx";

const NOT_FOUND = 404;

interface Props {
  readonly reply: Reply<Report> | undefined;
  readonly children: (report: Report) => ComponentChildren;
}

export const Answer = ({ reply, children }: Props) => {
  const { say, language } = usePage();
  if (!reply) return <p role="status">{say("report.reading")}</p>;
  if (!reply.ok && reply.status === NOT_FOUND) return <p role="status">{say("report.none")}</p>;
  if (!reply.ok) {
    const why = reply.problem ? problemText(reply.problem, say, language) : say("problem.unreachable");
    return <p role="alert">{say("report.failed", { why })}</p>;
  }
  const { from, to, isRunning } = reply.data;
  const dates = from === to ? from : `${from} – ${to}`;
  return (
    <>
      <p class="dates">{say(isRunning ? "report.running" : "report.over", { dates })}</p>
      <KeyFigures report={reply.data} />
      {children(reply.data)}
    </>
  );
};
