// Days unlike the others of their week: free, worked in exchange, open longer, closed for a reason. What is wrong with them the
// preview says.
import type { Closure, ExtraHours, MakeUpDay } from "../../../hall/calendar-rules.ts";
import { usePage } from "../../parts/page.tsx";
import { Choice, DATE_FORM, DAY_FORM, Field, TIME_FORM } from "./field.tsx";
import { freshId } from "./fresh-id.ts";
import { Rows } from "./rows.tsx";
import type { PlansEditor } from "./use-plans.ts";

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

const OWN = "";

const ExtraHoursRows = ({ editor }: Props) => {
  const { say } = usePage();
  const { extraHours, sessions } = editor.draft.value;
  const change = (list: ExtraHours[]) => editor.change({ extraHours: list });
  const ids = [...extraHours, ...sessions];
  const fresh = {
    ...{ id: freshId("extra", ids), name: say("days.extra-name"), from: "12-01", to: "12-31" },
    ...{ opens: "17:30", closes: "18:30", lastTicketMinutes: 0 },
    ...(sessions.length > 0 && { session: sessions.at(-1)!.id }),
  };
  const choices = [[OWN, say("days.own-session")] as const, ...sessions.map(({ id, name }) => [id, name] as const)];
  return (
    <Rows title="days.extra" list={extraHours} add={() => change([...extraHours, fresh])} change={change}>
      {(extra, set, replace) => {
        const { session: _, ...rest } = extra;
        return (
          <>
            <Field label={say("plan.name")} value={extra.name} change={(name) => set({ name })} />
            <Field
              label={say("plan.from")}
              value={extra.from}
              form={DAY_FORM}
              size="date"
              change={(from) => set({ from })}
            />
            <Field label={say("plan.to")} value={extra.to} form={DAY_FORM} size="date" change={(to) => set({ to })} />
            <Choice
              label={say("days.session")}
              value={extra.session ?? OWN}
              options={choices}
              change={(session) => replace(session === OWN ? rest : { ...rest, session })}
            />
            <Field
              label={say("days.opens")}
              value={extra.opens}
              form={TIME_FORM}
              size="time"
              change={(opens) => set({ opens })}
            />
            <Field
              label={say("days.closes")}
              value={extra.closes}
              form={TIME_FORM}
              size="time"
              change={(closes) => set({ closes })}
            />
          </>
        );
      }}
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

const Closures = ({ editor }: Props) => {
  const { say } = usePage();
  const { closures } = editor.draft.value;
  const change = (list: Closure[]) => editor.change({ closures: list });
  const day = `${editor.year}-12-31`;
  const fresh: Closure = { from: day, to: day, reason: say("days.reason") };
  return (
    <Rows title="days.closures" list={closures} add={() => change([...closures, fresh])} change={change}>
      {(closure, set, replace) => {
        const { hours, ...allDay } = closure;
        return (
          <>
            <Field
              label={say("plan.from")}
              value={closure.from}
              form={DATE_FORM}
              size="date"
              change={(from) => set({ from })}
            />
            <Field
              label={say("plan.to")}
              value={closure.to ?? closure.from}
              form={DATE_FORM}
              size="date"
              change={(to) => set({ to })}
            />
            <label>
              <input
                type="checkbox"
                checked={!hours}
                onChange={() => replace(hours ? allDay : { ...allDay, hours: { from: "14:00", to: "15:00" } })}
              />{" "}
              {say("days.all-day")}
            </label>
            {hours && <ClosureHours hours={hours} set={set} />}
            <Field label={say("days.reason")} value={closure.reason} change={(reason) => set({ reason })} />
          </>
        );
      }}
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
