// The figures of any day, week or month, from the side that one wants to see: hours, days, services, windows or people.
import { hallOf } from "../../parts/hall-entries.ts";
import { useHall, usePage } from "../../parts/page.tsx";
import type { SectionProps } from "../section-props.ts";
import { Answer } from "./answer.tsx";
import { Files } from "./files.tsx";
import { Pictures } from "./pictures.tsx";
import { type HistoryQuestion, hashOf, periods, questionIn, shifted, sidesOf } from "./question.ts";
import { useReport } from "./use-report.ts";

interface ChoiceProps {
  readonly question: HistoryQuestion;
  readonly today: string;
}

const ask = (question: HistoryQuestion): void => location.replace(hashOf(question));

const Shift = ({ question, today, by }: ChoiceProps & { readonly by: 1 | -1 }) => {
  const { say } = usePage();
  const date = shifted(question, by);
  const word = by === 1 ? "report.next" : "report.before";
  return (
    <button type="button" disabled={date > today} onClick={() => ask({ ...question, date })}>
      {say(word)}
    </button>
  );
};

const Choice = (props: ChoiceProps) => {
  const { question, today } = props;
  const { say } = usePage();
  return (
    <form class="choice" onSubmit={(event) => event.preventDefault()}>
      <fieldset>
        <legend class="unseen">{say("report.period")}</legend>
        {periods.map((period) => (
          <button
            key={period}
            type="button"
            aria-pressed={question.period === period}
            onClick={() => ask({ ...questionIn(`${period}/${question.date}/${question.side}`, today) })}
          >
            {say(`report.${period}`)}
          </button>
        ))}
      </fieldset>
      <Shift {...props} by={-1} />
      <label>
        {say("report.date")}{" "}
        <input
          type="date"
          value={question.date}
          max={today}
          onChange={(event) => ask({ ...question, date: event.currentTarget.value || today })}
        />
      </label>
      <Shift {...props} by={1} />
    </form>
  );
};

const Sides = ({ question }: Pick<ChoiceProps, "question">) => {
  const { say } = usePage();
  return (
    <fieldset class="choice">
      <legend class="unseen">{say("report.side")}</legend>
      {sidesOf(question.period).map((side) => (
        <button
          key={side}
          type="button"
          aria-pressed={question.side === side}
          onClick={() => ask({ ...question, side })}
        >
          {say(`report.by-${side}`)}
        </button>
      ))}
    </fieldset>
  );
};

export const History = ({ within }: Pick<SectionProps, "within">) => {
  const { say } = usePage();
  const today = hallOf(useHall())?.date ?? "";
  const question = questionIn(within, today);
  return (
    <section class="reports">
      <h2>{say("report.title")}</h2>
      <Choice {...{ question, today }} />
      <Answer reply={useReport(question)}>
        {(report) => (
          <>
            <Sides question={question} />
            <Pictures report={report} side={question.side} />
            <Files question={question} />
          </>
        )}
      </Answer>
    </section>
  );
};
