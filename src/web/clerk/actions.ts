// The keys of the clerk's pad: which command each gives, when the hall would take it, and which comes next by itself.
import type { WindowView } from "../../hall/views/views.ts";
import type { Desk } from "../parts/hall-entries.ts";
import type { Request } from "../wire/hall-socket.ts";
import type { Word } from "../words/words.ts";
import type { Step } from "./keys.ts";

/** What opens in place of the keys, where a step wants one word more. */
export type Panel = "transfer" | "fallback" | "pause" | "leave";

export interface Action {
  readonly key: `F${number}`;
  readonly step: Step;
  readonly word: Word;
  readonly isFitting: boolean;
  /** What a service needs now, as it goes its usual way. */
  readonly isDue?: boolean;
  /** None opens the panel. */
  readonly request?: Request;
  readonly panel?: Panel;
}

export interface Settings {
  /** Minutes after which a held visitor returns by themselves; none is until called back. */
  readonly holdMinutes?: number;
}

export const isFree = (state: WindowView["state"]): boolean => state === "open" || state === "rating";
const hasVisitor = (state: WindowView["state"]): boolean => state === "calling" || state === "serving";

/** A pause, or a close or pause still to come, can be taken back. */
const isStopping = ({ state, draining }: WindowView): boolean =>
  state === "paused" || draining === "close" || draining === "pause";

/** Whoever comes to a closed window opens it with the key that calls afterwards. */
const firstKey = ({ window: { id, state }, queue }: Desk): Action => {
  const args = { window: id };
  const base = { key: "F1", step: "call" } as const;
  return state === "closed"
    ? { ...base, word: "clerk.open", isFitting: true, isDue: true, request: { op: "open-window", args } }
    : {
        ...base,
        word: "clerk.call-next",
        isFitting: isFree(state),
        isDue: isFree(state) && queue.waiting > 0,
        request: { op: "call-next", args },
      };
};

const pauseKey = (window: WindowView): Action =>
  isStopping(window)
    ? {
        ...{ key: "F7", step: "resume", word: "clerk.resume", isFitting: true },
        isDue: window.state === "paused",
        request: { op: "resume-window", args: { window: window.id } },
      }
    : { key: "F7", step: "pause", word: "clerk.pause", isFitting: window.state !== "closed", panel: "pause" };

const holdRequest = (window: string, { holdMinutes }: Settings): Request => ({
  op: "hold",
  args: { window, ...(holdMinutes === undefined ? {} : { minutes: holdMinutes }) },
});

export interface Standing {
  readonly settings: Settings;
  /** Hall time, ms. */
  readonly now: number;
  /** There is a service for what no other window could do, and this window does not take it. */
  readonly hasFallback: boolean;
}

/** F1 to F9 in order, and F10 in halls with a fallback. */
export const actionsOf = (desk: Desk, { settings, now, hasFallback }: Standing): readonly Action[] => {
  const { window, undo } = desk;
  const { id, state } = window;
  const args = { window: id };
  const [isCalling, isServing, hasOne] = [state === "calling", state === "serving", hasVisitor(state)];
  const fallback: Action = {
    ...{ key: "F10", step: "fallback", word: "desk.fallback", isFitting: hasOne, panel: "fallback" },
  };
  const on = (key: Action["key"], step: Step, word: Word, isFitting: boolean, rest: Partial<Action>): Action => ({
    ...{ key, step, word, isFitting },
    ...rest,
  });
  return [
    firstKey(desk),
    on("F2", "recall", "clerk.recall", isCalling, { request: { op: "recall", args } }),
    on("F3", "start", "clerk.start", isCalling, { isDue: isCalling, request: { op: "start", args } }),
    on("F4", "finish", "clerk.finish", isServing, { isDue: isServing, request: { op: "finish", args } }),
    on("F5", "missed", "clerk.miss", isCalling, { request: { op: "miss", args } }),
    on("F6", "transfer", "clerk.transfer", hasOne, { panel: "transfer" }),
    pauseKey(window),
    on("F8", "hold", "clerk.hold", hasOne, { request: holdRequest(id, settings) }),
    on("F9", "undo", "clerk.undo", (undo?.until ?? 0) > now, { request: { op: "undo", args } }),
    ...(hasFallback ? [fallback] : []),
  ];
};
