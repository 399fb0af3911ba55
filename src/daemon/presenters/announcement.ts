// What the hall says when a ticket is called, for the ear and for the eye.
import { readCardinal, spellTicket } from "../../base/spoken-number.ts";
import type { CallView } from "../../hall/views.ts";
import type { SayArgs } from "../../protocols/mqtt/arguments.ts";

type Called = Pick<CallView, "number" | "window" | "call" | "isMobile">;

/** 「请A零零一号稍候，帮办员来找您」: the visitor stays, and the helper comes [Q7, N8]. */
const comingOf = ({ number }: Called): SayArgs => ({
  text: `请${spellTicket(number)}号稍候，帮办员来找您`,
  shows: `请 ${number} 号稍候，帮办员来找您`,
  chime: true,
});

/** 「请A零零一号到三号窗口办理」; the chime belongs to a first call and to a recall alike. */
const callingOf = ({ number, window }: Called): SayArgs => ({
  text: `请${spellTicket(number)}号到${readCardinal(window)}号窗口办理`,
  shows: `请 ${number} 号到 ${window} 号窗口办理`,
  chime: true,
});

/** What is said of a call, for the ear and for the eye. */
export const announcementOf = (called: Called): SayArgs => (called.isMobile ? comingOf(called) : callingOf(called));
