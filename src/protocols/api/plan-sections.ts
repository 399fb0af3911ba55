// The part of a hall's rules that a manager edits as plans: windows, further plans, their calendar with its hours and
// notices, staff and the tide.
import { type Static, Type } from "typebox";
import { HallRules } from "../../hall/rules/rules.ts";

export const PlanSections = Type.Pick(HallRules, [
  ...(["windows", "staff", "plans", "seasons", "tide"] as const),
  ...(["sessions", "holidays", "makeUpDays", "extraHours", "closures", "notices"] as const),
]);
export type PlanSections = Static<typeof PlanSections>;

/** Which plan holds on a day, and why. */
export const PlanDay = Type.Object({
  date: Type.String(),
  /** `base` is the plan of the windows themselves. */
  plan: Type.String(),
  season: Type.Optional(Type.String({ description: "id of the season that chooses it" })),
  isHoliday: Type.Optional(Type.Boolean()),
});
export type PlanDay = Static<typeof PlanDay>;
