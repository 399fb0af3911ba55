// The words of the five grades and the reasons under them (好差评), as pad, kiosk and phone show them.
import type { RatingRules } from "../../../hall/complaints/rules.ts";
import { withItem } from "../../parts/draft.ts";
import { usePage } from "../../parts/page.tsx";
import { Field } from "../plans/field.tsx";
import { freshId } from "../plans/fresh-id.ts";
import { Rows } from "../plans/rows.tsx";
import type { TabProps } from "./editor.ts";
import { TextField } from "./fields.tsx";
import { Preview } from "./preview.tsx";
import { problemAt } from "./problems.ts";
import { RuleEntries } from "./rule-entries.tsx";
import { RuleFields } from "./rule-field.tsx";

type Reason = RatingRules["reasons"][number];

/** Codes of the grades, as the words stand in the rules: the best first. */
const GRADES = [5, 4, 3, 2, 1] as const;

interface PartProps extends TabProps {
  readonly set: (part: Partial<RatingRules>) => void;
}

const Grades = ({ editor: { draft, problems }, set }: PartProps) => {
  const { say } = usePage();
  const { ratings } = draft.value;
  const field = (list: "words" | "wordsEn", place: number) => (
    <TextField
      label={say(list === "words" ? "settings.grade" : "settings.grade-en", { n: GRADES[place]! })}
      {...(list === "wordsEn" && { lang: "en" })}
      value={ratings[list][place] ?? ""}
      max={40}
      problem={problemAt(problems, `/ratings/${list}/${place}`)}
      change={(word) => set({ [list]: withItem(ratings[list], place, word) })}
    />
  );
  return (
    <>
      {GRADES.map((grade, place) => (
        <div key={grade} class="pair">
          {field("words", place)}
          {field("wordsEn", place)}
        </div>
      ))}
    </>
  );
};

const ReasonRow = ({ reason, set }: { readonly reason: Reason; readonly set: (part: Partial<Reason>) => void }) => {
  const { say } = usePage();
  const toggle = (grade: number) => {
    const grades = [1, 2, 3, 4, 5].filter((one) => reason.grades.includes(one) !== (one === grade));
    if (grades.length > 0) set({ grades });
  };
  return (
    <>
      <Field label={say("field.name")} value={reason.name} size="long" change={(name) => set({ name })} />
      <Field
        label={say("field.nameEn")}
        value={reason.nameEn ?? ""}
        size="long"
        change={(nameEn) => set(nameEn === "" ? {} : { nameEn })}
      />
      {GRADES.map((grade) => (
        <button
          key={grade}
          type="button"
          class="small"
          aria-pressed={reason.grades.includes(grade)}
          onClick={() => toggle(grade)}
        >
          <span class="unseen">{say("settings.after-grade")}</span> {grade}
        </button>
      ))}
    </>
  );
};

const Reasons = ({ editor: { draft }, set }: PartProps) => {
  const { say } = usePage();
  const { reasons } = draft.value.ratings;
  const ids = reasons.map(({ tag }) => ({ id: tag }));
  const fresh: Reason = { tag: freshId("reason", ids), name: say("settings.new-reason"), grades: [1, 2] };
  return (
    <Rows
      title="settings.reasons"
      list={reasons}
      add={() => set({ reasons: [...reasons, fresh] })}
      change={(next) => set({ reasons: next })}
    >
      {(reason, setPart) => <ReasonRow reason={reason} set={setPart} />}
    </Rows>
  );
};

type Ground = RatingRules["excludes"][number];

const Grounds = ({ editor }: TabProps) => {
  const { say } = usePage();
  const name = say("settings.new-ground");
  return (
    <RuleEntries
      editor={editor}
      path="/ratings/excludes"
      title="field.ratings.excludes"
      fresh={(list: readonly Ground[]) => ({ id: freshId("ground", list), name })}
      isFolded
    >
      {(within) => <RuleFields editor={editor} within={within} names={["name", "nameEn"]} />}
    </RuleEntries>
  );
};

const Asked = ({ editor: { draft } }: TabProps) => {
  const { say, language } = usePage();
  const { words, wordsEn, reasons } = draft.value.ratings;
  const shown = language.code === "en" ? wordsEn : words;
  return (
    <Preview>
      <figure class="sheet kiosk">
        <figcaption>{say("settings.preview-pad")}</figcaption>
        <div class="face grades">
          {shown.map((word, at) => (
            <span key={GRADES[at]} class="tile">
              {word}
            </span>
          ))}
        </div>
      </figure>
      <figure class="sheet kiosk">
        <figcaption>{say("settings.preview-reasons")}</figcaption>
        <div class="face grades">
          {reasons
            .filter(({ grades }) => grades.includes(1))
            .map(({ tag, name }) => (
              <span key={tag} class="tile small">
                {name}
              </span>
            ))}
        </div>
      </figure>
    </Preview>
  );
};

export const RatingsTab = ({ editor }: TabProps) => {
  const { draft, change } = editor;
  const { ratings } = draft.value;
  const set = (part: Partial<RatingRules>) => change({ ratings: { ...ratings, ...part } });
  return (
    <div class="beside">
      <div class="form">
        <Grades {...{ editor, set }} />
        <Reasons {...{ editor, set }} />
        <RuleFields editor={editor} within="" names={["ratingSeconds"]} />
        <RuleFields editor={editor} within="/ratings" names={["days"]} />
        <RuleFields editor={editor} within="/ratings/deadlines" names={["remindHours", "attempts"]} />
        <Grounds editor={editor} />
      </div>
      <Asked editor={editor} />
    </div>
  );
};
