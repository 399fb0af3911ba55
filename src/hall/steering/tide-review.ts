// The tide looks at the hall: on the clock, and when something happens that changes the picture. What it finds worth doing
// is suggested or done, as the mode has it, and recorded with everything it was made of.
import { instantAt, MINUTE_MS, type Moment } from "../../base/calendar.ts";
import { happened } from "../decide/decision.ts";
import { closeWindowNow, retaskWindowNow } from "../decide/leave-window.ts";
import type { HallEvent } from "../events.ts";
import type { TideMode } from "../rules/plans.ts";
import { type Hall, rulesOf } from "../state.ts";
import { callTable } from "../tide/call-table.ts";
import { arrivalsBetween } from "../tide/forecast.ts";
import { type Option, type Review, type ReviewRule, review, reviewRule } from "../tide/review.ts";
import { explainOption, explainPin, savedBy } from "../tide/sentences.ts";
import type { TidalHall } from "../tide/tidal-hall.ts";
import { freeClerk } from "./bench-clerks.ts";
import { forecastOf } from "./forecast-now.ts";
import { isInHours, presentOf } from "./present.ts";
import type { PinCost, ReviewInputs, TideChange, TideLook } from "./tide-events.ts";
import { signChange, signsOf } from "./tide-signs.ts";

/** Between two reviews that something asked for, ms: a shift that changes is looked at once. */
const APART_MS = 30_000;
/** So many tickets beyond those expected until the next review are a crowd. */
const CROWD = 8;

/** How far the tide acts by itself today. */
export const modeOf = (hall: Hall): TideMode => hall.tide.mode ?? rulesOf(hall).tide.mode;

const hasBench = (hall: Hall): boolean => [...hall.plans.values()].some(({ isBench }) => isBench);

const hasChoice = (hall: Hall): boolean => hasBench(hall) || rulesOf(hall).tide.changesSigns;

const isReviewed = (hall: Hall, when: Moment): boolean =>
  modeOf(hall) !== "manual" && hasChoice(hall) && isInHours(hall, when);

/** The review with the limits of this hall. */
export const ruleOf = (hall: Hall): ReviewRule => {
  const { openDelayMinutes, dwellMinutes, openMinutesMin } = rulesOf(hall).tide;
  return { ...reviewRule, limits: { ...reviewRule.limits, openDelayMinutes, dwellMinutes, openMinutesMin } };
};

/** The first instant of the period of the clock that an instant lies in. */
const periodOf = (hall: Hall, when: Moment): number =>
  instantAt(when, when.minute - (when.minute % rulesOf(hall).tide.reviewMinutes));

/** When the tide looks next, ms since 1970 UTC; Infinity while it does not. */
export const nextReview = (hall: Hall, when: Moment): number => {
  if (!hall.rules || !isReviewed(hall, when)) return Number.POSITIVE_INFINITY;
  const { reviewedAt, wanted } = hall.tide;
  const period = periodOf(hall, when);
  // A clock that was set back does not keep the tide from looking.
  if (reviewedAt === undefined || reviewedAt < period || reviewedAt > when.at) return when.at;
  const next = period + rulesOf(hall).tide.reviewMinutes * MINUTE_MS;
  return wanted ? Math.min(next, Math.max(when.at, reviewedAt + APART_MS)) : next;
};

const lookOf = ({ windows }: TidalHall, { costs, options, taken }: Review): TideLook => ({
  costs,
  options: options.map(({ kind, window, bar, gainMinutes, costs }) => ({
    kind,
    window: windows[window]!.id,
    ...(bar && { bar }),
    gainMinutes,
    costs,
  })),
  ...(taken && { taken: taken.kind, window: windows[taken.window]!.id }),
});

const changeOf = (hall: Hall, tidal: TidalHall, look: Review, option: Option): TideChange => ({
  kind: option.kind,
  window: tidal.windows[option.window]!.id,
  savedMinutes: savedBy(look, option),
  sentence: explainOption(tidal, look, option, rulesOf(hall).language),
});

/** What each pin costs: what would be saved by the change it forbids. */
const pinCosts = (hall: Hall, tidal: TidalHall, look: Review): PinCost[] =>
  look.options
    .filter(({ bar }) => bar === "pinned")
    .map((option) => ({
      window: tidal.windows[option.window]!.id,
      costMinutes: Math.max(0, savedBy(look, option)),
      sentence: explainPin(tidal, option.window, savedBy(look, option), rulesOf(hall).language),
    }));

const waitsOf = ({ services }: TidalHall, { waits }: Review): Record<string, number> =>
  Object.fromEntries(services.flatMap(({ id }, at) => (waits[at] === undefined ? [] : [[id, waits[at]]])));

const inputsOf = (hall: Hall, when: Moment): ReviewInputs => {
  const { hall: tidal, rule: callRule } = hall.claims!;
  const present = presentOf(hall, when);
  const signs = signsOf(hall);
  const forecast = forecastOf(hall, when, present);
  return { hall: tidal, present, forecast, rule: ruleOf(hall), callRule, ...(signs && { signs }) };
};

/** A sign is only looked at where the bench has nothing to offer: it is known to people, and the bench is not. */
const changesIn = (hall: Hall, inputs: ReviewInputs, looks: readonly Review[]): TideChange[] => {
  const bench = looks.flatMap((look) => (look.taken ? [changeOf(hall, inputs.hall, look, look.taken)] : []));
  const sign = bench.length === 0 ? signChange(hall, inputs) : undefined;
  return sign ? [sign] : bench;
};

/** What a pin costs is told anew at every review, and answered for at the first one after the manager's word. */
const isAnswerable = ({ tide }: Hall, changes: readonly TideChange[], pins: readonly PinCost[]): boolean =>
  changes.length > 0 || (pins.length > 0 && tide.wanted === "override");

/** Looks now; the inputs are kept where there is something to answer for. */
const reviewed = (hall: Hall, when: Moment) => {
  const inputs = inputsOf(hall, when);
  const { hall: tidal, present } = inputs;
  const looks = review(tidal, hall.claims!.table, present, inputs.forecast, inputs.rule);
  const changes = changesIn(hall, inputs, looks);
  const pins = pinCosts(hall, tidal, looks[0]!);
  const until = present.now + rulesOf(hall).tide.reviewMinutes;
  return happened(when, "TideReviewed", {
    review: hall.tide.reviews + 1,
    cause: hall.tide.wanted ?? "clock",
    mode: modeOf(hall),
    waits: waitsOf(tidal, looks[0]!),
    looks: looks.map((look) => lookOf(tidal, look)),
    changes,
    pins,
    crowd: CROWD + arrivalsBetween(inputs.forecast, 1, present.now, until).times.length,
    ...(isAnswerable(hall, changes, pins) && { inputs }),
  }) as HallEvent<"TideReviewed">;
};

/** What a review finds; from the inputs in an event it is the same again. */
export const lookAgain = ({ hall, present, forecast, rule, callRule }: ReviewInputs): Review[] =>
  review(hall, callTable(hall, callRule), present, forecast, rule);

/** Somebody is asked to come and open the window. */
export const summoning = (
  hall: Hall,
  window: string,
  by: "tide" | "manager" | "plan",
  sentence: string,
  when: Moment,
): HallEvent => {
  const { arriveMinutes, openDelayMinutes } = rulesOf(hall).tide;
  const callsAt = when.at + openDelayMinutes * MINUTE_MS;
  const until = callsAt + arriveMinutes * MINUTE_MS;
  const clerk = freeClerk(hall, window)?.id;
  return happened(when, "WindowSummoned", {
    window,
    by,
    ...(clerk !== undefined && { clerk }),
    callsAt,
    until,
    sentence,
  });
};

/** Carries out a change, by whoever wants it. */
export const carryOut = (
  hall: Hall,
  { kind, window: id, sentence, services = [] }: Omit<TideChange, "savedMinutes">,
  by: "tide" | "manager" | "plan",
  when: Moment,
): HallEvent[] => {
  const window = hall.windows.get(id);
  if (!window) return [];
  if (kind === "sign") return window.state === "closed" ? [] : retaskWindowNow(window, when, services);
  if (kind === "close") return window.state === "closed" ? [] : closeWindowNow(hall, window, when, by);
  return window.state === "closed" && !hall.tide.summons[id] ? [summoning(hall, id, by, sentence, when)] : [];
};

/** The review, and where the tide may act by itself what it leads to. */
export const reviewing = (hall: Hall, when: Moment): HallEvent[] => {
  const look = reviewed(hall, when);
  const done =
    look.data.mode === "auto" ? look.data.changes.flatMap((change) => carryOut(hall, change, "tide", when)) : [];
  return [look, ...done];
};
