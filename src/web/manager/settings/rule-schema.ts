// The schema of the hall's rules as a form reads it, and the rule that stands at a place such as `/appointments/slots/0/from`. Pure.
import type { AllSections } from "../../../protocols/api/settings-sections.ts";
import { withItem } from "../../parts/draft.ts";
import type { SectionName } from "./sections.ts";

/** As much of a JSON Schema as a form is made of. */
export interface RuleSchema {
  readonly type?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly default?: unknown;
  readonly const?: string;
  readonly anyOf?: readonly RuleSchema[];
  readonly items?: RuleSchema;
  readonly properties?: Readonly<Record<string, RuleSchema>>;
}

/** Without the empty part before the first stroke. */
export const partsOf = (path: string): string[] => path.split("/").slice(1);

/** Of a rule with several forms, the first that has a field of this name tells what the field is. */
const schemaWithin = (schema: RuleSchema, part: string): RuleSchema =>
  schema.items ??
  schema.properties?.[part] ??
  schema.anyOf?.flatMap(({ properties }) => properties?.[part] ?? [])[0] ??
  {};

export const schemaAt = (schema: RuleSchema, path: string): RuleSchema => partsOf(path).reduce(schemaWithin, schema);

export const valueAt = (sections: AllSections, path: string): unknown =>
  partsOf(path).reduce<unknown>((within, part) => (within as Record<string, unknown> | undefined)?.[part], sections);

/** A field that becomes undefined is left out, as the configuration has it. */
const withPart = (within: unknown, [first, ...rest]: readonly string[], value: unknown): unknown => {
  if (first === undefined) return value;
  if (Array.isArray(within)) return withItem(within, Number(first), withPart(within[Number(first)], rest, value));
  const { [first]: old, ...others } = (within ?? {}) as Record<string, unknown>;
  const next = withPart(old, rest, value);
  return next === undefined ? others : { ...others, [first]: next };
};

/** The section in which it lies, with this value there. */
export const changedAt = (sections: AllSections, path: string, value: unknown): Partial<AllSections> => {
  const [section = "", ...rest] = partsOf(path);
  return { [section]: withPart(sections[section as SectionName], rest, value) };
};

/** The words of a choice; none where a rule is something else. */
export const choicesOf = ({ anyOf = [] }: RuleSchema): string[] => anyOf.flatMap((one) => one.const ?? []);
