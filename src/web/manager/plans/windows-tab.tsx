// The base plan: what every window does on an ordinary day.
import type { WindowPlan } from "../../../hall/rules/rules.ts";
import { withItem } from "../../parts/draft.ts";
import { usePage } from "../../parts/page.tsx";
import { Table } from "../../parts/table.tsx";
import type { PlansEditor } from "./plans-editor.ts";
import { ServiceIds, ServiceSpeeds } from "./service-list.tsx";
import { Stretches } from "./stretches.tsx";
import { SmallFloor, WindowPlace } from "./window-place.tsx";

export const MORNING = { from: "09:00", to: "12:00", drains: true };

/** Leaves a list out where it is empty, as the configuration has it. */
export const orNone = <T,>(list: readonly T[]): T[] | undefined => (list.length === 0 ? undefined : [...list]);

interface RowProps {
  readonly window: WindowPlan;
  readonly isWrong: boolean;
  readonly change: (window: WindowPlan) => void;
}

const compact = (window: WindowPlan): WindowPlan =>
  Object.fromEntries(Object.entries(window).filter(([, value]) => value !== undefined)) as WindowPlan;

interface BoxProps {
  readonly label: string;
  readonly isTicked: boolean;
  readonly toggle: () => void;
}

const Box = ({ label, isTicked, toggle }: BoxProps) => (
  <td>
    <label class="box">
      <input type="checkbox" checked={isTicked} aria-label={label} onChange={toggle} />
    </label>
  </td>
);

const Row = ({ window, isWrong, change }: RowProps) => {
  const { say } = usePage();
  const { number, name, services, helps = [], duty = [] } = window;
  const set = (part: { [F in keyof WindowPlan]?: WindowPlan[F] | undefined }) =>
    change(compact({ ...window, ...part } as WindowPlan));
  const label = (word: "plan.own" | "plan.helps" | "plan.duty") => `${number} ${say(word)}`;
  const tick = (flag: "isBench" | "isMobile", word: "plan.bench" | "plan.mobile") => {
    const toggle = () => set({ [flag]: window[flag] ? undefined : true });
    return <Box label={`${number} ${say(word)}`} isTicked={window[flag] ?? false} toggle={toggle} />;
  };
  return (
    <tr class={isWrong ? "wrong" : ""}>
      <th scope="row">
        {number} <small>{name}</small>
      </th>
      <td>
        <ServiceIds label={label("plan.own")} ids={services} change={(ids) => set({ services: ids })} />
      </td>
      <td>
        <ServiceSpeeds label={label("plan.helps")} list={helps} change={(list) => set({ helps: orNone(list) })} />
      </td>
      {tick("isBench", "plan.bench")}
      {tick("isMobile", "plan.mobile")}
      <td>
        <WindowPlace window={window} change={(place) => set({ place })} />
      </td>
      <td>
        {duty.length === 0 && <small>{say("plan.always")} </small>}
        <Stretches
          label={label("plan.duty")}
          list={duty}
          fresh={MORNING}
          change={(list) => set({ duty: orNone(list) })}
        />
      </td>
    </tr>
  );
};

const columns = [
  ...(["plan.window", "plan.own", "plan.helps", "plan.bench", "plan.mobile", "plan.place", "plan.duty"] as const),
];

export const WindowsTab = ({ editor: { draft, problems, change } }: { readonly editor: PlansEditor }) => {
  const { say } = usePage();
  const { windows } = draft.value;
  return (
    <>
      <Table columns={columns}>
        {windows.map((window, at) => (
          <Row
            key={window.id}
            window={window}
            isWrong={problems.some(({ path }) => path.startsWith(`/windows/${at}/`))}
            change={(next) => change({ windows: withItem(windows, at, next) })}
          />
        ))}
      </Table>
      <h4>{say("plan.floor")}</h4>
      <SmallFloor windows={windows} />
    </>
  );
};
