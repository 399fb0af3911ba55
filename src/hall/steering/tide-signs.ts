// Which open window changes its sign, in a hall that lets the tide change signs at all.

import { type Hall, rulesOf, type Window } from "../state.ts";
import { callTable } from "../tide/call-table.ts";
import { explainSign } from "../tide/sentences.ts";
import { reviewSigns, type Sign, type SignChange, type Signs, signRule } from "../tide/sign-review.ts";
import { mainSkills } from "./claims.ts";
import type { ReviewInputs, TideChange } from "./tide-events.ts";

/** The window's own sign first. A bench window, and one that only the plan's sign is allowed for, has no other. */
const signsAt = (hall: Hall, window: Window): readonly Sign[] => {
  const plan = hall.plans.get(window.id);
  const skills = (sign: readonly string[]) => mainSkills(hall, window, sign, hall.claims!.services);
  const own = skills(plan?.services ?? window.services);
  return plan?.isBench ? [own] : [own, ...(plan?.signs ?? []).map(skills)];
};

/** What each window may show; undefined in a hall whose signs stay. */
export const signsOf = (hall: Hall): Signs | undefined =>
  rulesOf(hall).tide.changesSigns ? [...hall.windows.values()].map((window) => signsAt(hall, window)) : undefined;

/** From the inputs in an event it is the same again. */
export const signAgain = ({ hall, present, forecast, rule, callRule, signs }: ReviewInputs): SignChange | undefined =>
  signs && reviewSigns(hall, callTable(hall, callRule), present, forecast, signs, rule, signRule, callRule);

/** The change of sign that is worth while now, if any. */
export const signChange = (hall: Hall, inputs: ReviewInputs): TideChange | undefined => {
  const change = signAgain(inputs);
  if (!change) return undefined;
  const { services, windows } = inputs.hall;
  return {
    kind: "sign",
    window: windows[change.window]!.id,
    services: change.skills.map(({ service }) => services[service]!.id),
    savedMinutes: change.savedMinutes,
    sentence: explainSign(inputs.hall, change, rulesOf(hall).language),
  };
};
