// Services as a list that is edited: with the speed at which each is done where that matters, or how many times as many
// people come for it.
import type { Help } from "../../../hall/rules/plans.ts";
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

interface NumbersProps {
  readonly label: string;
  readonly numbers: Readonly<Record<string, number>>;
  /** What one begins with. */
  readonly usual: number;
  readonly max: number;
  /** Default: whole numbers. */
  readonly step?: number;
  /** What is counted. */
  readonly unit: string;
  readonly change: (numbers: Record<string, number>) => void;
}

/** A number for some of the services. */
export const ServiceNumbers = ({ label, numbers, usual, unit, change, ...bounds }: NumbersProps) => {
  const nameOf = useServiceName();
  return (
    <span class="chips">
      {Object.entries(numbers).map(([id, n]) => (
        <span key={id} class="chip">
          {nameOf(id)}{" "}
          <Amount
            label={`${nameOf(id)} ${unit}`}
            value={n}
            min={0}
            {...bounds}
            change={(next = 0) => change({ ...numbers, [id]: next })}
          />{" "}
          {unit}{" "}
          <Remove
            name={nameOf(id)}
            act={() => change(Object.fromEntries(Object.entries(numbers).filter(([other]) => other !== id)))}
          />
        </span>
      ))}
      <AddService label={label} taken={Object.keys(numbers)} add={(id) => change({ ...numbers, [id]: usual })} />
    </span>
  );
};

const USUAL_TIMES = 1.5;

interface TimesProps extends Pick<NumbersProps, "label" | "change"> {
  readonly times: NumbersProps["numbers"];
}

/** How many times as many people come for it. */
export const ServiceTimes = ({ times, ...more }: TimesProps) => {
  const { say } = usePage();
  return <ServiceNumbers {...more} numbers={times} usual={USUAL_TIMES} max={5} step={0.1} unit={say("plan.times")} />;
};
