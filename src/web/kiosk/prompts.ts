// What the voice reads of each step: all that stands there to be read, in the order in which one reads it.
import type { Language } from "../language.ts";
import { bringIn, detailIn } from "../parts/service-text.ts";
import { nameIn, type Say } from "../words/words.ts";
import type { Choice, Given, Step } from "./steps.ts";

export interface Spoken {
  readonly say: Say;
  readonly language: Language;
  readonly hasPaper: boolean;
}

const ofChoice = ({ service }: Choice, { say, language }: Spoken): string[] => [
  nameIn(language, service),
  detailIn(language, service),
  ...(service.bring ? [say("kiosk.bring"), bringIn(language, service)] : []),
  say("app.waiting", { n: service.waiting }),
  say("kiosk.then-take"),
];

const ofGiven = ({ number, ahead, isPrinted }: Given, { say, hasPaper }: Spoken): string[] => [
  say("kiosk.yours"),
  number,
  ahead > 0 ? say("kiosk.ahead", { n: ahead }) : say("kiosk.next"),
  say(hasPaper && isPrinted ? "kiosk.paper" : "kiosk.remember"),
];

const linesOf = (step: Step, spoken: Spoken): readonly string[] => {
  const { say, hasPaper } = spoken;
  switch (step.at) {
    case "choose":
      return [say("kiosk.choose"), ...(hasPaper ? [] : [say("kiosk.no-paper")])];
    case "confirm":
      return ofChoice(step.choice, spoken);
    case "matters":
      return [say("kiosk.matters-title")];
    case "checking-in":
      return step.purpose === "fetch"
        ? [say("kiosk.fetch-title"), say("kiosk.fetch-how")]
        : [say("check-in.title"), say("check-in.how")];
    case "booking":
      return [say("book.title")];
    case "taking":
      return [say("kiosk.taking")];
    case "held":
      return [say("app.recovering"), say("kiosk.held")];
    case "given":
      return ofGiven(step.given, spoken);
    case "refused":
      return [say("kiosk.refused"), step.text];
    case "rating":
      return [say("kiosk.rate-own")];
    case "unsure":
      return [say("kiosk.unsure")];
  }
};

export const promptOf = (step: Step, spoken: Spoken): string =>
  linesOf(step, spoken)
    .filter((line) => line !== "")
    .join("，");
