// What a keypad or ticket machine tells whoever has pressed it.
import { refusalTexts } from "../../hall/refusals.ts";
import type { TellArgs } from "../../protocols/mqtt/arguments.ts";
import type { Answer } from "../writer/answer.ts";

const doneTexts: Readonly<Record<string, string>> = {
  ServiceStarted: "开始办理",
  TicketServed: "已办结，请评价",
  TicketMissed: "过号",
  TicketHeld: "已挂起",
  StepUndone: "已撤销",
  WindowOpened: "窗口已开放",
  WindowClosed: "窗口已关闭",
  WindowPaused: "暂停服务",
  WindowResumed: "继续服务",
  WindowDraining: "办完当前号后生效",
};

const issuedText = (data: Readonly<Record<string, unknown>>, hasPaper: boolean): string => {
  const taken = `您已领取 ${data.number} 号，前方等待 ${data.ahead} 人`;
  return hasPaper ? taken : `${taken}。打印机不可用，请记住号码`;
};

export const tellOf = (answer: Answer, hasPaper: boolean): TellArgs => {
  if (!answer.ok)
    return { text: refusalTexts[answer.refused][0] + (answer.detail ? `（${answer.detail}）` : ""), tone: "no" };
  const { data } = answer;
  if (data.event === "TicketIssued") return { text: issuedText(data, hasPaper), tone: "ok" };
  if (data.event === "TicketCalled" || data.event === "TicketRecalled")
    return { text: `已呼叫 ${data.number} 号`, tone: "ok" };
  return { text: doneTexts[String(data.event)] ?? "好", tone: "ok" };
};

/** Told at a ticket machine without a display when there is no paper: it gives no number that nobody would see. */
export const unseenTell: TellArgs = { text: "打印机不可用，请到服务台取号", tone: "no" };

/** Told at the ticket machine when the paper did not come out. */
export const unprintedTell = (number: string): TellArgs => ({
  text: `${number} 号没有打印出来，请记住号码`,
  tone: "no",
});
