// What the hall is called and how its pages look, with the pages beside it as they would be.
import type { LookRules } from "../../../hall/rules/look-rules.ts";
import { usePage } from "../../parts/page.tsx";
import { PictureField } from "../picture-field.tsx";
import type { SettingsEditor, TabProps } from "./editor.ts";
import { ChoiceField, TextField } from "./fields.tsx";
import { LookPreview } from "./look-preview.tsx";
import { problemAt } from "./problems.ts";

const schemes = ["light", "dark", "auto"] as const;
const letterSizes = ["normal", "large", "largest"] as const;

/** Colours that halls like, all of them easy to tell from a warning. */
const accents = [
  ["#0b4f55", "teal"],
  ["#0b4a8f", "blue"],
  ["#14532d", "green"],
  ["#8f1d1d", "red"],
  ["#5b2a86", "purple"],
  ["#3b4a57", "grey"],
] as const;

/** The English name may be empty: then the hall has only one. Where the configuration has one, it cannot be taken away here. */
const named = ({ inForce, draft }: SettingsEditor, nameEn: string): string | undefined =>
  nameEn !== "" || inForce.standard.nameEn === undefined ? nameEn || undefined : draft.value.name;

const Names = ({ editor }: TabProps) => {
  const { say } = usePage();
  const { draft, problems, change } = editor;
  const { name, nameEn = "" } = draft.value;
  const setEnglish = (text: string) => {
    const next = named(editor, text);
    // An absent field and not an undefined one, as the configuration has it.
    change({ nameEn: next } as { nameEn: string });
  };
  return (
    <>
      <TextField
        label={say("field.hall.name")}
        value={name}
        max={40}
        problem={problemAt(problems, "/name")}
        change={(text) => change({ name: text })}
      />
      <TextField
        label={say("field.nameEn")}
        help={say("rule-help.nameEn")}
        lang="en"
        value={nameEn}
        max={40}
        problem={problemAt(problems, "/nameEn")}
        change={setEnglish}
      />
    </>
  );
};

interface LookProps {
  readonly look: LookRules;
  readonly set: (part: Partial<LookRules>) => void;
}

const Accent = ({ look: { accent }, set }: LookProps) => {
  const { say } = usePage();
  return (
    <fieldset class="accent">
      <legend>{say("field.look.accent")}</legend>
      {accents.map(([colour, name]) => (
        <button
          key={colour}
          type="button"
          class="swatch"
          aria-pressed={accent === colour}
          onClick={() => set({ accent: colour })}
        >
          <span aria-hidden="true" style={{ backgroundColor: colour }} /> {say(`settings.colour-${name}`)}
        </button>
      ))}
      <label class="own">
        {say("settings.own-colour")}{" "}
        <input type="color" value={accent} onInput={(event) => set({ accent: event.currentTarget.value })} />
      </label>
      <small>{say("settings.accent-help")}</small>
    </fieldset>
  );
};

const Schemes = ({ look, set }: LookProps) => {
  const { say } = usePage();
  return (
    <>
      <ChoiceField
        label={say("field.look.scheme")}
        value={look.scheme}
        options={schemes.map((one) => [one, say(`look.${one}`)])}
        change={(scheme) => set({ scheme })}
      />
      <ChoiceField
        label={say("field.look.screens")}
        value={look.screens}
        options={(["light", "dark"] as const).map((one) => [one, say(`look.${one}`)])}
        change={(screens) => set({ screens })}
      />
      <ChoiceField
        label={say("field.look.letters")}
        help={say("settings.letters-help")}
        value={look.letters}
        options={letterSizes.map((one) => [one, say(`look.${one}`)])}
        change={(letters) => set({ letters })}
      />
    </>
  );
};

export const HallTab = ({ editor }: TabProps) => {
  const { say } = usePage();
  const { look } = editor.draft.value;
  const set = (part: Partial<LookRules>) => editor.change({ look: { ...look, ...part } });
  return (
    <div class="beside">
      <div class="form">
        <Names editor={editor} />
        <h3>{say("settings.emblem")}</h3>
        <PictureField
          src="/emblem"
          path="/look/emblem"
          label={say("settings.emblem-other")}
          name={say("settings.emblem")}
        />
        <h3>{say("section.look")}</h3>
        <Accent {...{ look, set }} />
        <Schemes {...{ look, set }} />
      </div>
      <LookPreview editor={editor} />
    </div>
  );
};
