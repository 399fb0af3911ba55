// The pad as the hall wants it shown, what is told back of it, and the one press that counts.
import { useEffect, useState } from "preact/hooks";
import type { PadPlace, PadView } from "../../protocols/api/pad-view.ts";
import { useHall, usePage } from "../parts/page.tsx";
import { repeat } from "../wire/clock.ts";
import { entry } from "../wire/hall-state.ts";

/** [WS-4.2] */
const SAYS_MS = 2000;

export interface Pad {
  readonly view: PadView | undefined;
  /** Window id. */
  readonly window: string | undefined;
  readonly isLive: boolean;
  /** What was pressed and has not been answered yet. */
  readonly pressed: number | undefined;
  readonly press: (grade: number, tags?: readonly string[]) => void;
}

/** After the paint that shows it, and only while somebody can see the page. */
const useShows = (version: number | undefined, isLive: boolean): void => {
  const { socket, clock } = usePage();
  useEffect(() => {
    if (version === undefined || !isLive) return undefined;
    const say = () => void requestAnimationFrame(() => socket.shows(version));
    say();
    return repeat(clock, SAYS_MS, "shows", say);
  }, [version, isLive]);
};

/** A press that got lost with the connection may be made again; one that was heard changes the view. */
const usePress = (version: number, isLive: boolean) => {
  const { socket } = usePage();
  const [pressed, setPressed] = useState<{ readonly version: number; readonly grade: number }>();
  useEffect(() => {
    if (!isLive) setPressed(undefined);
  }, [isLive]);
  const isPressed = pressed?.version === version;
  const press: Pad["press"] = (grade, tags = []) => {
    if (!isLive || isPressed) return;
    setPressed({ version, grade });
    socket.press(version, grade, tags);
  };
  return { pressed: isPressed ? pressed.grade : undefined, press };
};

export const usePad = (id: string): Pad => {
  const state = useHall();
  const topic = `pad/${id}`;
  const view = entry<PadView>(state, topic, "view");
  const isLive = state.link === "live";
  useShows(view?.version, isLive);
  const window = entry<PadPlace>(state, topic, "place")?.window;
  return { view, window, isLive, ...usePress(view?.version ?? 0, isLive) };
};
