// Orders given to windows one after the other: the next only when the hall has taken the one before.
import { usePage } from "../../parts/page.tsx";
import type { Operator } from "../../parts/use-operation.ts";
import type { Order } from "./change.ts";

export const useOrders = (operator: Operator) => {
  const { say } = usePage();
  const give = ([first, ...rest]: readonly Order[]): void => {
    if (!first) return;
    const { window, services } = first;
    const label = `${say("window.number", { n: window.number })} ${say("manager.retask")}`;
    const args = { window: window.id, services: [...services] };
    operator.run(label, { op: "retask-window", args }, () => give(rest));
  };
  return give;
};
