// Who is called before whom, and what becomes of those who do not come: priority classes, the order of calls, missed calls.
import type { TicketClass } from "../../../hall/rules/rules.ts";
import { usePage } from "../../parts/page.tsx";
import { freshId } from "../plans/fresh-id.ts";
import { CallsPreview } from "./calls-preview.tsx";
import type { TabProps } from "./editor.ts";
import { CheckField } from "./fields.tsx";
import { MissedField } from "./missed-field.tsx";
import { RuleEntries } from "./rule-entries.tsx";
import { RuleField, RuleFields, useRule } from "./rule-field.tsx";

/** Visitors may, where nothing is said. */
const Picked = ({ editor, within }: TabProps & { readonly within: string }) => {
  const { named, value, set } = useRule({ editor, path: `${within}/isPicked` });
  const isPicked = value !== false;
  return <CheckField label={named.label} isTicked={isPicked} toggle={() => set(isPicked ? false : undefined)} />;
};

/** How fast a claim grows says nothing where rank decides. */
const byRank = ["name", "nameEn", "rank"];
const byClaim = [...byRank, "weight", "headMinutes"];

const Classes = ({ editor }: TabProps) => {
  const { say } = usePage();
  const names = editor.draft.value.callBy === "claim" ? byClaim : byRank;
  const name = say("settings.new-class");
  const fresh = (list: readonly TicketClass[]): TicketClass => ({ id: freshId("class", list), name, rank: 1 });
  return (
    <RuleEntries editor={editor} path="/classes" title="section.classes" fresh={fresh}>
      {(within) => (
        <>
          <RuleFields editor={editor} within={within} names={names} />
          <Picked {...{ editor, within }} />
        </>
      )}
    </RuleEntries>
  );
};

const Guard = ({ editor }: TabProps) => {
  const { say } = usePage();
  return (
    <>
      <h3>{say("section.guard")}</h3>
      <RuleFields editor={editor} within="/guard" names={["run", "waitMinutes"]} />
    </>
  );
};

export const CallsTab = ({ editor }: TabProps) => {
  const { say } = usePage();
  return (
    <div class="beside">
      <div class="form">
        <RuleField editor={editor} path="/callBy" />
        <Classes editor={editor} />
        {editor.draft.value.callBy === "rank" && <Guard editor={editor} />}
        <h3>{say("section.missed")}</h3>
        <MissedField editor={editor} path="/missed" />
        <h3>{say("section.recall")}</h3>
        <RuleFields editor={editor} within="/recall" names={["max", "gapSeconds"]} />
        <RuleFields editor={editor} within="" names={["undoSeconds", "holdMinutesMax"]} />
        <h3>{say("section.statistics")}</h3>
        <RuleFields editor={editor} within="/statistics" names={["waitLimitMinutes", "serveLimitMinutes"]} />
      </div>
      <CallsPreview editor={editor} />
    </div>
  );
};
