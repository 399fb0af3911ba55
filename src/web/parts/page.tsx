// What every part of a page may reach: the words, the hall as it is known, the way to ask for something, and the time.
import { createContext } from "preact";
import { useContext, useEffect, useLayoutEffect, useState } from "preact/hooks";
import type { Pass } from "../door/pass.ts";
import { type PageClock, repeat } from "../wire/clock.ts";
import type { HallSocket } from "../wire/hall-socket.ts";
import type { HallState } from "../wire/hall-state.ts";
import type { Store } from "../wire/store.ts";
import type { Speech } from "./speech.tsx";
import { useLatest } from "./use-latest.ts";

export interface Page extends Speech {
  readonly clock: PageClock;
  readonly store: Store<HallState>;
  readonly socket: Pick<HallSocket, "send" | "seen" | "shows" | "press" | "onRead">;
  /** Who this page is allowed to be, for questions over HTTP. */
  readonly pass: Pass;
  /** Forgets who is logged in here and shows the door again. */
  readonly leave: () => void;
}

export const PageContext = createContext<Page | undefined>(undefined);

export const usePage = (): Page => {
  const page = useContext(PageContext);
  if (!page) throw new Error("a part was drawn outside its page");
  return page;
};

/** The hall as it is known now; the part is drawn again when it changes. */
export const useHall = (): HallState => {
  const { store } = usePage();
  const [state, setState] = useState(store.get());
  useLayoutEffect(() => {
    setState(store.get());
    return store.subscribe(() => setState(store.get()));
  }, [store]);
  return state;
};

/** Hall time in ms, read anew every `periodMs`. */
export const useNow = (periodMs = 1000): number => {
  const { clock, store } = usePage();
  const [, redraw] = useState(0);
  useEffect(() => repeat(clock, periodMs, "redraw", () => redraw((count) => count + 1)), [clock, periodMs]);
  return clock.now() + store.get().skewMs;
};

/**
 * Calls `listener` for each key pressed on the page while the part is shown, from its first frame on. What hears them stands
 * there once: a page that is drawn anew while it hears a key, as a countdown is, would put it there too late for that key.
 */
export const useKeys = (listener: (event: KeyboardEvent) => void, place: Document = document): void => {
  const latest = useLatest(listener);
  useLayoutEffect(() => {
    const hear = (event: KeyboardEvent) => latest.current(event);
    place.addEventListener("keydown", hear);
    return () => place.removeEventListener("keydown", hear);
  }, [place]);
};
