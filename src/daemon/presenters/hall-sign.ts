// The hall sign (综合屏) and the public board: the last calls, without anything about a person.
import { noticesAt } from "../../hall/views/notices.ts";
import type { CallView, HallView } from "../../hall/views/views.ts";
import type { BoardState } from "../../protocols/mqtt/arguments.ts";

const CALLS_SHOWN = 8;
/** Longer lines are no notice; characters. */
const NOTICE_MAX = 300;

const noticeOf = ({ stopped, accepting }: HallView): string => {
  if (stopped !== undefined) return stopped;
  return accepting ? "取号后请在休息区等候，留意大屏和语音叫号" : "现在停止取号";
};

const toldOn = ({ notices = [] }: HallView): string[] => noticesAt(notices, "screen").map(({ text }) => text);

/** Calls that still stand: whoever is served or gone makes room. */
const standing = (calls: readonly CallView[]): CallView[] =>
  calls.filter(({ status }) => status === "called" || status === "serving").slice(0, CALLS_SHOWN);

/** @param news takes the place of the usual line */
export const hallSignOf = (hall: HallView, calls: readonly CallView[], news?: string): BoardState => ({
  title: hall.name,
  calls: standing(calls).map(({ number, window, status }) => ({
    number,
    window: String(window),
    flash: status === "called",
  })),
  notice: (news ?? [noticeOf(hall), ...toldOn(hall)].join("　")).slice(0, NOTICE_MAX),
});

export const publicBoardOf = (calls: readonly CallView[]): { win: string; no: string; at: number }[] =>
  standing(calls).map(({ number, window, at }) => ({ win: String(window), no: number, at }));
