// How the tide behaves on a day on which nobody says otherwise.
import type { TideRules } from "../../../hall/rules/plans.ts";
import { usePage } from "../../parts/page.tsx";
import { Amount } from "./field.tsx";
import type { PlansEditor } from "./plans-editor.ts";

const modes = ["manual", "advise", "auto"] as const;
const minutes = ["reviewMinutes", "openDelayMinutes", "arriveMinutes", "dwellMinutes", "openMinutesMin"] as const;

interface FieldsProps {
  readonly tide: TideRules;
  readonly set: (part: Partial<TideRules>) => void;
}

const ModeField = ({ tide, set }: FieldsProps) => {
  const { say } = usePage();
  return (
    <label>
      <span>{say("plan.mode")}</span>
      <select
        value={tide.mode}
        onChange={(event) => set({ mode: modes[event.currentTarget.selectedIndex] ?? tide.mode })}
      >
        {modes.map((mode) => (
          <option key={mode} value={mode}>
            {say(`tide.${mode}`)}
          </option>
        ))}
      </select>
    </label>
  );
};

const MinuteFields = ({ tide, set }: FieldsProps) => {
  const { say } = usePage();
  return (
    <>
      {minutes.map((field) => (
        <label key={field}>
          <span>{say(`plan.${field}`)}</span>
          <Amount value={tide[field]} min={0} change={(value = 0) => set({ [field]: value })} />
        </label>
      ))}
    </>
  );
};

export const RulesTab = ({ editor: { draft, change } }: { readonly editor: PlansEditor }) => {
  const { say } = usePage();
  const { tide } = draft.value;
  const set = (part: Partial<TideRules>) => change({ tide: { ...tide, ...part } });
  return (
    <div class="tide-rules">
      <ModeField {...{ tide, set }} />
      <MinuteFields {...{ tide, set }} />
      <label>
        <span>{say("plan.announce")}</span>
        <input type="checkbox" checked={tide.announce} onChange={() => set({ announce: !tide.announce })} />
      </label>
    </div>
  );
};
