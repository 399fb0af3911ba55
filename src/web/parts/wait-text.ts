// How long whoever takes a number now would wait, in a few words; empty where nobody can tell.
import type { WaitEstimate } from "../../hall/tide/wait-estimate.ts";
import type { Say } from "../words/words.ts";

/** For a column of a screen. */
export const shortWait = (say: Say, wait: WaitEstimate | undefined): string => {
  if (!wait) return "";
  return wait.minutes === 0 ? say("wait.none") : say("wait.about", { n: wait.minutes });
};

/** With the two values between which eight of ten come. */
export const fullWait = (say: Say, wait: WaitEstimate | undefined): string => {
  if (!wait) return "";
  const { minutes, from, to } = wait;
  return minutes === 0 ? say("wait.soon") : say("wait.between", { n: minutes, from, to });
};
