// Who waits for what, how long, whether numbers are given, and the tickets whose paper nobody is sure of.
import type { ServiceView, TicketView } from "../../hall/views/views.ts";
import { hallOf, papersInDoubt, servicesOf } from "../parts/hall-entries.ts";
import { useHall, useNow, usePage } from "../parts/page.tsx";
import { PaperAnswers } from "../parts/paper-answers.tsx";
import { duration } from "../parts/times.ts";
import type { Operator } from "../parts/use-operation.ts";
import { useTimes } from "../parts/use-times.ts";
import { nameIn } from "../words/words.ts";
import { ReasonForm } from "./reason-form.tsx";

interface Props {
  readonly operator: Operator;
}

interface IssuingProps extends Props {
  /** None is the whole hall. */
  readonly service?: string;
  readonly accepting: boolean;
  readonly stopped?: string;
  readonly waiting: number;
}

/** One service, or the whole hall when none is named. */
const scopeOf = (service: string | undefined) => (service === undefined ? {} : { service });

const StopOrResume = ({ service, stopped, operator }: IssuingProps) => {
  const { say } = usePage();
  const isDisabled = operator.pending !== undefined;
  const [stopping, resuming] = [say("manager.stop"), say("manager.resume")];
  const stop = (reason: string) =>
    operator.run(stopping, { op: "stop-issuing", args: { reason, ...scopeOf(service) } });
  if (stopped === undefined) return <ReasonForm label={stopping} isDisabled={isDisabled} act={stop} />;
  const resume = () => operator.run(resuming, { op: "resume-issuing", args: scopeOf(service) });
  return (
    <button type="button" disabled={isDisabled} onClick={resume}>
      {resuming}
    </button>
  );
};

const Issuing = (props: IssuingProps) => {
  const { say } = usePage();
  const { service, waiting, operator } = props;
  const expire = (reason: string) =>
    operator.run(say("manager.expire"), { op: "expire-waiting", args: { reason, ...scopeOf(service) } });
  return (
    <td class="actions">
      <StopOrResume {...props} />
      <ReasonForm
        label={say("manager.expire")}
        warning={say("manager.expire-sure", { n: waiting })}
        isDisabled={operator.pending !== undefined || waiting === 0}
        act={expire}
      />
    </td>
  );
};

const IssuingState = ({ accepting, stopped }: Pick<IssuingProps, "accepting" | "stopped">) => {
  const { say } = usePage();
  if (stopped !== undefined) return <td class="alert">{say("manager.stopped", { reason: stopped })}</td>;
  return <td>{say(accepting ? "manager.issuing" : "manager.shut")}</td>;
};

const Row = ({ service, operator }: Props & { readonly service: ServiceView }) => {
  const { say, language } = usePage();
  const now = useNow();
  const { id, waiting, longestSince } = service;
  return (
    <tr>
      <th scope="row">{nameIn(language, service)}</th>
      <td>
        <b>{waiting}</b>{" "}
        {longestSince !== undefined && <small>{say("manager.longest", { time: duration(now - longestSince) })}</small>}
      </td>
      <IssuingState {...service} />
      <Issuing {...service} service={id} operator={operator} />
    </tr>
  );
};

const WholeHall = ({ operator }: Props) => {
  const { say } = usePage();
  const state = useHall();
  const hall = hallOf(state);
  const waiting = servicesOf(state).reduce((sum, service) => sum + service.waiting, 0);
  if (!hall) return null;
  return (
    <tr class="total">
      <th scope="row">{say("manager.whole-hall")}</th>
      <td>
        <b>{waiting}</b>
      </td>
      <IssuingState {...hall} />
      <Issuing accepting={hall.accepting} stopped={hall.stopped} waiting={waiting} operator={operator} />
    </tr>
  );
};

export const Waiting = ({ operator }: Props) => {
  const { say } = usePage();
  return (
    <section>
      <h2>{say("manager.waiting")}</h2>
      <table>
        <tbody>
          <WholeHall operator={operator} />
          {servicesOf(useHall()).map((service) => (
            <Row key={service.id} {...{ service, operator }} />
          ))}
        </tbody>
      </table>
    </section>
  );
};

const PaperRow = ({ ticket, operator }: Props & { readonly ticket: TicketView }) => {
  const { clockTime } = useTimes();
  const { say } = usePage();
  return (
    <li>
      <b>{ticket.number}</b> {ticket.serviceName} <small>{clockTime(ticket.issuedAt)}</small>
      <span class="alert"> {say(ticket.paper === "unknown" ? "clerk.paper" : "clerk.paper-failed")} </span>
      <PaperAnswers {...{ ticket, operator }} />
    </li>
  );
};

export const Papers = ({ operator }: Props) => {
  const { say } = usePage();
  const inDoubt = papersInDoubt(useHall());
  if (inDoubt.length === 0) return null;
  return (
    <section>
      <h2>{say("manager.papers")}</h2>
      <ul class="papers">
        {inDoubt.map((ticket) => (
          <PaperRow key={ticket.id} {...{ ticket, operator }} />
        ))}
      </ul>
    </section>
  );
};
