// When a clerk who pauses said to be back, as long as that lies ahead: a promise that has passed is not shown.
import type { WindowView } from "../../hall/views/views.ts";
import { useNow } from "./page.tsx";
import { useTimes } from "./use-times.ts";

/** How often a page looks whether a promise has passed, ms. */
const LOOK_MS = 5_000;

/** `11:20`, or undefined. */
export const useReturn = ({ pausedUntil }: WindowView): string | undefined => {
  const now = useNow(LOOK_MS);
  const { clockTime } = useTimes();
  return pausedUntil !== undefined && pausedUntil > now ? clockTime(pausedUntil) : undefined;
};
