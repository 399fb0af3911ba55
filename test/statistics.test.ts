// The figures of a day, held against hand counts, against the hall's own state, and against plain arithmetic.
import assert from "node:assert/strict";
import t from "tap";
import { checker } from "../src/base/check.ts";
import type { HallEvent } from "../src/hall/events.ts";
import { DayReader } from "../src/hall/statistics/day-reader.ts";
import type { CourseDay } from "../src/hall/statistics/half-hours.ts";
import { reportOf } from "../src/hall/statistics/report.ts";
import { Report } from "../src/hall/statistics/report-schema.ts";
import { runThrough } from "../src/hall/statistics/run-through.ts";
import { spreadOf } from "../src/hall/statistics/spread.ts";
import * as story from "./given-when-then.ts";
import { fc } from "./search.ts";

const MINUTE_MS = 60_000;
const ZONE = "Asia/Shanghai";

/** What happens in a story, step by step; a step may be refused. */
const eventsOf = (hall: story.Story, steps: readonly story.Step[]): HallEvent[] =>
  steps.flatMap((step) => [...hall.when(step).happened]);

const dayOf = (date: string, events: readonly HallEvent[]): CourseDay => {
  const reader = new DayReader(date);
  for (const event of events) reader.read(event);
  return { rows: runThrough(reader.rows(ZONE)), midnight: Date.parse(`${date}T00:00:00+08:00`), expected: [] };
};

const reportOn = (events: readonly HallEvent[], change: story.RulesChange = {}, date = "2026-11-23") =>
  runThrough(
    reportOf({
      period: "day",
      from: date,
      to: date,
      isRunning: false,
      days: [dayOf(date, events)],
      rules: story.rulesWith(change),
      now: Date.parse(`${date}T23:00:00+08:00`),
    }),
  );

const told = (...steps: readonly story.Step[]) => reportOn(eventsOf(story.hallWith(), steps));

const isReport = checker(Report);

t.test(
  "[Q5] a day counted by hand: who came, who was served where, how long each waited, walked and took",
  async (t) => {
    const report = told(
      ...["09:00", story.open("w1", "c1"), story.open("w2", "c2"), story.take("civil")],
      ...["09:01", story.take("civil"), "09:02", story.take("tax"), "09:03", story.take("tax")],
      ...["09:04", story.callNext("w1"), "09:05", story.start("w1"), "09:11", story.callNext("w2")],
      ...["09:11:30", story.recall("w2"), "09:12", story.miss("w2"), "09:15", story.finish("w1")],
      ...["09:20", story.callNext("w1"), "09:22", story.start("w1"), "09:30", story.cancel("B002")],
      ...["09:42", story.finish("w1"), "09:50", story.pause("w2"), "10:00", story.close("w2"), story.close("w1")],
    );
    t.ok(isReport(report).ok, "it is as its schema says");
    t.match(report.tickets, { tickets: 4, called: 3, served: 2, missed: 0, cancelled: 1, expired: 0, open: 1 });
    t.equal(report.tickets.abandonedShare, 0.333);
    t.match(report.stays, { calls: 3, recalls: 1, finished: 2, missed: 1, held: 0, sentOn: 0 });
    t.match(report.stays.waiting, { n: 3, mean: 10.67, p50: 10, max: 18, over: 1, uncertain: 0 });
    t.match(report.stays.walking, { n: 2, mean: 1.5 });
    t.match(report.stays.serving, { n: 2, mean: 15, max: 20, over: 0 });
    const [first] = report.windows;
    t.match(first, { id: "w1", use: { openMinutes: 60, busyMinutes: 33, finishedPerHour: 2, finishedShare: 1 } });
    t.same(
      report.halfHours.map(({ from, tickets, calls }) => [from, tickets, calls]),
      [["09:00", 4, 3]],
    );
  },
);

t.test("[Q5] who is sent on has two stays and a wait for each; a hold is no wait", async (t) => {
  const report = told(
    "09:00",
    story.open("w1"),
    story.open("w3"),
    story.take("civil"),
    "09:10",
    ...story.serve("w1").slice(0, 2),
    "09:14",
    story.transfer("w1", { service: "tax" }),
    "09:20",
    story.callNext("w3"),
    "09:21",
    story.start("w3"),
    "09:24",
    story.hold("w3", { minutes: 30 }),
    "09:54",
    "09:56",
    story.callNext("w3"),
    "09:57",
    story.start("w3"),
    "10:00",
    story.finish("w3"),
  );
  t.match(report.tickets, { tickets: 1, served: 1 });
  t.match(report.stays, { calls: 3, finished: 1, held: 1, sentOn: 1 });
  t.match(report.stays.waiting, { n: 3, mean: 6, max: 10 }, "10, 6 and 2 minutes");
  t.match(report.stays.serving, { n: 3, max: 4, p50: 3 });
  t.same(
    report.services.map(({ id, tickets, stays }) => [id, tickets.tickets, stays.finished]),
    [
      ["civil", 1, 0],
      ["tax", 0, 1],
    ],
  );
});

t.test("what a clerk takes back has not happened", async (t) => {
  const steps = ["09:00", story.open("w1"), story.take("civil"), story.take("civil"), "09:05", story.callNext("w1")];
  const undone = told(
    ...steps,
    "09:05:03",
    story.undo("w1"),
    "09:10",
    ...story.serve("w1"),
    "09:10:05",
    story.undo("w1"),
    "09:14",
    story.finish("w1"),
  );
  t.match(undone.stays, { calls: 1, finished: 1, waiting: { n: 1, mean: 10 }, serving: { max: 4 } });
  const missed = told(
    ...steps,
    "09:06",
    story.miss("w1"),
    "09:06:05",
    story.undo("w1"),
    story.start("w1"),
    "09:09",
    story.finish("w1"),
  );
  t.match(missed.stays, { calls: 1, missed: 0, finished: 1 });
  t.match(missed.tickets, { served: 1, open: 1, missed: 0 });
});

t.test("waits beyond an hour and over midnight are as long as they were", async (t) => {
  const report = told(
    "22:30",
    story.open("w1"),
    story.take("civil"),
    "23:40",
    story.callNext("w1"),
    "23:41",
    story.start("w1"),
    "23:59",
    story.finish("w1"),
  );
  t.match(report.stays.waiting, { n: 1, max: 70, over: 1, withinShare: 0 });
  const hall = story.hallWith();
  const first = eventsOf(hall, [
    "23:00",
    story.open("w1"),
    story.take("civil"),
    story.take("civil"),
    "23:50",
    story.callNext("w1"),
    story.start("w1"),
    "24 00:10",
  ]);
  const turn = first.findIndex(({ kind }) => kind === "DayTurned");
  t.not(turn, -1);
  const late = reportOn(first.slice(0, turn));
  t.match(late.tickets, { tickets: 2, served: 0, expired: 2, open: 0 });
  t.match(late.stays.serving, { n: 0 }, "who was forgotten at the window was not served until midnight");
  t.match(late.windows[0], { use: { openMinutes: 70, busyMinutes: 20 } });
});

t.test("over a clock that was set back nothing is made up: such lengths are counted apart", async (t) => {
  const steps = [
    "09:00",
    story.open("w1"),
    story.take("civil"),
    story.take("civil"),
    "09:10",
    story.callNext("w1"),
    story.start("w1"),
  ];
  const report = told(...steps, -30 * MINUTE_MS, story.finish("w1"), 2 * MINUTE_MS, story.callNext("w1"));
  t.match(report.stays.serving, { n: 0, uncertain: 1 });
  t.match(report.stays.waiting, { n: 1, max: 10, uncertain: 1 });
  t.match(report.windows[0]!.use.busyMinutes, 0);
  t.match(
    report.halfHours.at(-1),
    { from: "09:00", openWindows: 0.3 },
    "until the last that is known, somebody sat there",
  );
});

t.test("a jump that the ledger knows of is taken out of every length, forward and back", async (t) => {
  const jump = (at: string, byMs: number): HallEvent => ({
    kind: "ClockSet",
    at: Date.parse(`2026-11-23T${at}+08:00`),
    data: { byMs },
  });
  for (const hours of [3, -1]) {
    const hall = story.hallWith();
    const before = eventsOf(hall, ["09:00", story.open("w1"), story.take("civil"), "09:04"]);
    const byMs = hours * 60 * MINUTE_MS;
    const after = eventsOf(hall, [byMs, 2 * MINUTE_MS, ...story.serve("w1"), 5 * MINUTE_MS, story.close("w1")]);
    const report = reportOn([...before, jump(hours > 0 ? "12:04:00" : "08:04:00", byMs), ...after]);
    t.match(report.stays.waiting, { n: 1, max: 6, uncertain: 0 }, `${hours} h`);
    t.match(report.windows[0]!.use.openMinutes, 11);
    t.same(
      report.jumps.map((one) => one.byMs),
      [byMs],
    );
  }
});

t.test("several matters of one visit are so many matters finished, and one visit served", async (t) => {
  const report = told(
    "09:00",
    story.open("w1"),
    story.take("civil", { matters: ["tax"] }),
    "09:05",
    story.callNext("w1"),
    story.start("w1"),
    "09:09",
    story.finish("w1"),
    "09:16",
    story.finish("w1"),
  );
  t.match(report.tickets, { tickets: 1, served: 1 });
  t.match(report.stays, { calls: 2, finished: 2, waiting: { n: 1 }, serving: { n: 2, max: 7, p50: 4 } });
});

t.test("[Q3] ratings are counted by grade, and no answer is not a praise", async (t) => {
  const rated = { ratingSeconds: 30 };
  const hall = story.hallWith(rated);
  const serveOne = (grade?: number): story.Step[] => [
    story.take("civil"),
    ...story.serve("w1"),
    ...(grade ? [story.rate(`A00${grade}`, grade)] : []),
    60_000,
  ];
  const steps = [story.open("w1", "c1"), ...[1, 2].flatMap((n) => serveOne(n)), ...serveOne()];
  const report = reportOn(eventsOf(hall, steps), rated);
  t.match(report.ratings, { services: 3, rated: 2, grades: [1, 1, 0, 0, 0], praiseRate: 0, silenceRate: 0.333 });
});

t.test(
  "[T5] appointments, cases, complaints and empty windows are counted beside the queue, and add up over days",
  async (t) => {
    const at = Date.parse("2026-11-23T10:00:00+08:00");
    const kept = { appointment: "a1", service: "civil", date: "2026-11-23", from: "10:00" };
    const came = { ...kept, ticket: "20261123-A001", number: "A001", ahead: 0 };
    const events: HallEvent[] = [
      { kind: "AppointmentArrived", at, data: { ...came, arrival: "late" } },
      { kind: "AppointmentArrived", at, data: { ...came, arrival: "in-time" } },
      { kind: "AppointmentLapsed", at, data: kept },
      { kind: "AppointmentLapsed", at, data: kept },
      { kind: "LapseWithdrawn", at, data: { appointment: "a1" } },
      { kind: "CaseHandedOff", at, data: { case: "c1", tookMs: 60_000, isLate: false } },
      { kind: "CaseHandedOff", at, data: { case: "c2", tookMs: 600_000, isLate: true } },
      { kind: "ComplaintOverdue", at, data: { complaint: "c1", stage: "contact", until: at } },
      { kind: "WindowManned", at, data: { window: "w1", since: at, until: at, emptyMs: 90_000, ends: "clerk" } },
    ];
    const one = reportOn(events).beside;
    t.match(one.appointments, { inTime: 1, late: 1, absent: 1, keptShare: 0.667 });
    t.match(one.cases, { handedOff: 2, handedOffLate: 1, handedOffInTimeShare: 0.5, overdue: 0 });
    t.match(one, { complaints: { overdue: 1 }, emptyWindows: { minutes: 1.5 } });
    t.notOk("keptShare" in reportOn([]).beside.appointments, "of nothing there is no share");
    const twice = reportOn([...events, ...events]).beside;
    t.match(twice, { appointments: { late: 2, keptShare: 0.667 }, emptyWindows: { minutes: 3 } });
  },
);

t.test("percentiles are values that were measured, by nearest rank, and the rest is plain arithmetic", async () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 36_000_000 }), { minLength: 1, maxLength: 300 }), (lengths) => {
      const spread = spreadOf(lengths, 0, 15);
      const sorted = [...lengths].sort((a, b) => a - b);
      for (const [share, told] of [
        [0.5, spread.p50],
        [0.9, spread.p90],
        [0.95, spread.p95],
        [1, spread.max],
      ] as const) {
        const least = sorted.find((value) => sorted.filter((other) => other <= value).length >= share * sorted.length)!;
        assert.ok(Math.abs(told! * MINUTE_MS - least) < 301, `${share}: ${told} min of ${least} ms`);
      }
      assert.equal(spread.over, lengths.filter((ms) => ms > 15 * MINUTE_MS).length);
    }),
    { numRuns: 40 },
  );
});

const moves: readonly story.Step[] = [
  story.take("civil"),
  story.take("tax"),
  story.take("tax", { class: "green" }),
  story.cancel("A001"),
  story.comeBack("B001"),
  ...["w1", "w2", "w3"].flatMap((window) => [
    story.callNext(window),
    story.callNext(window),
    story.start(window),
    story.finish(window),
    story.miss(window),
    story.recall(window),
    story.undo(window),
    story.hold(window, { minutes: 10 }),
    story.pause(window),
    story.resume(window),
    story.open(window),
    story.close(window),
  ]),
  story.transfer("w1", { service: "tax" }),
  story.transfer("w3", { toWindow: "w1", returns: true }),
  20_000,
  90_000,
  400_000,
];

const add = (parts: readonly number[]): number => parts.reduce((sum, part) => sum + part, 0);

/** What does not add up in a report. */
const gapsIn = ({ windows, clerks, services, classes, halfHours, stays }: Report): string[] => {
  const counts = (["calls", "recalls", "finished", "missed", "held", "sentOn"] as const).filter((name) =>
    [windows, clerks, services, classes].some((groups) => add(groups.map((one) => one.stays[name])) !== stays[name]),
  );
  const lengths = (["waiting", "walking", "serving"] as const).filter((name) =>
    [windows, clerks, services].some((groups) => add(groups.map((one) => one.stays[name].n)) !== stays[name].n),
  );
  const hours = add(halfHours.map(({ calls }) => calls)) === stays.calls ? [] : ["hours"];
  return [...counts, ...lengths, ...hours];
};

/** Where a report and the state of the hall differ. */
const differences = ({ tickets, windows }: Report, { hall }: story.Story): string[] => {
  const statuses = [...hall.tickets.values()].map(({ status }) => status);
  const ends = (["served", "missed", "cancelled"] as const).filter(
    (how) => tickets[how] !== statuses.filter((status) => status === how).length,
  );
  const free = [...hall.windows.values()].filter(({ state }) => state !== "calling" && state !== "serving");
  const told = (id: string) => windows.find((window) => window.id === id)!.use.busyMinutes;
  return [
    ...ends,
    ...free.filter(({ id, busyMs }) => Math.abs(told(id) - busyMs / MINUTE_MS) > 0.06).map(({ id }) => id),
  ];
};

t.test("[T3] windows, clerks, services and hours add up to the hall, whose own state agrees", async () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...moves), { minLength: 60, maxLength: 120 }), (steps) => {
      const hall = story.hallWith();
      const events = eventsOf(hall, [story.open("w1", "c1"), story.open("w2"), story.open("w3", "c3"), ...steps]);
      const report = reportOn(events);
      assert.deepEqual([...gapsIn(report), ...differences(report, hall)], []);
    }),
    { numRuns: 15 },
  );
});
