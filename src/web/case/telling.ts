// What the page of a case says of it: one sentence, its mark, and a word for each of its matters.
import type { OwnCaseView } from "../../hall/cases/views.ts";
import type { Stage } from "../parts/stage-mark.tsx";
import { type Say, sayOf } from "../words/words.ts";

export const sentenceOf = (say: Say, view: OwnCaseView): string => {
  if (view.state === "past") return say("case.phone-past");
  if (view.ending) return say(`case.ended-${view.ending}`);
  if (view.isStandingStill) return say("case.phone-standing");
  return view.state === "ready" && view.delivery === "window"
    ? say("case.phone-fetch")
    : say(`case.state-${view.state}`);
};

/** `aside`: nothing goes on until the holder does something. */
export const stageOf = ({ state, ending, isStandingStill, delivery }: OwnCaseView): Stage => {
  if (ending === "withdrawn") return "over";
  if (ending || state === "past") return "served";
  if (isStandingStill) return "aside";
  return state === "ready" && delivery === "window" ? "near" : "waiting";
};

type Item = NonNullable<OwnCaseView["items"]>[number];

export const stepText = (say: Say, { state, outcome }: Item): string => {
  if (outcome) return sayOf(say, "case", outcome);
  return state === "asked" ? say("case.step-asked") : say("case.phone-in-work");
};
