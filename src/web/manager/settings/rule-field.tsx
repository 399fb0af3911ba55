// One rule of the hall as a field: its schema says what kind of field it is, its bounds and what is usual, a word what it is called.
import { usePage } from "../../parts/page.tsx";
import { type Say, sayOf, type Word } from "../../words/words.ts";
import { fieldName } from "./changes.ts";
import type { TabProps } from "./editor.ts";
import { AreaField, CheckField, ChoiceField, type Named, NumberField, TextField } from "./fields.tsx";
import { problemAt } from "./problems.ts";
import { changedAt, choicesOf, partsOf, type RuleSchema, schemaAt, valueAt } from "./rule-schema.ts";

export interface RuleProps extends TabProps {
  /** Such as `/appointments/daysAhead`. */
  readonly path: string;
}

interface Rule {
  readonly named: Named;
  readonly field: string;
  readonly schema: RuleSchema;
  readonly value: unknown;
  readonly set: (value: unknown) => void;
}

const isPlace = (part: string): boolean => /^\d+$/.test(part);

/** What a word says under `rule-help` of the rule itself, or of all that are called so. */
const helpWord = (say: Say, places: readonly string[]): string | undefined =>
  [places.join("."), places.at(-1) ?? ""].map((name) => `rule-help.${name}`).find((key) => say(key as Word) !== key);

/** And what holds where nobody says otherwise. */
const helpOf = (say: Say, places: readonly string[], schema: RuleSchema): string | undefined => {
  const { type, minimum, default: usual } = schema;
  const help = helpWord(say, places);
  const isNumber = type === "integer" || type === "number";
  const parts = [
    ...(help === undefined ? [] : [say(help as Word)]),
    // Where nothing at all is usual, that helps nobody.
    ...(isNumber && usual !== undefined && usual !== minimum ? [say("settings.usual", { n: String(usual) })] : []),
  ];
  return parts.length === 0 ? undefined : parts.join(say("settings.and"));
};

export const useRule = ({ editor, path }: RuleProps): Rule => {
  const { say } = usePage();
  const { draft, problems, change } = editor;
  const places = partsOf(path).filter((part) => !isPlace(part));
  const [section = "", ...inner] = places;
  const field = inner.at(-1) ?? section;
  const schema = schemaAt(editor.schema, path);
  return {
    named: {
      label:
        inner.length === 0 ? sayOf(say, "section", section) : fieldName([inner.at(-2) ?? section, section], field, say),
      help: helpOf(say, places, schema),
      problem: problemAt(problems, path),
    },
    ...{ field, schema, value: valueAt(draft.value, path) },
    set: (value) => change(changedAt(draft.value, path, value)),
  };
};

const Numeric = ({ named, schema, value, set }: Rule) => (
  <NumberField
    {...named}
    value={value as number | undefined}
    min={schema.minimum ?? 0}
    max={schema.maximum ?? Infinity}
    {...(schema.type === "number" && { step: 0.1 })}
    change={set}
  />
);

const Choice = ({ named, field, schema, value, set }: Rule) => {
  const { say } = usePage();
  return (
    <ChoiceField
      {...named}
      value={String(value)}
      options={choicesOf(schema).map((one) => [one, sayOf(say, `choice.${field}`, one)])}
      change={set}
    />
  );
};

/** One entry a line; what is being typed may end with an empty one. */
const Lines = ({ named, schema, value, set }: Rule) => {
  const lines = (value as readonly string[] | undefined) ?? [];
  const max = (schema.maxItems ?? 1) * ((schema.items?.maxLength ?? 40) + 1);
  const change = (text: string) => set(text === "" ? [] : text.split("\n"));
  return <AreaField {...named} value={lines.join("\n")} max={max} change={change} />;
};

const YesNo = ({ named, value, set }: Rule) => (
  <CheckField label={named.label} isTicked={value === true} toggle={() => set(value !== true)} />
);

/** Longer than a line. */
const AREA_FROM = 100;

/** What is empty in English is not said in it. */
const Text = ({ named, field, schema, value, set }: Rule) => {
  const max = schema.maxLength ?? 40;
  const Field = max > AREA_FROM ? AreaField : TextField;
  return (
    <Field
      {...named}
      {...(field.endsWith("En") && { lang: "en" })}
      value={(value as string | undefined) ?? ""}
      max={max}
      change={(text) => set(text === "" && field.endsWith("En") ? undefined : text)}
    />
  );
};

const kindOf = (schema: RuleSchema) => {
  if (choicesOf(schema).length > 0) return Choice;
  if (schema.type === "integer" || schema.type === "number") return Numeric;
  if (schema.type === "array") return Lines;
  return schema.type === "boolean" ? YesNo : Text;
};

export const RuleField = (props: RuleProps) => {
  const rule = useRule(props);
  const Kind = kindOf(rule.schema);
  return <Kind {...rule} />;
};

interface FieldsProps extends TabProps {
  /** Where the fields lie; empty for whole sections. */
  readonly within: string;
  readonly names: readonly string[];
}

/** Several rules side by side where there is room. */
export const RuleFields = ({ editor, within, names }: FieldsProps) => (
  <div class="rule-fields">
    {names.map((name) => (
      <RuleField key={name} editor={editor} path={`${within}/${name}`} />
    ))}
  </div>
);
