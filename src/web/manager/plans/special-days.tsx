// Days unlike the others of their week: free, worked in exchange, open longer, closed for a reason. What is wrong with them the
// preview says.
import type { Closure, MakeUpDay } from "../../../hall/rules/calendar-rules.ts";
import { usePage } from "../../parts/page.tsx";
import { ExtraHoursRows } from "./extra-hours-rows.tsx";
import { Choice, DATE_FORM, Field, TIME_FORM } from "./field.tsx";
import type { PlansEditor } from "./plans-editor.ts";
import { Rows } from "./rows.tsx";

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

interface Props {
  readonly editor: PlansEditor;
}

/** One date a word; as many as somebody pastes. */
const Holidays = ({ editor }: Props) => {
  const { say } = usePage();
  const { holidays } = editor.draft.value;
  return (
    <details>
      <summary>{say("days.holidays", { n: holidays.length })}</summary>
      <textarea
        rows={6}
        aria-label={say("days.holidays", { n: holidays.length })}
        value={holidays.join(" ")}
        onChange={(event) =>
          editor.change({ holidays: event.currentTarget.value.split(/[\s,，、]+/).filter((word) => word !== "") })
        }
      />
    </details>
  );
};

const MakeUpDays = ({ editor }: Props) => {
  const { say } = usePage();
  const { makeUpDays } = editor.draft.value;
  const change = (list: MakeUpDay[]) => editor.change({ makeUpDays: list });
  const fresh = { date: `${editor.year}-01-01`, like: 1 };
  return (
    <Rows title="days.make-up" list={makeUpDays} add={() => change([...makeUpDays, fresh])} change={change}>
      {(day, set) => (
        <>
          <Field
            label={say("days.date")}
            value={day.date}
            form={DATE_FORM}
            size="date"
            change={(date) => set({ date })}
          />
          <Choice
            label={say("days.like")}
            value={String(day.like)}
            options={WEEKDAYS.map((one) => [String(one), say("days.as", { day: say(`plan.weekday-${one}`) })])}
            change={(like) => set({ like: Number(like) })}
          />
        </>
      )}
    </Rows>
  );
};

const ClosureHours = ({
  hours,
  set,
}: {
  readonly hours: NonNullable<Closure["hours"]>;
  readonly set: (part: Partial<Closure>) => void;
}) => {
  const { say } = usePage();
  const field = (end: "from" | "to") => (
    <Field
      label={say(`plan.${end}`)}
      value={hours[end]}
      form={TIME_FORM}
      size="time"
      change={(time) => set({ hours: { ...hours, [end]: time } })}
    />
  );
  return (
    <>
      {field("from")}–{field("to")}
    </>
  );
};

interface ClosureProps {
  readonly closure: Closure;
  readonly set: (part: Partial<Closure>) => void;
  readonly replace: (closure: Closure) => void;
}

const AllDay = ({ closure: { hours, ...allDay }, replace }: ClosureProps) => {
  const { say } = usePage();
  const toggle = () => replace(hours ? allDay : { ...allDay, hours: { from: "14:00", to: "15:00" } });
  return (
    <label>
      <input type="checkbox" checked={!hours} onChange={toggle} /> {say("days.all-day")}
    </label>
  );
};

const ClosureRow = (props: ClosureProps) => {
  const { say } = usePage();
  const { closure, set } = props;
  const date = (end: "from" | "to") => (
    <Field
      label={say(`plan.${end}`)}
      value={closure[end] ?? closure.from}
      form={DATE_FORM}
      size="date"
      change={(day) => set({ [end]: day })}
    />
  );
  return (
    <>
      {date("from")}–{date("to")}
      <AllDay {...props} />
      {closure.hours && <ClosureHours hours={closure.hours} set={set} />}
      <Field label={say("days.reason")} value={closure.reason} change={(reason) => set({ reason })} />
    </>
  );
};

const Closures = ({ editor }: Props) => {
  const { say } = usePage();
  const { closures } = editor.draft.value;
  const change = (list: Closure[]) => editor.change({ closures: list });
  const day = `${editor.year}-12-31`;
  const fresh: Closure = { from: day, to: day, reason: say("days.reason") };
  return (
    <Rows title="days.closures" list={closures} add={() => change([...closures, fresh])} change={change}>
      {(closure, set, replace) => <ClosureRow {...{ closure, set, replace }} />}
    </Rows>
  );
};

export const SpecialDays = ({ editor }: Props) => (
  <div class="special-days">
    <Holidays editor={editor} />
    <MakeUpDays editor={editor} />
    <ExtraHoursRows editor={editor} />
    <Closures editor={editor} />
  </div>
);
