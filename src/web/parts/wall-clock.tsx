// The hall's clock and date.
import { useNow } from "./page.tsx";
import { clockTime, dayName } from "./times.ts";

export const WallClock = () => {
  const now = useNow();
  return (
    <p class="wall-clock">
      <b>{clockTime(now)}</b> <span>{dayName(now)}</span>
    </p>
  );
};
