// What a hall holds its figures against.
import { type Static, Type } from "typebox";
import { closed, whole } from "../rules/fields.ts";

export const StatisticsRules = Type.Object(
  {
    waitLimitMinutes: whole(1, 480, "a wait longer than this counts as over the limit (超时等待)", { default: 15 }),
    serveLimitMinutes: whole(1, 480, "a matter that takes longer counts as over the limit (超时办理)", { default: 30 }),
  },
  { ...closed, default: {}, description: "what the hall's figures are held against (统计) [Q5]" },
);
export type StatisticsRules = Static<typeof StatisticsRules>;
