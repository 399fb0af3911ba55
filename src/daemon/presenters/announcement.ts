// What the hall says when a ticket is called, for the ear and for the eye.
import { readCardinal, spellTicket } from "../../base/spoken-number.ts";
import type { VoiceRules } from "../../hall/rules/voice-rules.ts";
import type { CallView } from "../../hall/views/views.ts";
import type { SayArgs } from "../../protocols/mqtt/arguments.ts";

type Called = Pick<CallView, "number" | "window" | "call" | "isMobile">;
type Manner = Pick<VoiceRules, "call" | "chime" | "times">;

const usual: Manner = { call: "请{number}号到{window}号窗口办理", chime: true, times: 1 };

/** The visitor stays, and the helper comes [Q7, N8]. */
const COMING = "请{number}号稍候，帮办员来找您";

const filled = (sentence: string, number: string, window: string): string =>
  sentence.replaceAll("{number}", number).replaceAll("{window}", window).trim();

/**
 * 「请A零零一号到三号窗口办理」 for the ear, 「请 A001 号到 3 号窗口办理」 for the eye. The chime belongs to a first call and to a recall
 * alike.
 */
export const announcementOf = (
  { number, window, isMobile }: Called,
  { call, chime, times }: Manner = usual,
): SayArgs => {
  const sentence = isMobile ? COMING : call;
  return {
    text: filled(sentence, spellTicket(number), readCardinal(window)),
    shows: filled(sentence, ` ${number} `, ` ${window} `),
    chime,
    ...(times > 1 && { times }),
  };
};
