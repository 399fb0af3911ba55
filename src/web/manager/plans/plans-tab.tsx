// Further plans: each says only what differs from the base plan, and how many people are expected.
import { useState } from "preact/hooks";
import type { Plan } from "../../../hall/rules/plans.ts";
import { withItem, without } from "../../parts/draft.ts";
import { usePage } from "../../parts/page.tsx";
import { Amount } from "./field.tsx";
import { freshId } from "./fresh-id.ts";
import { PlannedWindows } from "./planned-windows.tsx";
import type { PlansEditor } from "./plans-editor.ts";
import { ServiceTimes } from "./service-list.tsx";

interface PlanProps {
  readonly plan: Plan;
  readonly editor: PlansEditor;
  readonly change: (plan: Plan) => void;
  readonly remove: () => void;
}

const withoutField = <T extends object, F extends keyof T>(value: T, field: F): T => {
  const { [field]: _, ...rest } = value;
  return rest as T;
};

const Expected = ({ plan, change }: Pick<PlanProps, "plan" | "change">) => {
  const { say } = usePage();
  const setAll = (expectAll: number | undefined) =>
    change(expectAll === undefined ? withoutField(plan, "expectAll") : { ...plan, expectAll });
  return (
    <>
      <p>
        <label>
          {say("plan.expect-all")} <Amount value={plan.expectAll} min={0.1} max={5} step={0.1} change={setAll} />
        </label>
      </p>
      <p>
        {say("plan.expect")}{" "}
        <ServiceTimes
          label={say("plan.expect")}
          times={plan.expect ?? {}}
          change={(expect) =>
            change(Object.keys(expect).length === 0 ? withoutField(plan, "expect") : { ...plan, expect })
          }
        />
      </p>
    </>
  );
};

const PlanFields = ({ plan, editor, change, remove }: PlanProps) => {
  const { say } = usePage();
  return (
    <div class="one-plan">
      <p>
        <label>
          {say("plan.name")}{" "}
          <input
            type="text"
            value={plan.name}
            maxLength={40}
            onInput={(event) => change({ ...plan, name: event.currentTarget.value })}
          />
        </label>{" "}
        <button type="button" class="small" onClick={remove}>
          {say("plan.remove")}
        </button>
      </p>
      <Expected {...{ plan, change }} />
      <p class="quiet">{say("plan.only-differs")}</p>
      <PlannedWindows
        base={editor.draft.value.windows}
        windows={plan.windows}
        change={(windows) => change({ ...plan, windows })}
      />
    </div>
  );
};

export const PlansTab = ({ editor }: { readonly editor: PlansEditor }) => {
  const { say } = usePage();
  const { plans } = editor.draft.value;
  const [chosen, choose] = useState(0);
  const at = Math.min(chosen, plans.length - 1);
  const add = () => {
    const id = freshId("plan", plans);
    editor.change({ plans: [...plans, { id, name: say("plan.new"), windows: [] }] });
    choose(plans.length);
  };
  return (
    <>
      <p class="choices">
        {plans.map(({ id, name }, place) => (
          <button key={id} type="button" aria-pressed={place === at} onClick={() => choose(place)}>
            {name}
          </button>
        ))}
        <button type="button" onClick={add}>
          ＋ {say("plan.new")}
        </button>
      </p>
      {plans[at] ? (
        <PlanFields
          key={plans[at].id}
          plan={plans[at]}
          editor={editor}
          change={(plan) => editor.change({ plans: withItem(plans, at, plan) })}
          remove={() => editor.change({ plans: without(plans, at) })}
        />
      ) : (
        <p class="quiet">{say("plan.none")}</p>
      )}
    </>
  );
};
