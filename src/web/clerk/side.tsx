// Beside the visitor: how many wait for this window, as counts only, and whom this window may call back.
import type { TicketView } from "../../hall/views/views.ts";
import { type Desk, servicesOf } from "../parts/hall-entries.ts";
import { useHall, usePage } from "../parts/page.tsx";
import type { Operator } from "../parts/use-operation.ts";
import { useTimes } from "../parts/use-times.ts";
import { sayOf } from "../words/words.ts";
import { isFree } from "./actions.ts";
import { OwnComplaints } from "./own-complaints.tsx";
import { Longest, Pressure } from "./pressure.tsx";

const Queue = ({ queue }: Desk) => {
  const { say } = usePage();
  const services = servicesOf(useHall());
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
            <Longest since={services.find((one) => one.id === id)?.longestSince} /> <b>{waiting}</b>
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
  const canCall = isFree(desk.window.state) && operator.pending === undefined && useHall().link === "live";
  const call = () =>
    operator.run(`${say("clerk.call")} ${number}`, { op: "call-ticket", args: { window: desk.window.id, ticket: id } });
  return (
    <li>
      <b>{number}</b>
      <span>
        {sayOf(say, "ticket", status)}{" "}
        {heldUntil !== undefined && say("clerk.returns-at", { time: clockTime(heldUntil) })}
      </span>
      <button type="button" disabled={!canCall} onClick={call}>
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
    <Pressure mine={desk.queue.services} />
    <OwnComplaints {...{ desk, operator }} />
  </aside>
);
