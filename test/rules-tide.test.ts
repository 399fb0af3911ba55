// The tide told as stories: plans and seasons, bench windows that are opened and closed, what a manager says to it, and that
// every decision can be computed again from the event in which it stands.
import assert from "node:assert/strict";
import t from "tap";
import type { EventData, HallEvent } from "../src/hall/events.ts";
import { evolve } from "../src/hall/evolve/evolve.ts";
import type { HallRules } from "../src/hall/rules/rules.ts";
import { rulesProblems } from "../src/hall/rules/rules-problems.ts";
import { decisionsIn, reviewsIn } from "../src/hall/steering/read-again.ts";
import { lookAgain } from "../src/hall/steering/tide-review.ts";
import { signAgain } from "../src/hall/steering/tide-signs.ts";
import { type TideView, tideView } from "../src/hall/steering/tide-view.ts";
import { windowView } from "../src/hall/views/views.ts";
import {
  accept,
  bareHall,
  callNext,
  close,
  configure,
  declareRush,
  decline,
  endRush,
  event,
  hallWith,
  open,
  pause,
  pin,
  type RulesChange,
  rulesWith,
  type Step,
  type Story,
  serve,
  start,
  switchTide,
  take,
  takeMany,
  unpin,
  usePlan,
} from "./given-when-then.ts";

/** One window for each service, and one on the bench that takes both. */
const tidal: RulesChange = {
  services: [
    { id: "civil", name: "民政", prefix: "A", minutes: 10 },
    { id: "tax", name: "税务", prefix: "B", minutes: 10 },
  ],
  windows: [
    { id: "w1", number: 1, name: "一号窗口", services: ["civil"] },
    { id: "w2", number: 2, name: "二号窗口", services: ["tax"] },
    { id: "w3", number: 3, name: "潮汐窗口", services: ["civil", "tax"], isBench: true },
  ],
  callBy: "claim",
};
const inMode = (mode: "manual" | "advise" | "auto", more: RulesChange = {}): Story =>
  hallWith({ ...tidal, tide: { mode }, ...more });

const told = (name: string, tell: () => void) =>
  t.test(name, async (t) => {
    tell();
    t.pass("as told");
  });

const viewOf = (story: Story): TideView => {
  const view = tideView(story.hall);
  assert.ok(view, "a configured hall has a view");
  return view;
};

/** Minute after minute, as time passes in a hall. */
const pass = (story: Story, minutes: number): string[] =>
  Array.from({ length: minutes }, () => story.when(60_000).happened.map(causeOf)).flat();

const causeOf = (happening: HallEvent): string =>
  happening.kind === "TideReviewed" ? happening.data.cause : happening.kind;

const kindsOf = (story: Story): string[] => story.happened.map(({ kind }) => kind);

const lastOf = <K extends HallEvent["kind"]>(story: Story, kind: K): EventData[K] => {
  const found = story.happened.findLast((happening) => happening.kind === kind);
  assert.ok(found, `no ${kind} among ${kindsOf(story)}`);
  return found.data as EventData[K];
};

/** Twenty people for tax and one clerk. */
const crowded = (mode: "manual" | "advise" | "auto", more: RulesChange = {}): Story =>
  inMode(mode, more).given("09:01", open("w1"), open("w2"), ...takeMany(20, "tax"));

t.test("Plans", async () => {
  const plans: RulesChange = {
    ...tidal,
    plans: [
      { id: "year-end", name: "年底", windows: [{ window: "w1", services: ["tax"] }] },
      {
        id: "market",
        name: "集日",
        expectAll: 1.5,
        windows: [{ window: "w1", helps: [{ service: "tax", speed: 0.7 }] }],
      },
    ],
    seasons: [
      { id: "winter", name: "年底缴费", plan: "year-end", from: "11-24", to: "01-10" },
      { id: "fair", name: "集日", plan: "market", from: "2026-11-25", to: "2026-11-25" },
    ],
  };
  const planOf = (story: Story) => [story.hall.tide.plan, story.hall.tide.planWhy];

  told("the calendar's plan is in force from the morning, and a day of its own goes before its season", () => {
    const story = hallWith(plans);
    assert.deepEqual(planOf(story), ["base", "calendar"]);
    story
      .when("24 08:00")
      .happens(event("DayTurned"), event("PlanAdopted", { plan: "year-end", name: "年底", why: "calendar" }));
    assert.deepEqual(story.hall.windows.get("w1")?.services, ["tax"]);
    story.when("25 08:00").happens(event("DayTurned"), event("PlanAdopted", { plan: "market" }));
    assert.deepEqual(windowView(story.hall, "w1")?.helps, [{ id: "tax", name: "税务" }]);
    story.when("26 08:00");
    assert.deepEqual(planOf(story), ["year-end", "calendar"]);
  });

  told("a manager's choice holds for the day and can be taken back", () => {
    const story = hallWith(plans).given(usePlan("year-end"));
    assert.deepEqual(planOf(story), ["year-end", "hand"]);
    story.given(usePlan());
    assert.deepEqual(planOf(story), ["base", "calendar"]);
    story.given(usePlan("market"), "27 08:00");
    assert.deepEqual(planOf(story), ["year-end", "calendar"]);
  });

  told("a window with a visitor finishes first and changes then", () => {
    const story = hallWith(plans).given(open("w1"), take("civil"), callNext("w1"), start("w1"), usePlan("year-end"));
    assert.deepEqual(story.hall.windows.get("w1")?.services, ["civil"]);
    story.when({ kind: "FinishService", args: { window: "w1" }, by: { role: "device", id: "pad" } });
    story.happens(event("TicketServed"), event("WindowRetasked", { window: "w1", services: ["tax"] }));
  });

  told(
    "new rules without the plan in force leave the base plan, and rules with a plan for today put it in force",
    () => {
      const story = hallWith(plans)
        .given(usePlan("year-end"))
        .given(configure(rulesWith(tidal)));
      assert.deepEqual(story.hall.tide.plan, "base");
      const late = hallWith(tidal).given("24 08:00");
      late
        .given(configure(rulesWith(plans)))
        .when(0)
        .happens(event("PlanAdopted", { plan: "year-end" }));
    },
  );

  told("what the plan fixes for a bench window is opened in time and closed again", () => {
    const fixed = [{ id: "busy", name: "忙日", windows: [{ window: "w3", open: [{ from: "09:30", to: "11:00" }] }] }];
    const season = [{ id: "s", name: "忙日", plan: "busy", from: "11-01", to: "12-01" }];
    const story = hallWith({ ...tidal, plans: fixed, seasons: season });
    story
      .given("09:00")
      .when("09:25")
      .happens(
        event("WindowPinned", { window: "w3", state: "open", by: "plan" }),
        event("WindowSummoned", { window: "w3", by: "plan" }),
      );
    story.given("09:29", open("w3", "5")).when("11:00");
    story.happens(event("WindowUnpinned", { window: "w3", why: "over" }), event("WindowClosed", { window: "w3" }));
    assert.deepEqual(story.when("11:30").happened, []);
  });

  told("what contradicts itself in plans and seasons is named with its place", () => {
    const wrong = rulesWith({
      ...tidal,
      plans: [
        { id: "base", name: "基本", windows: [] },
        {
          id: "a",
          name: "甲",
          expect: { nothing: 2 },
          windows: [
            { window: "w9" },
            { window: "w1", services: ["nothing"], open: [{ from: "09:00", to: "10:00" }] },
            { window: "w3", duty: [{ from: "10:00", to: "09:00" }] },
          ],
        },
      ],
      seasons: [
        { id: "x", name: "甲", plan: "b", from: "02-30", to: "03-01" },
        { id: "y", name: "乙", plan: "a", from: "2026-12-01", to: "2026-11-01" },
        { id: "z", name: "丙", plan: "a", from: "2026-12-01", to: "12-24" },
      ],
      staff: [{ id: "5", name: "李", skills: [{ service: "nothing", speed: 1 }] }],
    });
    assert.deepEqual(
      rulesProblems(wrong).map(({ path }) => path),
      [
        "/staff/0/skills/0/service",
        "/plans/0/id",
        "/plans/1/expect/0",
        "/plans/1/windows/0/window",
        "/plans/1/windows/1/services/0",
        "/plans/1/windows/1/open",
        "/plans/1/windows/2/duty/0/to",
        "/seasons/0/plan",
        "/seasons/0/from",
        "/seasons/1/to",
        "/seasons/2/to",
      ],
    );
  });
});

t.test("Modes", async () => {
  told("by hand, the tide looks at nothing and changes nothing", () => {
    const story = crowded("manual").when("12:00");
    assert.deepEqual(story.happened, []);
  });

  told("where it advises, the suggestion has a gain, a sentence, and is done with one press", () => {
    const story = crowded("advise").when("09:05");
    story.happens(event("TideReviewed", { mode: "advise", cause: "staff" }));
    const [advice] = viewOf(story).advice;
    assert.ok(advice, "it suggests something");
    assert.deepEqual([advice.kind, advice.window, advice.number], ["open", "w3", 3]);
    assert.ok(advice.savedMinutes > 100, `${advice.savedMinutes}`);
    assert.match(
      advice.sentence,
      /^打开潮汐窗口（民政\/税务）：.*预计共少等 \d+ 人·分钟；税务预计等 \d+ 分 → \d+ 分。$/,
    );
    story
      .when("09:06", accept(advice.id))
      .happens(
        event("AdviceAccepted", { advice: advice.id, window: "w3" }),
        event("WindowSummoned", { window: "w3", by: "tide" }),
      );
    assert.equal(windowView(story.hall, "w3")?.opensAt, story.now.at + 5 * 60_000);
    assert.deepEqual(viewOf(story).advice, []);
  });

  told("a suggestion that still holds at the next look keeps its name, so that nobody accepts it in vain", () => {
    const story = crowded("advise").given("09:05");
    const [first] = viewOf(story).advice;
    story.given("09:10", ...takeMany(3, "tax"), "09:15");
    const [again] = viewOf(story).advice;
    assert.deepEqual([again?.id, again?.at], [first?.id, first?.at]);
    assert.notEqual(again?.savedMinutes, first?.savedMinutes);
    story.when(accept(first!.id)).happens(event("AdviceAccepted"), event("WindowSummoned"));
  });

  told("of a service that no window takes now, it says that and no wait", () => {
    const story = inMode("advise").given("09:01", open("w1"), ...takeMany(5, "tax"), "09:30");
    assert.match(viewOf(story).advice[0]?.sentence ?? "", /；税务现在没有窗口受理。$/);
  });

  told("in an English hall it speaks English", () => {
    const [advice] = viewOf(crowded("advise", { language: "en" }).given("09:05")).advice;
    assert.match(
      advice?.sentence ?? "",
      /^Open 潮汐窗口 \(民政\/税务\): \d+ minutes less waiting, all people together/,
    );
  });

  told("a clerk who comes ends the summons; where nobody comes it lapses and stands in the day's list", () => {
    const came = crowded("auto").given("09:05");
    assert.equal(viewOf(came).summons.length, 1);
    came.given("09:08", open("w3", "5"));
    assert.deepEqual([viewOf(came).summons, windowView(came.hall, "w3")?.opensAt], [[], undefined]);
    const alone = crowded("auto").given("09:05").when("09:20");
    assert.ok(kindsOf(alone).includes("SummonsEnded"), `${kindsOf(alone)}`);
    assert.equal(viewOf(alone).decisions[0]?.kind, "nobody-came");
  });

  told("whoever is named for the window is asked by name, and is not to be had while sitting elsewhere", () => {
    const staff = [
      { id: "5", name: "李", windows: ["w3", "w1"] },
      { id: "6", name: "王", windows: ["w3"] },
      { id: "7", name: "赵", windows: ["w2"] },
    ];
    const both = inMode("manual", { staff }).given(
      open("w1", "5"),
      open("w2", "7"),
      switchTide("auto"),
      "09:01",
      ...takeMany(20, "tax"),
    );
    assert.equal(viewOf(both.given("09:05")).summons[0]?.clerkName, "王");
    const alone = inMode("manual", { staff: [staff[0]!, staff[2]!] });
    alone.given(open("w1", "5"), open("w2", "7"), switchTide("auto"), "09:01", ...takeMany(20, "tax"), "09:30");
    assert.deepEqual(viewOf(alone).summons, []);
    assert.equal(viewOf(alone).bars[0]?.text, "窗口人员不在岗");
    assert.equal(viewOf(alone.given(close("w1"), "09:31")).summons[0]?.clerkName, "李");
  });

  told("what is declined is not suggested again for a while", () => {
    const story = crowded("advise").given("09:05");
    story.given(decline(viewOf(story).advice[0]!.id, "人手不够"));
    story.when("09:20");
    assert.ok(
      kindsOf(story).every((kind) => kind === "TideReviewed"),
      `${kindsOf(story)}`,
    );
    assert.deepEqual(viewOf(story).advice, []);
    assert.equal(viewOf(story).decisions[0]?.sentence, "人手不够");
    assert.equal(viewOf(story.when("09:30")).advice.length, 1);
  });

  told("by itself, it opens, and closes after the visitor when the people are gone", () => {
    const story = crowded("auto").given("09:05", "09:10", open("w3", "5"));
    const work = (): Step[] => ["w2", "w3"].flatMap((window) => serve(window));
    for (let round = 0; round < 10; round++) story.given(...work(), 60_000);
    story.given(take("tax"), callNext("w3"), start("w3")).when("10:50");
    assert.equal(lastOf(story, "WindowDraining").after.to, "closed");
    story.when({ kind: "FinishService", args: { window: "w3" }, by: { role: "device", id: "pad" } });
    story.happens(event("TicketServed"), event("WindowClosed", { window: "w3", reason: "tide" }));
    assert.deepEqual(
      viewOf(story).decisions.map(({ kind, by }) => [kind, by]),
      [
        ["close", "tide"],
        ["open", "tide"],
      ],
    );
  });

  told("the mode can be changed for the day, and old advice is gone with it", () => {
    const story = crowded("advise").given("09:05").given(switchTide("manual"));
    assert.deepEqual([viewOf(story).mode, viewOf(story).modeOfRules, viewOf(story).advice], ["manual", "advise", []]);
    story.when("12:00").happens();
    assert.equal(viewOf(story.given("24 08:00")).mode, "advise");
  });
});

t.test("Signs that change, for halls that want them", async () => {
  const signs: RulesChange = {
    windows: [
      { id: "w1", number: 1, name: "一号窗口", services: ["civil"], signs: [["civil", "tax"]] },
      { id: "w2", number: 2, name: "二号窗口", services: ["tax"] },
    ],
  };
  const busy = (mode: "advise" | "auto", changesSigns = true) =>
    inMode(mode, { ...signs, tide: { mode, changesSigns } }).given(
      open("w1"),
      open("w2"),
      "09:01",
      "09:10",
      ...takeMany(20, "tax"),
    );

  told("a window takes other work when that saves much waiting, and begins the next day with its own", () => {
    const story = busy("auto").when("09:15");
    story.happens(event("TideReviewed"), event("WindowRetasked", { window: "w1", services: ["civil", "tax"] }));
    assert.match(
      viewOf(story).decisions[0]?.sentence ?? "",
      /^一号窗口改办民政、税务：接下来一段时间预计共少等 \d+ 人·分钟。$/,
    );
    story.when("24 08:00");
    assert.deepEqual(story.hall.windows.get("w1")?.services, ["civil"]);
  });

  told("as a suggestion it waits for the manager, and its decision can be computed again", () => {
    const story = busy("advise").when("09:15");
    const { inputs } = lastOf(story, "TideReviewed");
    const [advice] = viewOf(story).advice;
    assert.equal(advice?.kind, "sign");
    assert.equal(signAgain(JSON.parse(JSON.stringify(inputs)))?.savedMinutes, advice?.savedMinutes);
    story.when(accept(advice!.id)).happens(event("AdviceAccepted"), event("WindowRetasked", { window: "w1" }));
  });

  told("elsewhere signs stay, whatever waits", () => {
    assert.deepEqual(pass(busy("auto", false), 30), []);
  });

  told("what a window is there for stays on every sign it may show", () => {
    const [, second] = signs.windows!;
    const wrong = rulesWith({ ...tidal, windows: [{ ...signs.windows![0]!, signs: [["tax"], ["no"]] }, second!] });
    assert.deepEqual(
      rulesProblems(wrong).map(({ path }) => path),
      ["/windows/0/signs/0", "/windows/0/signs/1/0", "/windows/0/signs/1"],
    );
  });
});

t.test("Overrides", async () => {
  told("a pin holds at once and against the tide, which says what it costs", () => {
    const story = crowded("auto")
      .given("09:03", pin("w3", "closed", 60))
      .when("09:05");
    assert.ok(!kindsOf(story).includes("WindowSummoned"), `${kindsOf(story)}`);
    const [view] = viewOf(story).pins;
    assert.ok((view?.costMinutes ?? 0) > 100, `${view?.costMinutes}`);
    assert.match(view?.sentence ?? "", /^固定潮汐窗口将让大家共多等约 \d+ 人·分钟。$/);
    story.when(unpin("w3")).happens(event("WindowUnpinned", { window: "w3", why: "hand" }));
    story.when("09:06");
    assert.ok(kindsOf(story).includes("WindowSummoned"), `${kindsOf(story)}`);
  });

  told("a pin withdraws a summons, closes an open window, opens a closed one, and ends by itself", () => {
    const summoned = crowded("auto")
      .given("09:05")
      .when(pin("w3", "closed", 30));
    summoned.happens(event("WindowPinned"), event("SummonsEnded", { window: "w3", why: "withdrawn" }));
    const opened = inMode("manual")
      .given(open("w3", "5"))
      .when(pin("w3", "closed", 30));
    opened.happens(event("WindowPinned"), event("WindowClosed", { window: "w3" }));
    const shut = inMode("manual").when("09:00", pin("w3", "open", 30));
    shut.happens(event("WindowPinned", { state: "open" }), event("WindowSummoned", { window: "w3", by: "manager" }));
    shut
      .given(open("w3", "5"))
      .when("09:30")
      .happens(event("WindowUnpinned", { window: "w3", why: "over" }));
  });

  told("a window that is just closing and pinned open stays", () => {
    const story = inMode("manual").given(open("w3", "5"), take("tax"), callNext("w3"), close("w3"));
    story.when(pin("w3", "open", 30)).happens(event("WindowPinned"), event("WindowResumed", { window: "w3" }));
  });

  told("a rush is declared, seen, and ends by hand or by itself", () => {
    const story = inMode("advise").given("09:00", declareRush({ service: "tax", times: 2, minutes: 60 }));
    assert.deepEqual(
      viewOf(story).rushes.map(({ name, times }) => [name, times]),
      [["税务", 2]],
    );
    story.given(declareRush({ times: 1.5, minutes: 20 })).when("09:20");
    assert.ok(kindsOf(story).includes("RushEnded"), `${kindsOf(story)}`);
    story.when(endRush("tax")).happens(event("RushEnded", { service: "tax", why: "hand" }));
    assert.deepEqual(viewOf(story).rushes, []);
  });
});

t.test("When it looks", async () => {
  told("every five minutes by the clock, and no more often when nothing happens", () => {
    assert.deepEqual(pass(inMode("advise").given("09:00:01"), 21), ["clock", "clock", "clock", "clock"]);
  });

  told("within half a minute when a clerk comes, goes or pauses, when a manager speaks, when a crowd comes", () => {
    const quiet = (...steps: Step[]) => inMode("advise").given(open("w1"), "09:05", "09:06", ...steps);
    assert.deepEqual(pass(quiet(open("w2")), 1), ["staff"]);
    assert.deepEqual(pass(quiet(pause("w1", "开会")), 1), ["staff"]);
    assert.deepEqual(pass(quiet(pin("w3", "closed", 60)), 1), ["override"]);
    assert.deepEqual(pass(quiet(...takeMany(7, "tax")), 1), []);
    assert.deepEqual(pass(quiet(...takeMany(8, "tax")), 1), ["arrivals"]);
  });

  told("not before the hall opens, not after it has closed, and not in a hall without a bench", () => {
    const hours = [{ id: "am", name: "上午", days: [1, 2, 3, 4, 5, 6, 7], from: "09:00", to: "10:00" }];
    const looks = (told: string[]) => told.filter((cause) => cause === "clock").length;
    const story = inMode("advise", { sessions: hours });
    assert.deepEqual(pass(story, 59), []);
    assert.equal(looks(pass(story, 61)), 12);
    assert.deepEqual(pass(story, 600), []);
    assert.deepEqual(pass(inMode("advise", { windows: tidal.windows!.slice(0, 2) }), 60), []);
  });

  told("and so does a hall whose clock is set back", () => {
    const story = inMode("advise").given("10:02").given(-3_600_000);
    assert.deepEqual(pass(story, 1), []);
    assert.deepEqual(pass(story, 5), ["clock"]);
  });

  told("an absent clerk is not reckoned with: whoever waits for them would wait till the end", () => {
    const both = crowded("advise").given("09:30");
    const one = crowded("advise").given(close("w2"), "09:30");
    const waitFor = (story: Story) => viewOf(story).waits.find(({ service }) => service === "tax")?.minutes ?? 0;
    assert.ok(waitFor(one) > 2 * waitFor(both), `${waitFor(one)} beside ${waitFor(both)}`);
    assert.equal(viewOf(one).advice.length, 1);
  });
});

t.test("Read again", async () => {
  told("every decision is computed again from its event to the same answer", () => {
    const story = crowded("advise").when("09:05");
    const { inputs, looks } = lastOf(story, "TideReviewed");
    assert.ok(inputs, "it keeps what it read");
    const again = lookAgain(JSON.parse(JSON.stringify(inputs)));
    assert.deepEqual(
      again.map(({ costs, options }) => [costs, options.map((option) => option.gainMinutes)]),
      looks.map(({ costs, options }) => [costs, options.map((option) => option.gainMinutes)]),
    );
  });

  told("a day's decisions are listed with their reasons, and one that was tampered with stands out", () => {
    const story = inMode("auto");
    const steps: Step[] = ["09:01", open("w2"), ...takeMany(20, "tax"), "09:08", pin("w3", "closed", 60), "09:10"];
    const events = steps.flatMap((step) => [...story.when(step).happened]);
    const read = decisionsIn(JSON.parse(JSON.stringify(events)));
    assert.deepEqual(
      read.map(({ kind, isSame }) => [kind, isSame]),
      [
        ["open", true],
        ["WindowSummoned", undefined],
        ["WindowPinned", undefined],
        ["SummonsEnded", undefined],
        ["pin", true],
      ],
    );
    assert.match(read[0]?.sentence ?? "", /^打开潮汐窗口/);
    const tampered = JSON.parse(JSON.stringify(events).replace(/"costs":\[(\d)/g, '"costs":[1$1'));
    assert.equal(decisionsIn(tampered)[0]?.isSame, false);
    assert.deepEqual(reviewsIn(events), { reviews: 3, kept: 2 });
  });

  told("a review that finds nothing to do is short", () => {
    const story = inMode("advise").given(open("w1"), open("w2")).when("09:05");
    assert.equal(lastOf(story, "TideReviewed").inputs, undefined);
    assert.ok(JSON.stringify(story.happened.at(-1)).length < 600, JSON.stringify(story.happened.at(-1)));
  });
});

t.test("Who should call", async () => {
  told("a newcomer invites the idle window that has been least busy", () => {
    const story = inMode("manual", {
      windows: [...tidal.windows!.slice(0, 2), { ...tidal.windows![2], isBench: false }],
    });
    story.given(open("w2"), open("w3")).when("09:10", take("tax"));
    story.happens(event("TicketIssued", { invites: "w2" }));
    story
      .given(callNext("w2"), start("w2"))
      .when("09:20", take("tax"))
      .happens(event("TicketIssued", { invites: "w3" }));
    story.when(take("civil")).happens(event("TicketIssued", { invites: "w3" }));
    story.given(callNext("w3")).when(take("tax"));
    assert.ok(!("invites" in story.happened[0]!.data), "nobody is idle");
  });

  told("a clerk's own skills narrow the help of the sign and set its speed", () => {
    const skilled: RulesChange = {
      windows: [
        { id: "w1", number: 1, name: "一号窗口", services: ["civil"], helps: [{ service: "tax", speed: 0.8 }] },
        { id: "w2", number: 2, name: "二号窗口", services: ["tax"], helps: [{ service: "civil", speed: 0.8 }] },
      ],
      staff: [
        { id: "5", name: "李", skills: [] },
        { id: "6", name: "王", skills: [{ service: "civil", speed: 0.5 }] },
      ],
    };
    const story = hallWith({ ...tidal, ...skilled }).given(open("w1", "5"), open("w2", "6"), take("tax"));
    story.when(callNext("w1")).refused("nobody-waiting");
    const skill = story.hall.claims?.hall.windows[1]?.skills.find(({ isMain }) => !isMain);
    assert.equal(skill?.speed, 0.5);
  });
});

told("a ledger from before there were plans is read, and its hall has the tide by hand", () => {
  const { hall } = bareHall();
  const { tide: _, plans: __, seasons: ___, ...older } = rulesWith(tidal);
  evolve(hall, { kind: "HallConfigured", at: 1, data: { rules: older as HallRules } });
  assert.equal(tideView(hall)?.mode, "manual");
  assert.deepEqual(hall.rules, rulesWith(tidal));
});

told("a hall that nobody has configured has no tide", () => {
  assert.equal(tideView(bareHall().hall), undefined);
});
