// The benchmark of tidal windows: the same people for every policy, a hall no kinder than a real one, the figures that
// were agreed on, and problems of a file told by field, value and expectation.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import t from "tap";
import { APPOINTMENT, drawDay, GREEN } from "../bench/tide/day.ts";
import { judgeEstimates } from "../bench/tide/estimates.ts";
import { shiftsOf } from "../bench/tide/halls.ts";
import { Tally } from "../bench/tide/metrics.ts";
import { policies } from "../bench/tide/policies.ts";
import { planOf, runPolicy, simulate } from "../bench/tide/run-policy.ts";
import { readScenarios, type Scenario } from "../bench/tide/scenario.ts";
import { VirtualClock } from "../src/base/virtual-clock.ts";
import type { Visitor } from "../src/hall/tide/simulation/visitor.ts";
import { market } from "./tide-scenario.ts";

/** Of twelve days under our policy. It changes with the rules, and with nothing else. */
const GOLDEN_HASH = "da8196eed28bfe94296bb6f39d3fff4e9196e93e1f488c5a2bd3170cab671ec1";
const DAYS = 12;
const SEED = 7;

const scenarioOf = (change: object = {}): Scenario => {
  const read = readScenarios({ scenarios: [{ ...market, ...change }] });
  if (!read.ok) throw new Error(read.problems.join("; "));
  return read.scenarios[0]!;
};

const problemsOf = (change: object): readonly string[] => {
  const read = readScenarios({ scenarios: [{ ...market, ...change }] });
  return read.ok ? [] : read.problems;
};

const outcomeOf = (policy: string, scenario = scenarioOf(), days = DAYS, seed = SEED) =>
  runPolicy(scenario, policies[policy]!, days, seed, new VirtualClock(0));

t.test("a file that is wrong is refused by field, value and expectation, all at once", async (t) => {
  t.match(problemsOf({ close: 8 })[0], "/scenarios/0/close is 8, expected later than open (9)");
  t.match(problemsOf({ open: "nine" })[0], '/scenarios/0/open is "nine"');
  const windows = market.windows.map((window, at) => (at === 0 ? { ...window, base: ["pensions", "cards"] } : window));
  t.match(problemsOf({ windows })[0], '/scenarios/0/windows/0/base/1 is "cards", expected one of pensions, health');
  const categories = market.categories.map((category) => ({ ...category, ratePerHalfHour: [1, 2], serviceMean: -1 }));
  t.equal(problemsOf({ categories }).length, market.categories.length, "a schema first");
  t.match(
    problemsOf({ categories: market.categories.map((one) => ({ ...one, ratePerHalfHour: [1] })) })[0],
    "expected 16",
  );
  t.match(problemsOf({ batches: [{ at: 600, category: "cars", count: 3 }] })[0], '"cars"');
  t.match(problemsOf({ windows: [{ ...market.windows[0]!, duty: [[700, 600, 1]] }] })[0], "duty/0 is [700,600]");
  t.same(problemsOf({ batches: [[10.5, "health", 20]], greenShare: 0.3, remark: "liberal" }), []);
  const { constants, batches } = scenarioOf({
    batches: [{ time: 10.5, cat: "health", n: 20 }],
    constants: { apptShare: 0.4 },
  });
  t.same([constants.appointmentShare, batches], [0.4, [{ at: 630, category: "health", count: 20 }]]);
  t.equal(readScenarios(null).ok, false);
});

t.test("every policy meets the same people", async (t) => {
  const scenario = scenarioOf();
  t.same(drawDay(scenario, SEED, 3), drawDay(scenario, SEED, 3));
  t.not(drawDay(scenario, SEED, 3).length, drawDay(scenario, SEED, 4).length);
  const people = (policy: string) => {
    const [visitors, { starts }] = simulate(scenario, policies[policy]!(scenario)(), SEED, 0);
    return [visitors.length, visitors.map(({ work }) => work), starts.length];
  };
  t.same(people("base"), people("tide"));
});

t.test("people are drawn as the scenario says", async (t) => {
  const scenario = scenarioOf({ batches: [{ at: 600, category: "health", count: 25 }] });
  const visitors = Array.from({ length: 60 }, (_, day) => drawDay(scenario, SEED, day)).flat();
  const share = (className: number) => visitors.filter((one) => one.className === className).length / visitors.length;
  t.ok(Math.abs(share(GREEN) - 0.1) < 0.02 && Math.abs(share(APPOINTMENT) - 0.1) < 0.02);
  t.ok(visitors.every(({ work }) => work >= 0.7 && work <= 90));
  t.ok(visitors.every(({ since, arrivesAt }) => since >= arrivesAt));
  t.ok(
    visitors.every(
      ({ className, leavesAt }) => (className === APPOINTMENT) === (leavesAt === Number.POSITIVE_INFINITY),
    ),
  );
  t.ok(visitors.filter(({ arrivesAt }) => arrivesAt >= 600 && arrivesAt < 602).length > 60 * 20);
});

t.test("detours come as often as they are given, and everybody who is called gets through theirs", async (t) => {
  const detours = { holdShare: 0.2, transferShare: 0.1, moreShare: 0.1, lateShare: 0.1 };
  const scenario = scenarioOf({ detours });
  const days = Array.from({ length: 30 }, (_, day) => simulate(scenario, policies.tide!(scenario)(), SEED, day));
  const visitors = days.flatMap(([all]) => all);
  const placed = (place: string) =>
    visitors.filter(({ later = [] }) => later.some((leg) => leg.place === place)).length / visitors.length;
  t.ok(Math.abs(placed("first") - 0.2) < 0.03, String(placed("first")));
  t.ok(Math.abs(placed("tail") - 0.1) < 0.02, String(placed("tail")));
  t.ok(Math.abs(placed("keep") - 0.19) < 0.03, String(placed("keep")));
  const work = ({ work, later = [] }: Visitor) => later.reduce((sum, leg) => sum + leg.work, work);
  for (const [all, { starts, busyMinutes, lastEnd }] of days) {
    const called = all.filter((_, at) => !Number.isNaN(starts[at]!));
    const minutes = called.reduce((sum, visitor) => sum + work(visitor), 0);
    t.ok(
      busyMinutes.reduce((sum, busy) => sum + busy, 0) >= minutes - 1e-6,
      "every leg has been served, helpers taking longer",
    );
    t.ok(lastEnd > 1020 - 60);
  }
  t.match(problemsOf({ detours: { holdShare: 2 } })[0], "/scenarios/0/detours/holdShare is 2");
});

t.test(
  "a hall as it is: visits are finished, opening takes its time, patience ends, the evening serves everyone",
  async (t) => {
    const scenario = scenarioOf();
    const shifts = shiftsOf(scenario);
    for (let day = 0; day < DAYS; day++) {
      const [visitors, result] = simulate(scenario, policies.tide!(scenario)(), SEED, day);
      const visits = visitors.map((visitor, at) => ({
        ...visitor,
        start: result.starts[at]!,
        window: result.windows[at]!,
      }));
      const served = visits.filter(({ start }) => !Number.isNaN(start));
      t.ok(
        served.every(({ start, arrivesAt, leavesAt }) => start >= arrivesAt && start <= leavesAt),
        "called while there",
      );
      t.equal(
        visits.filter(({ start, leavesAt }) => Number.isNaN(start) && leavesAt === Number.POSITIVE_INFINITY).length,
        0,
      );
      for (const [window, { tidal = false }] of scenario.windows.entries()) {
        const own = served.filter((one) => one.window === window).sort((a, b) => a.start - b.start);
        const ends = own.map(({ start, work }) => start + work);
        t.ok(
          own.every(({ start }, at) => at === 0 || start >= ends[at - 1]! - 1e-9),
          "one visitor at a time",
        );
        const first = own[0]?.start ?? Number.POSITIVE_INFINITY;
        t.ok(
          first >= shifts[window]![0]!.from + (tidal ? scenario.constants.openDelayMinutes : 0),
          "not before it is open",
        );
      }
    }
  },
);

t.test("policies stand in the order that they must", async (t) => {
  const waits = Object.fromEntries(["lb1", "lb2", "ref", "tide", "base"].map((policy) => [policy, outcomeOf(policy)]));
  t.ok(waits.lb1!.meanWait < waits.ref!.meanWait, "everybody does everything: shorter still");
  t.ok(waits.tide!.meanWait < 1.3 * waits.ref!.meanWait, "ours comes close to all windows open");
  t.ok(waits.tide!.meanWait < waits.base!.meanWait / 1.5, "and far below the plan of the year");
  t.equal(waits.tide!.ordinaryChanges, 0);
  t.ok(waits.tide!.benchHours < waits.tide!.benchAvailable);
  t.equal(waits.base!.benchHours, 0);
  t.equal(waits.ref!.signChanges, 0);
});

t.test("the same seed gives the same starts on every machine; another seed gives others", async (t) => {
  const { hash } = outcomeOf("tide");
  t.equal(outcomeOf("tide").hash, hash);
  t.not(outcomeOf("tide", scenarioOf(), DAYS, SEED + 1).hash, hash);
  t.equal(hash, GOLDEN_HASH);
});

t.test("what decides or draws uses only operations that are the same on every engine", async (t) => {
  const folders = ["src/hall/tide", "src/hall/tide/simulation", "bench/tide"];
  const files = folders.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)));
  const decides = files.filter((file) => file.endsWith(".ts") && !file.endsWith("metrics.ts"));
  t.ok(decides.length > 20);
  for (const file of [...decides, "src/base/elementary.ts"])
    t.notMatch(readFileSync(file, "utf8"), /Math\.(exp|log|pow|sin|cos|tan|cbrt|hypot|atan)|[^/*]\*\*[^/*]/, file);
});

t.test("who went home counts as long as they stayed", async (t) => {
  const scenario = scenarioOf();
  const tally = new Tally(scenario);
  const gone = { arrivesAt: 540, since: 540, service: 0, className: 0, work: 5, leavesAt: 600 };
  const called = { ...gone, leavesAt: 700 };
  const nothing = () => new Float64Array(scenario.windows.length);
  tally.add([gone, called], {
    starts: Float64Array.of(Number.NaN, 560),
    windows: Int16Array.of(-1, 0),
    laterWaits: new Float64Array(2),
    busyMinutes: nothing().fill(5),
    openMinutes: nothing().fill(100),
    dutyMinutes: nothing(),
    signChanges: new Int32Array(scenario.windows.length),
    lastEnd: 0,
    offSign: 0,
  });
  t.match(tally.outcome(), { meanWait: 40, abandon: 0.5, over15: 1, utilisationSD: 0, jain: 1 });
});

t.test("what the ticket says is closer than people ahead times the mean, and its interval holds", async (t) => {
  const rows = judgeEstimates(scenarioOf(), 40, SEED);
  const of = (estimator: string) => rows.find((row) => row.estimator === estimator)!;
  t.ok(of("projection").error < 0.85 * of("length").error);
  t.ok(of("projection").coverage > 0.7 && of("projection").coverage < 0.9, String(of("projection").coverage));
});

t.test("the command writes the agreed figures, and says on one line what is wrong with a wish", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "tide-"));
  t.teardown(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "scenarios.json");
  writeFileSync(file, JSON.stringify({ scenarios: [market] }));
  const run = (...args: readonly string[]) =>
    spawnSync(process.execPath, ["--import=tsx", "bench/tide/tide.ts", ...args], { encoding: "utf8", timeout: 30_000 });
  const { stdout, status } = run("--scenarios", file, "--policies", "base,tide", "--days", "2", "--json");
  t.equal(status, 0);
  const { results } = JSON.parse(stdout) as { results: Record<string, unknown>[] };
  t.same(
    results.map(({ scenario, policy, days }) => [scenario, policy, days]),
    [
      ["market", "base", 2],
      ["market", "tide", 2],
    ],
  );
  const names =
    "scenario policy days meanWait meanWaitCI p90 worstP90 over15 abandon green appointment utilisationSD signChanges " +
    "ordinaryChanges benchHours benchAvailable decisionP99us reviewMeanMs hash more";
  t.same(Object.keys(results[1]!), names.split(" "));
  const wrong = run("--scenarios", file, "--policies", "base,best");
  t.equal(wrong.status, 2);
  t.match(wrong.stderr, "--policies names best, expected one of base");
});

t.test("the plan of a day is the scenario's own", async (t) => {
  const { opensAt, closesAt, openDelayMinutes } = planOf(scenarioOf({ openDelayMin: 8 }), []);
  t.same([opensAt, closesAt, openDelayMinutes], [540, 1020, 8]);
});
