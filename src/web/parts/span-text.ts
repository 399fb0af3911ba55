// How long something takes or lasts, in the two largest words of it. Pure.
import type { Say } from "../words/words.ts";

const MINUTE_MS = 60_000;
const HOUR_MINUTES = 60;
const DAY_MINUTES = 1440;

/** `2 天 3 小时`, `1 小时 5 分`, `12 分`; less than a minute is `0 分`. */
export const spanText = (ms: number, say: Say): string => {
  const minutes = Math.floor(Math.max(0, ms) / MINUTE_MS);
  const parts = [
    ["span.days", Math.floor(minutes / DAY_MINUTES)],
    ["span.hours", Math.floor((minutes % DAY_MINUTES) / HOUR_MINUTES)],
    ["span.minutes", minutes % HOUR_MINUTES],
  ] as const;
  const first = parts.findIndex(([, n]) => n > 0);
  if (first < 0) return say("span.minutes", { n: 0 });
  return parts
    .slice(first, first + 2)
    .flatMap(([word, n]) => (n > 0 ? [say(word, { n })] : []))
    .join(" ");
};
