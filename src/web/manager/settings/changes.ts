// What differs between two versions of the settings, in words that a manager reads: plans, windows and the calendar as the plans'
// editor tells them, every other section field by field. Pure.
import type { AllSections } from "../../../protocols/api/settings-sections.ts";
import { type Say, sayOf } from "../../words/words.ts";
import { type Difference, describe, differences, type Speech } from "../plans/description.ts";
import { changedSections, isSame, type SectionName } from "./sections.ts";

type Fields = Readonly<Record<string, unknown>>;

const told: ReadonlySet<string> = new Set([
  ...["windows", "staff", "plans", "seasons", "tide"],
  ...["holidays", "makeUpDays", "extraHours", "closures", "notices"],
]);

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Entries of a list, such as services; a list without any may become one. */
const isEntries = (value: unknown): value is readonly Fields[] => Array.isArray(value) && value.every(isFields);

const LONGEST = 160;

const nameOf = (entry: Fields): string => {
  if (entry.id === undefined && entry.from !== undefined) return `${entry.from}–${entry.to}`;
  const name = entry.name ?? entry.text ?? entry.file ?? entry.item ?? entry.id;
  return name === undefined
    ? Object.values(entry)
        .filter((value) => !isFields(value))
        .join(" ")
    : String(name);
};

/** By what an entry stays the same while its other fields change: a name that never changes, or else its place. */
const keyOf = (entry: Fields, place: number | undefined): string =>
  String(entry.id ?? entry.tag ?? entry.file ?? place ?? JSON.stringify(entry));

/** A value of a choice, such as light or dark, has a word of its own, and a service a name. */
const textOf = (value: unknown, field: string, speech: Speech): string => {
  const { say, serviceName } = speech;
  if (typeof value === "boolean") return say(value ? "plan.yes" : "plan.no");
  if (Array.isArray(value)) return value.map((one) => textOf(one, field, speech)).join("、") || say("plan.nothing");
  if (isFields(value)) return nameOf(value).slice(0, LONGEST);
  return serviceName(sayOf(say, `choice.${field}`, String(value))).slice(0, LONGEST);
};

interface At {
  readonly section: string;
  /** Of the field within its section; of the section, where it is one value. */
  readonly field: string;
  /** What the reader calls the place. */
  readonly names: readonly string[];
}

/** As the nearest place that has a word for it calls it, or as all do; what has no word is called by its name. */
export const fieldName = (places: readonly string[], field: string, say: Say): string => {
  const own = places.map((place) => sayOf(say, `field.${place}`, field)).find((name) => name !== field);
  return own ?? sayOf(say, "field", field);
};

const sectionName = (section: string, speech: Speech): string => sayOf(speech.say, "section", section);

/** A single value that came, went or became another. */
const single = (was: unknown, becomes: unknown, { field, names }: At, speech: Speech): Difference => ({
  about: names.join(" · "),
  ...(was === undefined ? {} : { was: textOf(was, field, speech) }),
  ...(becomes === undefined ? {} : { becomes: textOf(becomes, field, speech) }),
});

const inField = (at: At, field: string, speech: Speech): At => ({
  ...at,
  field,
  names: [...at.names, speech.serviceName(fieldName([at.field, at.section], field, speech.say))],
});

const inEntry = (at: At, entry: Fields): At => ({
  ...at,
  names: [...at.names.slice(0, -1), `${at.names.at(-1)}「${nameOf(entry).slice(0, 30)}」`],
});

const fieldChanges = (was: Fields, becomes: Fields, at: At, speech: Speech): Difference[] =>
  [...new Set([...Object.keys(was), ...Object.keys(becomes)])].flatMap((field) =>
    changesAt(was[field], becomes[field], inField(at, field, speech), speech),
  );

/** An entry that came or went is told by its name alone, one that stayed by its fields, and the order by all names. */
const entryChanges = (was: readonly Fields[], becomes: readonly Fields[], at: At, speech: Speech): Difference[] => {
  const hasPlaces = was.length === becomes.length;
  const [old, fresh] = [was, becomes].map(
    (list) => new Map(list.map((entry, place) => [keyOf(entry, hasPlaces ? place : undefined), entry])),
  );
  const keys = [...new Set([...old!.keys(), ...fresh!.keys()])];
  const found = keys.flatMap((key) => {
    const [one, other] = [old!.get(key), fresh!.get(key)];
    if (one && other) return fieldChanges(one, other, inEntry(at, other), speech);
    return [single(one, other, at, speech)];
  });
  const order = (list: readonly Fields[]) => list.map(nameOf).join("、");
  const isMoved = found.length === 0 && order(was) !== order(becomes);
  return isMoved ? [single(order(was), order(becomes), inField(at, "order", speech), speech)] : found;
};

const changesAt = (was: unknown, becomes: unknown, at: At, speech: Speech): Difference[] => {
  if (isSame(was, becomes)) return [];
  if (isFields(was) && isFields(becomes)) return fieldChanges(was, becomes, at, speech);
  if (isEntries(was) && isEntries(becomes)) return entryChanges(was, becomes, at, speech);
  return [single(was, becomes, at, speech)];
};

const plainChanges = (was: AllSections, becomes: AllSections, section: SectionName, speech: Speech): Difference[] =>
  changesAt(was[section], becomes[section], { section, field: section, names: [sectionName(section, speech)] }, speech);

/** As its editor would tell it; field by field where the editor has no words for what changed. */
const toldChanges = (was: AllSections, becomes: AllSections, section: SectionName, speech: Speech): Difference[] => {
  const only = { ...was, [section]: becomes[section] };
  const found = differences(describe(was, speech), describe(only, speech));
  return found.length > 0 ? found : plainChanges(was, becomes, section, speech);
};

/** What a reader of the second version finds changed. */
export const changesIn = (was: AllSections, becomes: AllSections, speech: Speech): Difference[] =>
  changedSections(becomes, was).flatMap((section) =>
    told.has(section) ? toldChanges(was, becomes, section, speech) : plainChanges(was, becomes, section, speech),
  );
