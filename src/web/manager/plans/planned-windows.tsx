// What a plan changes at each window: everything it does not name stays as in the base plan.
import type { ComponentChildren } from "preact";
import type { PlannedWindow } from "../../../hall/rules/plans.ts";
import type { WindowPlan } from "../../../hall/rules/rules.ts";
import { usePage } from "../../parts/page.tsx";
import { Table } from "../../parts/table.tsx";
import { ServiceIds, ServiceSpeeds } from "./service-list.tsx";
import { Stretches } from "./stretches.tsx";
import { MORNING } from "./windows-tab.tsx";

const AFTERNOON = { from: "14:00", to: "16:30" };

type Field = Exclude<keyof PlannedWindow, "window">;

interface OverrideProps {
  readonly label: string;
  readonly isSet: boolean;
  readonly set: () => void;
  readonly clear: () => void;
  readonly children: ComponentChildren;
}

const Override = ({ label, isSet, set, clear, children }: OverrideProps) => {
  const { say } = usePage();
  return (
    <td>
      {isSet ? (
        <>
          {children}{" "}
          <button type="button" class="small" aria-label={`${label} ${say("plan.as-base")}`} onClick={clear}>
            {say("plan.as-base")}
          </button>
        </>
      ) : (
        <button type="button" class="small faint" aria-label={`${label} ${say("plan.change")}`} onClick={set}>
          {say("plan.change")}
        </button>
      )}
    </td>
  );
};

interface RowProps {
  readonly base: WindowPlan;
  readonly planned: PlannedWindow;
  readonly change: (planned: PlannedWindow) => void;
}

type Label = "plan.own" | "plan.helps" | "plan.bench" | "plan.duty" | "plan.open";

/** What the cells of a row have in common: how one is named, set, and left to the base plan again. */
const useCells = ({ base, planned, change }: RowProps) => {
  const { say } = usePage();
  const set = (part: Partial<PlannedWindow>) => change({ ...planned, ...part });
  const clear = (field: Field) => {
    const { [field]: _, ...rest } = planned;
    change(rest as PlannedWindow);
  };
  const label = (word: Label) => `${base.number} ${say(word)}`;
  const override = (field: Field, word: Label, fresh: Partial<PlannedWindow>) => ({
    label: label(word),
    isSet: planned[field] !== undefined,
    set: () => set(fresh),
    clear: () => clear(field),
  });
  return { say, set, label, override };
};

const WorkCells = (props: RowProps) => {
  const { base, planned } = props;
  const { say, set, label, override } = useCells(props);
  const { services = [], helps = [], isBench } = planned;
  return (
    <>
      <Override {...override("services", "plan.own", { services: base.services })}>
        <ServiceIds label={label("plan.own")} ids={services} change={(ids) => set({ services: ids })} />
      </Override>
      <Override {...override("helps", "plan.helps", { helps: base.helps ?? [] })}>
        <ServiceSpeeds label={label("plan.helps")} list={helps} change={(list) => set({ helps: list })} />
      </Override>
      <Override {...override("isBench", "plan.bench", { isBench: !base.isBench })}>
        {say(isBench ? "plan.yes" : "plan.no")}
      </Override>
    </>
  );
};

const TimeCells = (props: RowProps) => {
  const { base, planned } = props;
  const { set, label, override } = useCells(props);
  const { duty = [], open = [] } = planned;
  return (
    <>
      <Override {...override("duty", "plan.duty", { duty: base.duty ?? [MORNING] })}>
        <Stretches label={label("plan.duty")} list={duty} fresh={MORNING} change={(list) => set({ duty: list })} />
      </Override>
      <Override {...override("open", "plan.open", { open: [{ from: "09:00", to: "11:30" }] })}>
        <Stretches label={label("plan.open")} list={open} fresh={AFTERNOON} change={(list) => set({ open: list })} />
      </Override>
    </>
  );
};

const Row = (props: RowProps) => (
  <tr>
    <th scope="row">
      {props.base.number} <small>{props.base.name}</small>
    </th>
    <WorkCells {...props} />
    <TimeCells {...props} />
  </tr>
);

interface Props {
  readonly base: readonly WindowPlan[];
  readonly windows: readonly PlannedWindow[];
  readonly change: (windows: PlannedWindow[]) => void;
}

const columns = ["plan.window", "plan.own", "plan.helps", "plan.bench", "plan.duty", "plan.open"] as const;

export const PlannedWindows = ({ base, windows, change }: Props) => {
  const isEmpty = (planned: PlannedWindow) => Object.keys(planned).length === 1;
  const plannedOf = (id: string) => windows.find(({ window }) => window === id) ?? { window: id };
  /** In the order of the windows; what names nothing is left out. */
  const put = (next: PlannedWindow) =>
    change(base.map(({ id }) => (id === next.window ? next : plannedOf(id))).filter((planned) => !isEmpty(planned)));
  return (
    <Table columns={columns}>
      {base.map((window) => (
        <Row key={window.id} base={window} planned={plannedOf(window.id)} change={put} />
      ))}
    </Table>
  );
};
