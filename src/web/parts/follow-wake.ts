// Notices that the machine has slept, or that the page was out of sight: timers stood still, and the connection may be dead
// without anybody having been told.
import { browserClock } from "../wire/browser.ts";
import { repeat } from "../wire/clock.ts";

const TICK_MS = 5_000;
/** A timer that comes this much too late has slept; a busy machine is not as late as that. */
const SLEPT_MS = 15_000;

/** Returns what ends it. */
export const followWake = (woken: () => void): (() => void) => {
  let ticked = browserClock.now();
  const stop = repeat(browserClock, TICK_MS, "wake", () => {
    const late = browserClock.now() - ticked;
    ticked = browserClock.now();
    if (late > SLEPT_MS) woken();
  });
  const seen = () => document.visibilityState === "visible" && woken();
  document.addEventListener("visibilitychange", seen);
  return () => {
    stop();
    document.removeEventListener("visibilitychange", seen);
  };
};
