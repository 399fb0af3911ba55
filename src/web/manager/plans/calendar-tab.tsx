// The calendar: which plan holds when. Of several spans that fit a date the narrowest wins, so one day may stand in a season.
import type { Season } from "../../../hall/rules/plans.ts";
import { withItem, without } from "../../parts/draft.ts";
import { usePage } from "../../parts/page.tsx";
import { Table } from "../../parts/table.tsx";
import { freshId } from "./fresh-id.ts";
import type { PlansEditor } from "./plans-editor.ts";
import { SessionRows } from "./session-rows.tsx";
import { SpecialDays } from "./special-days.tsx";
import { YearView } from "./year-view.tsx";

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
const DATE_FORM = "([0-9]{4}-)?[0-9]{2}-[0-9]{2}";

interface RowProps {
  readonly season: Season;
  readonly editor: PlansEditor;
  readonly isWrong: boolean;
  readonly change: (season: Season) => void;
  readonly remove: () => void;
}

const Days = ({ season, change }: Pick<RowProps, "season" | "change">) => {
  const { say } = usePage();
  const { days = [] } = season;
  const toggle = (day: number) => {
    const next = days.includes(day) ? days.filter((other) => other !== day) : [...days, day].sort();
    const { days: _, ...rest } = season;
    change(next.length === 0 || next.length === WEEKDAYS.length ? rest : { ...rest, days: next });
  };
  return (
    <span class="weekdays">
      {WEEKDAYS.map((day) => (
        <button key={day} type="button" aria-pressed={days.includes(day)} onClick={() => toggle(day)}>
          {say(`plan.weekday-${day}`)}
        </button>
      ))}
      {days.length === 0 && <small> {say("plan.every-day")}</small>}
    </span>
  );
};

const DateField = ({
  season,
  field,
  change,
}: Pick<RowProps, "season" | "change"> & { readonly field: "from" | "to" }) => {
  const { say } = usePage();
  return (
    <input
      type="text"
      class="date"
      value={season[field]}
      pattern={DATE_FORM}
      title={say("plan.day-form")}
      aria-label={`${season.name} ${say(`plan.${field}`)}`}
      onInput={(event) => change({ ...season, [field]: event.currentTarget.value })}
    />
  );
};

const PlanChoice = ({ season, editor, change }: Pick<RowProps, "season" | "editor" | "change">) => {
  const { say } = usePage();
  const { plans } = editor.draft.value;
  return (
    <select
      value={season.plan}
      aria-label={`${season.name} ${say("plan.title")}`}
      onChange={(event) => change({ ...season, plan: event.currentTarget.value })}
    >
      <option value="base">{say("plan.base")}</option>
      {plans.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
};

const Row = ({ season, editor, isWrong, change, remove }: RowProps) => {
  const { say } = usePage();
  return (
    <tr class={isWrong ? "wrong" : ""}>
      <td>
        <input
          type="text"
          value={season.name}
          maxLength={40}
          aria-label={say("plan.name")}
          onInput={(event) => change({ ...season, name: event.currentTarget.value })}
        />
      </td>
      <td>
        <DateField {...{ season, change }} field="from" />–<DateField {...{ season, change }} field="to" />
      </td>
      <td>
        <Days {...{ season, change }} />
      </td>
      <td>
        <PlanChoice {...{ season, editor, change }} />
      </td>
      <td>
        <button type="button" class="remove" aria-label={`${say("plan.remove")} ${season.name}`} onClick={remove}>
          ✕
        </button>
      </td>
    </tr>
  );
};

const columns = ["plan.name", "plan.season", "plan.days", "plan.title"] as const;

const Seasons = ({ editor }: { readonly editor: PlansEditor }) => {
  const { seasons } = editor.draft.value;
  return (
    <Table columns={columns} unnamed={1}>
      {seasons.map((season, at) => (
        <Row
          key={season.id}
          season={season}
          editor={editor}
          isWrong={editor.problems.some(({ path }) => path.startsWith(`/seasons/${at}/`))}
          change={(next) => editor.change({ seasons: withItem(seasons, at, next) })}
          remove={() => editor.change({ seasons: without(seasons, at) })}
        />
      ))}
    </Table>
  );
};

export const CalendarTab = ({ editor }: { readonly editor: PlansEditor }) => {
  const { say } = usePage();
  const { seasons, plans } = editor.draft.value;
  const plan = plans[0]?.id ?? "base";
  const add = (name: string, from: string, to: string) =>
    editor.change({ seasons: [...seasons, { id: freshId("season", seasons), name, plan, from, to }] });
  const day = `${editor.year}-12-31`;
  return (
    <>
      <SessionRows editor={editor} />
      <SpecialDays editor={editor} />
      <h4>{say("plan.calendar")}</h4>
      {seasons.length === 0 ? <p class="quiet">{say("plan.no-seasons")}</p> : <Seasons editor={editor} />}
      <p class="choices">
        <button type="button" onClick={() => add(say("plan.new-season"), "12-01", "12-31")}>
          ＋ {say("plan.new-season")}
        </button>
        <button type="button" onClick={() => add(say("plan.one-day"), day, day)}>
          ＋ {say("plan.one-day")}
        </button>
      </p>
      <YearView editor={editor} />
    </>
  );
};
