// The editor of plans: windows, further plans, their calendar, staff, and the rules of the tide, saved as one version.
import { useState } from "preact/hooks";
import { hallOf } from "../../parts/hall-entries.ts";
import { useHall, usePage } from "../../parts/page.tsx";
import { CalendarTab } from "./calendar-tab.tsx";
import { LastLook } from "./last-look.tsx";
import { PlansTab } from "./plans-tab.tsx";
import { RulesTab } from "./rules-tab.tsx";
import { StaffTab } from "./staff-tab.tsx";
import { usePlans } from "./use-plans.ts";
import { WindowsTab } from "./windows-tab.tsx";

const tabs = [
  { word: "plan.windows", Tab: WindowsTab },
  { word: "plan.plans", Tab: PlansTab },
  { word: "plan.calendar", Tab: CalendarTab },
  { word: "plan.staff", Tab: StaffTab },
  { word: "plan.rules", Tab: RulesTab },
] as const;

const Bench = ({ year }: { readonly year: number }) => {
  const { say } = usePage();
  const editor = usePlans(year);
  const [shown, show] = useState(0);
  const { Tab } = tabs[shown] ?? tabs[0];
  if (!editor) return null;
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
      <LastLook editor={editor} />
    </>
  );
};

/** Closed at first: a board is for the present. */
export const Plans = () => {
  const { say } = usePage();
  const hall = hallOf(useHall());
  const [isOpen, setOpen] = useState(false);
  return (
    <section class="plans">
      <h2>{say("plan.title")}</h2>
      {isOpen && hall ? (
        <Bench year={Number(hall.date.slice(0, 4))} />
      ) : (
        <button type="button" onClick={() => setOpen(true)}>
          {say("plan.edit")}
        </button>
      )}
    </section>
  );
};
