// Keeps what a public screen shows for its next start, some seconds after it has changed.
import { browserClock } from "../wire/browser.ts";
import type { HallState } from "../wire/hall-state.ts";
import { keepState } from "../wire/kept-state.ts";
import type { Store } from "../wire/store.ts";

const GAP_MS = 10_000;

/** Returns what ends it. */
export const followState = (store: Store<HallState>): (() => void) => {
  let isDue = false;
  let { topics } = store.get();
  const keep = () => {
    isDue = false;
    ({ topics } = store.get());
    keepState(() => localStorage, store.get(), browserClock.now());
  };
  return store.subscribe(() => {
    const { link, topics: shown } = store.get();
    if (isDue || shown === topics || link !== "live") return;
    isDue = true;
    browserClock.after(GAP_MS, "keep the state", keep);
  });
};
