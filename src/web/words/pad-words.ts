// What a tablet says as an evaluator pad. The hall's own words for grades and reasons come with its question.
import type { Table } from "./word-table.ts";

export const padWords = {
  "pad.rest": ["办完业务后，请您在这里评价", "Please rate here once you have been served"],
  "pad.clerk": ["工作人员：{name}", "Served by {name}"],
  "pad.alone": ["请您本人按键，只算一次", "For you alone to press; one press counts"],
  "pad.prompt": ["请对本次服务作出评价", "How was the service?"],
  "pad.left": ["还有 {n} 秒，不评价也可以直接离开", "{n} s left; you may also leave without rating"],
  "pad.why": ["哪里让您不满意？可多选", "What was wrong? Choose any"],
  "pad.why-left": ["您的评价已收到，{n} 秒后自动提交", "Your rating is taken; it is sent in {n} s"],
  "pad.submit": ["提交", "Send"],
  "pad.skip": ["不说明，直接提交", "Send without a reason"],
  "pad.sending": ["正在提交…", "Sending…"],
  "pad.thanks": ["谢谢您的评价", "Thank you"],
  "pad.off": ["连接断开，暂时不能评价；您可以直接离开", "No connection: rating waits; you may also leave"],
  "pad.unknown": ["大厅里没有这个评价器，请工作人员查看设置", "The hall has no such pad; please tell the staff"],
} as const satisfies Table;
