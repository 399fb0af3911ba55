// Every window: what it does now, and what the manager may do about it.
import { useState } from "preact/hooks";
import type { WindowView } from "../../hall/views.ts";
import { servicesOf, windowsOf } from "../parts/hall-entries.ts";
import { useHall, usePage } from "../parts/page.tsx";
import { Table } from "../parts/table.tsx";
import type { Operator } from "../parts/use-operation.ts";
import { useTimes } from "../parts/use-times.ts";
import type { Request } from "../wire/hall-socket.ts";
import { nameIn, type Word } from "../words.ts";

interface RowProps {
  readonly window: WindowView;
  readonly operator: Operator;
}

interface Step {
  readonly word: Word;
  readonly request: Request;
}

/** What fits a window's state; a pause names the manager's reason. */
const stepsOf = ({ id, state, draining }: WindowView, pauseReason: string): readonly Step[] => {
  const args = { window: id };
  if (state === "closed") return [{ word: "clerk.open", request: { op: "open-window", args } }];
  const close: Step = { word: "clerk.close", request: { op: "close-window", args } };
  const resume: Step = { word: "clerk.resume", request: { op: "resume-window", args } };
  const pause: Step = { word: "clerk.pause", request: { op: "pause-window", args: { ...args, reason: pauseReason } } };
  return state === "paused" || draining === "close" || draining === "pause" ? [resume, close] : [pause, close];
};

interface BoxesProps {
  readonly chosen: readonly string[];
  readonly choose: (services: readonly string[]) => void;
}

interface RetaskProps extends RowProps {
  readonly close: () => void;
}

const ServiceBoxes = ({ chosen, choose }: BoxesProps) => {
  const { language } = usePage();
  const toggle = (id: string) => choose(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);
  return (
    <>
      {servicesOf(useHall()).map((service) => (
        <label key={service.id}>
          <input type="checkbox" checked={chosen.includes(service.id)} onChange={() => toggle(service.id)} />{" "}
          {nameIn(language, service)}
        </label>
      ))}
    </>
  );
};

const Retask = ({ window, operator, close }: RetaskProps) => {
  const { say } = usePage();
  const [chosen, choose] = useState<readonly string[]>(window.services.map(({ id }) => id));
  const retask = () => {
    close();
    operator.run(say("manager.retask"), { op: "retask-window", args: { window: window.id, services: [...chosen] } });
  };
  return (
    <div class="retask">
      <ServiceBoxes {...{ chosen, choose }} />
      <button type="button" class="primary" disabled={chosen.length === 0} onClick={retask}>
        {say("app.confirm")}
      </button>
      <button type="button" onClick={close}>
        {say("app.cancel")}
      </button>
    </div>
  );
};

const StateCell = ({ window }: Pick<RowProps, "window">) => {
  const { clockTime } = useTimes();
  const { say } = usePage();
  const { state, pauseReason, draining, since } = window;
  return (
    <td>
      <span class={`state ${state}`}>{say(`state.${state}`)}</span> <small>{clockTime(since)}</small>
      {pauseReason && <small> · {pauseReason}</small>}
      {draining && <small class="alert"> {say(`clerk.draining-${draining}`)}</small>}
    </td>
  );
};

const Takes = ({ window, operator }: RowProps) => {
  const { say, language } = usePage();
  const [isOpen, setOpen] = useState(false);
  if (isOpen) return <Retask {...{ window, operator }} close={() => setOpen(false)} />;
  return (
    <>
      {window.services.map(({ name }) => name).join(language.comma)}{" "}
      <button type="button" class="small" onClick={() => setOpen(true)}>
        {say("manager.retask")}
      </button>
    </>
  );
};

const Actions = ({ window, operator }: RowProps) => {
  const { say } = usePage();
  return (
    <td class="actions">
      {stepsOf(window, say("reason.away")).map(({ word, request }) => (
        <button
          key={word}
          type="button"
          disabled={operator.pending !== undefined}
          onClick={() => operator.run(`${window.number} ${say(word)}`, request)}
        >
          {say(word)}
        </button>
      ))}
    </td>
  );
};

const Row = ({ window, operator }: RowProps) => (
  <tr>
    <th scope="row">
      {window.number} <small>{window.name}</small>
    </th>
    <StateCell window={window} />
    <td>{window.ticket && <b>{window.ticket}</b>}</td>
    <td>{window.clerk?.name}</td>
    <td>
      <Takes {...{ window, operator }} />
    </td>
    <Actions {...{ window, operator }} />
  </tr>
);

const columns = [
  "door.window",
  "manager.state",
  "manager.ticket",
  "manager.clerk",
  "manager.takes",
  "manager.actions",
] as const satisfies readonly Word[];

export const Windows = ({ operator }: { readonly operator: Operator }) => {
  const { say } = usePage();
  return (
    <section>
      <h2>{say("manager.windows")}</h2>
      <Table columns={columns}>
        {windowsOf(useHall()).map((window) => (
          <Row key={window.id} {...{ window, operator }} />
        ))}
      </Table>
    </section>
  );
};
