// The hall's own time for every part of a page.
import { useMemo } from "preact/hooks";
import { hallOf } from "./hall-entries.ts";
import { useHall } from "./page.tsx";
import { type Times, timesIn } from "./times.ts";

export const useTimes = (): Times => {
  const timeZone = hallOf(useHall())?.timeZone;
  return useMemo(() => timesIn(timeZone), [timeZone]);
};
