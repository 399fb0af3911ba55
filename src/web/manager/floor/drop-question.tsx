// A service has been put down at a window: what that would do, and whether it is meant.
import type { WindowView } from "../../../hall/views/views.ts";
import { windowOf } from "../../parts/hall-entries.ts";
import { useHall, usePage } from "../../parts/page.tsx";
import type { Operator } from "../../parts/use-operation.ts";
import { useServiceName } from "../../parts/use-service-name.ts";
import { Dialog } from "../dialog.tsx";
import type { Carrying } from "./carrying.ts";
import { adding, type Order, removing } from "./change.ts";
import { Consequences } from "./consequences.tsx";
import { useOrders } from "./use-orders.ts";

interface Choice {
  readonly label: string;
  readonly orders: readonly Order[];
}

/** Put down where it came from it is taken away; from another window it may move, or be done at both. */
const useChoices = (service: string, to: WindowView, from: WindowView | undefined): readonly Choice[] => {
  const { say } = usePage();
  if (from?.id === to.id) return [{ label: say("floor.remove"), orders: removing(to, service) }];
  const add = { label: say(from ? "floor.both" : "floor.add"), orders: adding(to, service) };
  const less = from ? removing(from, service) : [];
  if (!from || less.length === 0) return [add];
  return [{ label: say("floor.move", { n: from.number }), orders: [...add.orders, ...less] }, add];
};

interface QuestionProps {
  readonly service: string;
  readonly to: WindowView;
  readonly from: WindowView | undefined;
  readonly operator: Operator;
  readonly close: () => void;
}

const Question = ({ service, to, from, operator, close }: QuestionProps) => {
  const { say } = usePage();
  const nameOf = useServiceName();
  const give = useOrders(operator);
  const choices = useChoices(service, to, from).filter(({ orders }) => orders.length > 0);
  const title = say(from?.id === to.id ? "floor.sure-remove" : "floor.sure-add", {
    n: to.number,
    name: nameOf(service),
  });
  const choose = (orders: readonly Order[]) => {
    close();
    give(orders);
  };
  return (
    <Dialog title={title} close={close}>
      {choices.map(({ label, orders }, at) => (
        <div key={label} class="choice">
          <Consequences orders={orders} />
          <button type="button" class={at === 0 ? "primary" : ""} onClick={() => choose(orders)}>
            {label}
          </button>
        </div>
      ))}
      {choices.length === 0 && <p>{say(from?.id === to.id ? "floor.last" : "floor.has")}</p>}
      <button type="button" onClick={close}>
        {say("app.cancel")}
      </button>
    </Dialog>
  );
};

export const DropQuestion = ({ carrying, operator }: { readonly carrying: Carrying; readonly operator: Operator }) => {
  const state = useHall();
  const { dropped, putDown } = carrying;
  const to = dropped && windowOf(state, dropped.window);
  if (!dropped || !to) return null;
  const { service, from } = dropped.carried;
  const source = from === undefined ? undefined : windowOf(state, from);
  return <Question {...{ service, to, operator }} from={source} close={putDown} />;
};
