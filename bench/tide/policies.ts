// The policies that are measured: what halls do today, what the literature offers, the bounds, and ours. Each is a
// steering for one day; ours only passes on what the rules of src/hall/tide say.
import { callTable } from "../../src/hall/tide/call-table.ts";
import { dayPlan } from "../../src/hall/tide/day-plan.ts";
import type { ReviewRule } from "../../src/hall/tide/review.ts";
import { type Caller, fairCaller, indexCaller, priorityCaller } from "../../src/hall/tide/simulation/callers.ts";
import type { Order, Steering } from "../../src/hall/tide/simulation/steering.ts";
import { tideSteering } from "../../src/hall/tide/simulation/tide-steering.ts";
import type { Present, TidalHall } from "../../src/hall/tide/tidal-hall.ts";
import {
  baseHall,
  blockHall,
  pooledHall,
  profileOf,
  referenceRule,
  reviewRuleOf,
  shiftsOf,
  wideHall,
  withBenchOpen,
  withReferenceClasses,
} from "./halls.ts";
import { hard, manual, maxWeight, threshold } from "./hard-signs.ts";
import type { Scenario } from "./scenario.ts";

/** Ready for any number of days of one scenario. */
export type Policy = (scenario: Scenario) => () => Steering;

const withCaller =
  (hall: TidalHall, caller: Caller): (() => Steering) =>
  () => ({ hall, caller: () => caller });

const byPriority = (hall: TidalHall) => withCaller(hall, priorityCaller(callTable(hall), hall.classes.length));
const byArrival = (hall: TidalHall) => withCaller(hall, fairCaller(callTable(hall)));
const byReference = (hall: TidalHall) =>
  withCaller(hall, indexCaller(callTable(withReferenceClasses(hall), referenceRule)));

const byClaim = (hall: TidalHall) => withCaller(hall, indexCaller(callTable(hall)));

/** Ours: wide signs for good, the index calls, and a review opens and closes the bench. */
export const tideWith =
  (change: Partial<ReviewRule> = {}): Policy =>
  (scenario) => {
    const steering = tideSteering(wideHall(scenario), profileOf(scenario), { ...reviewRuleOf(scenario), ...change });
    return () => steering;
  };

/** Wide signs, and the bench opened by a plan made the evening before. */
const byPlan: Policy = (scenario) => {
  const hall = withReferenceClasses(wideHall(scenario));
  const caller = indexCaller(callTable(hall, referenceRule));
  const plan = dayPlan(hall, profileOf(scenario), shiftsOf(scenario));
  const review = ({ now, windows }: Present): Order[] => {
    const open = plan.find(({ from, to }) => from <= now && now < to)?.bench ?? [];
    return hall.windows.flatMap(({ isBench }, window): Order[] => {
      if (!isBench) return [];
      const { phase } = windows[window]!;
      if (phase === "closed" && open.includes(window)) return [{ kind: "open", window }];
      return phase === "open" && !open.includes(window) ? [{ kind: "close", window }] : [];
    });
  };
  return () => ({ hall, caller: () => caller, review });
};

export const policies: Readonly<Record<string, Policy>> = {
  base: (scenario) => byPriority(baseHall(scenario)),
  baseopen: (scenario) => byPriority(withBenchOpen(baseHall(scenario))),
  ref: (scenario) => byReference(withBenchOpen(wideHall(scenario))),
  lb1: (scenario) => byArrival(pooledHall(scenario)),
  lb2: (scenario) => byArrival(blockHall(scenario)),
  manual,
  threshold,
  "max-weight": maxWeight,
  hard,
  dayplan: byPlan,
  "tide-open": (scenario) => byClaim(withBenchOpen(wideHall(scenario))),
  tide: tideWith(),
};
