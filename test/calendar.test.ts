// The hall's calendar: when it is open on days unlike the others, and how long a promise lasts. Times are local.
import fc from "fast-check";
import t from "tap";
import { calendarOf, dateAfter, weekdayOf } from "../src/base/calendar.ts";
import { sessionsOn } from "../src/hall/hours.ts";
import { rulesProblems } from "../src/hall/rules-problems.ts";
import {
  addWorkingDays,
  afterWorking,
  beforeWorking,
  endOfWorkingDay,
  isWorkingDay,
  workingMs,
} from "../src/hall/working-time.ts";
import { hallWith, type RulesChange, rulesWith, take } from "./given-when-then.ts";

const weekdays = [1, 2, 3, 4, 5];
const office: RulesChange = {
  sessions: [
    { id: "morning", name: "上午", days: weekdays, from: "08:30", to: "12:00", lastTicketMinutes: 10 },
    { id: "afternoon", name: "下午", days: weekdays, from: "13:30", to: "17:30", atEnd: "expire" },
  ],
};

const hoursOn = (change: RulesChange, date: string): string =>
  sessionsOn(rulesWith({ ...office, ...change }), { date, weekday: weekdayOf(date) })
    .map(({ id, from, to }) => `${id} ${from}-${to}`)
    .join(", ");

const calendar = calendarOf("Asia/Shanghai");
const instant = (text: string) => Date.parse(`${text}+08:00`);
const MINUTE_MS = 60_000;
const textOf = (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 16);

t.test("a Saturday that is worked in exchange for a holiday has the hours of the weekday it stands for", async (t) => {
  const change = { makeUpDays: [{ date: "2026-11-28", like: 3 }] };
  t.equal(hoursOn(change, "2026-11-28"), "morning 08:30-12:00, afternoon 13:30-17:30");
  t.equal(hoursOn(change, "2026-11-29"), "", "the Sunday after it stays free");
  hallWith({ ...office, ...change })
    .given("28 09:00", take("civil"))
    .when("29 09:00", take("civil"))
    .refused("hall-shut");
});

t.test(
  "[N5] [G6] in the rush at the end of the year the afternoon runs longer, and nobody is sent away at half past five",
  async (t) => {
    const extraHours = [
      {
        id: "late",
        name: "延时服务",
        from: "12-01",
        to: "12-31",
        session: "afternoon",
        opens: "17:30",
        closes: "18:30",
      },
    ];
    t.equal(hoursOn({ extraHours }, "2026-12-01"), "morning 08:30-12:00, afternoon 13:30-18:30");
    t.equal(hoursOn({ extraHours }, "2026-11-30"), "morning 08:30-12:00, afternoon 13:30-17:30");
    t.equal(hoursOn({ extraHours }, "2026-12-05"), "", "a free Saturday stays free");
    const november = extraHours.map((one) => ({ ...one, from: "11-24", to: "11-24" }));
    const told = hallWith({ ...office, extraHours: november }).given("24 17:20", take("civil"));
    told.when("24 17:45").shows((hall) => [...hall.tickets.values()][0]?.status, "waiting");
    told.when("24 18:31");
    t.equal(told.happened.filter(({ kind }) => kind === "TicketExpired").length, 1, "but an hour later");
  },
);

t.test("[G6] a hall opens on Saturday mornings, for an evening, but never on a holiday", async (t) => {
  const extraHours = [
    { id: "saturday", name: "周六服务", from: "01-01", to: "12-31", days: [6], opens: "09:00", closes: "11:30" },
    { id: "evening", name: "夜间服务", from: "2026-11-25", to: "2026-11-25", opens: "18:30", closes: "20:00" },
  ];
  const change = { extraHours, holidays: ["2026-11-21"] };
  t.equal(hoursOn(change, "2026-11-28"), "saturday 09:00-11:30");
  t.equal(hoursOn(change, "2026-11-25"), "morning 08:30-12:00, afternoon 13:30-17:30, evening 18:30-20:00");
  t.equal(hoursOn(change, "2026-11-21"), "");
});

t.test("a hall closed for an hour keeps whoever waits, and closed for a day gives no numbers", async (t) => {
  const drill = { from: "2026-11-24", hours: { from: "14:00", to: "15:00" }, reason: "消防演练" };
  const move = { from: "2026-11-25", to: "2026-11-26", reason: "搬迁" };
  const change = { closures: [drill, move] };
  t.equal(hoursOn(change, "2026-11-24"), "morning 08:30-12:00, afternoon 13:30-14:00, afternoon-2 15:00-17:30");
  t.equal(hoursOn(change, "2026-11-26"), "");
  t.equal(hoursOn(change, "2026-11-27"), "morning 08:30-12:00, afternoon 13:30-17:30");
  hallWith({ ...office, ...change })
    .given("24 13:50", take("civil"))
    .when("24 14:30", take("civil"))
    .refused("hall-shut")
    .given("24 15:00", take("civil"))
    .shows((hall) => [...hall.tickets.values()].map(({ status }) => status), ["waiting", "waiting"])
    .when("25 10:00", take("civil"))
    .refused("hall-shut");
  hallWith({ closures: [move] })
    .when("25 10:00", take("civil"))
    .refused("hall-shut");
});

t.test("a calendar that contradicts itself is refused with the place", async (t) => {
  const pathsOf = (change: RulesChange) => rulesProblems(rulesWith({ ...office, ...change })).map(({ path }) => path);
  const late = { id: "late", name: "延时", from: "12-01", to: "12-31", opens: "17:30", closes: "18:30" };
  t.strictSame(pathsOf({ extraHours: [late], closures: [{ from: "2026-12-01", reason: "搬迁" }] }), []);
  t.strictSame(pathsOf({ holidays: ["2026-02-30"] }), ["/holidays/0"]);
  t.strictSame(pathsOf({ holidays: ["2026-02-14"], makeUpDays: [{ date: "2026-02-14" }] }), ["/makeUpDays/0/date"]);
  t.strictSame(pathsOf({ extraHours: [{ ...late, session: "night" }] }), ["/extraHours/0/session"]);
  t.strictSame(pathsOf({ extraHours: [{ ...late, closes: "17:00" }] }), ["/extraHours/0/closes"]);
  t.strictSame(pathsOf({ extraHours: [{ ...late, opens: "17:00" }] }), ["/extraHours/0/opens"]);
  t.strictSame(pathsOf({ extraHours: [{ ...late, session: "morning", opens: "12:00", closes: "14:00" }] }), [
    "/extraHours/0/closes",
  ]);
  t.strictSame(pathsOf({ closures: [{ from: "2026-12-02", to: "2026-12-01", reason: "搬迁" }] }), ["/closures/0/to"]);
});

t.test(
  "[G7] [T5] a promise in working days skips the weekend and the holiday, and counts the Saturday that is worked",
  async (t) => {
    const rules = rulesWith({
      ...office,
      holidays: ["2026-10-01", "2026-10-02", "2026-10-05", "2026-10-06", "2026-10-07"],
      makeUpDays: [{ date: "2026-10-10" }],
    });
    t.equal(addWorkingDays(rules, "2026-09-30", 1), "2026-10-08");
    t.equal(addWorkingDays(rules, "2026-09-30", 3), "2026-10-10", "a Saturday");
    t.equal(addWorkingDays(rules, "2026-09-30", 4), "2026-10-12");
    const time = { rules, when: calendar.moment(instant("2026-09-29T08:00")) };
    const end = (from: string, days: number) => textOf(endOfWorkingDay(time, instant(from), days));
    t.equal(end("2026-09-30T16:00", 3), "2026-10-10T17:30");
    t.equal(end("2026-09-30T16:00", 0), "2026-09-30T17:30", "today");
    t.equal(end("2026-09-30T17:30", 0), "2026-10-08T17:30", "today's work is over");
  },
);

t.test("[T5] a quarter of an hour that begins before lunch or closing time goes on when the office does", async (t) => {
  const when = calendar.moment(instant("2026-11-25T10:00"));
  const time = { rules: rulesWith(office), when };
  const after = (from: string, minutes: number, hours = time) =>
    textOf(afterWorking(hours, instant(from), minutes * MINUTE_MS));
  t.equal(after("2026-11-23T09:00", 15), "2026-11-23T09:15");
  t.equal(after("2026-11-23T11:50", 15), "2026-11-23T13:35");
  t.equal(after("2026-11-27T17:25", 15), "2026-11-30T08:40", "over a weekend");
  t.equal(after("2026-11-28T10:00", 5), "2026-11-30T08:35", "begun while the hall is shut");
  t.equal(textOf(beforeWorking(time, instant("2026-11-30T08:40"), 15 * MINUTE_MS)), "2026-11-27T17:25");
  const between = (from: string, to: string) => workingMs(time, instant(from), instant(to)) / MINUTE_MS;
  t.equal(between("2026-11-23T11:50", "2026-11-23T13:35"), 15);
  t.equal(between("2026-11-23T13:35", "2026-11-23T11:50"), 0);
  t.equal(after("2026-11-28T23:50", 15, { rules: rulesWith(), when }), "2026-11-29T00:05", "a hall without hours");
  const [morning] = office.sessions!;
  const never = rulesWith({
    sessions: [morning!],
    closures: [{ from: "2026-01-01", to: "2036-01-01", reason: "撤并" }],
  });
  t.equal(after("2026-11-23T09:00", 15, { rules: never, when }), "2026-11-23T09:15", "a hall that never opens");
});

t.test("working time added, counted and taken back agree, whatever the beginning and the calendar", async () => {
  const rules = rulesWith({ ...office, holidays: ["2026-11-26"], makeUpDays: [{ date: "2026-11-28" }] });
  const begin = instant("2026-11-23T00:00");
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 1, max: 3_000 }), (wait, minutes) => {
      const from = begin + wait * MINUTE_MS;
      const time = { rules, when: calendar.moment(begin) };
      const end = afterWorking(time, from, minutes * MINUTE_MS);
      const back = beforeWorking(time, end, minutes * MINUTE_MS);
      return [workingMs(time, from, end), workingMs(time, back, end)].every((ms) => ms === minutes * MINUTE_MS);
    }),
    { numRuns: 200 },
  );
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 60 }), (wait, days) => {
      const from = dateAfter("2026-11-01", wait);
      const last = addWorkingDays(rules, from, days);
      return isWorkingDay(rules, last) && addWorkingDays(rules, from, days - 1) < last;
    }),
    { numRuns: 200 },
  );
});
