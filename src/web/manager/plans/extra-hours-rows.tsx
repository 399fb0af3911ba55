// Extended hours (延时服务): from when to when in the year, which session they lengthen, and until what time.
import type { ExtraHours } from "../../../hall/rules/calendar-rules.ts";
import type { Session } from "../../../hall/rules/rules.ts";
import { usePage } from "../../parts/page.tsx";
import { Choice, DAY_FORM, Field, TIME_FORM } from "./field.tsx";
import { freshId } from "./fresh-id.ts";
import type { PlansEditor } from "./plans-editor.ts";
import { Rows } from "./rows.tsx";

interface RowProps {
  readonly extra: ExtraHours;
  readonly sessions: readonly Session[];
  readonly set: (part: Partial<ExtraHours>) => void;
  readonly replace: (extra: ExtraHours) => void;
}

/** The choice of no session: the hours are one of their own. */
const OWN = "";

const Lengthens = ({ extra, sessions, replace }: RowProps) => {
  const { say } = usePage();
  const { session: _, ...rest } = extra;
  return (
    <Choice
      label={say("days.session")}
      value={extra.session ?? OWN}
      options={[[OWN, say("days.own-session")], ...sessions.map(({ id, name }) => [id, name] as const)]}
      change={(session) => replace(session === OWN ? rest : { ...rest, session })}
    />
  );
};

const Row = (props: RowProps) => {
  const { say } = usePage();
  const { extra, set } = props;
  return (
    <>
      <Field label={say("plan.name")} value={extra.name} change={(name) => set({ name })} />
      {(["from", "to"] as const).map((end) => (
        <Field
          key={end}
          label={say(`plan.${end}`)}
          value={extra[end]}
          form={DAY_FORM}
          size="date"
          change={(day) => set({ [end]: day })}
        />
      ))}
      <Lengthens {...props} />
      {(["opens", "closes"] as const).map((end) => (
        <Field
          key={end}
          label={say(`days.${end}`)}
          value={extra[end]}
          form={TIME_FORM}
          size="time"
          change={(time) => set({ [end]: time })}
        />
      ))}
    </>
  );
};

export const ExtraHoursRows = ({ editor }: { readonly editor: PlansEditor }) => {
  const { say } = usePage();
  const { extraHours, sessions } = editor.draft.value;
  const change = (list: ExtraHours[]) => editor.change({ extraHours: list });
  const last = sessions.at(-1);
  const fresh: ExtraHours = {
    ...{ id: freshId("extra", [...extraHours, ...sessions]), name: say("days.extra-name"), from: "12-01", to: "12-31" },
    ...{ opens: last?.to ?? "17:30", closes: "18:30", lastTicketMinutes: 0 },
    ...(last && { session: last.id }),
  };
  return (
    <Rows title="days.extra" list={extraHours} add={() => change([...extraHours, fresh])} change={change}>
      {(extra, set, replace) => <Row {...{ extra, sessions, set, replace }} />}
    </Rows>
  );
};
