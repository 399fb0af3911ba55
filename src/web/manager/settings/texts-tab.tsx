// What people read beside numbers: the notices, and what runs along the foot of the hall screen.
import { usePage } from "../../parts/page.tsx";
import { NoticeRows } from "../plans/notice-rows.tsx";
import type { TabProps } from "./editor.ts";
import { AreaField } from "./fields.tsx";
import { Preview } from "./preview.tsx";
import { problemAt } from "./problems.ts";
import { RuleFields } from "./rule-field.tsx";

const MARQUEE_LONGEST = 2000;

/** One passage a line. */
const Marquee = ({ editor: { draft, problems, change } }: TabProps) => {
  const { say } = usePage();
  const { screen } = draft.value;
  return (
    <AreaField
      label={say("field.screen.marquee")}
      help={say("settings.marquee-help")}
      value={screen.marquee.join("\n")}
      max={MARQUEE_LONGEST}
      problem={problemAt(problems, "/screen/marquee")}
      change={(text) => change({ screen: { ...screen, marquee: text === "" ? [] : text.split("\n") } })}
    />
  );
};

const OnScreen = ({ editor: { draft } }: TabProps) => {
  const { say } = usePage();
  const { notices, screen } = draft.value;
  const onScreen = notices.texts.filter(({ where }) => where.includes("screen")).map(({ text }) => text);
  const shown = [...onScreen, ...screen.marquee.filter((text) => text !== "")];
  return (
    <Preview>
      <figure class="sheet screen dark">
        <figcaption>{say("settings.preview-screen")}</figcaption>
        <div class="face">
          {shown.length === 0 ? (
            <span class="soft">{say("settings.no-texts")}</span>
          ) : (
            shown.map((text, at) => <span key={at}>{text}</span>)
          )}
        </div>
      </figure>
    </Preview>
  );
};

export const TextsTab = ({ editor }: TabProps) => (
  <div class="beside">
    <div class="form">
      <NoticeRows editor={editor} />
      <Marquee editor={editor} />
      <RuleFields editor={editor} within="/phone" names={["comeBackMinutes", "comeBackAhead"]} />
    </div>
    <OnScreen editor={editor} />
  </div>
);
