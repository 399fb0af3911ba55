// How long a page waits before it tries again: growing, bounded, and never in step with the other pages of the hall.

const FIRST_MS = 500;
const LONGEST_MS = 10_000;

/** `attempt` counts from 0, `chance` from 0 to 1; the delay is 0.5 s to 10 s, half of it by chance. */
export const retryDelayMs = (attempt: number, chance: number): number => {
  const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempt, 10));
  return Math.max(FIRST_MS, full / 2 + (full / 2) * chance);
};
