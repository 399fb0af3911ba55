// What a clerk has to do with complaints: writes down what could not be done (办不成事 [N2]), sees what is about them or theirs to
// settle, and objects to a rating that is mistaken. Who complains they do not see.
import "./own-complaints.css";
import { useState } from "preact/hooks";
import type { ComplaintView } from "../../hall/complaints/complaint-view.ts";
import type { Desk } from "../parts/hall-entries.ts";
import { usePage } from "../parts/page.tsx";
import { Callback, contactIn } from "../parts/rating-form.tsx";
import type { Operator } from "../parts/use-operation.ts";
import { useOwnComplaints } from "../parts/use-own-complaints.ts";
import { useTimes } from "../parts/use-times.ts";

interface Props {
  readonly desk: Desk;
  readonly operator: Operator;
}

const Objection = ({ complaint, operator }: Pick<Props, "operator"> & { readonly complaint: ComplaintView }) => {
  const { say } = usePage();
  const why = say("complaint.appeal-why");
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget as HTMLFormElement).get("reason"));
    operator.run(say("complaint.appeal"), { op: "appeal-rating", args: { complaint: complaint.id, reason } });
  };
  return (
    <form onSubmit={submit}>
      <input type="text" name="reason" required maxLength={200} aria-label={why} placeholder={why} />
      <button type="submit" disabled={operator.pending !== undefined}>
        {say("complaint.appeal")}
      </button>
    </form>
  );
};

const OwnComplaint = ({ complaint, operator }: Pick<Props, "operator"> & { readonly complaint: ComplaintView }) => {
  const { say } = usePage();
  const { dayName } = useTimes();
  const { source, number, grade, at, reasons, appeal, staffName } = complaint;
  const rated = grade === undefined ? undefined : say("complaint.grade", { n: grade });
  const what = [say(`complaint.source-${source}`), rated, number, dayName(at), ...reasons];
  return (
    <li>
      <p>{what.filter(Boolean).join(" · ")}</p>
      {staffName && <p class="quiet">{say("complaint.assigned", { name: staffName })}</p>}
      {appeal?.note && <p class="quiet">{say("complaint.appealed", { why: appeal.note })}</p>}
      {source === "rating" && !appeal && <Objection {...{ complaint, operator }} />}
    </li>
  );
};

const List = ({ operator }: Pick<Props, "operator">) => {
  const { say } = usePage();
  const [isOpen, setOpen] = useState(false);
  const own = useOwnComplaints(operator, isOpen);
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{say("complaint.own")}</summary>
      {own?.length === 0 && <p class="quiet">{say("complaint.none")}</p>}
      <ul>
        {own?.map((complaint) => (
          <OwnComplaint key={complaint.id} {...{ complaint, operator }} />
        ))}
      </ul>
    </details>
  );
};

const Report = ({ desk, operator }: Props) => {
  const { say } = usePage();
  const label = say("complaint.report");
  const { window, ticket } = desk;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const data = new FormData(form);
    const args = { window: window.id, words: String(data.get("words")), ...(ticket && { ticket: ticket.id }) };
    operator.run(label, { op: "report-problem", args: { ...args, ...contactIn(data) } });
    form.reset();
  };
  return (
    <details>
      <summary>{label}</summary>
      <form class="rating" onSubmit={submit}>
        <label>
          {say("rating.problem-words")}
          <textarea name="words" rows={3} required maxLength={500} />
        </label>
        <Callback say={say} />
        <button type="submit" class="primary" disabled={operator.pending !== undefined}>
          {label}
        </button>
      </form>
    </details>
  );
};

export const OwnComplaints = (props: Props) => (
  <section class="own-complaints">
    <List operator={props.operator} />
    <Report {...props} />
  </section>
);
