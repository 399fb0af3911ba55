// Which plan holds on which day of a year, and why: the year at a glance, and an answer for one date.
import { useState } from "preact/hooks";
import type { PlanDay } from "../../../protocols/api/plan-sections.ts";
import { usePage } from "../../parts/page.tsx";
import type { PlansEditor } from "./plans-editor.ts";

interface Props {
  readonly editor: PlansEditor;
}

/** How the year shows a plan: the base plan as a dot, the others by number. */
const MARKS = ["①", "②", "③", "④", "⑤", "⑥", "⑦", "⑧", "⑨"] as const;
const BASE_MARK = "·";

const useNames = ({ draft }: PlansEditor) => {
  const { say } = usePage();
  const { plans, seasons } = draft.value;
  return {
    planName: (id: string) => plans.find((plan) => plan.id === id)?.name ?? say("plan.base"),
    seasonName: (id: string) => seasons.find((season) => season.id === id)?.name ?? id,
    markOf: (id: string) => {
      const at = plans.findIndex((plan) => plan.id === id);
      return at < 0 ? BASE_MARK : (MARKS[at] ?? String(at + 1));
    },
  };
};

const Answer = ({ editor, day }: Props & { readonly day: PlanDay }) => {
  const { say } = usePage();
  const { planName, seasonName } = useNames(editor);
  const why =
    day.season === undefined
      ? say("plan.because-none")
      : say("plan.because-season", { season: seasonName(day.season) });
  return (
    <output>
      <b>{say("plan.holds", { date: day.date, plan: planName(day.plan) })}</b> {why}
      {day.isHoliday && ` · ${say("plan.holiday")}`}
    </output>
  );
};

interface AskProps extends Props {
  readonly date: string;
  readonly ask: (date: string) => void;
}

const AskDate = ({ editor, date, ask }: AskProps) => {
  const { say } = usePage();
  const day = editor.isTried ? editor.days.find((one) => one.date === date) : undefined;
  const change = (next: string) => {
    ask(next);
    const year = Number(next.slice(0, 4));
    if (year >= 2000 && year <= 2100) editor.showYear(year);
  };
  return (
    <p class="ask">
      <label>
        {say("plan.ask-date")} <input type="date" value={date} onInput={(event) => change(event.currentTarget.value)} />
      </label>{" "}
      {day && <Answer {...{ editor, day }} />}
    </p>
  );
};

const Month = ({ editor, month }: Props & { readonly month: string }) => {
  const { markOf, planName } = useNames(editor);
  return (
    <tr>
      <th scope="row">{Number(month.slice(5))}</th>
      {editor.days
        .filter(({ date }) => date.startsWith(month))
        .map(({ date, plan, season, isHoliday }) => (
          <td
            key={date}
            class={[season === undefined ? "" : "other", isHoliday ? "holiday" : ""].join(" ").trim()}
            title={`${date} ${planName(plan)}`}
          >
            {markOf(plan)}
          </td>
        ))}
    </tr>
  );
};

const DAYS_OF_MONTH = Array.from({ length: 31 }, (_, at) => at + 1);

const Year = ({ editor }: Props) => {
  const { say } = usePage();
  const { markOf } = useNames(editor);
  const { days, draft } = editor;
  const months = [...new Set(days.map(({ date }) => date.slice(0, 7)))];
  return (
    <>
      <p class="legend">
        <span>
          {BASE_MARK} {say("plan.base")}
        </span>
        {draft.value.plans.map(({ id, name }) => (
          <span key={id}>
            {markOf(id)} {name}
          </span>
        ))}
      </p>
      <table class="days">
        <thead>
          <tr>
            <td />
            {DAYS_OF_MONTH.map((day) => (
              <th key={day} scope="col">
                {day}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {months.map((month) => (
            <Month key={month} {...{ editor, month }} />
          ))}
        </tbody>
      </table>
    </>
  );
};

export const YearView = ({ editor }: Props) => {
  const { say } = usePage();
  const [date, ask] = useState("");
  const { year, showYear } = editor;
  const turn = (to: number, sign: string) => (
    <button type="button" class="small" aria-label={say("plan.year", { year: to })} onClick={() => showYear(to)}>
      {sign}
    </button>
  );
  return (
    <div class="year">
      <h4>
        {turn(year - 1, "‹")} {say("plan.year", { year })} {turn(year + 1, "›")}
      </h4>
      <AskDate {...{ editor, date, ask }} />
      <Year editor={editor} />
    </div>
  );
};
