// The tide as the manager sees it: what it thinks, what it suggests, what has been said to it.
import { BASE_PLAN, planName } from "../rules/plan-of-day.ts";
import type { TideMode } from "../rules/plans.ts";
import type { HallRules } from "../rules/rules.ts";
import { type Hall, rulesOf } from "../state.ts";
import type { Bar } from "../tide/masks.ts";
import { explainBar } from "../tide/sentences.ts";
import type { Kind } from "./tide-events.ts";
import type { Deed, PinNow, Rush, Summons } from "./tide-now.ts";
import { modeOf } from "./tide-review.ts";

/** A window by its id, and as people know it. */
interface At {
  readonly window: string;
  readonly number: number;
  readonly windowName: string;
}

export interface AdviceView extends At {
  readonly id: string;
  readonly kind: Kind;
  readonly savedMinutes: number;
  readonly sentence: string;
  /** ms since 1970 UTC. */
  readonly at: number;
}

export interface PinView extends At, PinNow {
  readonly costMinutes?: number;
  readonly sentence?: string;
}

export interface SummonsView extends At, Summons {
  readonly clerkName?: string;
}

export interface RushView extends Rush {
  readonly name?: string;
}

export interface DeedView extends At, Deed {}

interface PlanName {
  readonly id: string;
  readonly name: string;
}

export interface TideView {
  readonly mode: TideMode;
  /** What the rules say; `mode` is for today. */
  readonly modeOfRules: TideMode;
  readonly plan: PlanName & { readonly why: "calendar" | "hand" };
  /** Every plan that may be used, the base plan first. */
  readonly plans: readonly PlanName[];
  readonly reviewedAt?: number;
  /** Expected if nothing changes, min. */
  readonly waits: readonly { readonly service: string; readonly name: string; readonly minutes: number }[];
  readonly advice: readonly AdviceView[];
  readonly pins: readonly PinView[];
  readonly summons: readonly SummonsView[];
  readonly rushes: readonly RushView[];
  /** What was done to windows today, newest first. */
  readonly decisions: readonly DeedView[];
  /** Why windows are left as they are. */
  readonly bars: readonly (At & { readonly bar: Bar; readonly text: string })[];
}

/** Limits of the rules that the board tells beside what it counts. */
export interface ManagerLimits {
  /** A longer wait is one too long, min. */
  readonly waitMinutes: number;
  /** For so long the tide leaves a window alone after a change, min. */
  readonly dwellMinutes: number;
}

/** Undefined in a hall without rules. */
export const managerLimits = ({ rules }: Hall): ManagerLimits | undefined =>
  rules && { waitMinutes: rules.statistics.waitLimitMinutes, dwellMinutes: rules.tide.dwellMinutes };

const at = (hall: Hall, window: string): At => {
  const plan = hall.plans.get(window);
  return { window, number: plan?.number ?? 0, windowName: plan?.name ?? window };
};

const named = (rules: HallRules, id: string): PlanName => ({ id, name: planName(rules, id) ?? id });

const pinViews = (hall: Hall): PinView[] =>
  Object.entries(hall.tide.pins).map(([window, pin]) => {
    const cost = hall.tide.pinCosts.find((one) => one.window === window);
    const told = cost && { costMinutes: cost.costMinutes, sentence: cost.sentence };
    return { ...at(hall, window), ...pin, ...told };
  });

const summonsView = (hall: Hall, window: string, summons: Summons): SummonsView => {
  const clerkName = hall.staff.get(summons.clerk ?? "")?.name;
  return { ...at(hall, window), ...summons, ...(clerkName !== undefined && { clerkName }) };
};

const rushView = (hall: Hall, rush: Rush): RushView => {
  const name = rush.service === undefined ? undefined : hall.services.get(rush.service)?.name;
  return { ...rush, ...(name !== undefined && { name }) };
};

const waitViews = (hall: Hall): TideView["waits"] =>
  Object.entries(hall.tide.waits).flatMap(([service, minutes]) => {
    const name = hall.services.get(service)?.name;
    return name === undefined ? [] : [{ service, name, minutes }];
  });

/** Undefined in a hall without rules. */
export const tideView = (hall: Hall): TideView | undefined => {
  if (!hall.rules) return undefined;
  const { tide } = hall;
  const { language } = rulesOf(hall);
  return {
    mode: modeOf(hall),
    modeOfRules: rulesOf(hall).tide.mode,
    plan: { ...named(hall.rules, tide.plan), why: tide.planWhy },
    plans: [BASE_PLAN, ...hall.rules.plans.map(({ id }) => id)].map((id) => named(rulesOf(hall), id)),
    ...(tide.reviewedAt !== undefined && { reviewedAt: tide.reviewedAt }),
    waits: waitViews(hall),
    advice: tide.advice.map((advice) => ({ ...at(hall, advice.window), ...advice })),
    pins: pinViews(hall),
    summons: Object.entries(tide.summons).map(([window, summons]) => summonsView(hall, window, summons)),
    rushes: tide.rushes.map((rush) => rushView(hall, rush)),
    decisions: tide.deeds.map((deed) => ({ ...at(hall, deed.window), ...deed })),
    bars: Object.entries(tide.bars).map(([window, bar]) => ({
      ...at(hall, window),
      bar,
      text: explainBar(bar, language),
    })),
  };
};
