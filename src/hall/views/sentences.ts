// Why the rules chose as they did, in the hall's language, told from the event itself.
import { MINUTE_MS } from "../../base/calendar.ts";
import type { CallReason, EventData } from "../events.ts";

export type Language = "zh-CN" | "en";

const waitText = (waitedMs: number, language: Language): string => {
  const minutes = Math.floor(waitedMs / MINUTE_MS);
  if (language === "en") return minutes < 1 ? "less than a minute" : `${minutes} min`;
  return minutes < 1 ? "不到 1 分钟" : `${minutes} 分钟`;
};

type Sentence = (number: string, wait: string, why: CallReason) => string;

const chinese: { readonly [R in CallReason["rule"]]: Sentence } = {
  "longest-wait": (number, wait, { waiting }) => `${number} 等候最久（${wait}），本窗口可办的有 ${waiting} 人`,
  class: (number, wait, { className = "" }) => `${number} 属于${className}，优先呼叫（已等 ${wait}）`,
  claim: (number, wait, { waiting }) =>
    `${number} 按等候时间、类别和业务排在最前（已等 ${wait}），本窗口可办的有 ${waiting} 人`,
  returning: (number, wait) => `${number} 已来过，回来后优先（已等 ${wait}）`,
  directed: (number, wait) => `${number} 指定到本窗口（已等 ${wait}）`,
  "guard-run": (number, wait) => `已连续优先呼叫，轮到普通号 ${number}（已等 ${wait}）`,
  "guard-wait": (number, wait) => `普通号 ${number} 已等 ${wait}，不再让优先号先办`,
  chosen: (number, wait) => `${number} 由工作人员指定呼叫（已等 ${wait}）`,
};

const english: { readonly [R in CallReason["rule"]]: Sentence } = {
  "longest-wait": (number, wait, { waiting }) =>
    `${number} has waited longest (${wait}) of ${waiting} this window can take`,
  class: (number, wait, { className = "" }) => `${number} goes first as ${className} (waited ${wait})`,
  claim: (number, wait, { waiting }) =>
    `${number} comes first by wait, class and work (waited ${wait}) of ${waiting} this window can take`,
  returning: (number, wait) => `${number} was here before and goes first on return (waited ${wait})`,
  directed: (number, wait) => `${number} was sent to this window (waited ${wait})`,
  "guard-run": (number, wait) => `After several priority calls it is the turn of ordinary ${number} (waited ${wait})`,
  "guard-wait": (number, wait) => `Ordinary ${number} has waited ${wait} and no longer gives way to priority`,
  chosen: (number, wait) => `${number} was called by choice of the staff (waited ${wait})`,
};

const helpText: Readonly<Record<Language, string>> = { "zh-CN": "，由本窗口兼办", en: ", as help for other windows" };

/** The sentence behind a call: which ticket, and why this one. */
export const explainCall = (
  { number, why }: Pick<EventData["TicketCalled"], "number" | "why">,
  language: Language,
): string => {
  const sentence = (language === "en" ? english : chinese)[why.rule](number, waitText(why.waitedMs, language), why);
  return why.isHelp ? sentence + helpText[language] : sentence;
};

const missedTexts = {
  void: ["过号作废", "the ticket has ended"],
  queue: ["过号，重新排队", "it is back in the line"],
  kept: ["过号，保留号位", "its place is kept for a while"],
} as const;

/** What became of a visitor who did not come. */
export const explainMissed = ({ becomes }: EventData["TicketMissed"]["after"], language: Language): string =>
  missedTexts[becomes][language === "en" ? 1 : 0];

const endings: Readonly<Record<string, readonly [string, string]>> = {
  "end-of-day": ["今日服务结束", "the business day is over"],
  "session-over": ["本时段服务结束", "the session is over"],
};

/** Why a ticket or a window ended; a reason typed by a person is told as it is. */
export const explainReason = (reason: string, language: Language): string =>
  endings[reason]?.[language === "en" ? 1 : 0] ?? reason;
