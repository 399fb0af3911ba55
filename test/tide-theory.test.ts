// Formulas of waiting lines against published values, and against each other where two roads lead to one number.
import t, { type Test as Tap } from "tap";
import { holds } from "../bench/tide/theory/published.ts";
import { stationaryValues } from "../bench/tide/theory/stationary.ts";
import { exp, log, power } from "../src/base/elementary.ts";
import { periodic, sinusoidalLoad, summaryOf } from "../src/hall/tide/theory/changing-load.ts";
import { delayOf, erlangB, erlangC, impatientDelayOf, windowsFor } from "../src/hall/tide/theory/erlang.ts";
import { meanCost, type NModel } from "../src/hall/tide/theory/n-model.ts";
import { normalBelow } from "../src/hall/tide/theory/normal.ts";
import {
  accumulatingWaits,
  arrivalOrderWait,
  preemptiveWaits,
  priorityWaits,
  singlePriorityWaits,
} from "../src/hall/tide/theory/priorities.ts";
import { garnettDelay, halfinWhittDelay, halfinWhittFactor } from "../src/hall/tide/theory/square-root.ts";

const isNear = (t: Tap, ours: number, theirs: number, distance: number, what: string) =>
  t.ok(Math.abs(ours - theirs) <= distance, `${what}: ${ours} beside ${theirs}`);

t.test("exponential and logarithm agree with the engine's to the last digits, and end where numbers end", async (t) => {
  for (let x = -700; x < 700; x += 7.3) isNear(t, exp(x) / Math.exp(x), 1, 4e-16, `exp ${x}`);
  for (let x = 1e-12; x < 1e12; x *= 3.7)
    isNear(t, log(x), Math.log(x), 4e-16 * Math.abs(Math.log(x)) + 1e-17, `log ${x}`);
  t.equal(exp(0), 1);
  t.equal(log(1), 0);
  t.equal(exp(-1000), 0);
  t.equal(exp(1000), Number.POSITIVE_INFINITY);
  t.equal(log(0), Number.NEGATIVE_INFINITY);
  t.ok(Number.isNaN(log(-1)));
  isNear(t, power(2, 0.5), Math.SQRT2, 4e-16, "root of two");
});

t.test("every published value that a formula gives", async (t) => {
  for (const value of stationaryValues()) t.ok(holds(value), `${value.source}, ${value.what}: ${value.ours}`);
});

t.test("the normal distribution from the middle far into its tails", async (t) => {
  isNear(t, normalBelow(0), 0.5, 1e-15, "middle");
  isNear(t, normalBelow(1.959963984540054), 0.975, 1e-14, "97.5 %");
  isNear(t, normalBelow(-8) / 6.220960574271785e-16, 1, 1e-10, "far below");
  isNear(t, normalBelow(-4.9999), normalBelow(-5.0001), 1e-9, "where the two ways meet");
});

t.test("nobody waits before endless windows, and nobody is served by too few", async (t) => {
  t.equal(erlangC(3, 3), 1);
  t.ok(erlangC(60, 3) < 1e-40);
  isNear(t, erlangB(1, 1), 0.5, 1e-15, "one window, load one");
  t.equal(
    windowsFor({ arrivals: 100 / 30, rate: 1 / 3 }, (line) => 1 - line.waitBeyond(1 / 3) >= 0.8),
    14,
  );
});

t.test("people who are very patient wait as if nobody ever left; people who are not, leave", async (t) => {
  const line = { arrivals: 48, rate: 1, windows: 50 };
  const patient = impatientDelayOf({ ...line, leaveRate: 1e-6 });
  isNear(t, patient.meanWait, delayOf(line).meanWait, 1e-4, "wait");
  const overloaded = impatientDelayOf({ arrivals: 100, rate: 1, windows: 50, leaveRate: 1 });
  isNear(t, overloaded.chanceOfLeaving, 0.5, 0.01, "half must leave");
  isNear(t, overloaded.offeredWaitBeyond(0), overloaded.chanceOfWait, 1e-9, "all offered waits of those who wait");
  t.ok(overloaded.offeredWaitBeyond(0.5) > overloaded.offeredWaitBeyond(1));
});

t.test("priority only moves waiting from one class to another", async (t) => {
  const arrivals = [0.2, 0.6, 1.2];
  for (const windows of [1, 2, 5]) {
    const waits = priorityWaits({ arrivals, rate: 3, windows });
    const total = waits.reduce((sum, wait, at) => sum + (wait * arrivals[at]!) / 2, 0);
    isNear(t, total, delayOf({ arrivals: 2, rate: 3, windows }).meanWait, 1e-12, `${windows} windows`);
    t.ok(preemptiveWaits({ arrivals, rate: 3, windows })[0]! < waits[0]!);
  }
});

t.test("claims that accumulate lie between order of arrival and strict priority", async (t) => {
  const classes = [
    { arrivals: 0.2, work: 1, cv: 0.8 },
    { arrivals: 0.6, work: 1, cv: 0.8 },
  ];
  const withSlopes = (first: number) =>
    accumulatingWaits(classes.map((one, at) => ({ ...one, slope: at === 0 ? first : 1 })));
  isNear(t, withSlopes(1)[0]!, arrivalOrderWait(classes), 1e-12, "equal slopes");
  isNear(t, withSlopes(1e9)[1]!, singlePriorityWaits(classes)[1]!, 1e-6, "one endless slope");
  t.ok(withSlopes(3)[0]! < withSlopes(2)[0]!);
});

t.test("square-root staffing comes close to Erlang's own count, with and without patience", async (t) => {
  const factor = halfinWhittFactor(0.2);
  isNear(t, erlangC(Math.round(400 + factor * 20), 400), 0.2, 0.02, "400 erlang");
  isNear(t, garnettDelay(1, 1e-9), halfinWhittDelay(1), 1e-3, "endless patience");
});

t.test("a line is longest after the peak of its arrivals, and an infinite hall follows its lagged load", async (t) => {
  const arrivals = (hour: number) => 8 * (1 + 0.5 * Math.sin((Math.PI * hour) / 12));
  const line = { arrivals, windows: () => 6, rate: 2, periodHours: 24, presentMax: 60 };
  const summary = summaryOf(line, periodic(line, 2, 50));
  isNear(t, summary.chanceOfWait, 0.4763, 1e-3, "share that waits");
  t.ok(summary.peakLagHours > 2 && summary.peakLagHours < 4);
  const wide = { arrivals, windows: () => 60, rate: 2, periodHours: 24, presentMax: 60 };
  const load = (hour: number) => sinusoidalLoad(8, 4, Math.PI / 12, 2, hour);
  for (const { hour, meanPresent } of periodic(wide, 2, 80))
    if (hour % 6 === 0) isNear(t, meanPresent, load(hour), 1e-3, `hour ${hour}`);
});

t.test("a window that always helps first does worse than one that helps only when it must", async (t) => {
  const model: NModel = {
    arrivals: [1.17, 0.36],
    rateA: 1,
    ratesB: [0.5, 1],
    costs: [3, 1],
    countsServed: false,
    lineMax: 25,
  };
  const best = meanCost(model, undefined, 0.05);
  const reluctant = meanCost(model, (line1, line2) => (line1 > 4 ? 1 : line2 > 0 ? 2 : 0), 0.05);
  const eager = meanCost(model, (line1) => (line1 > 0 ? 1 : 2), 0.05);
  t.ok(best < reluctant, `${best} below ${reluctant}`);
  t.ok(reluctant < eager, `${reluctant} below ${eager}`);
});
