// Rules that are more than one value: some numbers, or the name of something else that the hall has.
import { withItem, without } from "../../parts/draft.ts";
import { usePage } from "../../parts/page.tsx";
import { nameIn } from "../../words/words.ts";
import { Amount } from "../plans/field.tsx";
import { ServiceIds } from "../plans/service-list.tsx";
import { ChoiceField } from "./fields.tsx";
import { type RuleProps, useRule } from "./rule-field.tsx";

interface NumbersProps extends RuleProps {
  /** What another one begins with. */
  readonly usual: number;
}

export const RuleNumbers = ({ editor, path, usual }: NumbersProps) => {
  const { say } = usePage();
  const { named, schema, value, set } = useRule({ editor, path });
  const list = value as readonly number[];
  const { items = {}, maxItems = Number.POSITIVE_INFINITY } = schema;
  return (
    <fieldset class="rule-list">
      <legend>{named.label}</legend>
      <span class="chips">
        {list.map((n, at) => (
          // A number has no name; it stays the same field while it is typed.
          <span key={at} class="chip">
            <Amount
              label={`${named.label} ${at + 1}`}
              value={n}
              min={items.minimum ?? 0}
              {...(items.maximum !== undefined && { max: items.maximum })}
              change={(next = 0) => set(withItem(list, at, next))}
            />
            <button
              type="button"
              class="remove"
              aria-label={`${named.label} ${at + 1} ${say("plan.remove")}`}
              onClick={() => set(without(list, at))}
            >
              ✕
            </button>
          </span>
        ))}
        <button type="button" class="small" disabled={list.length >= maxItems} onClick={() => set([...list, usual])}>
          ＋ <span class="unseen">{named.label}</span>
        </button>
      </span>
    </fieldset>
  );
};

/** Services by their ids. */
export const RuleServices = (props: RuleProps) => {
  const { named, value, set } = useRule(props);
  return (
    <fieldset class="rule-list">
      <legend>{named.label}</legend>
      <ServiceIds label={named.label} ids={value as readonly string[]} change={set} />
    </fieldset>
  );
};

interface ReferenceProps extends RuleProps {
  readonly among: readonly { readonly id: string; readonly name: string; readonly nameEn?: string }[];
  /** Where nothing is named. */
  readonly none: string;
}

/** What does not exist any more stays in sight, for the hall to say so. */
export const RuleReference = ({ editor, path, among, none }: ReferenceProps) => {
  const { language } = usePage();
  const { named, value, set } = useRule({ editor, path });
  const id = (value as string | undefined) ?? "";
  const known = id === "" || among.some((one) => one.id === id) ? among : [...among, { id, name: id }];
  return (
    <ChoiceField
      {...named}
      value={id}
      options={[["", none], ...known.map((one) => [one.id, nameIn(language, one)] as const)]}
      change={(next) => set(next === "" ? undefined : next)}
    />
  );
};
