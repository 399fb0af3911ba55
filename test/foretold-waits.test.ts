// The wait that is told: who is told what, when nothing is told, what is kept to learn from, and how often pages hear of it.
import assert from "node:assert/strict";
import t from "tap";
import { calendarOf } from "../src/base/calendar.ts";
import { VirtualClock } from "../src/base/virtual-clock.ts";
import { type Waits, watchWaits } from "../src/daemon/live/waits.ts";
import { decide } from "../src/hall/decide/decide.ts";
import { evolve } from "../src/hall/evolve/evolve.ts";
import { isRefusal } from "../src/hall/refusals.ts";
import { expectedWait, FORETOLD_WAITING_MAX, newcomersWaits } from "../src/hall/steering/expected-wait.ts";
import { explainWait } from "../src/hall/tide/sentences.ts";
import { ownTicketView } from "../src/hall/views/own-ticket.ts";
import {
  byManager,
  callNext,
  configure,
  hallWith,
  hold,
  open,
  type RulesChange,
  rulesWith,
  type Story,
  start,
  take,
  takeMany,
  transfer,
} from "./given-when-then.ts";

const SECOND_MS = 1000;
const session = { id: "day", name: "全天", days: [1, 2, 3, 4, 5], from: "09:00", to: "17:00" };
const inMinutes: RulesChange = {
  services: [
    { id: "civil", name: "民政", prefix: "A", minutes: 10 },
    { id: "tax", name: "税务", prefix: "B", minutes: 10 },
  ],
  sessions: [session],
};

const newcomers = (story: Story): Record<string, number> =>
  Object.fromEntries(
    [...newcomersWaits(story.hall, story.now)].map(([service, { minutes }]) => [service, Math.round(minutes)]),
  );

/** Minutes a ticket has still to wait. */
const waitOf = (story: Story, number: string): number | undefined => {
  const told = expectedWait(story.hall, story.ticket(number), story.now);
  return told && Math.round(told.minutes);
};

/** Numbers for tax, without looking at the whole hall after each. */
const flood = ({ hall, now }: Story, count: number): void => {
  for (const { kind, args, by } of takeMany(count, "tax")) {
    const decision = decide(hall, { kind, args, by, when: now });
    assert.ok(!isRefusal(decision));
    for (const happening of decision) evolve(hall, happening);
  }
};

const spaced = (count: number, service: string) => takeMany(count, service).flatMap((press) => [press, 2 * SECOND_MS]);

t.test("whoever waits and whoever might come is told, and by a longer line a longer wait", async (t) => {
  const story = hallWith(inMinutes).given("09:00", open("w1"), open("w2"), open("w3"), "09:20");
  t.same(newcomers(story), { civil: 0, tax: 0 }, "windows are free");
  story.given(...spaced(8, "civil"), callNext("w1"), start("w1"), callNext("w2"), start("w2"));
  const { civil, tax } = newcomers(story);
  t.ok(civil! > 25 && civil! < 50, `six before two windows with a visitor each: ${civil}`);
  t.equal(tax, 0, "the window for tax alone has nobody");
  const [next, last] = [waitOf(story, "A003")!, waitOf(story, "A008")!];
  t.ok(next > 0 && next < last && last <= civil!, `${next}, ${last}, ${civil}`);
  t.ok(waitOf(story.given("09:30"), "A008")! < last, "time passes");
});

t.test("a hall that calls by rank tells priority a short wait, and others that priority goes first", async (t) => {
  const tell = (callBy: "rank" | "claim") => {
    const story = hallWith({ ...inMinutes, callBy }).given("09:00", open("w1"), "09:20", ...spaced(6, "civil"));
    const plain = waitOf(story, "A006")!;
    story.given(take("civil", { class: "green" }), 2 * SECOND_MS, take("civil", { class: "green" }));
    return [plain, waitOf(story, "A006")!, waitOf(story, "A008")!] as const;
  };
  const [plain, behind, green] = tell("rank");
  t.ok(behind - plain > 15, `two visits more: ${plain}, ${behind}`);
  t.ok(green > 6 && green < 12, `one visit before it: ${green}`);
  const [, , greenByClaim] = tell("claim");
  t.ok(greenByClaim < plain, "priority counts by claim too");
});

t.test("nothing is told where nobody can know", async (t) => {
  const story = hallWith({
    ...inMinutes,
    services: [inMinutes.services![0]!, { id: "tax", name: "税务", prefix: "B" }],
  });
  story.given("09:00", take("civil"), "09:20");
  t.equal(waitOf(story, "A001"), undefined, "no window is open, and nobody is expected any more");
  story.given(open("w1"), open("w2"));
  t.same(Object.keys(newcomers(story)), ["civil"], "the rules say no length, and no visit has been seen");
  story.given(
    callNext("w1"),
    take("civil"),
    2 * SECOND_MS,
    start("w1"),
    transfer("w1", { toWindow: "w2", service: "civil" }),
  );
  t.equal(waitOf(story, "A001"), undefined, "who was sent to one window stands in no line of the hall");
  story.given(callNext("w1"), hold("w1"));
  t.equal(waitOf(story, "A002"), undefined, "who is on hold does not wait");
  const crowd = hallWith(inMinutes).given("09:00", open("w1"), "09:20", take("civil"));
  flood(crowd, FORETOLD_WAITING_MAX - 1);
  t.ok(waitOf(crowd, "A001") !== undefined);
  flood(crowd, 1);
  t.equal(waitOf(crowd, "A001"), undefined, "too many to run the hall forward");
});

t.test("before the hall opens the wait is from its opening", async (t) => {
  const early = { ...session, id: "early", from: "08:00", to: "09:00" };
  const story = hallWith({
    ...inMinutes,
    sessions: [early, session],
    windows: rulesWith().windows.map((window) => ({ ...window, duty: [{ from: "09:00", to: "17:00" }] })),
  });
  t.equal(newcomers(story.given("08:30")).civil, 30);
});

t.test("what is said is kept to learn from, once a second at most, and is the same when read again", async (t) => {
  const story = hallWith(inMinutes).given("09:00", open("w1"), "09:20", take("civil"), 2 * SECOND_MS);
  story.given(...takeMany(5, "civil"), 400, take("civil"), 700, take("civil"));
  const said = [...story.hall.tickets.values()].map(({ saidMinutes }) => saidMinutes !== undefined);
  t.same(said, [true, true, false, false, false, false, false, true]);
  t.equal(story.ticket("A001").saidMinutes, 0);
  t.ok(story.ticket("A008").saidMinutes! > 50);
  const back = hallWith(inMinutes).given("09:00", open("w1"), "09:20", take("civil"), -60 * SECOND_MS, take("civil"));
  t.ok(back.ticket("A002").saidMinutes !== undefined, "a clock set back silences nobody");
  const closed = hallWith(inMinutes).given("09:20", take("civil"));
  t.equal(closed.ticket("A001").saidMinutes, undefined, "nothing is said where no window takes it");
});

t.test("paper and phone say the same in words and numbers", async (t) => {
  const story = hallWith(inMinutes).given("09:00", open("w1"), "09:20", ...spaced(4, "civil"));
  const view = ownTicketView(story.hall, story.ticket("A004").id, story.now);
  t.ok(view.wait && Object.values(view.wait).every(Number.isInteger));
  const { minutes, from, to } = view.wait!;
  t.ok(from < minutes && minutes < to);
  const told = expectedWait(story.hall, story.ticket("A004"), story.now)!;
  t.equal(explainWait(told), `约 ${minutes} 分钟（${from}～${to}）`);
  t.equal(explainWait(told, "en"), `about ${minutes} min (${from} to ${to})`);
  t.same([explainWait({ minutes: 0, from: 0, to: 0 }, "en")], ["next in a moment"]);
});

t.test("pages hear of waits at once, then every 15 s at most, and in a still hall not at all", async (t) => {
  const story = hallWith(inMinutes).given("09:00", open("w1"), "09:20");
  const clock = new VirtualClock(story.now.at);
  const heard: Waits[] = [];
  const watch = watchWaits({
    hall: () => story.hall,
    clock,
    calendar: calendarOf("Asia/Shanghai"),
    publish: (waits) => void heard.push(waits),
  });
  t.same(heard, [{ civil: { minutes: 0, from: 0, to: 0 }, tax: { minutes: 0, from: 0, to: 0 } }]);
  story.given(...takeMany(3, "civil"));
  for (let event = 0; event < 3; event++) watch.touch();
  await clock.advance(14_000);
  t.equal(heard.length, 1);
  await clock.advance(1000);
  t.equal(heard.length, 2);
  t.ok(heard[1]!.civil!.minutes >= 25, JSON.stringify(heard[1]));
  await clock.advance(60_000);
  t.equal(heard.length, 6, "while somebody waits time changes what is told");
  story.given(byManager({ kind: "ExpireWaiting", args: { reason: "下班" }, by: { role: "manager", id: "m" } }));
  watch.touch();
  await clock.advance(60_000);
  t.equal(heard.length, 7);
  t.same(clock.armed(), [], "a still hall needs no timer");
  watch.touch();
  watch.stop();
  t.same(clock.armed(), []);
});

t.test("a length that the rules do not say is told once it has been seen", async (t) => {
  const unsaid = { ...inMinutes, services: [inMinutes.services![0]!, { id: "tax", name: "税务", prefix: "B" }] };
  const story = hallWith(unsaid).given("09:00", open("w3", "3"));
  const visit = [
    take("tax"),
    callNext("w3"),
    start("w3"),
    5 * 60 * SECOND_MS,
    { ...callNext("w3"), kind: "FinishService" } as const,
  ];
  story.given(...Array.from({ length: 20 }, () => visit).flat(), "24 09:00", open("w3", "3"));
  assert.equal(story.hall.history.length, 1);
  t.ok(newcomers(story).tax !== undefined);
  const { minutes } = story.hall.outlook!;
  t.ok(minutes[1]! > 6 && minutes[1]! < 8, `20 visits of 5 min and a belief of 10 that counts as 15: ${minutes[1]}`);
  story.given(configure(rulesWith(unsaid)));
  t.equal(story.hall.outlook!.minutes[1], minutes[1], "new rules forget nothing");
});

t.test(
  "a phone asks its holder back before the first may be called, and where nobody can tell while few are ahead",
  async (t) => {
    const isNear = (story: Story, number: string) =>
      ownTicketView(story.hall, story.ticket(number).id, story.now).isNear;
    const phone = { comeBackMinutes: 10, comeBackAhead: 1 };
    const told = hallWith({ ...inMinutes, phone }).given("09:00", open("w1"), "09:20", ...spaced(9, "civil"));
    const wait = (number: string) => ownTicketView(told.hall, told.ticket(number).id, told.now).wait!;
    t.ok(wait("A009").from > 10, "the last is far off");
    t.equal(isNear(told, "A009"), undefined);
    t.ok(wait("A002").from <= 10);
    t.equal(isNear(told, "A002"), true);
    t.equal(isNear(told, "A001"), true, "who is next stays");
    const untold = hallWith({ phone }).given("09:00", open("w1"), "09:20", ...spaced(3, "civil"));
    t.same(
      ["A001", "A002", "A003"].map((number) => isNear(untold, number)),
      [true, true, undefined],
    );
  },
);
