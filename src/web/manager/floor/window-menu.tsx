// One window from a plain menu: its next steps, and a box for each service, for whoever does not drag.
import { useState } from "preact/hooks";
import type { WindowView } from "../../../hall/views/views.ts";
import { hallOf, servicesOf } from "../../parts/hall-entries.ts";
import { useHall, usePage } from "../../parts/page.tsx";
import { toggled } from "../../parts/toggled.ts";
import type { Operator } from "../../parts/use-operation.ts";
import type { Request } from "../../wire/hall-socket.ts";
import { nameIn, type Word } from "../../words/words.ts";
import { Dialog } from "../dialog.tsx";
import { idsOf } from "./change.ts";
import { Consequences } from "./consequences.tsx";
import { useOrders } from "./use-orders.ts";

interface Props {
  readonly window: WindowView;
  readonly operator: Operator;
  readonly close: () => void;
}

interface Step {
  readonly word: Word;
  readonly request: Request;
}

/** What fits a window's state; a pause names the usual reason. */
const stepsOf = ({ id, state, draining }: WindowView, pauseReason: string): readonly Step[] => {
  const args = { window: id };
  if (state === "closed") return [{ word: "clerk.open", request: { op: "open-window", args } }];
  const close: Step = { word: "clerk.close", request: { op: "close-window", args } };
  const resume: Step = { word: "clerk.resume", request: { op: "resume-window", args } };
  const pause: Step = { word: "clerk.pause", request: { op: "pause-window", args: { ...args, reason: pauseReason } } };
  return state === "paused" || draining === "close" || draining === "pause" ? [resume, close] : [pause, close];
};

const Steps = ({ window, operator, close }: Props) => {
  const { say } = usePage();
  const take = ({ word, request }: Step) => {
    close();
    operator.run(`${say("window.number", { n: window.number })} ${say(word)}`, request);
  };
  const reason = hallOf(useHall())?.pauses[0]?.name ?? "";
  return (
    <p class="steps">
      {stepsOf(window, reason).map((step) => (
        <button key={step.word} type="button" disabled={operator.pending !== undefined} onClick={() => take(step)}>
          {say(step.word)}
        </button>
      ))}
    </p>
  );
};

interface BoxesProps {
  readonly chosen: readonly string[];
  readonly choose: (services: readonly string[]) => void;
}

const ServiceBoxes = ({ chosen, choose }: BoxesProps) => {
  const { say, language } = usePage();
  const toggle = (id: string) => choose(toggled(chosen, id));
  return (
    <fieldset class="boxes">
      <legend>{say("manager.takes")}</legend>
      {servicesOf(useHall()).map((service) => (
        <label key={service.id}>
          <input type="checkbox" checked={chosen.includes(service.id)} onChange={() => toggle(service.id)} />{" "}
          {nameIn(language, service)}
        </label>
      ))}
    </fieldset>
  );
};

const areSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((id) => other.includes(id));

export const WindowMenu = ({ window, operator, close }: Props) => {
  const { say } = usePage();
  const give = useOrders(operator);
  const [services, choose] = useState<readonly string[]>(idsOf(window));
  const orders = areSame(services, idsOf(window)) ? [] : [{ window, services }];
  const retask = () => {
    close();
    give(orders);
  };
  const title = `${say("window.number", { n: window.number })} ${window.name}`;
  return (
    <Dialog title={title} close={close}>
      <Steps {...{ window, operator, close }} />
      <ServiceBoxes chosen={services} choose={choose} />
      <Consequences orders={services.length === 0 ? [] : orders} />
      <p class="steps">
        <button
          type="button"
          class="primary"
          disabled={services.length === 0 || orders.length === 0 || operator.pending !== undefined}
          onClick={retask}
        >
          {say("app.confirm")}
        </button>
        <button type="button" onClick={close}>
          {say("app.cancel")}
        </button>
      </p>
    </Dialog>
  );
};
