// Rules as an older version wrote them, read by a newer one: sections that they could not have yet take their defaults.
import { HallRules } from "./rules.ts";

/** As much of a JSON Schema as sections are made of. */
interface Section {
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, Section>>;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const complete = (section: Section, given: unknown): unknown => {
  const value = given === undefined ? structuredClone(section.default) : given;
  if (!section.properties || !isRecord(value)) return value;
  const fields = Object.entries(section.properties).map(([name, field]) => [name, complete(field, value[name])]);
  return { ...value, ...Object.fromEntries(fields.filter(([, field]) => field !== undefined)) };
};

/** Leaves the given rules as they are. */
export const completeRules = (rules: HallRules): HallRules => complete(HallRules as Section, rules) as HallRules;
