// What an evaluator pad asks: five grades in the hall's own words, for one service.

import { badReasons, type RatingRules } from "../../hall/complaints/rules.ts";
import { compact } from "../../hall/views/compact.ts";
import type { RateArgs } from "../../protocols/mqtt/arguments.ts";

interface Rated {
  readonly id: string;
  readonly number: string;
}

/** @param clerk name of whoever served */
export const ratingPromptOf = (rules: RatingRules, ticket: Rated, clerk: string, seconds: number): RateArgs => ({
  ticket: ticket.id,
  number: ticket.number,
  prompt: "请对本次服务作出评价",
  clerk,
  grades: [...rules.words],
  gradesEn: [...rules.wordsEn],
  reasons: badReasons(rules).map(({ tag, name, nameEn }) => compact({ tag, text: name, textEn: nameEn })),
  seconds,
});
