// Where in the settings a problem lies, as a manager calls the place. Pure.
import type { AllSections } from "../../../protocols/api/settings-sections.ts";
import { type Say, sayOf } from "../../words/words.ts";
import { placeOf as placeInPlans } from "../plans/place.ts";
import { fieldName } from "./changes.ts";

const inPlans: ReadonlySet<string> = new Set([
  ...["windows", "staff", "plans", "seasons", "tide"],
  ...["holidays", "makeUpDays", "extraHours", "closures", "notices"],
]);

/** The entry that a part of a path leads to, and what it is called. */
const step = (
  within: unknown,
  part: string,
  say: Say,
): { readonly value: unknown; readonly name: string | undefined } => {
  if (!Array.isArray(within))
    return { value: (within as Record<string, unknown> | undefined)?.[part], name: undefined };
  const value: unknown = within[Number(part)];
  const named = value as { name?: string; text?: string } | undefined;
  const name = named?.name ?? named?.text;
  return { value, name: name ? `「${name.slice(0, 30)}」` : say("plan.n-th", { n: Number(part) + 1 }) };
};

/** `/services/2/to` as 「业务 · 「民政」 · 末号」. */
export const placeOf = (path: string, sections: AllSections, say: Say): string => {
  const [, section = "", ...parts] = path.split("/");
  if (inPlans.has(section)) return placeInPlans(path, sections, say);
  const names = [sayOf(say, "section", section)];
  let within: unknown = sections[section as keyof AllSections];
  let place = section;
  for (const part of parts) {
    const { value, name } = step(within, part, say);
    names.push(name ?? fieldName([place, section], part, say));
    if (name === undefined) place = part;
    within = value;
  }
  return names.join(" · ");
};
