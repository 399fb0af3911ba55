// The last state of a page, kept in its browser: a screen that starts while the hall is away shows what it knew, with its age
// and never as live. Only pages that show what everybody may see keep it.
import { emptyHallState, type HallState } from "./hall-state.ts";

const KEY = "tidehall.last-state";
/** Characters; a board of sixty windows and sixty services has fewer. */
const LENGTH_MAX = 400_000;
/** What was so half a day ago helps nobody. */
const AGE_MAX_MS = 12 * 3_600_000;

/** As much of a browser's storage as is needed. To ask for it may throw, as may to use it, and it may hold anything. */
export interface Shelf {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

interface Kept extends Pick<HallState, "topics" | "skewMs"> {
  /** Hall time of which all this is, ms. */
  readonly at: number;
}

const isKept = (value: unknown): value is Kept => {
  const { at, skewMs, topics } = (value ?? {}) as Partial<Record<keyof Kept, unknown>>;
  return typeof at === "number" && typeof skewMs === "number" && typeof topics === "object" && topics !== null;
};

/** @param now this machine's time */
export const keepState = (shelf: () => Shelf, { link, lostAt, skewMs, topics }: HallState, now: number): void => {
  const kept: Kept = { at: link === "live" ? now + skewMs : (lostAt ?? now + skewMs), skewMs, topics };
  const text = JSON.stringify(kept);
  try {
    if (text.length <= LENGTH_MAX) shelf().setItem(KEY, text);
  } catch {
    // Full, or forbidden: the screen then starts with what the hall says.
  }
};

const read = (shelf: () => Shelf): unknown => {
  try {
    return JSON.parse(shelf().getItem(KEY) ?? "null");
  } catch {
    return undefined;
  }
};

/** Lost, without a cursor: whoever connects gets the hall as it is, and nothing of this counts as news. */
export const keptState = (shelf: () => Shelf, now: number): HallState => {
  const kept = read(shelf);
  if (!isKept(kept) || now + kept.skewMs - kept.at > AGE_MAX_MS) return emptyHallState;
  const { at, skewMs, topics } = kept;
  return { ...emptyHallState, link: "lost", lostAt: at, skewMs, topics };
};
