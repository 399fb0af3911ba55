// Windows, further plans, staff and the rules of the tide: one below the other would be too much, so one at a time.
import { useState } from "preact/hooks";
import { usePage } from "../../parts/page.tsx";
import type { PlansEditor } from "./plans-editor.ts";
import { PlansTab } from "./plans-tab.tsx";
import { RulesTab } from "./rules-tab.tsx";
import { StaffTab } from "./staff-tab.tsx";
import { WindowsTab } from "./windows-tab.tsx";

const tabs = [
  { word: "plan.windows", Tab: WindowsTab },
  { word: "plan.plans", Tab: PlansTab },
  { word: "plan.staff", Tab: StaffTab },
  { word: "plan.rules", Tab: RulesTab },
] as const;

export const WindowsAndPlans = ({ editor }: { readonly editor: PlansEditor }) => {
  const { say } = usePage();
  const [shown, show] = useState(0);
  const { Tab } = tabs[shown] ?? tabs[0];
  return (
    <>
      <p class="choices">
        {tabs.map(({ word }, at) => (
          <button key={word} type="button" aria-pressed={at === shown} onClick={() => show(at)}>
            {say(word)}
          </button>
        ))}
      </p>
      <div class="tab">
        <Tab editor={editor} />
      </div>
    </>
  );
};
