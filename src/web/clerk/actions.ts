// The nine keys of the clerk's pad: which command each gives, and when the hall would take it.
import type { WindowView } from "../../hall/views.ts";
import type { Desk } from "../parts/hall-entries.ts";
import type { Request } from "../wire/hall-socket.ts";
import type { Word } from "../words.ts";

export interface Action {
  readonly key: `F${number}`;
  readonly word: Word;
  readonly isFitting: boolean;
  /** None opens the panel of a transfer. */
  readonly request?: Request;
}

export interface Settings {
  readonly pauseReason: string;
  /** Minutes after which a held visitor returns by themselves; none is until called back. */
  readonly holdMinutes?: number;
}

const isFree = (state: WindowView["state"]): boolean => state === "open" || state === "rating";
const hasVisitor = (state: WindowView["state"]): boolean => state === "calling" || state === "serving";

/** A pause, or a close or pause still to come, can be taken back. */
const isStopping = ({ state, draining }: WindowView): boolean =>
  state === "paused" || draining === "close" || draining === "pause";

const pauseKey = (window: WindowView, { pauseReason }: Settings): Action =>
  isStopping(window)
    ? {
        key: "F7",
        word: "clerk.resume",
        isFitting: true,
        request: { op: "resume-window", args: { window: window.id } },
      }
    : {
        key: "F7",
        word: "clerk.pause",
        isFitting: window.state !== "closed",
        request: { op: "pause-window", args: { window: window.id, reason: pauseReason } },
      };

const holdRequest = (window: string, { holdMinutes }: Settings): Request => ({
  op: "hold",
  args: { window, ...(holdMinutes === undefined ? {} : { minutes: holdMinutes }) },
});

/** F1 to F9, in order. `now` is hall time. */
export const actionsOf = ({ window, undo }: Desk, settings: Settings, now: number): readonly Action[] => {
  const { id, state } = window;
  const args = { window: id };
  const isCalling = state === "calling";
  return [
    { key: "F1", word: "clerk.call-next", isFitting: isFree(state), request: { op: "call-next", args } },
    { key: "F2", word: "clerk.recall", isFitting: isCalling, request: { op: "recall", args } },
    { key: "F3", word: "clerk.start", isFitting: isCalling, request: { op: "start", args } },
    { key: "F4", word: "clerk.finish", isFitting: state === "serving", request: { op: "finish", args } },
    { key: "F5", word: "clerk.miss", isFitting: isCalling, request: { op: "miss", args } },
    { key: "F6", word: "clerk.transfer", isFitting: hasVisitor(state) },
    pauseKey(window, settings),
    { key: "F8", word: "clerk.hold", isFitting: hasVisitor(state), request: holdRequest(id, settings) },
    { key: "F9", word: "clerk.undo", isFitting: (undo?.until ?? 0) > now, request: { op: "undo", args } },
  ];
};
