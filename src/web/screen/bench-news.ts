// Which bench windows the hall screen tells of: about to open, just opened, about to close. A screen that has just come up
// tells of no opening that it has not seen. Pure.
import type { WindowView } from "../../hall/views/views.ts";

export interface BenchNews {
  /** Bench windows that were open at the last look. */
  readonly open: ReadonlySet<string>;
  /** Hall time at which each was seen to open, ms. */
  readonly openedAt: ReadonlyMap<string, number>;
}

export interface NewsLine {
  readonly kind: "soon" | "opened" | "closing";
  readonly window: WindowView;
}

/** How long an opening is news, ms. */
export const NEWS_MS = 60_000;
const LINES_MAX = 2;

const openOf = (windows: readonly WindowView[]): ReadonlySet<string> =>
  new Set(windows.filter(({ isBench, state }) => isBench && state !== "closed").map(({ id }) => id));

/** @param before undefined at the first look */
export const looked = (before: BenchNews | undefined, windows: readonly WindowView[], now: number): BenchNews => {
  const open = openOf(windows);
  if (!before) return { open, openedAt: new Map() };
  const kept = [...before.openedAt].filter(([id, at]) => open.has(id) && now - at < NEWS_MS);
  const fresh = [...open].filter((id) => !before.open.has(id)).map((id): [string, number] => [id, now]);
  return { open, openedAt: new Map([...kept, ...fresh]) };
};

const kindOf = ({ openedAt }: BenchNews, window: WindowView, now: number): NewsLine["kind"] | undefined => {
  const at = openedAt.get(window.id);
  if (window.state === "closed") return window.opensAt === undefined ? undefined : "soon";
  if (window.draining === "close") return "closing";
  return at !== undefined && now - at < NEWS_MS ? "opened" : undefined;
};

const order: Readonly<Record<NewsLine["kind"], number>> = { opened: 0, soon: 1, closing: 2 };

/** What has opened first of all; two lines are as many as people read while they wait for their number. */
export const newsLines = (news: BenchNews, windows: readonly WindowView[], now: number): NewsLine[] => {
  const lines: NewsLine[] = [];
  for (const window of windows) {
    const kind = window.isBench && kindOf(news, window, now);
    if (kind) lines.push({ kind, window });
  }
  return lines.sort((left, right) => order[left.kind] - order[right.kind]).slice(0, LINES_MAX);
};
