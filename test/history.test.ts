// What days leave behind, and what is learnt from them: stories of one day, and many days with a truth planted in them.
import assert from "node:assert/strict";
import t from "tap";
import { daysBetween, weekdayOf } from "../src/base/calendar.ts";
import { exponential, type Random, seededRandom } from "../src/base/random.ts";
import { DAYS_MAX, type DayFacts, DETAILED_DAYS_MAX, TOLD_DAYS_MAX, withDay } from "../src/hall/history/day-facts.ts";
import { type Outlook, outlookOf } from "../src/hall/history/outlook.ts";
import { expectedBetween } from "../src/hall/tide/forecast.ts";
import { estimateOf } from "../src/hall/tide/wait-estimate.ts";
import {
  callNext,
  cancel,
  finish,
  hallWith,
  hold,
  miss,
  open,
  type RulesChange,
  rulesWith,
  type Step,
  type Story,
  serve,
  start,
  take,
  takeMany,
  transfer,
  undo,
} from "./given-when-then.ts";
import { fc } from "./search.ts";

const MINUTE_MS = 60_000;
const minutes = (count: number): number => count * MINUTE_MS;

/** Window 1 is for civil matters and helps with tax, window 2 for tax alone. */
const soft: RulesChange = {
  services: [
    { id: "civil", name: "民政", prefix: "A", minutes: 10 },
    { id: "tax", name: "税务", prefix: "B", minutes: 6 },
  ],
  windows: [
    { id: "w1", number: 1, name: "一号窗口", services: ["civil"], helps: [{ service: "tax", speed: 0.8 }] },
    { id: "w2", number: 2, name: "二号窗口", services: ["tax"] },
  ],
};

/** A visitor who walks for a minute and stays for so many. */
const visit = (window: string, length: number): Step[] => [
  callNext(window),
  minutes(1),
  start(window),
  minutes(length),
  finish(window),
];

const factsOf = (story: Story): DayFacts => {
  const [facts] = story.given("24 00:00").hall.history;
  assert.ok(facts);
  return facts;
};

const tell = (...steps: Step[]): DayFacts =>
  factsOf(hallWith(soft).given("09:00", open("w1", "1"), open("w2", "2"), ...steps));

t.test("a day is summed up when it ends: who came when, how long visits took, and whose they were", async (t) => {
  const facts = tell(...takeMany(2, "civil"), take("tax"), "09:40", take("tax"), ...visit("w1", 9), ...visit("w2", 4));
  t.same(facts, {
    date: "2026-11-23",
    plan: "base",
    services: {
      civil: { tickets: 2, visits: 1, minutes: 10, called: 1, waitMinutes: 40, missed: 0, cancelled: 0 },
      tax: { tickets: 2, visits: 1, minutes: 5, called: 1, waitMinutes: 50, missed: 0, cancelled: 0 },
    },
    detail: {
      from: 18,
      arrivals: { civil: [2], tax: [1, 1] },
      clerks: { 1: { civil: { visits: 1, minutes: 10, helped: 0 } }, 2: { tax: { visits: 1, minutes: 5, helped: 0 } } },
      told: [[0, 40]],
    },
  });
});

t.test("help tells of the clerk and not of the service", async (t) => {
  const { services, detail } = tell(take("tax"), ...visit("w1", 8));
  t.match(services.tax, { tickets: 1, visits: 0, minutes: 0 });
  t.same(detail!.clerks, { 1: { tax: { visits: 1, minutes: 9, helped: 1 } } });
});

t.test("a visit that is interrupted, sent on, taken back or did not happen is what it came to", async (t) => {
  const back = { kind: "ReturnTicket", args: { ticket: "A001" }, by: { role: "visitor", id: "phone" } } as const;
  const returned = tell(
    take("civil"),
    callNext("w1"),
    start("w1"),
    minutes(5),
    hold("w1"),
    minutes(60),
    back,
    ...visit("w1", 2),
  );
  t.match(returned.services.civil, { tickets: 1, visits: 1, minutes: 8 }, "five minutes and three more");
  const sent = tell(
    take("civil"),
    callNext("w1"),
    start("w1"),
    minutes(2),
    transfer("w1", { service: "tax" }),
    ...visit("w2", 6),
  );
  t.match(sent.services, { civil: { tickets: 1, visits: 1, minutes: 2 }, tax: { tickets: 0, visits: 1, minutes: 7 } });
  t.same(sent.detail!.arrivals, { civil: [1] }, "a number is counted where it was taken");
  const undone = tell(take("civil"), ...visit("w1", 5), undo("w1"), minutes(6), finish("w1"));
  t.match(undone.services.civil, { visits: 1, minutes: 12 }, "a visit ended twice is one visit");
  const missed = tell(take("civil"), callNext("w1"), miss("w1"), callNext("w1"), take("civil"), cancel("A002"));
  t.match(missed.services.civil, { tickets: 2, visits: 0, called: 1, missed: 1, cancelled: 1 });
  const pressed = tell(take("civil"), ...serve("w1"));
  t.match(pressed.services.civil, { visits: 0, minutes: 0 }, "start and end in one breath are presses");
});

t.test("what no clock or clerk can have meant is cut off", async (t) => {
  const forgotten = tell(take("civil"), callNext("w1"), start("w1"), minutes(400), finish("w1"));
  t.match(forgotten.services.civil, { visits: 1, minutes: 40 }, "four times what is believed");
  const setBack = tell(take("civil"), callNext("w1"), start("w1"), minutes(-30), finish("w1"));
  t.match(setBack.services.civil, { visits: 0, minutes: 0 });
  const asleep = hallWith(soft).given("09:00", open("w1", "1"), ...takeMany(2, "civil"), callNext("w1"), start("w1"));
  const [day, ...more] = asleep.given("27 10:00").hall.history;
  t.match(day, { date: "2026-11-23", services: { civil: { tickets: 2, visits: 0, called: 1 } } });
  t.same(more, [], "days without a ticket teach nothing");
});

/** Mondays to Fridays, the last being the day before the date. */
const workdaysBefore = (date: string, count: number): string[] => {
  const days: string[] = [];
  for (let at = Date.parse(date) - 86_400_000; days.length < count; at -= 86_400_000) {
    const day = new Date(at).toISOString().slice(0, 10);
    if (weekdayOf(day) <= 5) days.unshift(day);
  }
  return days;
};

const hours: RulesChange = {
  ...soft,
  sessions: [
    { id: "am", name: "上午", days: [1, 2, 3, 4, 5], from: "09:00", to: "12:00" },
    { id: "pm", name: "下午", days: [1, 2, 3, 4, 5], from: "13:30", to: "17:00" },
  ],
};
const rules = rulesWith(hours);

/** How many come where so many are expected: one after the other until the time is over. */
const poisson = (random: Random, mean: number): number => {
  let count = 0;
  for (let at = exponential(random, 1); at < mean; at += exponential(random, 1)) count++;
  return count;
};

/** The truth: three civil and five tax in a half hour, on Mondays half as many again, before noon twice the rest. */
const truth = (date: string, service: "civil" | "tax", slot: number): number => {
  const isOpen = (slot >= 18 && slot < 24) || (slot >= 27 && slot < 34);
  return isOpen ? (service === "civil" ? 3 : 5) * (weekdayOf(date) === 1 ? 1.5 : 1) * (slot < 24 ? 1 : 0.5) : 0;
};

const TRUE_MINUTES = { civil: 14, tax: 5 };

/** Clerk 2 takes half as long again for tax as those whose main work it is. */
const plantedDay = (random: Random, date: string, factor = 1): DayFacts => {
  const slots = Array.from({ length: 16 }, (_, at) => 18 + at);
  const busy = factor * (0.8 + 0.4 * random.next());
  const arrivals = {
    civil: slots.map((slot) => poisson(random, busy * truth(date, "civil", slot))),
    tax: slots.map((slot) => poisson(random, busy * truth(date, "tax", slot))),
  };
  const day = (service: "civil" | "tax") => {
    const tickets = arrivals[service].reduce((sum, count) => sum + count, 0);
    const time = tickets * TRUE_MINUTES[service] * (0.9 + 0.2 * random.next());
    return { tickets, visits: tickets, minutes: time, called: tickets, waitMinutes: 0, missed: 0, cancelled: 0 };
  };
  const clerks = { 2: { tax: { visits: 8, minutes: 8 * 7.5 * (0.9 + 0.2 * random.next()), helped: 8 } } };
  return {
    date,
    plan: "base",
    services: { civil: day("civil"), tax: day("tax") },
    detail: { from: 18, arrivals, clerks, told: [] },
  };
};

const planted = (seed: number, date: string, days: number): DayFacts[] => {
  const random = seededRandom(seed);
  return workdaysBefore(date, days).map((day) => plantedDay(random, day));
};

const total = ({ profile }: Outlook, service: number): number => expectedBetween(profile, service, 0, 1440);
const trueTotal = (date: string, service: "civil" | "tax"): number =>
  Array.from({ length: 48 }, (_, slot) => truth(date, service, slot)).reduce((sum, value) => sum + value, 0);

const [MONDAY, TUESDAY] = ["2026-11-23", "2026-11-24"];
const near = (value: number, expected: number, share: number): boolean =>
  Math.abs(value - expected) <= share * expected;

t.test("the profile of a hall is learnt: its level, its weekdays, its mornings", async (t) => {
  const services = ["civil", "tax"] as const;
  for (const [days, share] of [
    [10, 0.3],
    [50, 0.15],
  ] as const) {
    for (const date of [MONDAY, TUESDAY]) {
      const outlooks = Array.from({ length: 20 }, (_, seed) => outlookOf(rules, planted(seed, date, days), date));
      services.forEach((service, at) => {
        const far = outlooks.filter((outlook) => !near(total(outlook, at), trueTotal(date, service), share));
        t.ok(far.length <= 2, `${service} on ${date} after ${days} days: ${far.length} of 20 beyond ${share}`);
      });
      const morning = outlooks.map(
        ({ profile }) => expectedBetween(profile, 1, 540, 720) / expectedBetween(profile, 1, 0, 1440),
      );
      const mean = morning.reduce((sum, value) => sum + value, 0) / morning.length;
      t.ok(near(mean, 6 / 9.5, 0.05), `the morning's share of tax, ${mean}`);
    }
  }
  const [monday, tuesday] = [MONDAY, TUESDAY].map((date) => total(outlookOf(rules, planted(1, date, 50), date), 1));
  t.ok(monday! > 1.25 * tuesday!, "Mondays are told from Tuesdays");
});

t.test("lengths of visits and speeds of clerks are learnt within what so many visits allow", async (t) => {
  const { minutes: learnt, speeds, visits, days } = outlookOf(rules, planted(3, TUESDAY, 20), TUESDAY);
  t.ok(near(learnt[0]!, TRUE_MINUTES.civil, 0.08) && near(learnt[1]!, TRUE_MINUTES.tax, 0.08), `${learnt}`);
  t.ok(near(speeds[2]!.tax!, 5 / 7.5, 0.08), `${speeds[2]!.tax}`);
  t.ok(visits[0]! > 300);
  t.equal(days, 20);
});

t.test("a hall's first morning is flat over its sessions, from what its rules say", async (t) => {
  const outlook = outlookOf(rules, [], TUESDAY);
  t.same(outlook.minutes, [10, 6]);
  t.same([outlook.speeds, outlook.calibration, outlook.days], [{}, [], 0]);
  t.equal(outlook.profile.from, 540);
  t.equal(outlook.profile.perSlot[0]!.length, 16);
  t.same(new Set(outlook.profile.perSlot[0]), new Set([1.65, 0]), "one window, 55 of a hundred minutes");
  t.same(outlook.profile.perSlot[0]!.slice(6, 9), [0, 0, 0], "nobody comes at noon");
  t.same(outlookOf(rules, [], "2026-11-22").profile.perSlot, [[], []], "nor on a Sunday");
});

t.test("days that are not like others teach nothing of the profile", async (t) => {
  const days = planted(5, TUESDAY, 20);
  const plain = outlookOf(rules, days, TUESDAY);
  const random = seededRandom(5);
  const sunday = plantedDay(random, "2026-11-22", 9);
  const broken = plantedDay(random, days.at(-3)!.date, 0.1);
  const ahead = plantedDay(random, "2027-03-01", 9);
  const others = [...days.filter(({ date }) => date !== broken.date), broken, sunday, ahead];
  const learnt = outlookOf(rules, others, TUESDAY);
  t.equal(learnt.days, 19, "a Sunday worked instead, a day that broke off and one yet to come are none");
  t.ok(near(total(learnt, 1), total(plain, 1), 0.1));
  const holiday = outlookOf({ ...rules, holidays: [days.at(-1)!.date] }, days, TUESDAY);
  t.equal(holiday.days, 19);
});

t.test("a day of a plan that expected more people teaches what a usual day would have been", async (t) => {
  const days = planted(5, TUESDAY, 20);
  const rush = { id: "rush", name: "缴费季", expect: { tax: 2 } };
  const withRush = rulesWith({ ...hours, plans: [rush] });
  const doubled = days.map((day): DayFacts => {
    const { tax, civil } = day.detail!.arrivals;
    const services = { ...day.services, tax: { ...day.services.tax!, tickets: 2 * day.services.tax!.tickets } };
    const arrivals = { civil: civil!, tax: tax!.map((count) => 2 * count) };
    return { ...day, plan: "rush", services, detail: { ...day.detail!, arrivals } };
  });
  t.same(outlookOf(withRush, doubled, TUESDAY).profile, outlookOf(rules, days, TUESDAY).profile);
});

t.test("a service that is new is learnt from its first day, not from the days before it", async (t) => {
  const days = planted(7, TUESDAY, 20).map((day, at) => {
    const { tax: _, ...services } = day.services;
    return at < 15
      ? { ...day, services, detail: { ...day.detail!, arrivals: { civil: day.detail!.arrivals.civil! } } }
      : day;
  });
  t.ok(near(total(outlookOf(rules, days, TUESDAY), 1), trueTotal(TUESDAY, "tax"), 0.3));
});

t.test("the wait that is told is what such sayings came to", async (t) => {
  const random = seededRandom(9);
  const told = Array.from({ length: 200 }, (): [number, number] => {
    const said = 20 * random.next();
    return [said, 2 * said * (0.8 + 0.4 * random.next())];
  });
  const days = planted(9, TUESDAY, 3).map((day) => ({ ...day, detail: { ...day.detail!, told } }));
  const estimate = estimateOf(10, outlookOf(rules, days, TUESDAY).calibration)!;
  t.ok(near(estimate.minutes, 20, 0.1), `${estimate.minutes}`);
  t.ok(near(estimate.from, 17, 0.1) && near(estimate.to, 23, 0.1), `${estimate.from} to ${estimate.to}`);
});

t.test("what is kept of the past has an end", async (t) => {
  const random = seededRandom(11);
  const planned = plantedDay(random, "2026-01-01");
  const day = { ...planned, detail: { ...planned.detail!, told: [[3, 4]] as const } };
  let history: readonly DayFacts[] = [];
  for (let at = 0; at < 500; at++) {
    const date = new Date(Date.parse("2025-01-01") + at * 86_400_000).toISOString().slice(0, 10);
    history = withDay(history, { ...day, date });
  }
  t.equal(history.length, DAYS_MAX);
  t.equal(history.filter(({ detail }) => detail).length, DETAILED_DAYS_MAX);
  t.ok(
    history.slice(-DETAILED_DAYS_MAX).every(({ detail }) => detail),
    "the last ones with everything",
  );
  const told = history.filter(({ detail }) => detail && detail.told.length > 0);
  t.equal(told.length, TOLD_DAYS_MAX, "but for what was told, which is worth less sooner");
  t.ok(JSON.stringify(history).length < 150_000, `${JSON.stringify(history).length} characters`);
});

const counts = fc.array(fc.nat(40), { maxLength: 40 });
const seen = fc.record({
  visits: fc.nat(50),
  minutes: fc.double({ min: 0, max: 5000, noNaN: true }),
  helped: fc.nat(50),
});
const anyDay = fc
  .record({
    age: fc.integer({ min: -40, max: 500 }),
    from: fc.nat(47),
    civil: counts,
    tax: counts,
    clerk: seen,
    told: fc.array(
      fc.tuple(fc.double({ min: 0, max: 300, noNaN: true }), fc.double({ min: 0, max: 300, noNaN: true })),
      { maxLength: 50 },
    ),
    isOld: fc.boolean(),
  })
  .map(({ age, from, civil, tax, clerk, told, isOld }): DayFacts => {
    const date = new Date(Date.parse(TUESDAY) - age * 86_400_000).toISOString().slice(0, 10);
    const day = (slots: number[]) => {
      const tickets = slots.reduce((sum, count) => sum + count, 0);
      return { tickets, ...clerk, called: tickets, waitMinutes: 0, missed: 0, cancelled: 0 };
    };
    const services = { civil: day(civil), tax: day(tax) };
    const detail = { from, arrivals: { civil, tax, gone: tax }, clerks: { 7: { civil: clerk, gone: clerk } }, told };
    return { date, plan: "base", services, ...(isOld ? {} : { detail }) };
  });
const history = fc.uniqueArray(anyDay, { maxLength: 30, selector: ({ date }) => date });

const figuresOf = ({ profile, minutes, visits, speeds }: Outlook): number[] => [
  ...profile.perSlot.flat(),
  ...minutes,
  ...visits,
  ...Object.values(speeds).flatMap((own) => Object.values(own)),
];

t.test("whatever the days were, the outlook is sound, and their order does not matter", async (t) => {
  fc.assert(
    fc.property(history, fc.nat(), fc.constantFrom(MONDAY, TUESDAY, "2026-11-22"), (days, turn, date) => {
      const outlook = outlookOf(rules, days, date);
      assert.ok(figuresOf(outlook).every((figure) => Number.isFinite(figure) && figure >= 0));
      assert.ok(outlook.minutes.every((length) => length > 0));
      const most = Math.max(0, ...days.flatMap(({ detail }) => Object.values(detail?.arrivals ?? {}).flat()));
      assert.ok(Math.max(0, ...outlook.profile.perSlot.flat()) <= (1 + days.length) ** 2 * (3 + most));
      const cut = turn % Math.max(1, days.length);
      assert.deepEqual(outlookOf(rules, [...days.slice(cut), ...days.slice(0, cut)].reverse(), date), outlook);
    }),
    { endOnFailure: true },
  );
  t.pass("as held");
});

t.test("dates are counted in whole days, over the turn of a year and a leap day", async (t) => {
  t.equal(daysBetween("2027-12-31", "2028-03-01"), 61);
  t.equal(daysBetween(TUESDAY, MONDAY), -1);
  t.same([MONDAY, TUESDAY, "2026-11-22"].map(weekdayOf), [1, 2, 7]);
});
