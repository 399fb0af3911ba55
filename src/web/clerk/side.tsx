// Beside the visitor: how many wait for this window, as counts only, and whom this window may call back.
import type { TicketView } from "../../hall/views.ts";
import type { Desk } from "../parts/hall-entries.ts";
import { usePage } from "../parts/page.tsx";
import type { Operator } from "../parts/use-operation.ts";
import { useTimes } from "../parts/use-times.ts";
import { sayOf } from "../words.ts";
import { OwnComplaints } from "./own-complaints.tsx";

const Queue = ({ queue }: Desk) => {
  const { say } = usePage();
  return (
    <section>
      <h2>{say("clerk.queue")}</h2>
      <p class="count">{say("app.people", { n: queue.waiting })}</p>
      <ul>
        {queue.services.map(({ id, name, waiting, isHelp }) => (
          <li key={id}>
            <span>
              {name} {isHelp && <small>{say("window.helps")}</small>}
            </span>{" "}
            <b>{waiting}</b>
          </li>
        ))}
      </ul>
    </section>
  );
};

interface OwnProps {
  readonly desk: Desk;
  readonly operator: Operator;
}

const OwnTicket = ({ ticket, desk, operator }: OwnProps & { readonly ticket: TicketView }) => {
  const { clockTime } = useTimes();
  const { say } = usePage();
  const { id, number, status, heldUntil } = ticket;
  const isFree = desk.window.state === "open" || desk.window.state === "rating";
  const call = () =>
    operator.run(`${say("clerk.call")} ${number}`, { op: "call-ticket", args: { window: desk.window.id, ticket: id } });
  return (
    <li>
      <b>{number}</b>
      <span>
        {sayOf(say, "ticket", status)}{" "}
        {heldUntil !== undefined && say("clerk.returns-at", { time: clockTime(heldUntil) })}
      </span>
      <button type="button" disabled={!isFree || operator.pending !== undefined} onClick={call}>
        {say("clerk.call")}
      </button>
    </li>
  );
};

const Own = ({ desk, operator }: OwnProps) => {
  const { say } = usePage();
  return (
    <section class="own">
      <h2>{say("clerk.own")}</h2>
      {desk.own.length === 0 && <p class="quiet">{say("clerk.own-none")}</p>}
      <ul>
        {desk.own.map((ticket) => (
          <OwnTicket key={ticket.id} {...{ ticket, desk, operator }} />
        ))}
      </ul>
    </section>
  );
};

export const Side = ({ desk, operator }: OwnProps) => (
  <aside>
    <Queue {...desk} />
    <Own {...{ desk, operator }} />
    <OwnComplaints {...{ desk, operator }} />
  </aside>
);
