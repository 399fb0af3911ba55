// Services as a list that is edited: with the speed at which each is done where that matters, or how many times as many
// people come for it.
import type { Help } from "../../../hall/plans.ts";
import { withItem, without } from "../../parts/draft.ts";
import { servicesOf } from "../../parts/hall-entries.ts";
import { useHall, usePage } from "../../parts/page.tsx";
import { useServiceName } from "../../parts/use-service-name.ts";
import { Amount } from "./field.tsx";

interface AddProps {
  readonly label: string;
  /** Not offered again. */
  readonly taken: readonly string[];
  readonly add: (service: string) => void;
}

const AddService = ({ label, taken, add }: AddProps) => {
  const { say } = usePage();
  const nameOf = useServiceName();
  const left = servicesOf(useHall()).filter(({ id }) => !taken.includes(id));
  if (left.length === 0) return null;
  return (
    <select
      value=""
      class="add"
      aria-label={`${label} ${say("plan.add")}`}
      onChange={(event) => {
        add(event.currentTarget.value);
        event.currentTarget.value = "";
      }}
    >
      <option value="">＋</option>
      {left.map(({ id }) => (
        <option key={id} value={id}>
          {nameOf(id)}
        </option>
      ))}
    </select>
  );
};

const Remove = ({ name, act }: { readonly name: string; readonly act: () => void }) => {
  const { say } = usePage();
  return (
    <button type="button" class="remove" aria-label={`${say("plan.remove")} ${name}`} onClick={act}>
      ✕
    </button>
  );
};

interface IdsProps {
  readonly label: string;
  readonly ids: readonly string[];
  readonly change: (ids: string[]) => void;
}

export const ServiceIds = ({ label, ids, change }: IdsProps) => {
  const nameOf = useServiceName();
  return (
    <span class="chips">
      {ids.map((id, at) => (
        <span key={id} class="chip">
          {nameOf(id)} <Remove name={nameOf(id)} act={() => change(without(ids, at))} />
        </span>
      ))}
      <AddService label={label} taken={ids} add={(id) => change([...ids, id])} />
    </span>
  );
};

interface SpeedsProps {
  readonly label: string;
  readonly list: readonly Help[];
  readonly change: (list: Help[]) => void;
}

const USUAL_SPEED = 0.8;

export const ServiceSpeeds = ({ label, list, change }: SpeedsProps) => {
  const { say } = usePage();
  const nameOf = useServiceName();
  return (
    <span class="chips">
      {list.map((help, at) => (
        <span key={help.service} class="chip">
          {nameOf(help.service)}{" "}
          <Amount
            label={`${nameOf(help.service)} ${say("plan.speed")}`}
            value={help.speed}
            min={0.1}
            max={1}
            step={0.05}
            change={(speed = 0) => change(withItem(list, at, { ...help, speed }))}
          />{" "}
          <Remove name={nameOf(help.service)} act={() => change(without(list, at))} />
        </span>
      ))}
      <AddService
        label={label}
        taken={list.map(({ service }) => service)}
        add={(service) => change([...list, { service, speed: USUAL_SPEED }])}
      />
    </span>
  );
};

interface TimesProps {
  readonly label: string;
  readonly times: Readonly<Record<string, number>>;
  readonly change: (times: Record<string, number>) => void;
}

const USUAL_TIMES = 1.5;

export const ServiceTimes = ({ label, times, change }: TimesProps) => {
  const { say } = usePage();
  const nameOf = useServiceName();
  return (
    <span class="chips">
      {Object.entries(times).map(([id, n]) => (
        <span key={id} class="chip">
          {nameOf(id)}{" "}
          <Amount
            label={`${nameOf(id)} ${say("plan.times")}`}
            value={n}
            min={0}
            max={5}
            step={0.1}
            change={(factor = 0) => change({ ...times, [id]: factor })}
          />{" "}
          {say("plan.times")}{" "}
          <Remove
            name={nameOf(id)}
            act={() => change(Object.fromEntries(Object.entries(times).filter(([other]) => other !== id)))}
          />
        </span>
      ))}
      <AddService label={label} taken={Object.keys(times)} add={(id) => change({ ...times, [id]: USUAL_TIMES })} />
    </span>
  );
};
