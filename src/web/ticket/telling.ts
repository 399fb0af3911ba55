// What the page says of a ticket: one sentence for what its holder is to do, one for the title of the tab, and the stage that
// sets mark and dress.

import type { WaitEstimate } from "../../hall/tide/wait-estimate.ts";
import type { OwnTicketView } from "../../hall/views/own-ticket.ts";
import type { Stage } from "../parts/stage-mark.tsx";
import { type Say, sayOf } from "../words/words.ts";

const stages: Readonly<Record<OwnTicketView["status"], Stage>> = {
  waiting: "waiting",
  called: "called",
  serving: "serving",
  held: "aside",
  kept: "aside",
  served: "served",
  missed: "over",
  cancelled: "over",
  expired: "over",
  past: "over",
};

export const stageOf = ({ status, isNear }: OwnTicketView): Stage =>
  status === "waiting" && isNear ? "near" : stages[status];

const placeIn = (say: Say, ahead: number): string => (ahead > 0 ? say("phone.ahead", { n: ahead }) : say("phone.next"));

/** What the holder is to do now. */
export const sentenceOf = (say: Say, view: OwnTicketView): string => {
  const { status, ahead = 0, window, isNear } = view;
  if (status === "waiting") return isNear && ahead > 0 ? say("phone.come-back") : placeIn(say, ahead);
  if (window?.isMobile) return say(status === "called" ? "phone.helper-comes" : "phone.with-helper");
  if (window) return say(status === "called" ? "phone.to-window" : "phone.at-window", { n: window.number });
  return sayOf(say, "phone", status);
};

/** What comes after it: where in the line, where the window is. */
export const detailOf = (say: Say, { status, ahead = 0, isNear }: OwnTicketView): string => {
  if (status !== "waiting" || ahead === 0) return "";
  return isNear ? say("phone.ahead", { n: ahead }) : say("phone.free");
};

/** Nobody foretells half an hour to the minute: longer ones in steps of five, outwards. */
const STEP_MINUTES = 5;
const EXACT_MINUTES_MAX = 30;

export const rounded = (wait: WaitEstimate): WaitEstimate => {
  const { minutes, from, to } = wait;
  if (to <= EXACT_MINUTES_MAX) return wait;
  const steps = (value: number, round: (value: number) => number) => STEP_MINUTES * round(value / STEP_MINUTES);
  return { minutes: steps(minutes, Math.round), from: steps(from, Math.floor), to: steps(to, Math.ceil) };
};

export const waitOf = (say: Say, { wait }: OwnTicketView): string => {
  if (!wait) return "";
  const { minutes, from, to } = rounded(wait);
  if (minutes === 0) return say("phone.soon");
  return from === to ? say("phone.wait", { n: minutes }) : say("phone.wait-range", { from, to });
};

/** Number and place, for whoever looks at the tabs. */
export const titleOf = (say: Say, view: OwnTicketView): string => {
  const { number, window, status } = view;
  if (status === "called" && window && !window.isMobile)
    return `${number} → ${say("window.number", { n: window.number })}`;
  return `${number} · ${sentenceOf(say, view)}`;
};
