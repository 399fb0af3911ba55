// Why the rules say no. A refusal is an answer: it has a code for programs and a sentence for people, and changes nothing.

import { appointmentRefusals } from "./appointments/refusals.ts";
import { caseRefusals } from "./cases/refusals.ts";

export const refusalTexts = {
  "unknown-service": ["没有这项业务", "There is no such service"],
  "unknown-window": ["没有这个窗口", "There is no such window"],
  "unknown-ticket": ["没有这个号", "There is no such ticket today"],
  "unknown-class": ["没有这个类别", "There is no such class"],
  "unknown-clerk": ["没有这个工号", "There is no such member of staff"],
  "hall-shut": ["现在不在服务时间", "The hall is not open now"],
  "issuing-stopped": ["已停止取号", "No more numbers are given"],
  "quota-reached": ["排队号已取完，若窗口空闲可直接到窗口办理", "All numbers are taken; you may ask at a free window"],
  "numbers-exhausted": ["今日号码已用完", "Today's numbers are used up"],
  "already-waiting": ["您已取过号，请勿重复取号", "You already hold a number for this service"],
  "nobody-waiting": ["没有等候的号", "Nobody is waiting for this window"],
  "window-closed": ["窗口没有开放", "The window is closed"],
  "window-paused": ["窗口暂停中", "The window is paused"],
  "window-busy": ["请先办结当前的号", "Finish with the present visitor first"],
  "window-draining": ["窗口即将关闭或调整", "The window is about to close or change"],
  "window-open": ["窗口已经开放", "The window is open already"],
  "window-taken": ["窗口已有其他人员", "Somebody else sits at this window"],
  "clerk-elsewhere": ["该人员已在其他窗口", "This clerk sits at another window"],
  "clerk-absent": ["该人员不在岗", "This clerk is not at a window"],
  "no-visitor": ["当前没有呼叫的号", "No ticket is called here"],
  "wrong-step": ["当前状态不能这样操作", "This step does not fit the present state"],
  "recall-limit": ["已达重呼次数上限", "The ticket has been recalled as often as allowed"],
  "recall-too-soon": ["请稍后再重呼", "The last call has only just been made"],
  "not-allowed": ["没有这项权限", "You have no right to do this"],
  "ticket-over": ["该号已结束", "The ticket has ended"],
  "ticket-elsewhere": ["该号在其他窗口办理", "The ticket is at another window"],
  "nothing-to-undo": ["没有可撤销的操作", "There is nothing to undo"],
  "undo-too-late": ["已超过撤销时间", "It is too late to undo"],
  "already-rated": ["已评价过", "This service has been rated"],
  "rating-over": ["评价时间已过，或已评价过", "It is too late to rate this service, or it has been rated"],
  "unknown-complaint": ["没有这条记录", "There is no such complaint"],
  "complaint-closed": ["该记录已办结", "The complaint is closed"],
  "nothing-said": ["请写明情况", "Say what happened"],
  "not-settled": ["请先登记整改或解释", "It has been neither put right nor explained"],
  "not-called-back": ["请先回访群众", "The visitor has not been called back"],
  "appeal-over": ["申诉期已过或已申诉过", "It is too late to object, or somebody has"],
  "appeal-open": ["申诉尚未复核", "An objection is not decided yet"],
  "no-appeal": ["没有待复核的申诉", "There is no objection to decide"],
  "unknown-ground": ["没有这个剔除理由", "There is no such ground"],
  "not-served": ["尚未办结，不能评价", "The service is not finished yet"],
  "same-matter": ["已有这项业务", "The visit has this matter already"],
  "too-many-matters": ["一次办理的业务太多", "Too many matters for one visit"],
  "transfer-nowhere": ["请选择转往的业务、窗口或人员", "Say which service, window or person it goes to"],
  "hold-too-long": ["挂起时间过长", "The hold is longer than allowed"],
  "not-bench": ["这不是潮汐窗口", "This is not a bench window"],
  "not-pinned": ["该窗口没有固定", "The window is not pinned"],
  "no-advice": ["该建议已过时", "The suggestion is no longer there"],
  "no-rush": ["没有设定高峰", "No rush has been declared"],
  "unknown-plan": ["没有这个方案", "There is no such plan"],
  ...appointmentRefusals,
  "not-on-duty": ["该人员没有签到", "This member of staff has not signed in"],
  "already-away": ["这段时间已经请假", "This member of staff is away then already"],
  "leave-over": ["结束时间应晚于开始时间和现在", "The end has to come after the beginning, and after now"],
  "unknown-leave": ["没有这次请假", "There is no such leave"],
  "not-empty": ["该窗口没有空岗", "The window is not empty"],
  "unknown-ask": ["该求助已有人处理", "Somebody has gone there already"],
  "rules-conflict": ["配置有冲突", "The rules contradict themselves or the tickets that wait"],
  ...caseRefusals,
  "not-configured": ["大厅尚未配置", "The hall has no rules yet"],
  "key-reused": ["同一编号用于不同的请求", "The same command id came with different contents"],
  "ledger-full": ["磁盘已满，暂停取号", "The disk is full; no work is accepted"],
  "ledger-failing": ["存储故障，暂停服务", "The ledger cannot be written; no work is accepted"],
  overloaded: ["系统繁忙，请稍候再试", "Too much is waiting; try again shortly"],
} as const satisfies Record<string, readonly [zh: string, en: string]>;

export type RefusalCode = keyof typeof refusalTexts;

export interface Refusal {
  readonly refused: RefusalCode;
  /** What exactly, where the code alone does not say it: a field, a number, a limit. */
  readonly detail?: string;
}

export const refuse = (refused: RefusalCode, detail?: string): Refusal => (detail ? { refused, detail } : { refused });

export const isRefusal = (answer: object): answer is Refusal => "refused" in answer;
