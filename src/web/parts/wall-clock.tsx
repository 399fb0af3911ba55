// The hall's clock and date.
import { useNow } from "./page.tsx";
import { useTimes } from "./use-times.ts";

export const WallClock = () => {
  const now = useNow();
  const { clockTime, dayName } = useTimes();
  return (
    <p class="wall-clock">
      <b>{clockTime(now)}</b> <span>{dayName(now)}</span>
    </p>
  );
};
