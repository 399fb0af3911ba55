// The matters that become cases: what each is called, how long it may take and which papers it needs; and when somebody is reminded.
import type { CaseRules } from "../../../hall/cases/rules.ts";
import { usePage } from "../../parts/page.tsx";
import { freshId } from "../plans/fresh-id.ts";
import type { TabProps } from "./editor.ts";
import { Preview } from "./preview.tsx";
import { RuleEntries } from "./rule-entries.tsx";
import { RuleField, RuleFields } from "./rule-field.tsx";
import { RuleNumbers, RuleReference } from "./rule-lists.tsx";

type Item = CaseRules["items"][number];

/** Of a new matter; what most counties publish. */
const USUAL_DAYS = 5;

const ItemFields = ({ editor, within, item }: TabProps & { readonly within: string; readonly item: Item }) => {
  const { say } = usePage();
  const names = ["name", "nameEn", "kind", ...(item.kind === "promised" ? ["days"] : [])];
  return (
    <>
      <RuleFields editor={editor} within={within} names={names} />
      <RuleReference
        editor={editor}
        path={`${within}/service`}
        among={editor.draft.value.services}
        none={say("settings.any-service")}
      />
      <RuleField editor={editor} path={`${within}/papers`} />
    </>
  );
};

const Items = ({ editor }: TabProps) => {
  const { say } = usePage();
  const name = say("settings.new-item");
  const fresh = (list: readonly Item[]): Item => ({
    ...{ id: freshId("item", list), name, kind: "promised", days: USUAL_DAYS, papers: [] },
  });
  return (
    <RuleEntries editor={editor} path="/cases/items" title="settings.items" fresh={fresh} isFolded>
      {(within, item) => <ItemFields {...{ editor, within, item }} />}
    </RuleEntries>
  );
};

/** A case that is accepted today, by the working days of the hall. */
const Promised = ({ editor: { draft, outlook } }: TabProps) => {
  const { say } = usePage();
  const { items, remindHours } = draft.value.cases;
  const promises = outlook?.promises ?? {};
  const known = items.filter(({ id }) => promises[id] !== undefined);
  return (
    <Preview>
      <p class="quiet">{say(known.length === 0 ? "settings.no-promises" : "settings.promises-help")}</p>
      <ul class="promises">
        {known.map(({ id, name }) => (
          <li key={id}>
            {name} <b>{promises[id]}</b>
          </li>
        ))}
      </ul>
      {remindHours.length > 0 && <p>{say("settings.reminded", { hours: remindHours.join("、") })}</p>}
    </Preview>
  );
};

export const CasesTab = ({ editor }: TabProps) => {
  const { say } = usePage();
  const { services } = editor.draft.value;
  return (
    <div class="beside">
      <div class="form">
        <Items editor={editor} />
        <h3>{say("settings.times")}</h3>
        <RuleFields editor={editor} within="/cases/handOff" names={["urgentMinutes", "promisedMinutes"]} />
        <RuleNumbers editor={editor} path="/cases/remindHours" usual={8} />
        <RuleFields editor={editor} within="/cases" names={["papersDays", "archiveAt"]} />
        <h3>{say("settings.handing-out")}</h3>
        <RuleReference
          editor={editor}
          path="/cases/handOutService"
          among={services}
          none={say("settings.no-hand-out")}
        />
        <RuleField editor={editor} path="/cases/post" />
      </div>
      <Promised editor={editor} />
    </div>
  );
};
