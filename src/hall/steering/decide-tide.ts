// What a manager says to the tide: how far it may act, which plan holds, what stays as it is, and that many are coming.
import { MINUTE_MS, type Moment } from "../../base/calendar.ts";
import { type Decide, happened, serviceOnly } from "../decide/decision.ts";
import type { HallEvent } from "../events.ts";
import { isRefusal, type Refusal, refuse } from "../refusals.ts";
import { planName, planOn } from "../rules/plan-of-day.ts";
import { type Hall, isClosing, rulesOf, type Window } from "../state.ts";
import { explainOrder } from "../tide/sentences.ts";
import type { Advice } from "./tide-now.ts";
import { carryOut, modeOf } from "./tide-review.ts";

export const switchTide: Decide<"SwitchTide"> = (hall, { args: { mode }, when }) =>
  modeOf(hall) === mode ? [] : [happened(when, "TideSwitched", { mode })];

const adopted = (hall: Hall, plan: string, why: "calendar" | "hand", when: Moment): HallEvent =>
  happened(when, "PlanAdopted", { plan, name: planName(rulesOf(hall), plan) ?? plan, why });

export const usePlan: Decide<"UsePlan"> = (hall, { args, when }) => {
  const plan = args.plan ?? planOn(rulesOf(hall), when);
  if (planName(rulesOf(hall), plan) === undefined) return refuse("unknown-plan", plan);
  return [adopted(hall, plan, args.plan === undefined ? "calendar" : "hand", when)];
};

/** The plan of the calendar where another is in force and nobody has chosen it; for the beginning of a day and new rules. */
export const planDue = (hall: Hall, when: Moment): HallEvent[] => {
  if (!hall.rules || hall.tide.planWhy === "hand") return [];
  const plan = planOn(hall.rules, when);
  return plan === hall.tide.plan ? [] : [adopted(hall, plan, "calendar", when)];
};

const benchFor = (hall: Hall, id: string): Window | Refusal => {
  const window = hall.windows.get(id);
  if (!window) return refuse("unknown-window", id);
  return hall.plans.get(id)?.isBench ? window : refuse("not-bench", id);
};

/** A pin holds at once: a window that is otherwise is changed. */
export const pinWindow: Decide<"PinWindow"> = (hall, { args, when }) => {
  const window = benchFor(hall, args.window);
  if (isRefusal(window)) return window;
  const { state, minutes, reason } = args;
  const until = when.at + minutes * MINUTE_MS;
  const because = reason === undefined ? {} : { reason };
  return [
    happened(when, "WindowPinned", { window: window.id, state, until, by: "manager", ...because }),
    ...(state === "closed" ? withdrawn(hall, window.id, when) : []),
    ...put(hall, window, state, when),
  ];
};

/** A window that drains and is to stay open is told so; one that is to close, closes after its visitor. */
const put = (hall: Hall, window: Window, state: "open" | "closed", when: Moment): HallEvent[] => {
  const change = { window: window.id, sentence: explainOrder(state, rulesOf(hall).language) };
  if (state === "open" && window.draining?.close) return [happened(when, "WindowResumed", { window: window.id })];
  if (state === "open") return carryOut(hall, { ...change, kind: "open" }, "manager", when);
  return isClosing(window) ? [] : carryOut(hall, { ...change, kind: "close" }, "manager", when);
};

const withdrawn = (hall: Hall, window: string, when: Moment): HallEvent[] =>
  hall.tide.summons[window] ? [happened(when, "SummonsEnded", { window, why: "withdrawn" })] : [];

export const unpinWindow: Decide<"UnpinWindow"> = (hall, { args: { window }, when }) => {
  if (!hall.windows.has(window)) return refuse("unknown-window", window);
  return hall.tide.pins[window] ? [happened(when, "WindowUnpinned", { window, why: "hand" })] : refuse("not-pinned");
};

const adviceFor = (hall: Hall, id: string): Advice | Refusal =>
  hall.tide.advice.find((advice) => advice.id === id) ?? refuse("no-advice", id);

export const acceptAdvice: Decide<"AcceptAdvice"> = (hall, { args, when }) => {
  const advice = adviceFor(hall, args.advice);
  if (isRefusal(advice)) return advice;
  return [
    happened(when, "AdviceAccepted", { advice: advice.id, window: advice.window }),
    ...carryOut(hall, advice, "tide", when),
  ];
};

export const declineAdvice: Decide<"DeclineAdvice"> = (hall, { args, when }) => {
  const advice = adviceFor(hall, args.advice);
  if (isRefusal(advice)) return advice;
  return [happened(when, "AdviceDeclined", { advice: advice.id, window: advice.window, reason: args.reason })];
};

export const declareRush: Decide<"DeclareRush"> = (hall, { args, when }) => {
  const { service, times, minutes } = args;
  if (service !== undefined && !hall.services.has(service)) return refuse("unknown-service", service);
  return [happened(when, "RushDeclared", { ...serviceOnly(service), times, until: when.at + minutes * MINUTE_MS })];
};

export const endRush: Decide<"EndRush"> = (hall, { args: { service }, when }) =>
  hall.tide.rushes.some((rush) => rush.service === service)
    ? [happened(when, "RushEnded", { ...serviceOnly(service), why: "hand" })]
    : refuse("no-rush", service);
