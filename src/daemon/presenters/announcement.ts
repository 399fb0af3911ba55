// What the hall says when a ticket is called, for the ear and for the eye.
import { readCardinal, spellTicket } from "../../base/spoken-number.ts";
import type { CallView } from "../../hall/views.ts";
import type { SayArgs } from "../../protocols/mqtt/arguments.ts";

type Called = Pick<CallView, "number" | "window" | "call">;

/** 「请A零零一号到三号窗口办理」; the chime belongs to a first call and to a recall alike. */
export const announcementOf = ({ number, window }: Called): SayArgs => ({
  text: `请${spellTicket(number)}号到${readCardinal(window)}号窗口办理`,
  shows: `请 ${number} 号到 ${window} 号窗口办理`,
  chime: true,
});
