// The hall's own time for every part of a page.
import { useMemo } from "preact/hooks";
import { hallOf } from "./hall-entries.ts";
import { useHall, usePage } from "./page.tsx";
import { type Times, timesIn } from "./times.ts";

export const useTimes = (): Times => {
  const timeZone = hallOf(useHall())?.timeZone;
  const { code } = usePage().language;
  return useMemo(() => timesIn(timeZone, code), [timeZone, code]);
};
