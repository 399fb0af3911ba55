// Who is there, told as stories: clerks who are missed, deputies who step in, and people who want a hand.
import t, { type Test } from "tap";
import { calendarOf } from "../src/base/calendar.ts";
import { announcementOf } from "../src/daemon/presenters/announcement.ts";
import { ticketFacts } from "../src/daemon/presenters/ticket-page.ts";
import type { EventKind } from "../src/hall/events.ts";
import { presenceEntries, publicRoster, rosterOf, type StaffView } from "../src/hall/presence/views.ts";
import { rulesProblems } from "../src/hall/rules/rules-problems.ts";
import { ownTicketView } from "../src/hall/views/own-ticket.ts";
import { callViews } from "../src/hall/views/views.ts";
import {
  answerHelp,
  ask,
  askForHelp,
  askLeave,
  byClerk,
  callNext,
  close,
  configure,
  endLeave,
  event,
  explainEmpty,
  hallWith,
  open,
  pause,
  type RulesChange,
  resume,
  rulesWith,
  type Story,
  signIn,
  take,
  usePlan,
} from "./given-when-then.ts";

type Tell = (name: string, tell: (t: Test) => void) => void;

const chapter = (title: string, tell: (story: Tell) => void) =>
  t.test(title, (t) => {
    tell((name, tellStory) =>
      t.test(name, (t) => {
        tellStory(t);
        t.pass("as told");
        t.end();
      }),
    );
    t.end();
  });

const calendar = calendarOf("Asia/Shanghai");
const MINUTE_MS = 60_000;
const weekdays = [1, 2, 3, 4, 5];

/** One window has to have a clerk from nine to twelve and from two to five; the others never. */
const watched: RulesChange = {
  windows: [
    { id: "w1", number: 1, name: "一号窗口", services: ["civil", "tax"] },
    { id: "w2", number: 2, name: "二号窗口", services: ["civil", "tax"], isBench: true },
    { id: "w3", number: 3, name: "帮办", services: ["tax"], isMobile: true },
  ],
  sessions: [
    { id: "am", name: "上午", days: weekdays, from: "09:00", to: "12:00" },
    { id: "pm", name: "下午", days: weekdays, from: "14:00", to: "17:00" },
  ],
  presence: {},
};

const at = (time: string, day = 23): number => Date.parse(`2026-11-${day}T${time}:00+08:00`);
const kinds = (story: Story, ...wanted: EventKind[]) =>
  story.happened.map(({ kind }) => kind).filter((kind) => wanted.includes(kind));
const ofWindows = (story: Story) => kinds(story, "WindowFoundEmpty", "WindowManned");

chapter("A window without its clerk comes to light [N4]", (story) => {
  const morning = () => hallWith(watched).given("08:50");
  story("five minutes after the hall has opened, and only the window that has to be manned", (t) => {
    t.same(ofWindows(morning().when("09:04:59")), []);
    const late = morning().when("09:05");
    t.same(ofWindows(late), ["WindowFoundEmpty"]);
    late.shows(({ presence }) => presence.empty, {
      w1: { since: at("09:00"), endsAt: at("12:00"), why: "closed", expected: [] },
    });
  });
  story("until somebody sits down, with the length and the reason that was given", (_t) => {
    morning()
      .given("09:05", explainEmpty("w1", "系统升级"), "09:20", open("w1", "7"))
      .when("09:20")
      .shows(({ presence }) => presence.empty, {})
      .shows(
        ({ presence: { wasEmpty } }) => wasEmpty,
        [{ window: "w1", since: at("09:00"), until: at("09:20"), why: "closed", expected: [], reason: "系统升级" }],
      );
  });
  story("who came and how long it took is told by the event", (t) => {
    const came = morning().given("09:05").when("09:12:30", open("w1", "7"), 0);
    const manned = came.happened.find(({ kind }) => kind === "WindowManned");
    t.match(manned?.data, { emptyMs: 12.5 * MINUTE_MS, ends: "clerk", clerk: "7" });
  });
  story("a clerk who comes in time is never missed", (t) => {
    t.same(ofWindows(morning().given("08:59", open("w1")).when("11:59")), []);
  });
  story("a short pause is a pause, a long one is an empty window since it began", (t) => {
    const paused = () => morning().given("08:59", open("w1"), "10:00", pause("w1", "喝水"));
    t.same(ofWindows(paused().when("10:14", resume("w1"), "10:20")), []);
    paused()
      .given("10:15")
      .shows(({ presence }) => presence.empty.w1, {
        since: at("10:00"),
        endsAt: at("12:00"),
        why: "paused",
        expected: [],
        reason: "喝水",
      });
  });
  story("nobody is missed over lunch: neither between two sessions nor in one that goes on", (t) => {
    const lunch = morning().given("08:59", open("w1"), "12:00", close("w1"));
    t.same(ofWindows(lunch.when("14:04")), []);
    t.same(ofWindows(lunch.when("14:05")), ["WindowFoundEmpty"]);
    const through = hallWith({
      ...watched,
      sessions: [{ id: "day", name: "全天", days: weekdays, from: "09:00", to: "17:00" }],
      presence: { lunch: { from: "11:30", to: "13:00" } },
    }).given("08:59", open("w1"), "11:00", close("w1"), "11:05");
    t.same(ofWindows(through.when("11:30")), ["WindowManned"], "from lunch on nobody has to be there");
    t.same(ofWindows(through.when("13:04")), []);
    t.same(ofWindows(through.when("13:05")), ["WindowFoundEmpty"]);
  });
  story("somebody who leaves a few minutes before the end is not missed: nothing would be left to mend", (t) => {
    t.same(ofWindows(morning().given("08:59", open("w1"), "11:56", close("w1")).when("12:30")), []);
  });
  story("it ends with the session, and the afternoon counts for itself", (t) => {
    const day = morning().when("09:05", "12:00", "14:05");
    t.same(ofWindows(day), ["WindowFoundEmpty", "WindowManned", "WindowFoundEmpty"]);
    day.shows(({ presence: { wasEmpty } }) => wasEmpty.map(({ since, until }) => until - since), [180 * MINUTE_MS]);
  });
  story("no window is empty on a holiday or a Sunday, and yesterday's are not in today's list", (t) => {
    t.same(ofWindows(hallWith({ ...watched, holidays: ["2026-11-23"] }).when("12:30")), []);
    const next = morning().given("18:00");
    next.when("24 08:00").shows(({ presence }) => [presence.wasEmpty, presence.empty], [[], {}]);
    t.same(ofWindows(hallWith(watched).given("28 08:00").when("29 20:00")), []);
  });
  story("a hall that was off while a session ended says so when it is back, until the end of that session", (t) => {
    const off = morning().given("09:10");
    off.given("24 08:00");
    t.same(off.hall.presence.empty, {});
    t.same(
      off.hall.presence.wasEmpty.map(({ until }) => until),
      [at("12:00")],
    );
  });
  story(
    "a clock that is set back takes nothing back and asks nothing twice; one that runs ahead misses the morning",
    (t) => {
      const back = morning().given("09:30");
      t.same(ofWindows(back.when("08:30")), ["WindowManned"]);
      t.same(back.hall.presence.wasEmpty[0]!.until, at("09:00"));
      t.same(ofWindows(back.when("09:05")), ["WindowFoundEmpty"]);
      t.same(ofWindows(morning().given("09:30").when("15:00")), ["WindowManned", "WindowFoundEmpty"]);
    },
  );
  story("a plan that needs nobody there ends it; the duty of a plan is what counts", (t) => {
    const planned = hallWith({
      ...watched,
      plans: [
        { id: "calm", name: "淡季", windows: [{ window: "w1", duty: [{ from: "10:00", to: "11:00", drains: true }] }] },
      ],
    }).given("09:05");
    t.same(ofWindows(planned.when(usePlan("calm"), 0, "10:04")), ["WindowManned"]);
    t.same(ofWindows(planned.when("10:05")), ["WindowFoundEmpty"]);
  });
  story("a hall that stops watching, or takes the window away, lets it go", (t) => {
    t.same(ofWindows(morning().given("09:05").when(configure(rulesWith()), 0)), ["WindowManned"]);
    const without = rulesWith({ ...watched, windows: [watched.windows![1]!] });
    t.same(ofWindows(morning().given("09:05").when(configure(without), 0)), ["WindowManned"]);
  });
});

/** A sits at one window and has two deputies. */
const pair: RulesChange = {
  ...watched,
  staff: [
    { id: "7", name: "李", windows: ["w1"], deputies: ["8", "9"], unit: "民政局", title: "科员", telephone: "2345678" },
    { id: "8", name: "王", windows: ["w2"] },
    { id: "9", name: "张", windows: ["w2"], roles: ["guidance"] },
  ],
};
const named = (story: Story, id: string) => presenceEntries(story.hall).get(`staff/${id}`)!() as StaffView;
const deputies = (story: Story) => kinds(story, "DeputyStepsIn", "DeputyStepsOut");

chapter("Deputies step in (AB角) [G4]", (story) => {
  story("B may not sit at A's window, and may while A is away", (t) => {
    const both = hallWith(pair);
    both.when(byClerk("8", open("w1"))).refused("not-allowed");
    both.given(askLeave({ staff: "7", reason: "开会" }), 0);
    t.match(named(both, "7"), { is: "away", deputy: "王", reason: "开会" });
    both.given(byClerk("8", open("w1")));
    t.match(named(both, "8"), { is: "at-window", window: "w1", standsInFor: ["李"] });
  });
  story("the first deputy who is not away too", (t) => {
    const both = hallWith(pair).given(askLeave({ staff: "7", reason: "病假" }), 0);
    both.when(askLeave({ staff: "8", reason: "开会" }), 0);
    t.same(deputies(both), ["DeputyStepsOut", "DeputyStepsIn"]);
    t.same(both.hall.presence.standIns, { 7: "9" });
    t.same(deputies(both.when(askLeave({ staff: "9", reason: "培训" }), 0)), ["DeputyStepsOut"]);
    t.same(deputies(both.when(endLeave("2"), 0)), ["DeputyStepsIn"]);
    t.same(both.hall.presence.standIns, { 7: "8" });
  });
  story("a leave of tomorrow begins tomorrow, and is over by itself", (t) => {
    const later = hallWith(pair).given(
      askLeave({ staff: "7", from: "2026-11-24T09:00", until: "2026-11-25T12:00", reason: "年假" }),
    );
    t.same(deputies(later.when("24 08:59")), []);
    t.same(deputies(later.when("24 09:00")), ["DeputyStepsIn"]);
    t.same(deputies(later.when("25 12:00")), ["DeputyStepsOut"]);
    t.same(later.hall.presence.leaves, []);
  });
  story("whoever sits down again, or signs in, is back", (t) => {
    const away = () => hallWith(pair).given(askLeave({ staff: "7", reason: "开会" }), 0, 1000);
    t.same(deputies(away().when(byClerk("7", open("w1")), 0)), ["DeputyStepsOut"]);
    t.same(deputies(away().when(signIn("7"), 0)), ["DeputyStepsOut"]);
  });
  story("whoever asks for leave at the window is away, and does not come back by sitting there", (_t) => {
    hallWith(pair)
      .given(byClerk("7", open("w1")), 1000, askLeave({ staff: "7", reason: "就医" }), 1000)
      .shows(({ presence }) => presence.standIns, { 7: "8" });
  });
  story("it is the deputy whom an empty window misses", (_t) => {
    hallWith(pair)
      .given("08:50", askLeave({ staff: "7", reason: "病假" }), "09:05")
      .shows(({ presence }) => presence.empty.w1!.expected, ["8"]);
  });
  story("nobody speaks for somebody else but the manager", (_t) => {
    const self = hallWith(pair);
    self.when(ask("AskLeave", { staff: "7", reason: "病假" }, { role: "staff", id: "8" })).refused("not-allowed");
    self.given(askLeave({ staff: "7", reason: "病假" }));
    self.when(ask("EndLeave", { leave: "1" }, { role: "staff", id: "8" })).refused("not-allowed");
  });
  story("somebody who has left the hall for good needs no deputy", (t) => {
    const left = hallWith(pair).given(askLeave({ staff: "7", reason: "调离" }));
    left.given(configure(rulesWith({ ...pair, staff: [pair.staff![1]!] })), 0);
    t.same([left.hall.presence.leaves, left.hall.presence.standIns], [[], {}]);
  });
  story("deputies who do not exist, and oneself as one's deputy, are told", (t) => {
    const wrong = rulesWith({ ...watched, staff: [{ id: "7", name: "李", deputies: ["7", "6"] }] });
    t.same(
      rulesProblems(wrong).map(({ path }) => path),
      ["/staff/0/deputies/1", "/staff/0/deputies"],
    );
  });
});

chapter("Who is on duty, and who wants a hand [Q7] [Q8] [N8] [G3]", (story) => {
  story("the roster has those at windows and those who have signed in, with what visitors may read of them", (t) => {
    const day = hallWith(pair).given(byClerk("7", open("w1")), signIn("9"));
    t.match(rosterOf(day.hall), [
      { number: "7", name: "李", unit: "民政局", title: "科员", telephone: "2345678", window: "w1" },
      { number: "9", name: "张", is: "on-duty", post: "guidance" },
    ]);
    day.given(ask("SignOut", {}, { role: "staff", id: "9" }));
    t.same(rosterOf(day.hall).length, 1);
    day.given(signIn("9"), "24 08:00");
    t.same(rosterOf(day.hall), [], "nobody is on duty when a new day begins");
  });
  story(
    "the information screen has their cards, the helper's post, and where to complain, and nothing of where they live",
    (t) => {
      const day = hallWith({ ...pair, place: { complaintTelephone: "12345" } }).given(
        byClerk("7", open("w1")),
        signIn("9"),
      );
      t.same(publicRoster(day.hall), {
        people: [
          { name: "李", number: "7", unit: "民政局", title: "科员", telephone: "2345678" },
          { name: "张", number: "9", post: "guidance" },
        ],
        complaintTelephone: "12345",
      });
    },
  );
  story("whoever is called by a helper stays where they are: the helper comes", (t) => {
    const calls = hallWith({ ...pair, staff: [] }).given("09:00", open("w3"), take("tax"), callNext("w3"));
    const call = callViews(calls.hall)[0]!;
    t.match(call, { isMobile: true, windowName: "帮办" });
    t.match(announcementOf(call), { text: /稍候，帮办员来找您$/, shows: "请 B001 号稍候，帮办员来找您" });
    const { isMobile: _, ...atWindow } = call;
    t.match(announcementOf(atWindow).shows, "到 3 号窗口办理");
  });
  story("a number that a helper takes for somebody says who took it, whatever else it is for", (_t) => {
    const helper = { role: "staff", id: "9" } as const;
    const day = hallWith(pair).given("09:00");
    day
      .when(ask("TakeTicket", { service: "tax", matters: ["civil"] }, helper))
      .happens(event("TicketIssued", { service: "tax", matters: ["civil"], takenBy: "9" }));
    day.when(take("tax"));
    day.shows(({ tickets }) => [...tickets.values()].map(({ takenBy }) => takenBy), ["9", undefined]);
  });
  story("the phone and the paper say that a helper comes, where there is no window to go to", (t) => {
    const one: RulesChange = { ...watched, windows: [watched.windows![0]!, watched.windows![2]!] };
    const called = hallWith(one).given("09:00", open("w3"), take("tax"), callNext("w3")).hall;
    const ticket = [...called.tickets.values()][0]!;
    const sources = { calendar, maskOf: () => undefined, linkOf: () => undefined };
    t.match(ownTicketView(called, ticket.id, calendar.moment(called.at)), { window: { number: 3, isMobile: true } });
    t.match(ticketFacts(called, ticket, sources), { windows: "", helper: "帮办员" });
    const both = hallWith(one).given("09:00", open("w1"), open("w3"), take("tax"), callNext("w1")).hall;
    t.match(ticketFacts(both, ticket, sources), { windows: "1", helper: "" });
    t.same(ownTicketView(both, ticket.id, calendar.moment(both.at)).window, { number: 1, name: "一号窗口" });
  });
  story("a call for a helper stands until somebody goes there, and is not repeated by an impatient finger", (_t) => {
    const calls = hallWith(pair).given("09:00", askForHelp("轮椅"));
    calls.when(askForHelp()).happens();
    calls.given("09:02").when(answerHelp("1", "9"));
    calls.happens(event("HelpAnswered", { ask: "1", from: "kiosk-1", staff: "9", waitedMs: 2 * MINUTE_MS }));
    calls.shows(({ presence }) => presence.asks, []);
  });
});
