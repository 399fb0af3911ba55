// One policy through many days of one scenario, with the time its decisions take.
import type { Clock } from "../../src/base/clock.ts";
import { SimulatedDay } from "../../src/hall/tide/simulation/simulated-day.ts";
import type { DayPlan, DayResult, Steering } from "../../src/hall/tide/simulation/steering.ts";
import type { Visitor } from "../../src/hall/tide/simulation/visitor.ts";
import { drawDay } from "./day.ts";
import { shiftsOf } from "./halls.ts";
import { meanOf, type Outcome, quantile, Tally } from "./metrics.ts";
import type { Policy } from "./policies.ts";
import type { Scenario } from "./scenario.ts";

export interface Timed extends Outcome {
  readonly decisionP99us: number;
  readonly reviewMeanMs: number;
}

const REVIEW_MINUTES = 5;

export const planOf = (scenario: Scenario, visitors: readonly Visitor[]): DayPlan => ({
  visitors,
  shifts: shiftsOf(scenario),
  opensAt: scenario.open * 60,
  closesAt: scenario.close * 60,
  reviewMinutes: REVIEW_MINUTES,
  openDelayMinutes: scenario.constants.openDelayMinutes,
  setupMinutes: scenario.constants.setupMinutes,
});

/** The same steering, with a watch held to it. */
const timed = (steering: Steering, clock: Clock, calls: number[], reviews: number[]): Steering => {
  const take = <T>(into: number[], work: () => T): T => {
    const before = clock.elapsed();
    const result = work();
    into.push(clock.elapsed() - before);
    return result;
  };
  const { review } = steering;
  return {
    ...steering,
    caller: () => {
      const caller = steering.caller();
      return {
        next: (window, heads, now) => take(calls, () => caller.next(window, heads, now)),
        take: (line, idle, busy) => take(calls, () => caller.take(line, idle, busy)),
      };
    },
    ...(review && { review: (present) => take(reviews, () => review(present)) }),
  };
};

export const simulate = (scenario: Scenario, steering: Steering, seed: number, day: number): [Visitor[], DayResult] => {
  const visitors = drawDay(scenario, seed, day);
  return [visitors, new SimulatedDay(planOf(scenario, visitors), steering).run()];
};

export const runPolicy = (scenario: Scenario, policy: Policy, days: number, seed: number, clock: Clock): Timed => {
  const steeringOf = policy(scenario);
  const tally = new Tally(scenario);
  const calls: number[] = [];
  const reviews: number[] = [];
  for (let day = 0; day < days; day++) {
    tally.add(...simulate(scenario, timed(steeringOf(), clock, calls, reviews), seed, day));
  }
  return { ...tally.outcome(), decisionP99us: quantile(calls, 0.99) * 1000, reviewMeanMs: meanOf(reviews) };
};
