// What a review may not do to a bench window, whatever it would gain: the manager's pin, the clerk's duty, how soon a
// window may change again, and the end of the day. Masks are facts of a hall and are never tuned.
import type { Change } from "./projection.ts";
import type { Present, Shift, WindowNow } from "./tidal-hall.ts";

export interface Limits {
  /** From the decision to the first call, min. */
  readonly openDelayMinutes: number;
  /** Between two changes of one window, min. */
  readonly dwellMinutes: number;
  /** An opened window stays so at least this long, min. */
  readonly openMinutesMin: number;
  /** So long after the shift begins the window does not open, min: the clerk's own desk comes first. */
  readonly noOpenAfterBeginMinutes: number;
  /** This long before the clerk's shift ends the window does not open any more, min. */
  readonly noOpenBeforeEndMinutes: number;
  /** This long before the clerk's shift ends the window does not close any more, min: the shift does it. */
  readonly noCloseBeforeEndMinutes: number;
}

export const limits: Limits = {
  openDelayMinutes: 5,
  dwellMinutes: 20,
  openMinutesMin: 90,
  noOpenAfterBeginMinutes: 5,
  noOpenBeforeEndMinutes: 45,
  noCloseBeforeEndMinutes: 40,
};

/** Why a change is out of the question. */
export type Bar =
  | "pinned"
  | "off-duty"
  | "near-shift-begin"
  | "dwell"
  | "open-too-short"
  | "near-shift-end"
  | "changing";

/** The shift a moment lies in. */
export const shiftAt = ({ shifts }: Pick<WindowNow, "shifts">, now: number): Shift | undefined =>
  shifts.find(({ from, to }) => from <= now && now < to);

const isPinned = ({ pin }: WindowNow, now: number): boolean => pin !== undefined && now < pin.until;

const barToOpening = (window: WindowNow, now: number, by: Limits): Bar | undefined => {
  const shift = shiftAt(window, now);
  if (!shift) return "off-duty";
  if (now - shift.from < by.noOpenAfterBeginMinutes) return "near-shift-begin";
  if (shift.to - now <= by.noOpenBeforeEndMinutes) return "near-shift-end";
  return now - window.since < by.dwellMinutes ? "dwell" : undefined;
};

const barToClosing = (window: WindowNow, now: number, by: Limits): Bar | undefined => {
  const shift = shiftAt(window, now);
  if (!shift || shift.to - now <= by.noCloseBeforeEndMinutes) return "near-shift-end";
  if (now - window.opensAt < by.openMinutesMin) return "open-too-short";
  return now - window.since < by.dwellMinutes ? "dwell" : undefined;
};

/** What speaks against a change now, or undefined. */
export const barTo = ({ kind, window: at }: Change, present: Present, by: Limits): Bar | undefined => {
  const window = present.windows[at]!;
  if (isPinned(window, present.now)) return "pinned";
  if (window.phase !== (kind === "open" ? "closed" : "open")) return "changing";
  return kind === "open" ? barToOpening(window, present.now, by) : barToClosing(window, present.now, by);
};
