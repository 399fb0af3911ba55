// Settings as they are edited: which sections differ, and what becomes of edits when somebody else has saved meanwhile. Pure.
import type { AllSections, Sections } from "../../../protocols/api/settings-sections.ts";

export type SectionName = keyof AllSections;

/** Fields in any order: an editor that leaves a field out and puts it back has changed nothing. */
const textOf = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  ) ?? "";

export const isSame = (one: unknown, other: unknown): boolean => one === other || textOf(one) === textOf(other);

const namesIn = (...all: readonly Sections[]): SectionName[] => [
  ...new Set(all.flatMap((sections) => Object.keys(sections) as SectionName[])),
];

/** In `mine` and not as they are in `theirs`. */
export const changedSections = (mine: Sections, theirs: Sections): SectionName[] =>
  namesIn(mine, theirs).filter((name) => !isSame(mine[name], theirs[name]));

const picked = (sections: Sections, names: readonly SectionName[]): Sections =>
  Object.fromEntries(names.flatMap((name) => (sections[name] === undefined ? [] : [[name, sections[name]]])));

/** What lies over the configuration: whatever is not as it has it. */
export const overlayOf = (sections: AllSections, standard: AllSections): Sections =>
  picked(sections, changedSections(sections, standard));

/** The edits alone. */
export const editsOf = (mine: AllSections, was: AllSections): Sections => picked(mine, changedSections(mine, was));

/** Edits laid over what holds now: a section that both have changed is as it was edited here. */
export const rebased = (edits: Sections, now: AllSections): AllSections => ({ ...now, ...edits }) as AllSections;
