// The three published rates of 好差评, each with the counts it is made of, and how often each grade was given.
import { useState } from "preact/hooks";
import type { Period, Report } from "../../../hall/statistics/report-schema.ts";
import { hallOf } from "../../parts/hall-entries.ts";
import { useHall, usePage } from "../../parts/page.tsx";
import { type Figure, FigureTiles } from "../figure-tiles.tsx";
import { periods } from "../reports/question.ts";
import { useReport } from "../reports/use-report.ts";
import { shareText } from "../share-text.ts";

type Ratings = Report["ratings"];

const useFigures = (ratings: Ratings | undefined): readonly Figure[] => {
  const { say } = usePage();
  const { services = 0, rated = 0, praiseRate, activePraiseRate, silenceRate } = ratings ?? {};
  const of = say("rates.of", { rated, services });
  return [
    { name: say("rates.praise"), value: shareText(praiseRate), about: of },
    { name: say("rates.active"), value: shareText(activePraiseRate), about: say("rates.of-rated", { n: rated }) },
    { name: say("rates.silence"), value: shareText(silenceRate), about: say("rates.of-services", { n: services }) },
  ];
};

/** From the best grade to the worst. */
const Grades = ({ grades }: Pick<Ratings, "grades">) => {
  const { say } = usePage();
  const best = grades.map((count, at) => ({ grade: at + 1, count })).reverse();
  return (
    <table class="numbers grades-given">
      <thead>
        <tr>
          <th scope="col">{say("rates.grade")}</th>
          {best.map(({ grade }) => (
            <th key={grade} scope="col" class="n">
              {grade}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{say("rates.given")}</th>
          {best.map(({ grade, count }) => (
            <td key={grade} class="n">
              {count}
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  );
};

export const Rates = () => {
  const { say } = usePage();
  const [period, choose] = useState<Period>("month");
  const reply = useReport({ period, date: hallOf(useHall())?.date ?? "" });
  const ratings = reply?.ok ? reply.data.ratings : undefined;
  return (
    <section class="rates" aria-label={say("rates.title")}>
      <h2>
        {say("rates.title")} <small>{say(`rates.${period}`)}</small>
      </h2>
      <p class="choice figures-of">
        {periods.map((one) => (
          <button key={one} type="button" aria-pressed={one === period} onClick={() => choose(one)}>
            {say(`rates.${one}`)}
          </button>
        ))}
      </p>
      <FigureTiles figures={useFigures(ratings)} />
      {ratings && ratings.rated > 0 && <Grades grades={ratings.grades} />}
      {ratings?.rated === 0 && <p class="quiet">{say("rates.none")}</p>}
    </section>
  );
};
