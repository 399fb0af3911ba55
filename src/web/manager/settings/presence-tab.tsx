// Why windows pause, in the hall's own words, and after how long a window without its clerk counts as empty.
import type { PauseReason } from "../../../hall/rules/pause-reasons.ts";
import { usePage } from "../../parts/page.tsx";
import { freshId } from "../plans/fresh-id.ts";
import type { TabProps } from "./editor.ts";
import { Preview } from "./preview.tsx";
import { RuleEntries } from "./rule-entries.tsx";
import { RuleFields } from "./rule-field.tsx";
import { RuleOption } from "./rule-option.tsx";

const NOON = { from: "12:00", to: "13:30" };

const Pauses = ({ editor }: TabProps) => {
  const { say } = usePage();
  const name = say("settings.new-pause");
  return (
    <>
      <RuleEntries
        editor={editor}
        path="/pauses"
        title="section.pauses"
        fresh={(list: readonly PauseReason[]) => ({ id: freshId("pause", list), name })}
        isFolded
        isOrdered
      >
        {(within) => <RuleFields editor={editor} within={within} names={["name", "nameEn"]} />}
      </RuleEntries>
      <p class="quiet">{say("settings.pauses-help")}</p>
    </>
  );
};

const Paused = ({ editor }: TabProps) => {
  const { say } = usePage();
  return (
    <Preview>
      <figure class="sheet screen dark">
        <figcaption>{say("settings.preview-pause")}</figcaption>
        <div class="face">
          <b>{say("settings.sample-paused")}</b>
          {editor.draft.value.pauses.map(({ id, name }) => (
            <span key={id}>{name}</span>
          ))}
        </div>
      </figure>
    </Preview>
  );
};

export const PresenceTab = ({ editor }: TabProps) => {
  const { say } = usePage();
  return (
    <div class="beside">
      <div class="form">
        <Pauses editor={editor} />
        <h3>{say("section.presence")}</h3>
        <RuleFields editor={editor} within="/presence" names={["graceMinutes", "pauseMinutesMax"]} />
        <RuleOption editor={editor} path="/presence/lunch" fresh={NOON} names={["from", "to"]} />
      </div>
      <Paused editor={editor} />
    </div>
  );
};
