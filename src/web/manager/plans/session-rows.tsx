// The hours of an ordinary week: sessions with their days, and when the last number is given before each ends.
import type { Session } from "../../../hall/rules/rules.ts";
import { usePage } from "../../parts/page.tsx";
import { Amount, Choice, Field, TIME_FORM } from "./field.tsx";
import { freshId } from "./fresh-id.ts";
import type { PlansEditor } from "./plans-editor.ts";
import { Rows } from "./rows.tsx";
import { Weekdays } from "./weekdays.tsx";

interface RowProps {
  readonly session: Session;
  readonly set: (part: Partial<Session>) => void;
}

const Row = ({ session, set }: RowProps) => {
  const { say } = usePage();
  const time = (end: "from" | "to") => (
    <Field
      label={`${session.name} ${say(`plan.${end}`)}`}
      value={session[end]}
      form={TIME_FORM}
      size="time"
      change={(value) => set({ [end]: value })}
    />
  );
  return (
    <>
      <Field label={say("plan.name")} value={session.name} change={(name) => set({ name })} />
      <Weekdays label={`${session.name} ${say("plan.days")}`} days={session.days} change={(days) => set({ days })} />
      {time("from")}–{time("to")}
      <label>
        {say("days.last-ticket")}{" "}
        <Amount
          value={session.lastTicketMinutes}
          min={0}
          max={240}
          change={(lastTicketMinutes = 0) => set({ lastTicketMinutes })}
        />
      </label>
      <Choice
        label={`${session.name} ${say("days.at-end")}`}
        value={session.atEnd}
        options={[
          ["carry", say("choice.atEnd.carry")],
          ["expire", say("choice.atEnd.expire")],
        ]}
        change={(atEnd) => set({ atEnd: atEnd as Session["atEnd"] })}
      />
    </>
  );
};

const fresh = (sessions: readonly Session[], name: string): Session => ({
  ...{ id: freshId("session", sessions), name, days: [1, 2, 3, 4, 5] },
  ...{ from: "09:00", to: "12:00", lastTicketMinutes: 0, atEnd: "carry" },
});

export const SessionRows = ({ editor }: { readonly editor: PlansEditor }) => {
  const { say } = usePage();
  const { sessions } = editor.draft.value;
  const change = (list: Session[]) => editor.change({ sessions: list });
  return (
    <div class="special-days">
      <Rows
        title="days.sessions"
        list={sessions}
        add={() => change([...sessions, fresh(sessions, say("days.new-session"))])}
        change={change}
      >
        {(session, set) => <Row {...{ session, set }} />}
      </Rows>
      {sessions.length === 0 && <p class="quiet">{say("days.always-open")}</p>}
    </div>
  );
};
