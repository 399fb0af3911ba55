// The hall screen: what stands beside the calls, which pictures and videos take turns, and how its panel is spared.
import type { ScreenMedium, ScreenPart, ScreenRules } from "../../../hall/rules/screen-rules.ts";
import { usePage } from "../../parts/page.tsx";
import { Choice, DATE_FORM, Field } from "../plans/field.tsx";
import { Rows } from "../plans/rows.tsx";
import type { TabProps } from "./editor.ts";
import { CheckField } from "./fields.tsx";
import { MediaFiles, useMedia } from "./media-files.tsx";
import { RuleFields } from "./rule-field.tsx";

const parts: readonly ScreenPart[] = ["last", "services", "windows"];

interface PartProps extends TabProps {
  readonly set: (part: Partial<ScreenRules>) => void;
}

const Parts = ({ editor, set }: PartProps) => {
  const { say } = usePage();
  const shown = editor.draft.value.screen.parts;
  return (
    <fieldset>
      <legend>{say("field.screen.parts")}</legend>
      {parts.map((part) => (
        <CheckField
          key={part}
          label={say(`choice.parts.${part}`)}
          isTicked={shown.includes(part)}
          toggle={() => set({ parts: parts.filter((one) => shown.includes(one) !== (one === part)) })}
        />
      ))}
    </fieldset>
  );
};

interface MediumProps {
  readonly medium: ScreenMedium;
  readonly files: readonly string[];
  readonly set: (part: Partial<ScreenMedium>) => void;
  readonly replace: (medium: ScreenMedium) => void;
}

/** An empty text or date is none. */
const withText = (medium: ScreenMedium, field: "text" | "to", value: string): ScreenMedium => {
  const { [field]: _, ...rest } = medium;
  return value === "" ? rest : { ...rest, [field]: value };
};

const Below = ({
  medium,
  field,
  replace,
}: Pick<MediumProps, "medium" | "replace"> & { readonly field: "text" | "to" }) => {
  const { say } = usePage();
  const label = say(`field.media.${field}`);
  return (
    <span class="named">
      {label}{" "}
      <Field
        label={label}
        value={medium[field] ?? ""}
        {...(field === "to" && { form: DATE_FORM, size: "date" as const })}
        change={(value) => replace(withText(medium, field, value))}
      />
    </span>
  );
};

const Medium = ({ medium, files, set, replace }: MediumProps) => {
  const { say } = usePage();
  const known = files.includes(medium.file) ? files : [medium.file, ...files];
  return (
    <>
      <Choice
        label={say("field.file")}
        value={medium.file}
        options={known.map((file) => [file, file])}
        change={(file) => set({ file })}
      />
      <label>
        {say("field.seconds")}{" "}
        <input
          type="number"
          min={3}
          max={120}
          value={medium.seconds}
          onInput={(event) => set({ seconds: Number(event.currentTarget.value) })}
        />
      </label>
      <Below {...{ medium, replace }} field="text" />
      <Below {...{ medium, replace }} field="to" />
    </>
  );
};

const Turns = ({ editor, set, files }: PartProps & { readonly files: readonly string[] }) => {
  const { say } = usePage();
  const { media } = editor.draft.value.screen;
  const unused = files.find((file) => media.every((one) => one.file !== file)) ?? files[0];
  return (
    <>
      <Rows
        title="settings.turns"
        list={media}
        add={() => unused && set({ media: [...media, { file: unused, seconds: 12 }] })}
        change={(next) => set({ media: next })}
      >
        {(medium, setPart, replace) => <Medium {...{ medium, files, replace }} set={setPart} />}
      </Rows>
      {files.length === 0 && <p class="quiet">{say("settings.no-media")}</p>}
    </>
  );
};

export const ScreenTab = ({ editor }: TabProps) => {
  const { screen } = editor.draft.value;
  const shelf = useMedia();
  const set = (part: Partial<ScreenRules>) => editor.change({ screen: { ...screen, ...part } });
  return (
    <div class="form wide">
      <Parts {...{ editor, set }} />
      <MediaFiles shelf={shelf} />
      <Turns {...{ editor, set }} files={shelf.files.map(({ file }) => file)} />
      <RuleFields editor={editor} within="/screen" names={["quietSeconds", "shiftPx", "shiftMinutes"]} />
    </div>
  );
};
