// For how long something declared by hand holds.
import { usePage } from "../../parts/page.tsx";
import type { Say } from "../../words/words.ts";

/** Minutes; twelve hours are the rest of any day. */
const choices = [30, 60, 120, 240, 720] as const;

const textOf = (minutes: number, say: Say): string => {
  if (minutes === 720) return say("tide.for-day");
  return minutes < 60 ? say("tide.for-minutes", { n: minutes }) : say("tide.for-hours", { n: minutes / 60 });
};

export const HowLong = () => {
  const { say } = usePage();
  return (
    <select name="minutes" aria-label={say("tide.for")}>
      {choices.map((minutes) => (
        <option key={minutes} value={minutes} selected={minutes === 60}>
          {textOf(minutes, say)}
        </option>
      ))}
    </select>
  );
};
