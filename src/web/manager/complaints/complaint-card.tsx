// One complaint: what it is about, by when what is to be done, what has been done, and the steps that are possible.
import type { ComplaintView, DeadlineView } from "../../../hall/complaints/complaint-view.ts";
import { useNow, usePage } from "../../parts/page.tsx";
import { spanText } from "../../parts/span-text.ts";
import { Standing } from "../../parts/standing.tsx";
import type { Operator } from "../../parts/use-operation.ts";
import { useTimes } from "../../parts/use-times.ts";
import { PrivateLook } from "./private-look.tsx";
import { Steps } from "./steps.tsx";

interface Props {
  readonly complaint: ComplaintView;
  readonly operator: Operator;
  /** Default: somebody to whom it was given, or whom it is about. */
  readonly isManager?: boolean;
}

/** What has to be done by when, and how long that still is, or has been. */
const Deadline = ({ stage, until, isOverdue }: DeadlineView) => {
  const { say } = usePage();
  const { dayName, clockTime } = useTimes();
  const now = useNow(60_000);
  const what = say(`complaint.stage-${stage}`);
  const time = `${dayName(until)} ${clockTime(until)}`;
  const span = spanText(Math.abs(until - now), say);
  return (
    <p class="until">
      <Standing tone={isOverdue ? "bad" : "open"}>
        {say(isOverdue ? "complaint.overdue" : "complaint.until", { what, time })}
      </Standing>{" "}
      <small>{say(isOverdue ? "complaint.since" : "complaint.left", { span })}</small>
    </p>
  );
};

const About = ({ complaint }: Pick<Props, "complaint">) => {
  const { say } = usePage();
  const { dayName, clockTime } = useTimes();
  const { id, source, number, window, service, clerk, grade, at, reasons, note } = complaint;
  const where = window && say("window.number", { n: window.number });
  const rated = grade === undefined ? undefined : say("complaint.grade", { n: grade });
  return (
    <>
      <h3>
        {say(`complaint.source-${source}`)} <small>{id}</small>
      </h3>
      <p>
        {[rated, number, where, service, clerk?.name, `${dayName(at)} ${clockTime(at)}`].filter(Boolean).join(" · ")}
      </p>
      {reasons.length > 0 && <p>{reasons.join("；")}</p>}
      {note && <p>{note}</p>}
    </>
  );
};

/** What has been done, in the order of the law. */
const Done = ({ complaint }: Pick<Props, "complaint">) => {
  const { say } = usePage();
  const { staffName, contacts, corrected, explained, appeal } = complaint;
  const lines = [
    staffName && say("complaint.assigned", { name: staffName }),
    contacts.length > 0 && say("complaint.calls", { n: contacts.length }),
    corrected?.note && say("complaint.corrected", { what: corrected.note }),
    explained?.note && say("complaint.explained", { what: explained.note }),
    appeal?.note && say("complaint.appealed", { why: appeal.note }),
    appeal?.ruled && say("complaint.upheld"),
  ].filter((line): line is string => Boolean(line));
  return (
    <ul class="done">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
};

export const ComplaintCard = ({ complaint, operator, isManager = false }: Props) => {
  const { words, person, deadlines } = complaint;
  return (
    <li class="complaint">
      <About complaint={complaint} />
      {deadlines.map((deadline) => (
        <Deadline key={deadline.stage} {...deadline} />
      ))}
      {words !== undefined && <PrivateLook sealed={words} label="complaint.words" />}
      {person !== undefined && <PrivateLook sealed={person} label="complaint.person" />}
      <Done complaint={complaint} />
      <Steps {...{ complaint, operator, isManager }} />
    </li>
  );
};
