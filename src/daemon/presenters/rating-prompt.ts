// What an evaluator pad asks: five grades in the words of 国办发〔2019〕51号, for one service.
import type { RateArgs } from "../../protocols/mqtt/arguments.ts";

/** Words for 5, 4, 3, 2, 1. */
export const gradeWords = ["非常满意", "满意", "基本满意", "不满意", "非常不满意"];

export const ratingPromptOf = (ticket: { id: string; number: string }, clerk: string, seconds: number): RateArgs => ({
  ticket: ticket.id,
  number: ticket.number,
  prompt: "请对本次服务作出评价",
  clerk,
  grades: gradeWords,
  seconds,
});
