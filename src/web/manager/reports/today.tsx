// The day so far as plots: who came and was expected, how long people waited, and how many windows were open.
import { hallOf } from "../../parts/hall-entries.ts";
import { useHall, usePage } from "../../parts/page.tsx";
import { Answer } from "./answer.tsx";
import { Files } from "./files.tsx";
import { Pictures } from "./pictures.tsx";
import { useReport } from "./use-report.ts";

export const Today = () => {
  const { say } = usePage();
  const question = { period: "day", date: hallOf(useHall())?.date ?? "" } as const;
  return (
    <section class="reports">
      <h2>{say("part.today")}</h2>
      <Answer reply={useReport(question)}>
        {(report) => (
          <>
            <Pictures report={report} side="hour" />
            <Files question={question} />
          </>
        )}
      </Answer>
    </section>
  );
};
