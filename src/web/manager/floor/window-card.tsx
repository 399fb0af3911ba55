// A window as it stands in the hall: who sits there, whom it serves and since when, and what it takes.
import { useState } from "preact/hooks";
import type { WindowView } from "../../../hall/views/views.ts";
import { usePage } from "../../parts/page.tsx";
import { duration } from "../../parts/times.ts";
import type { Operator } from "../../parts/use-operation.ts";
import { useReturn } from "../../parts/use-return.ts";
import { useServiceName } from "../../parts/use-service-name.ts";
import { useTimes } from "../../parts/use-times.ts";
import { useKnownNow } from "../now/known-now.ts";
import type { Carrying } from "./carrying.ts";
import type { Place } from "./places.ts";
import { ServiceChip } from "./service-chip.tsx";
import { WindowMenu } from "./window-menu.tsx";

interface Props {
  readonly window: WindowView;
  readonly place: Place | undefined;
  readonly carrying: Carrying;
  readonly operator: Operator;
}

/** What is done with a visitor is measured in minutes; of anything else it is enough since when. */
const Since = ({ window: { state, since, ticket } }: Pick<Props, "window">) => {
  const now = useKnownNow();
  const { clockTime } = useTimes();
  const { say } = usePage();
  if (ticket !== undefined) return <span class="since">{duration(now - since)}</span>;
  return state === "closed" ? null : <small class="since">{say("floor.since", { time: clockTime(since) })}</small>;
};

const Notes = ({ window }: Pick<Props, "window">) => {
  const { pauseReason, draining, opensAt, isBench } = window;
  const { say } = usePage();
  const back = useReturn(window);
  const { clockTime } = useTimes();
  const notes = [
    ...(pauseReason ? [pauseReason] : []),
    ...(back === undefined ? [] : [say("window.back", { time: back })]),
    ...(draining ? [say(`clerk.draining-${draining}`)] : []),
    ...(opensAt !== undefined ? [say("floor.opens", { time: clockTime(opensAt) })] : []),
    ...(isBench ? [say("floor.bench")] : []),
  ];
  return notes.length === 0 ? null : <p class="notes">{notes.join(" · ")}</p>;
};

const Services = ({ window: { id, services, helps = [] }, carrying }: Pick<Props, "window" | "carrying">) => {
  const { say, language } = usePage();
  const nameOf = useServiceName();
  return (
    <div class="takes">
      {services.map((service) => (
        <ServiceChip key={service.id} carried={{ service: service.id, from: id }} carrying={carrying} />
      ))}
      {helps.length > 0 && (
        <small>{say("floor.helps", { names: helps.map((one) => nameOf(one.id)).join(language.comma) })}</small>
      )}
    </div>
  );
};

/** The button by which what was picked up is put down here, without any dragging. */
const Drop = ({ window: { id, number }, carrying }: Pick<Props, "window" | "carrying">) => {
  const { say } = usePage();
  const { carried, isDragged, dropOn } = carrying;
  if (!carried || isDragged) return null;
  return (
    <button type="button" class="drop" data-drop={id} onClick={() => dropOn(carried, id)}>
      {say(carried.from === id ? "floor.take-away" : "floor.drop", { n: number })}
    </button>
  );
};

const Head = ({ window, operator }: Pick<Props, "window" | "operator">) => {
  const { say } = usePage();
  const [isOpen, setOpen] = useState(false);
  const { number, name, state } = window;
  return (
    <header>
      <h3>
        {number} <span class="unseen">{name}</span>
      </h3>
      <span class={`state ${state}`}>{say(`state.${state}`)}</span>
      <button
        type="button"
        class="menu"
        aria-haspopup="dialog"
        aria-label={`${say("window.number", { n: number })} ${say("manager.retask")}`}
        onClick={() => setOpen(true)}
      >
        ⋯
      </button>
      {isOpen && <WindowMenu {...{ window, operator }} close={() => setOpen(false)} />}
    </header>
  );
};

export const WindowCard = ({ window, place, carrying, operator }: Props) => {
  const { id, state, ticket, clerk } = window;
  const stands = place && { gridRow: place.row, gridColumn: place.column };
  const isOver = carrying.over === id && carrying.carried?.from !== id;
  return (
    <li class={`window-card is-${state} ${isOver ? "over" : ""}`} data-window={id} style={stands}>
      <Head {...{ window, operator }} />
      <p class="who">
        {ticket !== undefined && <b>{ticket}</b>} <Since window={window} /> <span>{clerk?.name}</span>
      </p>
      <Notes window={window} />
      <Services {...{ window, carrying }} />
      <Drop {...{ window, carrying }} />
    </li>
  );
};
