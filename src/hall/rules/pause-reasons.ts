// Why a window may pause, in the hall's own words: clerks choose one with a key, and visitors read it. Who may pause, and for how
// long, is not decided here.
import { type Static, Type } from "typebox";
import { closed, Label, Slug } from "./fields.ts";

const PauseReason = Type.Object({ id: Slug, name: Label, nameEn: Type.Optional(Label) }, closed);
export type PauseReason = Static<typeof PauseReason>;

const standardReasons = [
  { id: "away", name: "临时离开", nameEn: "Away for a moment" },
  { id: "papers", name: "整理材料", nameEn: "Sorting papers" },
  { id: "meal", name: "用餐", nameEn: "Meal" },
  { id: "shift", name: "交接班", nameEn: "Change of shift" },
  { id: "device", name: "设备故障", nameEn: "Device trouble" },
];

export const PauseReasons = Type.Array(PauseReason, {
  default: standardReasons,
  minItems: 1,
  maxItems: 9,
  description: "why a window may pause; the first is what a clerk gets by the same key twice, the others have a digit",
});
