// What becomes of a number that is called in vain: one of a few rules, and the numbers that belong to it.
import type { MissedRule } from "../../../hall/rules/rules.ts";
import { usePage } from "../../parts/page.tsx";
import { ChoiceField } from "./fields.tsx";
import { RuleFields, type RuleProps, useRule } from "./rule-field.tsx";

type Rule = MissedRule["rule"];

/** What somebody who chooses a rule begins with. */
const fresh: { readonly [R in Rule]: Extract<MissedRule, { rule: R }> } = {
  void: { rule: "void" },
  tail: { rule: "tail", times: 3 },
  "keep-calls": { rule: "keep-calls", calls: 3 },
  "keep-minutes": { rule: "keep-minutes", minutes: 15 },
  back: { rule: "back", places: 3, times: 3 },
};
const rules = Object.keys(fresh) as Rule[];

/** Of a service, for which the hall's own rule may do. */
const AS_HALL = "as-hall";

interface Props extends RuleProps {
  readonly isOptional?: boolean;
}

export const MissedField = ({ editor, path, isOptional = false }: Props) => {
  const { say } = usePage();
  const { value, set } = useRule({ editor, path });
  const missed = value as MissedRule | undefined;
  const options = [...(isOptional ? ([AS_HALL] as const) : []), ...rules];
  const { rule, ...numbers } = missed ?? { rule: AS_HALL };
  return (
    <>
      <ChoiceField
        label={say("field.missed.rule")}
        value={rule}
        options={options.map((one) => [one, say(`choice.missed.${one}`)])}
        change={(one) => set(one === AS_HALL ? undefined : fresh[one])}
      />
      <RuleFields editor={editor} within={path} names={Object.keys(numbers)} />
    </>
  );
};
