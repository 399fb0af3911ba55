// The whole daemon and the simulator of the benchmark live the same day, and call the same people at the same windows at the
// same millisecond: what the benchmark measures is what a hall gets.
import t from "tap";
import { readScenarios, type Scenario } from "../bench/tide/scenario.ts";
import { liveTwice } from "./living-day/same-day.ts";
import { market } from "./tide-scenario.ts";

const scenarioOf = (change: object = {}): Scenario => {
  const read = readScenarios({ scenarios: [{ ...market, apptShare: 0, ...change }] });
  if (!read.ok) throw new Error(read.problems.join("; "));
  return read.scenarios[0]!;
};

t.test("windows that stay as they are", async (t) => {
  const { people, difference } = await liveTwice(scenarioOf(), 7, 0, false);
  t.ok(people > 80, `${people} people`);
  t.equal(difference, undefined);
});

t.test("people who give their numbers back, and no-shows of the morning", async (t) => {
  const { gone, difference } = await liveTwice(scenarioOf({ patience: { mean: 20, cv: 0.6 } }), 7, 1, false);
  t.ok(gone > 5, `${gone} went home`);
  t.equal(difference, undefined);
});

for (const day of [1, 2]) {
  t.test(`a bench that the tide opens and closes by itself, day ${day}`, async (t) => {
    const { changes, reviews, difference } = await liveTwice(scenarioOf(), 7, day, true);
    t.ok(changes.length >= 2, changes.join(", "));
    t.ok(reviews > 90, `${reviews} reviews`);
    t.equal(difference, undefined);
  });
}

t.test("visits that do not go straight through: holds, wrong windows, one more matter, missed calls", async (t) => {
  const detours = { holdShare: 0.15, transferShare: 0.1, moreShare: 0.1, lateShare: 0.1 };
  for (const isReviewed of [false, true]) {
    const { calls, people, difference } = await liveTwice(scenarioOf({ detours }), 7, 4, isReviewed);
    t.ok(calls > 1.2 * people, `${calls} calls of ${people} people`);
    t.equal(difference, undefined);
  }
});

t.test("clerks who leave after their present visitor", async (t) => {
  const windows = market.windows.map((window) => ({ ...window, duty: window.duty.map(([from, to]) => [from, to, 0]) }));
  const { difference } = await liveTwice(scenarioOf({ windows }), 7, 3, true);
  t.equal(difference, undefined);
});
