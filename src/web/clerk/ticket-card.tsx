// The visitor at the window: the number, why this one, how far the call has got, and the paper.
import type { TicketView } from "../../hall/views/views.ts";
import { hallOf, servicesOf } from "../parts/hall-entries.ts";
import { useHall, useNow, usePage } from "../parts/page.tsx";
import { PaperAnswers } from "../parts/paper-answers.tsx";
import { bringIn } from "../parts/service-text.ts";
import { duration } from "../parts/times.ts";
import type { Operator } from "../parts/use-operation.ts";
import { useTimes } from "../parts/use-times.ts";
import { sayOf } from "../words/words.ts";
import { CasePanel } from "./case-panel.tsx";
import { Matters } from "./matters.tsx";

interface Props {
  readonly ticket: TicketView;
  readonly operator: Operator;
}

const useWays = () => {
  const { say, language } = usePage();
  return (ways: readonly string[]): string => ways.map((way) => sayOf(say, "way", way)).join(language.comma);
};

const Delivery = ({ ticket }: Pick<Props, "ticket">) => {
  const { say } = usePage();
  const list = useWays();
  const { reached = [], missed = [], status } = ticket;
  if (status !== "called") return null;
  if (missed.length > 0) return <p class="alert">! {say("clerk.missed-by", { ways: list(missed) })}</p>;
  return <p class="quiet">{reached.length > 0 ? say("clerk.told", { ways: list(reached) }) : say("clerk.telling")}</p>;
};

const Paper = ({ ticket, operator }: Props) => {
  const { say } = usePage();
  if (ticket.paper !== "unknown" && ticket.paper !== "failed") return null;
  return (
    <p class="alert">
      ! {say(ticket.paper === "unknown" ? "clerk.paper" : "clerk.paper-failed")}{" "}
      <PaperAnswers {...{ ticket, operator }} />
    </p>
  );
};

const Times = ({ ticket }: Pick<Props, "ticket">) => {
  const { clockTime } = useTimes();
  const { say } = usePage();
  const now = useNow();
  const { status, startedAt, calledAt, issuedAt, calls } = ticket;
  const since = status === "serving" ? startedAt : calledAt;
  return (
    <p class="times">
      <b>{sayOf(say, "ticket", status)}</b> {since !== undefined && duration(now - since)}
      <span>{say("clerk.waited", { time: clockTime(issuedAt) })}</span>
      <span>{say("clerk.called-times", { n: calls })}</span>
    </p>
  );
};

/** As the visitor was told to bring it. */
const Bring = ({ service }: { readonly service: string }) => {
  const { say, language } = usePage();
  const bring = bringIn(language, servicesOf(useHall()).find(({ id }) => id === service) ?? {});
  return bring ? (
    <p>
      <b>{say("desk.bring")}</b> {bring}
    </p>
  ) : null;
};

export const TicketCard = ({ ticket, operator }: Props) => {
  const { say } = usePage();
  const special = hallOf(useHall())?.classes.find(({ id, rank }) => id === ticket.class && rank > 0);
  return (
    <section class="ticket">
      <p class="number">{ticket.number}</p>
      <div>
        <h2>
          {ticket.serviceName} {special && <span class="class">★ {special.name}</span>}
        </h2>
        <Times ticket={ticket} />
        <Bring service={ticket.service} />
        {ticket.why && <p class="quiet">{ticket.why}</p>}
        {ticket.note && (
          <p class="note">
            <b>{say("clerk.note")}</b> {ticket.note}
          </p>
        )}
        <Matters {...{ ticket, operator }} />
        <CasePanel key={ticket.id} {...{ ticket, operator }} />
        <Delivery ticket={ticket} />
        <Paper {...{ ticket, operator }} />
      </div>
    </section>
  );
};
