// The hall's colours change while its pages are open: the style sheet is asked for anew.
import type { HallState } from "../wire/hall-state.ts";
import type { Store } from "../wire/store.ts";
import { hallOf } from "./hall-entries.ts";

const freshen = (look: string): void => {
  const link = document.querySelector<HTMLLinkElement>('link[href^="/theme.css"]');
  if (link) link.href = `/theme.css?${encodeURIComponent(look)}`;
};

/** Returns what ends it. */
export const followLook = (store: Store<HallState>): (() => void) => {
  let shown: string | undefined;
  return store.subscribe(() => {
    const look = hallOf(store.get())?.look;
    const text = look && JSON.stringify(look);
    if (text === undefined || text === shown) return;
    if (shown !== undefined) freshen(text);
    shown = text;
  });
};
