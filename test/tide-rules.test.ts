// The rules of the tide told as stories: who is called, which window opens and closes and why, what a manager's pin and a
// clerk's duty forbid, what the ticket says about the wait. Whoever changes a rule changes a story here.

import t from "tap";
import { callTable, nextLine, windowFor } from "../src/hall/tide/call-table.ts";
import { blocksOf, dayPlan } from "../src/hall/tide/day-plan.ts";
import { arrivalsBetween, expectedBetween, learnt } from "../src/hall/tide/forecast.ts";
import { project } from "../src/hall/tide/projection.ts";
import { reviewRule } from "../src/hall/tide/review.ts";
import { explainBar, explainOption, explainPin, explainWait } from "../src/hall/tide/sentences.ts";
import { meanMinutes, nothingSeen, speedOf, withVisit } from "../src/hall/tide/service-means.ts";
import { reviewSigns, signRule, withSign } from "../src/hall/tide/sign-review.ts";
import { lineCount, lineOf } from "../src/hall/tide/tidal-hall.ts";
import { drawnLengths, expectedLengths, type VisitLengths } from "../src/hall/tide/visit-lengths.ts";
import { calibrate, estimateOf, futuresOf, projectedWait } from "../src/hall/tide/wait-estimate.ts";
import { fc } from "./search.ts";
import {
  BENCH,
  CLOSES_AT,
  crowd,
  hall,
  OPENS_AT,
  OWN,
  PAPERS,
  PENSIONS,
  present,
  profile,
  reviewAt,
  table,
} from "./tide-hall.ts";

const NEVER = Number.POSITIVE_INFINITY;

/** Since when the first of some lines waits. */
const heads = (of: Readonly<Record<number, number>>): Float64Array =>
  Float64Array.from({ length: lineCount(hall) }, (_, line) => of[line] ?? NEVER);

const pensions = lineOf(hall, PENSIONS, 0);
const greenPensions = lineOf(hall, PENSIONS, 1);
const papers = lineOf(hall, PAPERS, 0);

t.test("calls", async (t) => {
  t.equal(nextLine(table, OWN, heads({}), 600), -1, "nobody waits");
  t.equal(nextLine(table, OWN, heads({ [papers]: 600 }), 600), papers, "a window helps when its own line is empty");
  t.equal(nextLine(table, OWN, heads({ [pensions]: 599, [papers]: 595 }), 600), pensions, "its own line comes first");
  t.equal(nextLine(table, OWN, heads({ [pensions]: 599, [papers]: 560 }), 600), papers, "but not for ever");
  t.equal(
    nextLine(table, OWN, heads({ [pensions]: 590, [greenPensions]: 596 }), 600),
    greenPensions,
    "green goes before",
  );
  t.equal(
    nextLine(table, OWN, heads({ [pensions]: 550, [greenPensions]: 599 }), 600),
    pensions,
    "but not before anyone",
  );
});

t.test("an appointment that is early is called only when nobody else waits", async (t) => {
  t.equal(nextLine(table, OWN, heads({ [pensions]: 600, [greenPensions]: 620 }), 600), pensions);
  t.equal(nextLine(table, OWN, heads({ [greenPensions]: 620 }), 600), greenPensions);
  t.equal(
    nextLine(table, OWN, heads({ [pensions]: 630, [greenPensions]: 620 }), 600),
    greenPensions,
    "the next slot first",
  );
});

t.test("a newcomer goes to the fastest idle window, of equals to the one least busy", async (t) => {
  const shares = Float64Array.of(0.2, 0.5, 0.4);
  t.equal(windowFor(table, papers, Uint8Array.of(1, 1, 0), shares), 1, "main work before help");
  t.equal(windowFor(table, papers, Uint8Array.of(1, 0, 0), shares), 0, "help where nobody else is free");
  t.equal(windowFor(table, pensions, Uint8Array.of(1, 0, 1), shares), 0, "the least busy");
  t.equal(windowFor(table, papers, Uint8Array.of(0, 0, 1), shares), -1, "nobody who can");
});

t.test("whoever waits is called in the end, however many come after them", async (t) => {
  const after = fc.array(fc.double({ min: 0.1, max: 3, noNaN: true }), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(after, fc.integer({ min: 0, max: 3 }), (gaps, line) => {
      let now = 600;
      const since = heads({ [line]: 600 });
      for (let call = 0; call < 2000; call++) {
        now += gaps[call % gaps.length]!;
        for (let other = 0; other < since.length; other++) if (other !== line) since[other] = now;
        if (nextLine(table, OWN, since, now) === line) return true;
      }
      return false;
    }),
  );
  t.pass("nobody starves");
});

t.test("a window on the bench opens when a crowd waits for what it can do", async (t) => {
  const [first] = reviewAt({ pensions: crowd(12) });
  t.match(first?.taken, { kind: "open", window: BENCH });
  t.ok(first!.taken!.gainMinutes > 100);
  t.equal(first!.costs.length, 3, "on three futures");
  t.ok(first!.costs[0]! < first!.costs[1]! && first!.costs[1]! < first!.costs[2]!, "few, normal, many");
  const text = explainOption(hall, first!, first!.taken!);
  t.match(text, /^打开3号潮汐窗口（社保）：接下来一段时间预计共少等 \d+ 人·分钟；社保预计等 \d+ 分 → \d+ 分。$/, text);
});

t.test("it stays closed when nobody waits, and says what it would have gained", async (t) => {
  const [first, ...more] = reviewAt({});
  t.same(more, []);
  t.equal(first!.taken, undefined);
  t.ok(first!.options[0]!.gainMinutes > 0 && first!.options[0]!.gainMinutes < 20);
});

t.test("it closes when that costs nothing, and not as long as it is of use", async (t) => {
  const open = { phase: "open", since: 500, opensAt: 505 } as const;
  const quiet = { arrivals: 0.1, work: 1 };
  const [closing] = reviewAt({ now: 700, bench: open }, { assumptions: [quiet, quiet, quiet] });
  t.match(closing?.taken, { kind: "close", window: BENCH });
  t.match(
    explainOption(hall, closing!, closing!.taken!),
    /^关闭3号潮汐窗口（社保）：不再开放(也不会多等|仅多等 \d+ 人·分钟)。$/,
  );
  t.notOk(reviewAt({ now: 700, pensions: crowd(8, 700), bench: open }).some(({ taken }) => taken));
});

t.test("what forbids a change, whatever it would gain", async (t) => {
  const barOf = (moment: Parameters<typeof reviewAt>[0]) => {
    const [first] = reviewAt({ pensions: crowd(20, moment.now), ...moment });
    t.notOk(first?.taken);
    return first!.options[0]?.bar;
  };
  const shiftFrom = (from: number, to: number) => [{ from, to, drains: true }];
  t.equal(barOf({ bench: { pin: { state: "closed", until: 660 } } }), "pinned");
  t.equal(barOf({ bench: { shifts: [] } }), "off-duty");
  t.equal(barOf({ bench: { shifts: shiftFrom(598, CLOSES_AT) } }), "near-shift-begin");
  t.equal(barOf({ bench: { shifts: shiftFrom(OPENS_AT, 640) } }), "near-shift-end");
  t.equal(barOf({ bench: { since: 585 } }), "dwell");
  const open = { phase: "open", since: 560, opensAt: 565 } as const;
  t.equal(barOf({ bench: open }), "open-too-short");
  t.equal(barOf({ now: 990, bench: open }), "near-shift-end");
  for (const bar of ["pinned", "off-duty", "dwell", "open-too-short", "changing"] as const)
    t.ok(explainBar(bar).length > 3);
});

t.test("a window that opens or finishes with its last visitor is left alone", async (t) => {
  for (const phase of ["opening", "leaving"] as const)
    t.same(reviewAt({ pensions: crowd(20), bench: { phase, opensAt: 605 } })[0]!.options, []);
});

t.test("a pin that keeps a window closed says what it costs, and is over when it is over", async (t) => {
  const pinned = { pin: { state: "closed", until: 660 } } as const;
  const [option] = reviewAt({ pensions: crowd(12), bench: pinned })[0]!.options;
  t.ok(option!.gainMinutes > 100);
  t.match(explainPin(hall, BENCH, option!.gainMinutes), /^固定3号潮汐窗口将让大家共多等约 \d+ 人·分钟。$/);
  t.match(explainPin(hall, BENCH, 0), /不会让人多等/);
  t.match(reviewAt({ now: 660, pensions: crowd(12, 660), bench: pinned })[0]!.taken, { kind: "open" });
});

t.test("the same hall is decided in the same way, to the last digit", async (t) => {
  const moment = { pensions: crowd(9), papers: crowd(4) };
  t.same(reviewAt(moment), reviewAt(moment));
  const before = JSON.stringify(present(moment));
  const now = present(moment);
  reviewAt(moment);
  t.equal(JSON.stringify(now), before, "and looking changes nothing");
});

t.test("a forecast follows the day: more than expected so far means more to come", async (t) => {
  t.equal(expectedBetween(profile, PENSIONS, OPENS_AT, OPENS_AT + 45), 2.25);
  t.equal(expectedBetween(profile, PENSIONS, 0, 2000), 24, "nobody outside the hours");
  t.same(learnt(profile, [3, 6], 600).factors, [1, 1]);
  const busy = learnt(profile, [11, 6], 600);
  t.ok(busy.factors[PENSIONS]! > busy.factors[PAPERS]! && busy.factors[PAPERS]! > 1, "its own service most");
  const { times } = arrivalsBetween(learnt(profile, [3, 6], 600), 1, 600, 660);
  t.equal(times.length, 9);
  t.ok(
    times.every((time, at) => time >= 600 && time < 660 && (at === 0 || time >= times[at - 1]!)),
    "in order",
  );
});

t.test("lunch is taken when nobody waits any more; a window comes back after it", async (t) => {
  const shifts = [
    { from: 540, to: 610, drains: true },
    { from: 640, to: 1020, drains: true },
  ];
  const now = present({ pensions: crowd(3) });
  const atLunch = { ...now, windows: now.windows.map((window) => ({ ...window, shifts })) };
  const path = {
    arrivals: { times: Float64Array.of(635), services: Int32Array.of(PENSIONS) },
    lengths: () => expectedLengths(1),
  };
  const outlook = project(hall, table, atLunch, path, undefined, { line: pensions, position: 3 });
  t.ok(outlook.watchedAt >= 640, `who comes at lunch waits for the afternoon: ${outlook.watchedAt}`);
  t.ok(
    project(hall, table, atLunch, path, undefined, { line: pensions, position: 2 }).watchedAt < 640,
    "who was here does not",
  );
});

t.test("what a clerk is believed to do changes slowly, and one monstrous visit changes little", async (t) => {
  t.equal(meanMinutes(nothingSeen, 10), 10);
  let seen = nothingSeen;
  for (let visit = 0; visit < 30; visit++) seen = withVisit(seen, 16, 10);
  t.equal(meanMinutes(seen, 10), 14);
  t.ok(meanMinutes(withVisit(nothingSeen, 1e6, 10), 10) < 12);
  t.ok(Math.abs(speedOf(nothingSeen, 10) - 0.85) < 1e-12);
  t.ok(speedOf(seen, 10) < 0.75);
});

t.test("lengths that are drawn have the mean that is expected, and a long visit has the more left", async (t) => {
  const mean = (draw: (lengths: VisitLengths) => number): number => {
    const drawn = Array.from({ length: 400 }, (_, at) => draw(drawnLengths(at >> 1, at % 2 === 1)));
    return drawn.reduce((sum, length) => sum + length, 0) / drawn.length;
  };
  const whole = mean((lengths) => lengths.whole(10));
  t.ok(Math.abs(whole - 10) < 0.5, `${whole}`);
  const [fresh, long, endless] = [1, 30, 300].map((elapsed) => mean((lengths) => lengths.left(10, elapsed)));
  t.ok(Math.abs(fresh! - 9) < 0.6 && long! > fresh! && endless! > long!, `${fresh}, ${long}, ${endless}`);
  const twice = Array.from({ length: 2 }, () => drawnLengths(3, false));
  t.equal(twice[0]!.left(10, 4), twice[1]!.left(10, 4), "the same seed draws the same");
});

t.test(
  "the wait on the ticket grows with the line, has an interval, and is not told where nobody can serve",
  async (t) => {
    const waitBehind = (count: number) => {
      const now = present({ pensions: crowd(count) });
      const forecast = learnt(profile, now.arrived, now.now);
      return projectedWait(hall, table, now, futuresOf(forecast, now.now), pensions, count - 1);
    };
    t.ok(waitBehind(2) < waitBehind(5) && waitBehind(5) < waitBehind(9));
    const shut = { ...hall, windows: hall.windows.map((window) => ({ ...window, skills: [] })) };
    const now = present({ pensions: crowd(2) });
    const forecast = learnt(profile, now.arrived, now.now);
    const said = projectedWait(shut, callTable(shut), now, futuresOf(forecast, now.now), pensions, 1);
    t.equal(estimateOf(said, []), undefined);
    const outturns = Array.from({ length: 1000 }, (_, at) => ({
      said: at % 40,
      came: (at % 40) * (0.5 + (at % 7) / 6),
    }));
    const estimate = estimateOf(20, calibrate(outturns))!;
    t.ok(estimate.from < estimate.minutes && estimate.minutes < estimate.to);
    t.match(explainWait(estimate), /^约 \d+ 分钟（\d+～\d+）$/);
    t.equal(explainWait({ minutes: 0.2, from: 0, to: 1 }), "马上叫号");
  },
);

t.test("a plan for tomorrow opens the bench in the rush and only where it helps", async (t) => {
  const shifts = hall.windows.map(() => [{ from: OPENS_AT, to: CLOSES_AT, drains: true }]);
  const rush = {
    ...profile,
    perSlot: [Array.from({ length: 16 }, (_, slot) => (slot < 4 ? 9 : 1)), Array(16).fill(1)],
  };
  const plan = dayPlan(hall, rush, shifts);
  t.same(plan[2]!.bench, [BENCH]);
  t.same(plan[10]!.bench, []);
  t.same(dayPlan(hall, rush, [shifts[0]!, shifts[1]!, []])[2]!.bench, [], "nobody is planned who is not on duty");
  t.same(blocksOf(hall), [[0, 1, 2]]);
});

t.test("hard signs, for halls that want them", async (t) => {
  const own = hall.windows[1]!.skills;
  const both = [...own, { service: PENSIONS, speed: 0.9, isMain: false }];
  const elsewhere = [{ service: PENSIONS, speed: 0.9, isMain: false }];
  const signsOf = (...others: (typeof both)[]) => [
    [hall.windows[0]!.skills],
    [own, ...others],
    [hall.windows[2]!.skills],
  ];
  const look = (signs: ReturnType<typeof signsOf>, shown = own, at = present({ pensions: crowd(30) })) => {
    const now = withSign(hall, 1, shown);
    return reviewSigns(now, callTable(now), at, learnt(profile, at.arrived, at.now), signs, reviewRule);
  };
  t.match(look(signsOf(both)), { window: 1, skills: both }, "many wait for pensions, hardly anybody for papers");
  t.ok(look(signsOf(both))!.gainMinutes >= signRule.outMinutes);
  t.equal(look(signsOf(elsewhere)), undefined, "what a window is there for stays on its sign");
  t.equal(look(signsOf()), undefined, "a reserved window shows one sign");
  t.equal(look(signsOf(both), own, present()), undefined, "in a quiet hall nothing changes");
  const crowdOfPapers = present({ papers: Array.from({ length: 14 }, (_, n) => 560 + n) });
  t.match(look(signsOf(elsewhere), elsewhere, crowdOfPapers), { window: 1, skills: own }, "and comes home when needed");
  const justChanged = present({ pensions: crowd(30) });
  const windows = justChanged.windows.map((window) => ({ ...window, since: justChanged.now - 5 }));
  t.equal(look(signsOf(both), own, { ...justChanged, windows }), undefined, "not twice within the dwell");
});
