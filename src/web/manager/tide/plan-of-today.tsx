// The plan that today runs by and why; another one may be taken for today, and the calendar's comes back by itself tomorrow.

import type { TideView } from "../../../hall/steering/tide-view.ts";
import { usePage } from "../../parts/page.tsx";
import type { Operator } from "../../parts/use-operation.ts";

/** Named in the page's own language. */
const BASE_PLAN = "base";

interface Named {
  readonly id: string;
  readonly name: string;
}

interface Props {
  readonly tide: TideView;
  readonly operator: Operator;
}

const useNames = () => {
  const { say } = usePage();
  return ({ id, name }: Named) => (id === BASE_PLAN ? say("tide.base-plan") : name);
};

interface ChoiceProps extends Pick<Props, "operator"> {
  readonly others: readonly Named[];
}

const PlanChoice = ({ others, operator }: ChoiceProps) => {
  const { say } = usePage();
  const nameOf = useNames();
  const use = (event: SubmitEvent) => {
    event.preventDefault();
    const plan = String(new FormData(event.currentTarget as HTMLFormElement).get("plan"));
    operator.run(say("tide.use-plan"), { op: "use-plan", args: { plan } });
  };
  return (
    <form class="inline" onSubmit={use}>
      <select name="plan" aria-label={say("tide.plan")}>
        {others.map((plan) => (
          <option key={plan.id} value={plan.id}>
            {nameOf(plan)}
          </option>
        ))}
      </select>
      <button type="submit" disabled={operator.pending !== undefined}>
        {say("tide.use-plan")}
      </button>
    </form>
  );
};

export const PlanOfToday = ({ tide: { plan, plans }, operator }: Props) => {
  const { say } = usePage();
  const nameOf = useNames();
  const others = plans.filter(({ id }) => id !== plan.id);
  const goBack = () => operator.run(say("tide.back-to-calendar"), { op: "use-plan", args: {} });
  return (
    <div class="plan">
      <h3>{say("tide.plan")}</h3>
      <p>
        <b>{nameOf(plan)}</b> <small>{say(`tide.why-${plan.why}`)}</small>
      </p>
      {others.length > 0 && <PlanChoice {...{ others, operator }} />}
      {plan.why === "hand" && (
        <button type="button" disabled={operator.pending !== undefined} onClick={goBack}>
          {say("tide.back-to-calendar")}
        </button>
      )}
    </div>
  );
};
