// The part of a hall's rules that a manager edits while the hall runs, and what the pages are told of it.
import { type Static, Type } from "typebox";
import { LocalDate } from "../../hall/rules/fields.ts";
import { HallRules } from "../../hall/rules/rules.ts";
import { PlanDay } from "./plan-sections.ts";

/** Any section of the rules but what identifies the hall. */
export const Sections = Type.Partial(Type.Omit(HallRules, ["id", "timeZone"]), {
  additionalProperties: false,
  title: "Settings",
  description: "Sections of the hall's rules that take the place of the configuration's",
});
export type Sections = Static<typeof Sections>;

/** Settings that are tried, the days whose plans are asked for, and the day from which is told what could be booked and promised. */
export const Trial = Type.Object(
  {
    settings: Type.Unknown(),
    from: Type.Optional(LocalDate),
    to: Type.Optional(LocalDate),
    today: Type.Optional(LocalDate),
  },
  { additionalProperties: false },
);
export type Trial = Static<typeof Trial>;

const Colours = Type.Record(Type.String(), Type.String());

const BookableDay = Type.Object({
  date: Type.String(),
  slots: Type.Integer({ description: "times of that day" }),
  places: Type.Record(Type.String(), Type.Integer(), { description: "of all its slots, by service" }),
});
export type BookableDay = Static<typeof BookableDay>;

/** What settings would come to. */
export const Outlook = Type.Object({
  days: Type.Array(PlanDay, { description: "from the first to the last day asked for, at most 400" }),
  colours: Type.Object(
    { light: Colours, dark: Colours },
    { description: "by CSS property, as /theme.css would have them" },
  ),
  bookable: Type.Optional(
    Type.Array(BookableDay, { description: "seven days from `today`, as if nothing were booked yet" }),
  ),
  promises: Type.Optional(
    Type.Record(Type.String(), Type.String(), {
      description: "date by which a case accepted on `today` would be promised, by id of its matter",
    }),
  ),
});
export type Outlook = Static<typeof Outlook>;

/** Every section as it is in force. */
export type AllSections = Omit<HallRules, "id" | "timeZone">;

/** A version of the settings that the ledger has. */
export interface SavedSettings {
  /** Of its event; names it for ever. */
  readonly seq: number;
  /** ms since 1970 UTC. */
  readonly at: number;
  /** `manager:manager`, or `hall:start` where the configuration had changed while the hall was shut. */
  readonly by: string;
  /** The sections that it changed; all of them in the first version. */
  readonly changed: readonly (keyof AllSections)[];
}

export interface SavedVersion extends SavedSettings {
  readonly sections: AllSections;
  /** What was in force until then; absent in the first version. */
  readonly former?: AllSections;
}
