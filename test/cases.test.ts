// Cases (办件): what goes on after its visitor has left the window, told as stories. Times are the hall's working time.
import assert from "node:assert/strict";
import t from "tap";
import { checker } from "../src/base/check.ts";
import { type CaseMove, caseMoves } from "../src/hall/cases/find-case.ts";
import { caseCounts, ownCaseView } from "../src/hall/cases/views.ts";
import type { CommandArgs } from "../src/hall/commands.ts";
import { commandSchemas } from "../src/hall/commands.ts";
import { nextDue } from "../src/hall/decide/decide-hall.ts";
import { neededRefs } from "../src/hall/parts.ts";
import { rulesProblems } from "../src/hall/rules/rules-problems.ts";
import {
  accept,
  approve,
  arrived,
  askFor,
  by,
  caseOf,
  complete,
  correct,
  FIRST,
  HOUR,
  handOff,
  handOut,
  items,
  moves,
  news,
  office,
  opened,
  post,
  posted,
  staff,
  takeOn,
  wall,
  withdraw,
} from "./case-stories.ts";
import {
  type Ask,
  ask,
  byManager,
  callNext,
  configure,
  event,
  finish,
  hallWith,
  open,
  rulesWith,
  type Step,
  type Story,
  start,
  take,
} from "./given-when-then.ts";
import { fc } from "./search.ts";

const chapter = (name: string, tell: (story: (name: string, tell: () => void) => void) => void) =>
  t.test(name, async (t) => {
    tell((title, body) => void t.test(title, async () => body()));
  });

chapter("A case is accepted", (story) => {
  story("[G7] with a number and the time by which it is promised", () => {
    const told = opened({ person: "p1", note: "加急" });
    told.when(accept({ items: ["licence"] })).happens(event("CaseOpened", { case: "20261123-0002", kind: "promised" }));
    const first = caseOf(told)!;
    assert.equal(wall(first.promisedAt!), "2026-11-29 17:00", "the 29th is a Sunday that is worked");
    assert.equal(first.ticket, "20261123-A001");
    assert.deepEqual(neededRefs(told.hall), ["p1"]);
    told
      .given("24 09:00")
      .when(accept())
      .happens(event("CaseOpened", { case: "20261124-0001" }));
  });

  story("and done at once where it can be done on the spot [T5]", () => {
    hallWith(office)
      .given("10:00")
      .when(accept({ items: ["copy"] }))
      .happens(event("CaseOpened", { kind: "on-the-spot" }), event("CaseFinished"));
  });

  story("as one case of several matters, one result of all (一事联办) [Q6]", () => {
    const told = opened({ items: ["copy", "pension", "licence"] });
    assert.deepEqual(
      caseOf(told)!.steps.map(({ state }) => state),
      ["decided", "waiting", "waiting"],
    );
    const of = <K extends CaseMove>(kind: K, item: string, more = {}) => staff(kind, { item, ...more } as never);
    told.given(handOff).when(takeOn).refused("which-item");
    told.given(
      of("TakeCase", "pension"),
      of("TakeCase", "licence"),
      of("DecideCase", "pension", { outcome: "approved" }),
    );
    told.when(complete).refused("wrong-step");
    told.given(of("DecideCase", "licence", { outcome: "refused", text: "不符合条件" }), complete);
    assert.equal(caseOf(told)!.state, "ready");
  });

  story("without some papers, and then no result goes out until they have come [G6]", () => {
    const told = opened({ missing: ["居住证"], missingUntil: "2026-11-25" }).given(handOff, takeOn);
    told.when(staff("DecideCase", { outcome: "approved", isReady: true })).refused("papers-missing", "居住证");
    told.given(approve).when(complete).refused("papers-missing");
    assert.deepEqual(news(told.when("26 00:00")), ["PapersOverdue"]);
    told.given("26 09:00", arrived, complete);
    assert.equal(caseOf(told)!.state, "ready");
  });

  story("for the window alone where nothing is sent, and for a person where it is", () => {
    opened()
      .when(accept({ delivery: "post" }))
      .refused("no-post", "nobody to send it to");
    opened({}, { cases: { items: items as never } })
      .when(accept({ delivery: "post", person: "p1" }))
      .refused("no-post");
  });
});

chapter("[T5] The way to the back office", (story) => {
  const late = (kind: string | string[], at: string, after: string, isLate: boolean) => {
    const told = hallWith(office)
      .given(at, accept({ items: [kind].flat() }))
      .when(after, handOff);
    assert.deepEqual(news(told), isLate ? ["HandOffOverdue", "CaseHandedOff"] : ["CaseHandedOff"]);
    assert.equal((told.happened.at(-1)!.data as { isLate: boolean }).isLate, isLate);
  };

  story("is five minutes for an urgent case and fifteen for a promised one", () => {
    late("permit", "10:00", "10:04:59", false);
    late("permit", "10:00", "10:05:01", true);
    late("pension", "10:00", "10:14:59", false);
    late("pension", "10:00", "10:15:01", true);
  });

  story("is the shorter one for a case of which one matter is urgent", () => {
    late(["pension", "permit"], "10:00", "10:05:01", true);
  });

  story("does not run over lunch", () => {
    late("permit", "11:58", "13:32:59", false);
    late("permit", "11:58", "13:33:01", true);
  });
});

chapter("Time passes", (story) => {
  story("somebody is reminded before the promised time, and a manager told when it is over", () => {
    const told = hallWith(office).given("10:00", accept({ items: ["licence"] }), handOff);
    for (const [at, expected] of [
      ["24 13:59", []],
      ["24 14:00", ["CaseReminded"]],
      ["26 11:29", []],
      ["26 11:30", ["CaseReminded"]],
      ["26 16:59", []],
      ["26 17:00", ["CaseOverdue"]],
      ["27 17:00", []],
    ] as const)
      assert.deepEqual(news(told.when(at)), expected, at);
    assert.equal(caseCounts(told.hall).overdue, 1);
    told
      .given(takeOn, approve)
      .when(complete)
      .happens(event("CaseCompleted", { isLate: true }));
    assert.equal(caseCounts(told.hall).overdue, 0);
  });

  story("whoever hears that a case is over its time is not reminded of it besides", () => {
    const told = hallWith(office).given("10:00", accept({ items: ["licence"] }), handOff);
    assert.deepEqual(news(told.when("27 10:00")), ["CaseOverdue"]);
  });

  story("papers that are asked for stop the clock, and it goes on with what was left [G6]", () => {
    const told = opened().given(handOff, takeOn).given("25 11:00", askFor);
    assert.equal(caseOf(told)!.standing?.leftMs, (1 + 3.5 + 3 * 6.5) * HOUR);
    told.given("27 11:00", arrived);
    assert.equal(wall(caseOf(told)!.promisedAt!), "2026-12-02 17:00", "two working days later");
    const tookMs = (2 + 3.5 + 6.5 + 2 + 1) * HOUR;
    told
      .given("27 12:00", approve)
      .when(complete)
      .happens(event("CaseCompleted", { tookMs, isLate: false }));
  });

  story("a case that waits for papers is late with nothing but those", () => {
    const told = opened().given(handOff, takeOn, askFor);
    assert.deepEqual(news(told.when("28 10:00")), []);
    assert.deepEqual(news(told.when("29 17:00")), ["PapersOverdue"]);
    assert.equal(caseCounts(told.hall).asked, 1);
  });

  story("a clock that jumped ahead and back rings again at the right time", () => {
    const told = hallWith(office).given("10:00", accept({ items: ["permit"] }));
    assert.deepEqual(news(told.when("16:59")), ["HandOffOverdue", "CaseReminded"]);
    assert.deepEqual(news(told.when("10:01")), ["CaseAlarmsWithdrawn"]);
    assert.deepEqual(news(told.when("10:04")), []);
    assert.deepEqual(news(told.when("10:05")), ["HandOffOverdue"]);
    assert.deepEqual(news(told.when("17:00")), ["CaseOverdue"]);
  });

  story("what has ended leaves the books with the day's archive", () => {
    const told = opened().given(withdraw);
    assert.deepEqual(news(told.when("24 00:00")), ["CasesArchived"]);
    assert.deepEqual(told.hall.cases.cases, {});
    assert.equal(ownCaseView(told.hall, FIRST).state, "past");
    const early = opened({}, { cases: { items: items as never, archiveAt: "17:30" } }).given(withdraw);
    assert.deepEqual(news(early.when("17:29")), []);
    assert.deepEqual(news(early.when("17:30")), ["CasesArchived"]);
  });
});

chapter("[Q5] [T6] A result goes out", (story) => {
  const lying = (more: Partial<CommandArgs<"OpenCase">> = {}) =>
    opened(more).given(handOff, takeOn, staff("DecideCase", { outcome: "approved", isReady: true }), finish("w1"));
  const fetch = ask("FetchCase", { case: FIRST, paper: true }, { role: "kiosk", id: "kiosk" });

  story("through the queue: a number by its case, called at a window, and handed out there", () => {
    const told = lying()
      .when(fetch)
      .happens(event("TicketIssued", { ticket: "C001", service: "out", case: FIRST }));
    told.when(fetch).refused("already-waiting", "C001");
    told.given(callNext("w1")).when(handOut).refused("wrong-step");
    told
      .given(start("w1"))
      .when(handOut)
      .happens(event("CaseHandedOut", { ticket: "C001", window: "w1" }));
    assert.equal(caseOf(told)!.ending, "handed-out");
    told.given(finish("w1")).when(fetch).refused("case-over");
  });

  story("or by post, as the applicant chose", () => {
    const told = lying({ delivery: "post", person: "p1" }).when(post);
    told.happens(event("CasePosted", { tracking: "EMS 123" }));
    assert.equal(ownCaseView(told.hall, FIRST).tracking, "EMS 123");
  });

  story("in a hall that says where", () => {
    const nowhere = { cases: { items: items as never } };
    opened({}, nowhere).given(handOff, takeOn, approve, complete).when(fetch).refused("no-hand-out");
  });
});

chapter("[G7] A receipt", (story) => {
  const told = (outcome: "printed" | "failed") => ask("RecordReceipt", { case: FIRST, outcome, device: "printer-1" });
  const again = staff("ReprintReceipt", {});

  story("is wanted where one can be printed, told of when it fails, and printed again on request", () => {
    const hall = opened({ paper: true }).when(again).refused("wrong-step");
    hall.when(told("failed")).happens(event("ReceiptRecorded", { outcome: "failed" }));
    hall.when(told("failed")).happens();
    hall.when(again).happens(event("ReceiptAsked", { copy: 1 }));
    hall.given(told("printed")).when(told("failed")).happens();
    assert.equal(caseOf(hall)!.receipt, "printed");
  });

  story("of a case that had none is no copy", () => {
    opened()
      .when(again)
      .happens(event("ReceiptAsked", { copy: 0 }));
  });
});

/** The state machine, written down a second time; anything that is not said to be refused goes well. */
const states: Readonly<
  Record<string, { path: readonly Step[]; allows: readonly CaseMove[]; refuses?: Partial<Record<CaseMove, string>> }>
> = {
  accepted: { path: [], allows: ["HandOffCase", "WithdrawCase"] },
  waiting: { path: [handOff], allows: ["TakeCase", "WithdrawCase"] },
  taken: {
    path: [handOff, takeOn],
    allows: ["ReturnCase", "AskForPapers", "DecideCase", "WithdrawCase"],
    refuses: { TakeCase: "case-taken" },
  },
  asked: { path: [handOff, takeOn, askFor], allows: ["AcceptPapers", "WithdrawCase"] },
  decided: { path: [handOff, takeOn, approve], allows: ["CorrectDecision", "CompleteCase", "WithdrawCase"] },
  ready: {
    path: [handOff, takeOn, approve, complete],
    allows: ["CorrectDecision", "FetchCase", "HandOutCase", "PostCase", "WithdrawCase"],
  },
  ended: { path: [withdraw], allows: [] },
};
const onlyReady: readonly CaseMove[] = ["FetchCase", "HandOutCase", "PostCase"];

type Here = (typeof states)[string];

const goesWell = ({ path }: Here, move: CaseMove): void => {
  const told = opened(posted).given(...path, moves[move]);
  assert.ok(told.happened.length > 0, `${move} leads to something`);
  assert.ok(caseOf(told), "and no case is lost");
};

const isRefused = (unmoved: Story, state: string, { refuses = {} }: Here, move: CaseMove): void => {
  const usual = onlyReady.includes(move) ? "case-not-ready" : "wrong-step";
  const code = state === "ended" ? "case-over" : (refuses[move] ?? usual);
  assert.equal(unmoved.when(moves[move]).refusal?.refused, code, `${move} in ${state}`);
};

chapter("Every step of a case, from every state", (story) => {
  for (const [state, here] of Object.entries(states)) {
    const isAllowed = (move: CaseMove) => move === "ReprintReceipt" || here.allows.includes(move);
    story(`${state}: ${here.allows.join(", ") || "nothing"}`, () => {
      const unmoved = opened(posted).given(...here.path);
      for (const move of Object.keys(caseMoves) as CaseMove[]) {
        if (isAllowed(move)) goesWell(here, move);
        else isRefused(unmoved, state, here, move);
      }
    });
  }

  story(
    "a decision that was entered wrongly is corrected with a reason, by who made it; its result lies ready no more",
    () => {
      const told = opened().given(handOff, takeOn, approve, complete);
      const { promisedAt } = caseOf(told)!;
      const again = staff("CorrectDecision", { outcome: "approved", reason: "复核后改回" });
      told.when({ ...correct, by: by("88") }).refused("case-taken", "77");
      told.when(again).refused("wrong-step", "it is decided so");
      told.when(correct).happens(event("CaseCorrected", { was: "approved", outcome: "refused", clerk: "77" }));
      assert.deepEqual([caseOf(told)!.state, caseOf(told)!.promisedAt], ["decided", promisedAt]);
      told.when(moves.FetchCase).refused("case-not-ready");
      told.when(byManager(again), complete);
      told.happens(event("CaseCorrected", { was: "refused" }), event("CaseCompleted", { isAgain: true }));
      assert.deepEqual(
        caseOf(told)!.steps[0]!.corrections!.map(({ was, outcome, by, reason }) => [was, outcome, by, reason]),
        [
          ["approved", "refused", "77", "看错了材料"],
          ["refused", "approved", "manager", "复核后改回"],
        ],
      );
      const watched = opened().given(handOff, takeOn, approve, complete, correct).when("30 17:00");
      assert.deepEqual(news(watched), ["CaseOverdue"], "its time is watched again");
    },
  );

  story("what somebody has taken on is theirs, or a manager's", () => {
    const told = opened().given(handOff, takeOn);
    for (const kind of ["ReturnCase", "AskForPapers", "DecideCase"] as const)
      told.when({ ...moves[kind], by: by("88") }).refused("case-taken", "77");
    told.given(byManager(moves.ReturnCase)).given({ ...takeOn, by: by("88") });
    assert.equal(caseOf(told)!.steps[0]!.clerk, "88");
  });
});

t.test("[T5] on any days no case is lost, none is archived twice, and time settles", async () => {
  const numbers = [FIRST, "20261123-0002", "20261124-0001"];
  const anything = fc.oneof(
    {
      weight: 3,
      arbitrary: fc.constantFrom(accept(), accept({ items: ["permit", "copy"] }), accept({ missing: ["照片"] })),
    },
    { weight: 12, arbitrary: fc.tuple(fc.constantFrom(...Object.values(moves)), fc.constantFrom(...numbers)) },
    { weight: 3, arbitrary: fc.integer({ min: -5 * HOUR, max: 20 * HOUR }) },
  );
  const about = (step: Step | [Ask, string]): Step =>
    Array.isArray(step) ? { ...step[0], args: { ...step[0].args, case: step[1] } as never } : step;
  const count = (accepted: Set<string>, archived: string[], { happened }: Story): void => {
    for (const { kind, data } of happened) {
      if (kind === "CaseOpened") accepted.add(data.case);
      if (kind === "CasesArchived") archived.push(...data.cases.map(({ id }) => id));
    }
  };
  fc.assert(
    fc.property(fc.array(anything, { maxLength: 40 }), (steps) => {
      const told = hallWith(office).given("10:00", open("w1"), take("civil"), callNext("w1"), start("w1"));
      const [accepted, archived]: [Set<string>, string[]] = [new Set(), []];
      for (const step of steps) {
        count(accepted, archived, told.when(about(step as Step)));
        assert.ok(nextDue(told.hall, told.now) > told.now.at);
      }
      const known = [...archived, ...Object.keys(told.hall.cases.cases)];
      assert.deepEqual(known.sort(), [...accepted].sort());
    }),
    { numRuns: 25 },
  );
});

t.test("rules that name a service that is not there, or promise no time, are told so", async (t) => {
  const wrong = { handOutService: "nowhere", items: [{ id: "a", name: "甲", kind: "promised", service: "none" }] };
  const paths = rulesProblems(rulesWith({ ...office, cases: wrong as never })).map(({ path }) => path);
  t.same(paths, ["/cases/items/0/days", "/cases/items/0/service/0", "/cases/handOutService/0"]);
  t.equal(checker(commandSchemas.PostCase)({ case: FIRST, tracking: "电话13800000000" }).ok, false);
  t.same(rulesProblems(rulesWith(office)), []);
  hallWith(office)
    .when(configure(rulesWith({ cases: wrong as never })))
    .refused("rules-conflict");
});
