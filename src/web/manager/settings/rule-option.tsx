// Rules that a hall may do without: a box to tick, and their fields once it is ticked.
import { CheckField } from "./fields.tsx";
import { RuleFields, type RuleProps, useRule } from "./rule-field.tsx";

interface Props extends RuleProps {
  /** What they begin with. */
  readonly fresh: object;
  readonly names: readonly string[];
}

export const RuleOption = ({ editor, path, fresh, names }: Props) => {
  const { named, value, set } = useRule({ editor, path });
  const isSet = value !== undefined;
  return (
    <>
      <CheckField label={named.label} isTicked={isSet} toggle={() => set(isSet ? undefined : fresh)} />
      {isSet && <RuleFields editor={editor} within={path} names={names} />}
    </>
  );
};
