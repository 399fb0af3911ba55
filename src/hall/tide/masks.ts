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
  /** This long before the hall closes nothing opens, min. */
  readonly noOpenBeforeEndMinutes: number;
  /** This long before the hall closes nothing closes, min: whoever is there helps to the end. */
  readonly noCloseBeforeEndMinutes: number;
}

export const limits: Limits = {
  openDelayMinutes: 5,
  dwellMinutes: 20,
  openMinutesMin: 60,
  noOpenBeforeEndMinutes: 45,
  noCloseBeforeEndMinutes: 30,
};

/** Why a change is out of the question. */
export type Bar = "pinned" | "off-duty" | "dwell" | "open-too-short" | "near-closing" | "changing";

/** The shift a moment lies in. */
export const shiftAt = ({ shifts }: Pick<WindowNow, "shifts">, now: number): Shift | undefined =>
  shifts.find(({ from, to }) => from <= now && now < to);

const isPinned = ({ pin }: WindowNow, now: number): boolean => pin !== undefined && now < pin.until;

const barToOpening = (window: WindowNow, { now, closesAt }: Present, by: Limits): Bar | undefined => {
  if (!shiftAt(window, now)) return "off-duty";
  if (closesAt - now <= by.noOpenBeforeEndMinutes) return "near-closing";
  return now - window.since < by.dwellMinutes ? "dwell" : undefined;
};

const barToClosing = (window: WindowNow, { now, closesAt }: Present, by: Limits): Bar | undefined => {
  if (closesAt - now <= by.noCloseBeforeEndMinutes) return "near-closing";
  if (now - window.opensAt < by.openMinutesMin) return "open-too-short";
  return now - window.since < by.dwellMinutes ? "dwell" : undefined;
};

/** What speaks against a change now, or undefined. */
export const barTo = ({ kind, window: at }: Change, present: Present, by: Limits): Bar | undefined => {
  const window = present.windows[at]!;
  if (isPinned(window, present.now)) return "pinned";
  if (window.phase !== (kind === "open" ? "closed" : "open")) return "changing";
  return kind === "open" ? barToOpening(window, present, by) : barToClosing(window, present, by);
};
