// What a hall decides about its cases (办件): its matters, how long they may take, and how their results go out.
import { type Static, Type } from "typebox";
import { ClockTime, closed, Label, Slug, whole } from "../rules/fields.ts";

export const CaseKind = Type.Union([Type.Literal("on-the-spot"), Type.Literal("urgent"), Type.Literal("promised")], {
  description: "即办件 done while the visitor waits, 急办件, 承诺件 done by a promised time [T5]",
});
export type CaseKind = Static<typeof CaseKind>;

const CaseItem = Type.Object(
  {
    id: Slug,
    name: Label,
    nameEn: Type.Optional(Label),
    service: Type.Optional({ ...Slug, description: "the service whose visitors come for it" }),
    kind: CaseKind,
    days: whole(0, 180, "working days in which it is promised, the day of acceptance not counted; 0 is that day [G7]", {
      default: 0,
    }),
    papers: Type.Array(Label, { maxItems: 20, default: [], description: "papers that belong to it (材料)" }),
  },
  closed,
);
export type CaseItem = Static<typeof CaseItem>;

export const CaseRules = Type.Object(
  {
    items: Type.Array(CaseItem, { maxItems: 300, default: [], description: "matters that can become cases (事项)" }),
    handOff: Type.Object(
      {
        urgentMinutes: whole(1, 480, "of an urgent case [T5]", { default: 5 }),
        promisedMinutes: whole(1, 480, "of a promised case [T5]", { default: 15 }),
      },
      { ...closed, default: {}, description: "working minutes from acceptance to the back office" },
    ),
    remindHours: Type.Array(whole(1, 240, "working hours"), {
      maxItems: 5,
      uniqueItems: true,
      default: [16, 4],
      description: "how long before the promised time somebody is reminded",
    }),
    papersDays: whole(1, 60, "working days in which papers that were asked for are expected [G6]", { default: 5 }),
    handOutService: Type.Optional({ ...Slug, description: "the service that hands results out (出件) [Q5] [T6]" }),
    post: Type.Boolean({
      default: false,
      description: "results may be sent by post, where an applicant chose it [T6]",
    }),
    archiveAt: Type.Unsafe<string>({
      ...ClockTime,
      default: "00:00",
      description: "when the cases that have ended leave the hall's books, local time; the ledger keeps all of them",
    }),
  },
  { ...closed, default: {}, description: "cases (办件): what goes on after its visitor has left the window" },
);
export type CaseRules = Static<typeof CaseRules>;
