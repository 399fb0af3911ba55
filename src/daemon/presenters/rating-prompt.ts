// What an evaluator pad asks: five grades in the words of 国办发〔2019〕51号, for one service.
import type { RateArgs } from "../../protocols/mqtt/arguments.ts";

/** Words for 5, 4, 3, 2, 1. */
export const gradeWords = ["非常满意", "满意", "基本满意", "不满意", "非常不满意"];

/** What a bad grade may be about. */
const reasons = [
  { tag: "waited-long", text: "等候时间长" },
  { tag: "served-slowly", text: "办理速度慢" },
  { tag: "unfriendly", text: "服务态度不好" },
  { tag: "not-explained", text: "一次没有讲清楚" },
  { tag: "sent-around", text: "来回跑、多次跑" },
  { tag: "not-solved", text: "事情没有办成" },
];

export const ratingPromptOf = (ticket: { id: string; number: string }, clerk: string, seconds: number): RateArgs => ({
  ticket: ticket.id,
  number: ticket.number,
  prompt: "请对本次服务作出评价",
  clerk,
  grades: gradeWords,
  reasons,
  seconds,
});
