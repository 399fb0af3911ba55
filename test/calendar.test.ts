// The hall's calendar: when it is open on days unlike the others, and how long a promise lasts. Times are local.

import t from "tap";
import { calendarOf, dateAfter, weekdayOf } from "../src/base/calendar.ts";
import { specialDays } from "../src/daemon/cli/config-holidays.ts";
import { withHolidayLists } from "../src/daemon/config/holiday-lists.ts";
import { checkConfig, readConfigFile } from "../src/daemon/config/load.ts";
import { hallSignOf } from "../src/daemon/presenters/hall-sign.ts";
import { calendarAhead, yearToEnter } from "../src/hall/rules/calendar-ahead.ts";
import { sessionsOn } from "../src/hall/rules/hours.ts";
import { rulesProblems } from "../src/hall/rules/rules-problems.ts";
import { noticesAt, noticesOn } from "../src/hall/views/notices.ts";
import { hallView } from "../src/hall/views/views.ts";
import {
  addWorkingDays,
  afterWorking,
  beforeWorking,
  endOfWorkingDay,
  isWorkingDay,
  workingMs,
} from "../src/hall/working-time.ts";
import { hallWith, type RulesChange, rulesWith, take } from "./given-when-then.ts";
import { fc } from "./search.ts";

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

t.test(
  "[N5] [N1] what changes in the calendar is told three days ahead, in words, and no longer than it lasts",
  async (t) => {
    const told = (change: RulesChange, today: string) =>
      noticesOn(rulesWith({ ...office, ...change }), today).map(({ text }) => text);
    const holidays = ["2027-01-01", "2027-01-02", "2027-01-03"];
    const change: RulesChange = {
      holidays,
      makeUpDays: [{ date: "2026-12-26" }],
      extraHours: [
        {
          id: "late",
          name: "延时服务",
          from: "12-01",
          to: "12-20",
          session: "afternoon",
          opens: "17:30",
          closes: "18:30",
        },
        { id: "saturday", name: "周六服务", from: "01-01", to: "12-31", days: [6], opens: "09:00", closes: "11:30" },
      ],
      closures: [{ from: "2026-11-24", hours: { from: "14:00", to: "15:00" }, reason: "消防演练" }],
      plans: [{ id: "rush", name: "年底", expect: { civil: 2 } }],
      seasons: [{ id: "pay", name: "社保集中缴费", plan: "rush", from: "12-10", to: "12-31" }],
    };
    t.strictSame(told(change, "2026-11-20"), []);
    t.strictSame(told(change, "2026-11-21"), ["11月24日14:00至15:00暂停办公：消防演练"]);
    t.strictSame(told(change, "2026-11-25"), []);
    t.strictSame(told(change, "2026-11-28"), ["12月1日至20日延时服务至18:30"]);
    t.strictSame(told(change, "2026-12-23"), [
      "12月26日（周六）照常上班",
      "12月10日至31日社保集中缴费，办事人数较多，请合理安排时间",
    ]);
    const newYear = "1月1日至3日放假，1月4日（周一）恢复办公";
    t.strictSame(told(change, "2026-12-29")[0], newYear);
    t.strictSame(told(change, "2027-01-03"), [newYear], "still read on the door on the last free day");
    t.strictSame(told(change, "2027-01-04"), []);
    t.strictSame(told({ ...change, notices: { aheadDays: 0 } }, "2026-12-29"), []);
    const [english] = noticesOn(rulesWith({ ...office, holidays }), "2026-12-29");
    t.equal(english?.textEn, "Closed for holidays 1 Jan to 3 Jan, open again on Monday 4 Jan");
  },
);

t.test("[N1] [S7] the hall's own notices are read where and as long as it says", async (t) => {
  const texts = [
    { text: "二楼办理不动产", where: ["screen" as const] },
    { text: "征兵报名到周五", from: "2026-11-23", to: "2026-11-27" },
  ];
  const told = hallWith({ notices: { texts } }).when("08:00");
  t.strictSame(
    noticesAt(hallView(told.hall).notices ?? [], "phone").map(({ text }) => text),
    ["征兵报名到周五"],
  );
  const sign = () => hallSignOf(hallView(told.hall), []).notice;
  t.match(sign(), /^取号后.*　二楼办理不动产　征兵报名到周五$/);
  told.when("28 08:00");
  t.match(sign(), /二楼办理不动产$/);
  const wrong = rulesProblems(rulesWith({ notices: { texts: [{ text: "x", from: "2026-02-30" }] } }));
  t.strictSame(
    wrong.map(({ path }) => path),
    ["/notices/texts/0/from"],
  );
});

t.test("from November on a hall that keeps holidays is asked for those of the coming year", async (t) => {
  const asked = (date: string, ...holidays: string[]) => yearToEnter({ holidays }, date);
  t.equal(asked("2026-10-31", "2026-01-01"), undefined);
  t.equal(asked("2026-11-01", "2026-01-01"), 2027);
  t.equal(asked("2026-11-01", "2026-01-01", "2027-01-01"), undefined);
  t.equal(asked("2027-01-04", "2026-01-01"), 2027, "and all the more when it has come");
  t.equal(asked("2026-11-01"), undefined, "a hall without any keeps none");
  const told = hallWith({ holidays: ["2026-10-01"] }).when("08:00");
  t.same(calendarAhead(told.hall), { yearToEnter: 2027 }, "its manager sees it");
});

t.test(
  "the public holidays of a year come from the announced list, and a hall's own word about a day stands",
  async (t) => {
    const hall = { holidays: ["2026-03-03"], makeUpDays: [{ date: "2026-02-28", like: 5 }] };
    const { hall: full } = withHolidayLists({ hall, holidayLists: ["holidays-2026.json"] }, "config/x.json") as {
      hall: { holidays: string[]; makeUpDays: { date: string; like?: number }[] };
    };
    t.equal(full.holidays.length, 1 + 3 + 9 + 3 + 5 + 3 + 3 + 7);
    t.strictSame(
      full.makeUpDays.filter(({ date }) => date === "2026-02-28"),
      [{ date: "2026-02-28", like: 5 }],
    );
    const loaded = checkConfig(readConfigFile("config/hall.json"));
    const days = loaded.ok ? specialDays(loaded.config.hall, 2026) : [];
    const on = (date: string) => days.find((day) => day.date === date);
    t.match(on("2026-02-17"), { hours: [], why: ["holiday"] });
    t.match(on("2026-10-10"), { weekday: 6, hours: ["08:30-12:00", "13:30-17:30"], why: ["worked in exchange"] });
    t.equal(on("2026-11-23"), undefined);
    t.throws(() => withHolidayLists({ hall, holidayLists: ["no-such.json"] }, "config/x.json"), /no-such/);
  },
);
