// The rules of a hall told as stories, from the first number to the end of the day: what a visitor, a clerk or a
// manager would notice. Whoever changes a rule changes a story here.
import assert from "node:assert/strict";
import t from "tap";
import type { CallReason } from "../src/hall/events.ts";
import { waitingFor } from "../src/hall/queue/lines.ts";
import type { RefusalCode } from "../src/hall/refusals.ts";
import { refusalTexts } from "../src/hall/refusals.ts";
import type { Hall } from "../src/hall/state.ts";
import { deskOwnView, deskQueueView } from "../src/hall/views/desk-views.ts";
import { explainCall, explainMissed, explainReason } from "../src/hall/views/sentences.ts";
import { hallView } from "../src/hall/views/views.ts";
import { appointmentRefusals } from "./appointment-stories.ts";
import { caseNoes } from "./case-stories.ts";
import { complaintNoes } from "./complaint-stories.ts";
import {
  type Ask,
  accept,
  addMatter,
  answerHelp,
  ask,
  askLeave,
  attend,
  bareHall,
  byClerk,
  byManager,
  callNext,
  callTicket,
  cancel,
  close,
  comeBack,
  configure,
  confirmPaper,
  deliver,
  endLeave,
  endRush,
  event,
  expireWaiting,
  explainEmpty,
  finish,
  hallWith,
  hold,
  miss,
  open,
  pause,
  pin,
  print,
  type RulesChange,
  rate,
  recall,
  reprint,
  resume,
  resumeIssuing,
  retask,
  rulesWith,
  type Story,
  serve,
  start,
  stopIssuing,
  take,
  takeMany,
  transfer,
  undo,
  unpin,
  usePlan,
} from "./given-when-then.ts";

type Tell = (name: string, tell: () => void) => void;

const chapter = (title: string, tell: (story: Tell) => void) =>
  t.test(title, (t) => {
    tell((name, tellStory) =>
      t.test(name, (t) => {
        tellStory();
        t.pass("as told");
        t.end();
      }),
    );
    t.end();
  });

/** The small hall with its first service changed. */
const civil = (change: NonNullable<RulesChange["services"]>[number]): RulesChange => ({
  services: [
    { id: "civil", name: "民政", prefix: "A", ...change },
    { id: "tax", name: "税务", prefix: "B" },
  ],
});
const civilMissed = (missed: NonNullable<RulesChange["missed"]>) => civil({ missed });

const weekdays = [1, 2, 3, 4, 5];
const hours: RulesChange = {
  sessions: [
    { id: "am", name: "上午", days: weekdays, from: "08:30", to: "12:00", lastTicketMinutes: 10 },
    { id: "pm", name: "下午", days: weekdays, from: "13:30", to: "17:30", atEnd: "expire" },
  ],
};

const green = (service: string) => take(service, { class: "green" });
const line = (service: string) => (hall: Hall) => waitingFor(hall, service).map(({ number }) => number);
const statusOf = (number: string) => (hall: Hall) =>
  [...hall.tickets.values()].find((ticket) => ticket.number === number)?.status;
const stateOf = (window: string) => (hall: Hall) => hall.windows.get(window)?.state;
const lastCalls = (hall: Hall) => hall.calls.map((id) => hall.tickets.get(id)!.number);

/** The calls a window makes one after another, each with its rule. */
const calls = (told: Story, window: string, count: number): string[] =>
  Array.from({ length: count }, () => {
    const called = told.when(callNext(window)).happened.find(({ kind }) => kind === "TicketCalled");
    assert.ok(called?.kind === "TicketCalled", `nothing called: ${JSON.stringify(told.refusal)}`);
    told.given(...attend(window));
    return `${called.data.number} ${called.data.why.rule}`;
  });

chapter("Taking a number", (story) => {
  story("a number has the service's letters, begins where its range does and ends with it", () =>
    hallWith(civil({ prefix: "MZ", from: 7, to: 8, digits: 4 }))
      .when(take("civil"))
      .happens(event("TicketIssued", { ticket: "MZ0007", number: "MZ0007", place: 1, ahead: 0, class: "ordinary" }))
      .when(take("civil"))
      .happens(event("TicketIssued", { ticket: "MZ0008", place: 2, ahead: 1 }))
      .when(take("civil"))
      .refused("numbers-exhausted")
      .when(take("tax"))
      .happens(event("TicketIssued", { number: "B001" })),
  );

  story("a service without letters gives plain numbers", () =>
    hallWith(civil({ prefix: "", digits: 3 }))
      .when(take("civil"))
      .happens(event("TicketIssued", { ticket: "001" })),
  );

  story("people ahead are those who will be called first: of the same service, and of the same class or a higher", () =>
    hallWith()
      .given(take("civil"), green("civil"), take("tax"))
      .when(take("civil"))
      .happens(event("TicketIssued", { ahead: 2 }))
      .when(green("civil"))
      .happens(event("TicketIssued", { ahead: 1, class: "green" })),
  );

  story("a day's quota ends with the day, not before and not after", () =>
    hallWith(civil({ quotaDay: 2 }))
      .given(take("civil"), take("civil"), cancel("A001"), cancel("A002"))
      .when(take("civil"))
      .refused("quota-reached", "day")
      .when("24 09:00", take("civil"))
      .happens(event("DaySummed"), event("DayTurned"), event("TicketIssued", { number: "A001" })),
  );

  story("a session's quota is its own", () =>
    hallWith({ ...hours, ...civil({ quotaSession: { am: 1 } }) })
      .given("09:00", take("civil"))
      .when("09:01", take("civil"))
      .refused("quota-reached", "am")
      .when("13:30", take("civil"))
      .happens(
        event("SessionReached", { session: "am", mark: "last-ticket", carried: 0 }),
        event("SessionReached", { session: "am", mark: "end", carried: 1 }),
        event("SessionReached", { session: "pm", mark: "start", carried: 0 }),
        event("TicketIssued", { number: "A002", session: "pm" }),
      ),
  );

  story("the hall has a bound against floods, over all services", () =>
    hallWith({ ticketsMax: 2 }).given(take("civil"), take("tax")).when(take("tax")).refused("quota-reached", "hall"),
  );

  story("a person has one open ticket for a service, until it has ended", () => {
    const li = { person: "li" };
    hallWith()
      .given(open("w1"), take("civil", li), take("tax", li), take("civil", { person: "wang" }), take("civil"))
      .when(take("civil", li))
      .refused("already-waiting", "A001")
      .given(callNext("w1"))
      .when(take("civil", li))
      .refused("already-waiting", "A001")
      .given(start("w1"), finish("w1"), take("civil", li), cancel("A004"), take("civil", li))
      .shows(line("civil"), ["A002", "A003", "A005"]);
  });

  story("a ticket sent to another service leaves its person free to take one for the first", () =>
    hallWith()
      .given(
        open("w1"),
        take("civil", { person: "li" }),
        callNext("w1"),
        transfer("w1", { service: "tax", toWindow: "w1" }),
      )
      .when(take("tax", { person: "li" }))
      .refused("already-waiting", "A001")
      .when(take("civil", { person: "li" }))
      .happens(event("TicketIssued", { number: "A002" })),
  );

  story("whoever has come to two tickets of a service by a transfer is still known when one of them ends", () =>
    hallWith()
      .given(open("w1"), open("w2"), take("civil", { person: "li" }), take("tax", { person: "li" }), callNext("w1"))
      .given(transfer("w1", { service: "tax", toWindow: "w2" }), cancel("A001"))
      .when(take("tax", { person: "li" }))
      .refused("already-waiting", "B001"),
  );

  story("a service may let a person have several numbers, and forgets none of them", () =>
    hallWith(civil({ onePerPerson: false }))
      .given(take("civil", { person: "li" }), take("civil", { person: "li" }), cancel("A002"), cancel("A001"))
      .shows((hall) => hall.openByPerson.size, 0),
  );

  story("numbers are stopped for one service, or for all, with the reason, and given again", () =>
    hallWith()
      .given(stopIssuing("the printer is broken", "tax"))
      .when(take("tax"))
      .refused("issuing-stopped", "the printer is broken")
      .given(take("civil"), stopIssuing("fire drill"))
      .when(take("civil"))
      .refused("issuing-stopped", "fire drill")
      .shows((hall) => [hallView(hall).accepting, hallView(hall).stopped], [false, "fire drill"])
      .given(resumeIssuing())
      .when(take("tax"))
      .refused("issuing-stopped", "the printer is broken")
      .given(resumeIssuing("tax"), take("tax"))
      .when(resumeIssuing("tax"))
      .refused("wrong-step"),
  );

  story("there are no numbers before opening, near the end, at lunch, at the weekend and on a holiday", () => {
    const told = hallWith({ ...hours, holidays: ["2026-11-24"] });
    const asked = (time: string) => told.when(time, take("civil")).refusal?.refused ?? "given";
    const times = [
      "08:29:59",
      "08:30",
      "11:49:59",
      "11:50",
      "12:00",
      "13:29",
      "13:30",
      "17:29:59",
      "17:30",
      "24 10:00",
    ];
    assert.deepEqual(times.map(asked), [
      ...[
        "hall-shut",
        "given",
        "given",
        "hall-shut",
        "hall-shut",
        "hall-shut",
        "given",
        "given",
        "hall-shut",
        "hall-shut",
      ],
    ]);
    assert.deepEqual(["25 10:00", "28 10:00", "29 10:00"].map(asked), ["given", "hall-shut", "hall-shut"]);
  });

  story("a hall without hours is always open, but for its holidays", () =>
    hallWith({ holidays: ["2026-11-24"] })
      .given("03:00", take("civil"))
      .when("24 10:00", take("civil"))
      .refused("hall-shut"),
  );
});

chapter("Calling", (story) => {
  story("whoever has waited longest is next, whatever the order of a window's services", () => {
    const told = hallWith()
      .given("09:00", open("w1"), take("tax"), "09:01", take("civil"), take("tax"))
      .when("09:03", callNext("w1"))
      .happens(
        event("TicketCalled", {
          ...{ ticket: "B001", number: "B001", window: "w1", clerk: "", call: 1 },
          why: { rule: "longest-wait", waitedMs: 180_000, waiting: 3 },
        }),
      );
    told.given(start("w1"), finish("w1"));
    assert.deepEqual(calls(told, "w1", 2), ["A001 longest-wait", "B002 longest-wait"]);
  });

  story("a window calls only for the services it takes", () =>
    hallWith()
      .given(open("w3"), take("civil"))
      .when(callNext("w3"))
      .refused("nobody-waiting")
      .given(retask("w3", "civil"))
      .when(callNext("w3"))
      .happens(event("TicketCalled", { ticket: "A001" })),
  );

  story("two windows never call the same ticket, and a busy one calls nobody", () =>
    hallWith()
      .given(open("w1"), open("w2"), take("civil"), callNext("w1"))
      .when(callNext("w2"))
      .refused("nobody-waiting")
      .when(callNext("w1"))
      .refused("window-busy", "A001"),
  );

  story("priority goes first until its run is up; then an ordinary ticket has its turn", () => {
    const told = hallWith({ guard: { run: 2 } }).given("09:00", open("w1"), ...takeMany(2, "civil"));
    told.given("09:01", ...Array.from({ length: 5 }, () => green("civil")));
    assert.deepEqual(calls(told, "w1", 7), [
      ...["A003 class", "A004 class", "A001 guard-run", "A005 class", "A006 class", "A002 guard-run", "A007 class"],
    ]);
  });

  story("who has waited too long takes turns with priority", () => {
    const told = hallWith({ guard: { run: 5, waitMinutes: 40 } }).given("09:00", open("w1"), ...takeMany(3, "civil"));
    told.given("09:39:59", ...Array.from({ length: 4 }, () => green("civil")));
    assert.deepEqual(calls(told, "w1", 2), ["A004 class", "A005 class"]);
    told.given("09:40");
    assert.deepEqual(calls(told, "w1", 5), [
      ...["A001 guard-wait", "A006 class", "A002 guard-wait", "A007 class", "A003 longest-wait"],
    ]);
  });

  story("priority calls count only while ordinary people wait", () => {
    const told = hallWith({ guard: { run: 1 } }).given(open("w1"), green("civil"), green("civil"));
    assert.deepEqual(calls(told, "w1", 1), ["A001 class"]);
    told.given(take("civil"), green("civil"));
    assert.deepEqual(calls(told, "w1", 3), ["A002 class", "A003 guard-run", "A004 class"]);
  });

  story("whoever comes back goes before every class, and uses up the run of priority", () => {
    const told = hallWith({ ...civilMissed({ rule: "keep-minutes", minutes: 30 }), guard: { run: 1 } });
    told.given(open("w1"), take("civil"), callNext("w1"), miss("w1"), green("civil"), take("civil"), comeBack("A001"));
    assert.deepEqual(calls(told, "w1", 3), ["A001 returning", "A003 guard-run", "A002 class"]);
  });

  story("a ticket sent to a window waits for it alone, in its own place", () => {
    const told = hallWith().given(open("w1"), open("w2"), ...takeMany(3, "civil"), callNext("w1"));
    told.given(transfer("w1", { toWindow: "w2" }));
    assert.deepEqual(calls(told, "w1", 2), ["A002 longest-wait", "A003 longest-wait"]);
    told.when(callNext("w1")).refused("nobody-waiting");
    told.shows((hall) => deskQueueView(hall, "w2")?.waiting, 1);
    assert.deepEqual(calls(told, "w2", 1), ["A001 directed"]);
  });

  story("a ticket sent to a clerk waits where the clerk sits, and the desk counts it", () => {
    const told = hallWith().given(open("w1"), open("w2", "7"), ...takeMany(2, "civil"), callNext("w1"));
    told.given(transfer("w1", { toClerk: "7" }));
    told.shows((hall) => deskQueueView(hall, "w2")?.waiting, 2);
    assert.deepEqual(calls(told, "w2", 2), ["A001 directed", "A002 longest-wait"]);
  });

  story("calling out of turn takes the right to choose", () => {
    const staff = [
      { id: "7", name: "李" },
      { id: "8", name: "陈", mayChoose: true },
      { id: "9", name: "周", mayChoose: true },
    ];
    hallWith({ staff })
      .given(open("w1", "7"), open("w2", "8"), open("w3", "9"), ...takeMany(4, "civil"))
      .when(byClerk("7", callTicket("w1", "A002")))
      .refused("not-allowed", "calling a chosen ticket")
      .when(callTicket("w1", "A002"))
      .refused("not-allowed")
      .when(byClerk("8", callTicket("w1", "A002")))
      .refused("not-allowed", "window w1")
      .when(byClerk("9", callTicket("w3", "A002")))
      .refused("not-allowed", "window w3 does not take civil")
      .when(byClerk("8", callTicket("w2", "A002")))
      .happens(event("TicketCalled", { ticket: "A002", clerk: "8", why: { rule: "chosen", waitedMs: 0, waiting: 1 } }))
      .when(byManager(callTicket("w1", "A002")))
      .refused("ticket-elsewhere", "w2")
      .when(byManager(callTicket("w1", "A004")))
      .happens(event("TicketCalled", { ticket: "A004" }))
      .shows(line("civil"), ["A001", "A003"]);
  });

  story("a clerk may call back whom they missed or put on hold themselves, and whoever was left to the hall", () =>
    hallWith(civilMissed({ rule: "keep-calls", calls: 9 }))
      .given(open("w1"), open("w2"), ...takeMany(3, "civil"))
      .given(callNext("w1"), miss("w1"), callNext("w1"), hold("w1"), callNext("w1"), hold("w1", { pool: "hall" }))
      .when(callTicket("w2", "A001"))
      .refused("not-allowed")
      .when(callTicket("w2", "A002"))
      .refused("not-allowed")
      .given(callTicket("w2", "A003"), ...attend("w2"), callTicket("w1", "A001"), ...attend("w1"))
      .when(callTicket("w1", "A002"))
      .happens(event("TicketCalled", { ticket: "A002", call: 2, why: { rule: "chosen", waitedMs: 0, waiting: 1 } })),
  );

  story("a call is repeated a few times, not at once, and each time under a new number", () =>
    hallWith({ recall: { max: 2, gapSeconds: 5 } })
      .given("09:00", open("w1"), take("civil"), callNext("w1"), deliver("A001", 1, ["sign", "voice"]))
      .when("09:00:04", recall("w1"))
      .refused("recall-too-soon", "5 s")
      .when("09:00:05", recall("w1"))
      .happens(event("TicketRecalled", { ticket: "A001", number: "A001", window: "w1", call: 2 }))
      .shows((hall) => [...hall.tickets.values()][0]?.delivery, undefined)
      .given("09:00:10", recall("w1"))
      .when("09:00:15", recall("w1"))
      .refused("recall-limit", "2")
      .given(start("w1"))
      .when(recall("w1"))
      .refused("wrong-step"),
  );

  story("a missed ticket may be recalled again as often when it is called again", () =>
    hallWith({ recall: { max: 1, gapSeconds: 0 } })
      .given(open("w1"), take("civil"), callNext("w1"), recall("w1"), miss("w1"), callNext("w1"))
      .when(recall("w1"))
      .happens(event("TicketRecalled", { call: 4 })),
  );

  story("the walk and the service are measured apart", () =>
    hallWith()
      .given("09:00", open("w1", "7"), take("civil"), callNext("w1"))
      .when("09:00:40", start("w1"))
      .happens(event("ServiceStarted", { ticket: "A001", window: "w1", walkedMs: 40_000 }))
      .when("09:10:40", finish("w1"))
      .happens(
        event("TicketServed", { ticket: "A001", window: "w1", clerk: "7", servedMs: 600_000, asksRating: false }),
      )
      .shows(stateOf("w1"), "open"),
  );

  story("the steps of a visit come in order", () =>
    hallWith()
      .given(open("w1"), take("civil"))
      .when(start("w1"))
      .refused("no-visitor")
      .given(callNext("w1"))
      .when(finish("w1"))
      .refused("wrong-step", "the window is calling")
      .given(start("w1"))
      .when(miss("w1"))
      .refused("wrong-step", "the window is serving")
      .when(start("w2"))
      .refused("window-closed"),
  );

  story("the last twelve calls are remembered, newest first, each ticket once", () => {
    const told = hallWith().given(open("w1"), ...takeMany(14, "civil"));
    for (let count = 0; count < 14; count++) told.given(...serve("w1"));
    told.shows((hall) => lastCalls(hall).join(), "A014,A013,A012,A011,A010,A009,A008,A007,A006,A005,A004,A003");
  });
});

chapter("A visitor who does not come", (story) => {
  const called = (rules: RulesChange) =>
    hallWith(rules).given("09:00", open("w1"), ...takeMany(6, "civil"), callNext("w1"));

  story("loses the number where a missed call voids it", () =>
    called(civilMissed({ rule: "void" }))
      .when(miss("w1"))
      .happens(event("TicketMissed", { ticket: "A001", window: "w1", after: { becomes: "void" } }))
      .shows(statusOf("A001"), "missed")
      .shows(stateOf("w1"), "open")
      .when(comeBack("A001"))
      .refused("ticket-over", "missed"),
  );

  story("goes back to the tail, and loses the number the third time", () => {
    const told = called(civilMissed({ rule: "tail", times: 3 })).when(miss("w1"));
    told.happens(event("TicketMissed", { after: { becomes: "queue", place: 7 } }));
    told.shows(line("civil"), ["A002", "A003", "A004", "A005", "A006", "A001"]);
    for (const number of ["A002", "A003", "A004", "A005", "A006"]) told.given(cancel(number));
    told.given(callNext("w1"), miss("w1"), callNext("w1")).when(miss("w1"));
    told.happens(event("TicketMissed", { ticket: "A001", after: { becomes: "void" } }));
  });

  story("is kept for exactly n calls of the same service, at whatever window", () =>
    called(civilMissed({ rule: "keep-calls", calls: 2 }))
      .given(open("w2"), open("w3"), take("tax"), miss("w1"))
      .shows(statusOf("A001"), "kept")
      .given(callNext("w3"), callNext("w2"))
      .shows(statusOf("A001"), "kept")
      .given(5000, recall("w2"))
      .when(callNext("w1"))
      .happens(event("TicketCalled", { ticket: "A003" }), event("TicketLapsed", { ticket: "A001" }))
      .when(comeBack("A001"))
      .refused("ticket-over", "missed"),
  );

  story("counts the calls together with others who are kept, in whatever order they were missed", () =>
    hallWith(civilMissed({ rule: "keep-calls", calls: 1 }))
      .given(open("w1"), open("w2"), ...takeMany(3, "civil"), callNext("w1"), callNext("w2"), miss("w2"), miss("w1"))
      .when(callNext("w1"))
      .happens(
        event("TicketCalled", { ticket: "A003" }),
        ...["A001", "A002"].map((ticket) => event("TicketLapsed", { ticket })),
      ),
  );

  story("and is back in time before the last of them: called first", () =>
    called(civilMissed({ rule: "keep-calls", calls: 2 }))
      .given(miss("w1"), ...serve("w1"))
      .when(comeBack("A001"))
      .happens(event("TicketReturned", { ticket: "A001", from: "kept" }))
      .when(callNext("w1"))
      .happens(event("TicketCalled", { ticket: "A001", call: 2, why: { rule: "returning", waitedMs: 0, waiting: 5 } }))
      .when(comeBack("A001"))
      .refused("wrong-step", "the ticket is called"),
  );

  story("is kept for minutes, and lapses by itself when they are over", () =>
    called(civilMissed({ rule: "keep-minutes", minutes: 10 }))
      .given("09:01:30", miss("w1"))
      .when("09:11:29")
      .happens()
      .when("09:11:30")
      .happens(event("TicketLapsed", { ticket: "A001" }))
      .shows(statusOf("A001"), "missed"),
  );

  story("moves back exactly n places, to the tail when fewer wait, and out the last time", () => {
    const told = called(civilMissed({ rule: "back", places: 2, times: 3 }));
    told.given(miss("w1")).shows(line("civil"), ["A002", "A003", "A001", "A004", "A005", "A006"]);
    told.given(callNext("w1"), miss("w1")).shows(line("civil"), ["A003", "A001", "A002", "A004", "A005", "A006"]);
    for (const number of ["A003", "A004", "A005", "A006"]) told.given(cancel(number));
    told.given(callNext("w1"), miss("w1")).shows(line("civil"), ["A002", "A001"]);
    told.given(callNext("w1"), miss("w1"), callNext("w1")).when(miss("w1"));
    told.happens(event("TicketMissed", { ticket: "A001", after: { becomes: "void" } }));
  });

  story("moves back behind two others, not behind those of another service who came after them", () => {
    const told = hallWith(civilMissed({ rule: "back", places: 2, times: 3 }));
    told.given(open("w1"), ...takeMany(3, "civil"), ...takeMany(3, "tax"), callNext("w1"), miss("w1"));
    assert.deepEqual(
      calls(told, "w1", 4).map((call) => call.slice(0, 4)),
      ["A002", "A003", "A001", "B001"],
    );
  });

  story("and however often people move back to the same spot, the line stays exact", () => {
    const told = hallWith(civilMissed({ rule: "back", places: 8, times: 9 })).given(
      open("w1"),
      ...takeMany(12, "civil"),
    );
    let expected = Array.from({ length: 12 }, (_, position) => `A${String(position + 1).padStart(3, "0")}`);
    for (let count = 0; count < 72; count++) {
      told.given(callNext("w1"), miss("w1"));
      const [head, ...rest] = expected;
      expected = [...rest.slice(0, 8), head!, ...rest.slice(8)];
      told.shows(line("civil"), expected);
    }
    told
      .given(callNext("w1"))
      .when(miss("w1"))
      .happens(event("TicketMissed", { after: { becomes: "void" } }));
  });

  story("never gets the place of somebody whose call is taken back", () => {
    const told = hallWith(civilMissed({ rule: "back", places: 1, times: 3 }));
    told.given(open("w1"), open("w2"), ...takeMany(4, "civil"), callNext("w1"), byManager(callTicket("w2", "A003")));
    told.given(miss("w1"), undo("w2")).shows(line("civil"), ["A002", "A001", "A003", "A004"]);
  });

  story("never gets the place that somebody sent on would get back", () => {
    const told = hallWith(civilMissed({ rule: "back", places: 1, times: 3 }));
    told.given(open("w1"), open("w2"), ...takeMany(4, "civil"), byManager(callTicket("w2", "A002")));
    told.given(transfer("w2", { service: "tax", place: "tail" }), byManager(callTicket("w1", "A004")), miss("w1"));
    told
      .shows(line("civil"), ["A001", "A004", "A003"])
      .given(undo("w2"), hold("w2", { pool: "hall" }), comeBack("A002"));
    told.shows(line("civil"), ["A001", "A004", "A002", "A003"]);
  });

  story("is treated as the service wants it, where it wants something else than the hall", () =>
    hallWith({ ...civilMissed({ rule: "void" }), missed: { rule: "keep-minutes", minutes: 5 } })
      .given(open("w1"), take("civil"), take("tax"), callNext("w1"), miss("w1"), callNext("w1"), miss("w1"))
      .shows(statusOf("A001"), "missed")
      .shows(statusOf("B001"), "kept"),
  );

  story("and was kept for calls once is not kept for calls for ever", () =>
    hallWith({ ...civilMissed({ rule: "keep-calls", calls: 2 }), missed: { rule: "keep-minutes", minutes: 5 } })
      .given(open("w1"), open("w2"), take("civil"), callNext("w1"), miss("w1"), callTicket("w1", "A001"))
      .given(transfer("w1", { service: "tax", toWindow: "w1" }), callNext("w1"), miss("w1"))
      .given(...takeMany(3, "tax"), ...serve("w2"), ...serve("w2"), ...serve("w2"))
      .shows(statusOf("A001"), "kept"),
  );

  story("comes back to the window it was sent to", () =>
    hallWith(civilMissed({ rule: "keep-minutes", minutes: 30 }))
      .given(open("w1"), open("w2"), take("civil"), callNext("w1"), transfer("w1", { toWindow: "w2" }))
      .given(callNext("w2"), miss("w2"), comeBack("A001"))
      .when(callNext("w1"))
      .refused("nobody-waiting")
      .when(callNext("w2"))
      .happens(event("TicketCalled", { why: { rule: "directed", waitedMs: 0, waiting: 1 } })),
  );

  story("goes where a closing window sends them, or home when it has served them", () => {
    const atClosing = () =>
      hallWith()
        .given(open("w1"), open("w2"), take("civil"), callNext("w1"), transfer("w1", { toWindow: "w2" }))
        .given(callNext("w2"), start("w2"), close("w2"));
    atClosing().when(finish("w2")).happens(event("TicketServed"), event("WindowClosed"));
    const told = atClosing().when(transfer("w2", { toWindow: "w1" }));
    told.happens(event("TicketTransferred", { toWindow: "w1" }), event("WindowClosed"));
    assert.deepEqual(calls(told, "w1", 1), ["A001 directed"]);
  });

  story("comes back to anyone when that window has closed", () =>
    hallWith(civilMissed({ rule: "keep-minutes", minutes: 30 }))
      .given(open("w1"), open("w2"), take("civil"), callNext("w1"), transfer("w1", { toWindow: "w2" }))
      .given(callNext("w2"), miss("w2"))
      .when(close("w2"))
      .happens(event("TicketReleased", { ticket: "A001" }), event("WindowClosed"))
      .given(comeBack("A001"))
      .when(callNext("w1"))
      .happens(event("TicketCalled", { ticket: "A001" })),
  );

  story("waits for anyone when the window it was sent to closes after missing it", () =>
    hallWith()
      .given(open("w1"), open("w2"), take("civil"), callNext("w1"), transfer("w1", { toWindow: "w2" }))
      .given(callNext("w2"), close("w2"))
      .when(miss("w2"))
      .happens(event("TicketMissed"), event("TicketReleased", { ticket: "A001" }), event("WindowClosed"))
      .when(callNext("w1"))
      .happens(event("TicketCalled", { ticket: "A001" })),
  );
});

chapter("A visitor who fetches something", (story) => {
  const serving = (rules: RulesChange = {}) =>
    hallWith(rules).given("09:00", open("w1"), open("w2"), ...takeMany(3, "civil"), callNext("w1"), start("w1"));

  story("is held until they are back, and then first at the same window", () =>
    serving()
      .when(hold("w1", { reason: "a copy of the card" }))
      .happens(event("TicketHeld", { ticket: "A001", window: "w1", pool: "window", reason: "a copy of the card" }))
      .shows((hall) => deskOwnView(hall, "w1").map(({ number }) => number), ["A001"])
      .shows((hall) => deskOwnView(hall, "w2").length, 0)
      .when("17:00", comeBack("A001"))
      .happens(event("TicketReturned", { ticket: "A001", from: "held" }))
      .given(callNext("w2"))
      .shows(statusOf("A002"), "called")
      .when(callNext("w1"))
      .happens(event("TicketCalled", { why: { rule: "directed", waitedMs: 8 * 3_600_000, waiting: 2 } })),
  );

  story("returns by itself when the time is up", () =>
    serving()
      .given("09:05", hold("w1", { minutes: 10 }))
      .when("09:14:59")
      .happens()
      .when("09:15")
      .happens(event("TicketReturned", { ticket: "A001", from: "held" })),
  );

  story("returns to whoever is free where the hold was for the whole hall", () =>
    serving()
      .given(hold("w1", { pool: "hall" }))
      .shows((hall) => deskOwnView(hall, "w2").map(({ number }) => number), ["A001"])
      .given(comeBack("A001"))
      .when(callNext("w2"))
      .happens(event("TicketCalled", { why: { rule: "returning", waitedMs: 0, waiting: 3 } })),
  );

  story("returns to the whole hall, also when they had been sent to one window", () =>
    serving()
      .given(transfer("w1", { toWindow: "w1" }), callNext("w1"), hold("w1", { pool: "hall" }), comeBack("A001"))
      .when(callNext("w2"))
      .happens(event("TicketCalled", { ticket: "A001" })),
  );

  story("returns to anyone when the window has closed meanwhile, or is about to", () => {
    serving()
      .given(hold("w1"), close("w1"), comeBack("A001"))
      .when(callNext("w2"))
      .happens(event("TicketCalled", { ticket: "A001" }));
    serving()
      .given(hold("w1"), callNext("w1"), close("w1"), comeBack("A001"))
      .when(callNext("w2"))
      .happens(event("TicketCalled", { ticket: "A001" }));
  });

  story("may be held before they have sat down, but no longer than the hall allows", () =>
    hallWith({ holdMinutesMax: 30 })
      .given(open("w1"), take("civil"), callNext("w1"))
      .when(hold("w1", { minutes: 31 }))
      .refused("hold-too-long", "30 min")
      .when(hold("w1", { minutes: 30 }))
      .happens(event("TicketHeld")),
  );

  story("several return in the order in which their time was up", () =>
    serving()
      .given(
        hold("w1", { minutes: 9 }),
        callNext("w1"),
        hold("w1", { minutes: 5 }),
        callNext("w1"),
        hold("w1", { minutes: 7 }),
      )
      .when("10:00")
      .happens(...["A002", "A003", "A001"].map((ticket) => event("TicketReturned", { ticket, from: "held" }))),
  );
});

chapter("A visitor who is sent on", (story) => {
  const serving = (rules: RulesChange = {}) =>
    hallWith(rules)
      .given("09:00", open("w1"), open("w2"), open("w3", "7"), take("civil"), ...takeMany(3, "tax"))
      .given(callNext("w1"), start("w1"));

  story("to another service keeps their place, goes to its tail, or to its front", () => {
    const sent = (place?: "keep" | "front" | "tail") =>
      serving().given(transfer("w1", { service: "tax", ...(place ? { place } : {}) }));
    sent().shows(line("tax"), ["A001", "B001", "B002", "B003"]);
    sent("keep").shows(line("tax"), ["A001", "B001", "B002", "B003"]);
    sent("tail").shows(line("tax"), ["B001", "B002", "B003", "A001"]);
    assert.deepEqual(calls(sent("front").given(green("tax")), "w3", 2), ["A001 returning", "B004 class"]);
  });

  story("takes a note along, and frees the window", () =>
    serving()
      .when(transfer("w1", { service: "tax", note: "has the form" }))
      .happens(
        event("TicketTransferred", { window: "w1", service: "tax", note: "has the form", place: 1, first: false }),
      )
      .shows(stateOf("w1"), "open")
      .shows((hall) => [...hall.tickets.values()][0]?.note, "has the form"),
  );

  story("may be sent before they have sat down", () =>
    hallWith()
      .given(open("w1"), take("civil"), callNext("w1"))
      .when(transfer("w1", { service: "tax" }))
      .happens(event("TicketTransferred")),
  );

  story("must be sent somewhere that exists and is open", () =>
    serving({ windows: [...rulesWith().windows, { id: "w4", number: 4, name: "四号窗口", services: ["tax"] }] })
      .when(transfer("w1", {}))
      .refused("transfer-nowhere")
      .when(transfer("w1", { service: "civil" }))
      .refused("transfer-nowhere")
      .when(transfer("w1", { service: "passports" }))
      .refused("unknown-service", "passports")
      .when(transfer("w1", { toWindow: "w9" }))
      .refused("unknown-window", "w9")
      .when(transfer("w1", { toWindow: "w4" }))
      .refused("window-closed", "w4")
      .when(transfer("w1", { toClerk: "8" }))
      .refused("clerk-absent", "8")
      .given(callNext("w3"), close("w3"))
      .when(transfer("w1", { toWindow: "w3" }))
      .refused("window-draining", "w3")
      .when(transfer("w1", { toClerk: "7" }))
      .refused("window-draining", "w3"),
  );

  story("comes back to the first window when the second is done, before everybody", () => {
    const told = serving().given(
      transfer("w1", { toWindow: "w3", service: "tax", returns: true }),
      callNext("w3"),
      start("w3"),
    );
    told.when(finish("w3"));
    told.happens(
      event("TicketTransferred", {
        ticket: "A001",
        window: "w3",
        service: "civil",
        toWindow: "w1",
        place: 1,
        first: true,
      }),
    );
    assert.deepEqual(calls(told, "w1", 1), ["A001 directed"]);
    told.shows(statusOf("A001"), "served");
  });

  story("comes back to whoever takes the service when the first window has closed, or is about to, or is gone", () => {
    const sent = () => serving().given(transfer("w1", { toWindow: "w3", returns: true }), callNext("w3"), start("w3"));
    const wayBack = { service: "civil", toWindow: undefined, first: true };
    sent().given(close("w1")).when(finish("w3")).happens(event("TicketTransferred", wayBack));
    sent().given(callNext("w1"), close("w1")).when(finish("w3")).happens(event("TicketTransferred", wayBack));
    const withoutFirst = rulesWith({ windows: rulesWith().windows.slice(1) });
    sent().given(close("w1"), configure(withoutFirst)).when(finish("w3")).happens(event("TicketTransferred", wayBack));
  });

  story("comes back to the first window also when the second has sent them to a third", () => {
    const told = serving().given(transfer("w1", { toWindow: "w3", returns: true }), callNext("w3"));
    told.given(transfer("w3", { toWindow: "w2" }), callNext("w2"), start("w2"));
    told.when(finish("w2")).happens(event("TicketTransferred", { window: "w2", toWindow: "w1", service: "civil" }));
  });

  story("is done at the first window when they were brought back there by hand", () => {
    const told = serving().given(transfer("w1", { toWindow: "w3", returns: true }), callNext("w3"));
    told.given(transfer("w3", { toWindow: "w1" }), callNext("w1"), start("w1"));
    told.when(finish("w1")).happens(event("TicketServed", { ticket: "A001" }));
  });

  story("is done at the first window when they came back there through the line", () => {
    const told = serving().given(transfer("w1", { toWindow: "w3", returns: true }), callNext("w3"));
    told.given(transfer("w3", { service: "civil" }), callNext("w1"), start("w1"));
    told.when(finish("w1")).happens(event("TicketServed", { ticket: "A001" }));
  });

  story("is called by anyone once the window they were sent to closes, or its clerk leaves", () => {
    for (const to of [{ toWindow: "w3" }, { toClerk: "7" }]) {
      const told = serving().given(transfer("w1", to)).when(close("w3"));
      told.happens(event("TicketReleased", { ticket: "A001" }), event("WindowClosed", { window: "w3" }));
      told.when(callNext("w1")).happens(event("TicketCalled", { ticket: "A001" }));
    }
  });
});

chapter("Taking a step back", (story) => {
  /** The hall as a person sees it: without what only counts changes, or says when. */
  const seen = ({ text }: Story): unknown => {
    const { at: _, tickets, windows, ...rest } = JSON.parse(text);
    const plain = ({ revision: _, calls: __, ...ticket }: Record<string, unknown>) => ticket;
    const idle = ({ undo: _, since: __, ...window }: Record<string, unknown>) => window;
    return { ...rest, tickets: tickets.map(plain), windows: windows.map(idle) };
  };
  const rules = { ...civilMissed({ rule: "keep-calls", calls: 3 }), ratingSeconds: 30 };
  const served = () =>
    hallWith(rules).given("09:00", open("w1"), open("w2"), ...takeMany(4, "civil"), ...serve("w1"), "09:01");
  const called = () => served().given(callNext("w1"));
  const serving = () => called().given(start("w1"));
  const steps: [string, () => Story, Ask][] = [
    ["call", served, callNext("w1")],
    ["start", called, start("w1")],
    ["finish", serving, finish("w1")],
    ["miss", called, miss("w1")],
    ["hold", serving, hold("w1", { minutes: 5 })],
    ["transfer", serving, transfer("w1", { service: "tax", returns: true, place: "tail", note: "!" })],
  ];
  for (const [step, begin, taken] of steps)
    story(`puts everything back to where it was: ${step}`, () => {
      const told = begin();
      const before = seen(told);
      told.given(taken, 15_000).when(undo("w1"));
      told.happens(event("StepUndone", { window: "w1", ticket: "A002", step: step as "call" }));
      // The places that a move to the tail has used up are not given again.
      assert.deepEqual({ ...(seen(told) as object), places: 0 }, { ...(before as object), places: 0 });
      told.when(undo("w1")).refused("nothing-to-undo");
    });

  story("is too late after some seconds, and just as much when the clock has been set back", () => {
    called().when(15_001, undo("w1")).refused("undo-too-late", "15 s");
    called().when(-3_600_000, undo("w1")).refused("undo-too-late", "15 s");
  });

  story("only reaches the last step", () =>
    serving().given(undo("w1")).when(undo("w1")).refused("nothing-to-undo").shows(stateOf("w1"), "calling"),
  );

  story("does not take a ticket away from another window, or from its end", () => {
    const missed = () => hallWith().given(open("w1"), open("w2"), take("civil"), callNext("w1"), miss("w1"));
    missed().given(callNext("w2")).when(undo("w1")).refused("ticket-elsewhere", "w2");
    missed().given(cancel("A001")).when(undo("w1")).refused("ticket-elsewhere");
    missed().given(expireWaiting("power cut")).when(undo("w1")).refused("ticket-elsewhere");
  });

  story("goes no more once the visitor has rated", () =>
    serving().given(finish("w1"), rate("A002", 5)).when(undo("w1")).refused("already-rated"),
  );

  story("still goes after a recall, and takes both back", () =>
    called().given(5000, recall("w1"), undo("w1")).shows(statusOf("A002"), "waiting"),
  );

  story("goes no more once the window has closed, paused, changed, or has something before it", () => {
    for (const ask of [close("w1"), pause("w1"), retask("w1", "tax")])
      for (const step of [[...serve("w1")], [callNext("w1")], [callNext("w1"), start("w1")]])
        served()
          .given(...step, ask)
          .when(undo("w1"))
          .refused("nothing-to-undo");
  });

  story("gives those who were kept for some calls this one back", () => {
    const told = called().given(miss("w1"), callNext("w1"), callNext("w2"));
    assert.equal(told.ticket("A002").keptCalls, 1);
    told.given(undo("w1"));
    assert.equal(told.ticket("A002").keptCalls, 2);
    told.given(callNext("w1")).shows(statusOf("A002"), "kept");
  });

  story("gives their place back to those whom the call has cost it", () => {
    const told = hallWith(civilMissed({ rule: "keep-calls", calls: 1 })).given(open("w1"), ...takeMany(3, "civil"));
    told.given(callNext("w1"), miss("w1"), callNext("w1")).shows(statusOf("A001"), "missed");
    told.when(undo("w1")).happens(event("StepUndone"), event("LapseUndone", { ticket: "A001" }));
    told.shows(statusOf("A001"), "kept").when(callNext("w1"));
    told.happens(event("TicketCalled", { ticket: "A002" }), event("TicketLapsed", { ticket: "A001" }));
  });

  story("but not a second number to a person who has taken another meanwhile", () => {
    const li = { person: "li" };
    const kept = hallWith(civilMissed({ rule: "keep-calls", calls: 1 })).given(
      open("w1"),
      take("civil", li),
      take("civil"),
    );
    kept.given(callNext("w1"), miss("w1"), callNext("w1"), 1000, take("civil", li)).when(undo("w1"));
    kept.happens(event("StepUndone"));
    const served = hallWith().given(open("w1"), take("civil", li), ...serve("w1"), 1000, take("civil", li));
    served.when(undo("w1")).refused("already-waiting", "A002");
  });

  story("leaves paper printed that has been printed since", () => {
    const told = hallWith().given(open("w1"), take("civil", { paper: true }), callNext("w1"), print("A001", "printed"));
    told.given(undo("w1"), reprint("A001"));
    assert.equal(told.ticket("A001").copies, 1);
  });

  story("takes the calls that were taken back off the list of the last calls, in whatever order", () => {
    const two = () => hallWith().given(open("w1"), open("w2"), ...takeMany(3, "civil"), callNext("w1"), callNext("w2"));
    two().given(undo("w1")).shows(lastCalls, ["A002"]).given(undo("w2")).shows(lastCalls, []);
    two().given(undo("w2"), undo("w1")).shows(lastCalls, []);
    const again = two().given(miss("w1"), ...attend("w2"), byManager(callTicket("w1", "A001")));
    again.shows(lastCalls, ["A001", "A002"]).given(undo("w1")).shows(lastCalls, ["A002", "A001"]);
  });

  story("never gives the number of a call that was heard to another call", () =>
    called()
      .given(undo("w1"))
      .when(callNext("w1"))
      .happens(event("TicketCalled", { ticket: "A002", call: 2 }))
      .given(deliver("A002", 1, ["voice"]))
      .shows((hall) => [...hall.tickets.values()][1]?.delivery, undefined),
  );

  story("does not send a visitor back to a window that has closed since", () => {
    const told = hallWith().given(open("w1"), open("w2"), open("w3"), take("civil"), callNext("w1"));
    told.given(transfer("w1", { toWindow: "w3" }), byManager(callTicket("w2", "A001")));
    told.given(transfer("w2", { service: "tax" }), close("w3")).when(undo("w2"));
    told.happens(event("StepUndone", { ticket: "A001", step: "transfer" }));
    told
      .given(miss("w2"))
      .when(callNext("w1"))
      .happens(event("TicketCalled", { ticket: "A001" }));
  });
});

chapter("Windows", (story) => {
  const staff = [
    { id: "7", name: "李" },
    { id: "8", name: "陈", windows: ["w2"] },
  ];

  story("a clerk sits at one window, where they may, and alone", () =>
    hallWith({ staff })
      .when(byClerk("7", open("w1")))
      .happens(event("WindowOpened", { window: "w1", clerk: "7" }))
      .when(byClerk("7", open("w1")))
      .refused("window-open")
      .when(byClerk("8", open("w1")))
      .refused("window-taken", "7")
      .when(byClerk("7", open("w2")))
      .refused("clerk-elsewhere", "w1")
      .when(byClerk("8", open("w3")))
      .refused("not-allowed", "window w3")
      .when(open("w2", "9"))
      .refused("unknown-clerk", "9")
      .when(open("w2", "8"))
      .happens(event("WindowOpened", { clerk: "8" }))
      .when(open("w3"))
      .happens(event("WindowOpened", { clerk: "" })),
  );

  story("a clerk works only their own window", () =>
    hallWith()
      .given(open("w1", "7"), open("w2", "8"), take("civil"))
      .when(byClerk("8", callNext("w1")))
      .refused("not-allowed", "window w1")
      .when(byClerk("8", close("w1")))
      .refused("not-allowed", "window w1")
      .when(byClerk("7", callNext("w1")))
      .happens(event("TicketCalled", { clerk: "7" })),
  );

  story("an idle window closes, pauses and changes at once", () =>
    hallWith()
      .given(open("w1", "7"), take("civil"))
      .when(pause("w1", "午餐"))
      .happens(event("WindowPaused", { window: "w1", reason: "午餐" }))
      .when(callNext("w1"))
      .refused("window-paused", "午餐")
      .when(pause("w1"))
      .refused("window-paused", "午餐")
      .when(resume("w1"))
      .happens(event("WindowResumed"))
      .when(resume("w1"))
      .refused("wrong-step", "the window is open")
      .when(retask("w1", "tax"))
      .happens(event("WindowRetasked", { window: "w1", services: ["tax"] }))
      .when(callNext("w1"))
      .refused("nobody-waiting")
      .when(close("w1"))
      .happens(event("WindowClosed", { window: "w1" }))
      .shows((hall) => hall.windows.get("w1")?.clerk, undefined)
      .when(close("w1"))
      .refused("window-closed")
      .when(pause("w1"))
      .refused("window-closed")
      .when(callNext("w1"))
      .refused("window-closed"),
  );

  story("a window with a visitor finishes first, however the visit ends", () => {
    const ends: [Ask[], Ask][] = [
      [[start("w1")], finish("w1")],
      [[], miss("w1")],
      [[], hold("w1")],
      [[start("w1")], transfer("w1", { service: "tax" })],
    ];
    for (const [steps, end] of ends) {
      const told = hallWith().given(open("w1"), take("civil"), callNext("w1"));
      told.when(close("w1")).happens(event("WindowDraining", { window: "w1", after: { to: "closed" } }));
      told.given(...steps).shows(stateOf("w1"), steps.length > 0 ? "serving" : "calling");
      told.given(end).shows(stateOf("w1"), "closed");
    }
  });

  story(
    "what a window is to do after its visitor adds up: change and close, change and pause; closing beats a pause",
    () => {
      const busy = () => hallWith().given(open("w1"), take("civil"), callNext("w1"), start("w1"));
      const served = event("TicketServed");
      const changed = event("WindowRetasked", { services: ["tax"] });
      const drained = (...asks: Ask[]) =>
        busy()
          .given(...asks)
          .when(finish("w1"));
      drained(retask("w1", "tax")).happens(served, changed).shows(stateOf("w1"), "open");
      drained(retask("w1", "civil"), retask("w1", "tax")).happens(served, changed);
      drained(pause("w1")).happens(served, event("WindowPaused", { reason: "lunch" }));
      drained(pause("w1"), pause("w1", "meeting")).happens(served, event("WindowPaused", { reason: "meeting" }));
      drained(retask("w1", "tax"), pause("w1")).happens(served, changed, event("WindowPaused"));
      drained(close("w1"), retask("w1", "tax")).happens(served, changed, event("WindowClosed"));
      drained(pause("w1"), close("w1")).happens(served, event("WindowClosed"));
      drained(close("w1"), pause("w1")).happens(served, event("WindowClosed"));
      drained(close("w1"), pause("w1"), resume("w1")).happens(served).shows(stateOf("w1"), "open");
      drained(retask("w1", "tax"), close("w1"), resume("w1")).happens(served, changed).shows(stateOf("w1"), "open");
      busy().given(retask("w1", "tax")).when(resume("w1")).refused("wrong-step");
    },
  );

  story("a clerk who pauses may say for how long: counted from when the pause begins, and gone with it", () => {
    const untilOf = (hall: Hall) => hall.windows.get("w1")?.pausedUntil;
    const back = hallWith().now.at + 10 * 60_000;
    hallWith()
      .given(open("w1"))
      .when(pause("w1", "午餐", 10))
      .happens(event("WindowPaused", { window: "w1", reason: "午餐", until: back }))
      .shows(untilOf, back)
      .when(resume("w1"))
      .shows(untilOf, undefined)
      .when(pause("w1"))
      .shows(untilOf, undefined);
    hallWith()
      .given(open("w1"), take("civil"), callNext("w1"), start("w1"), pause("w1", "午餐", 10), 5 * 60_000)
      .when(finish("w1"))
      .happens(event("TicketServed"), event("WindowPaused", { reason: "午餐", until: back + 5 * 60_000 }));
  });

  story("a window that waits for a rating stops asking when it closes or pauses", () => {
    const rating = () => hallWith({ ratingSeconds: 30 }).given(open("w1"), take("civil"), ...serve("w1"));
    rating()
      .when(close("w1"))
      .happens(event("RatingLapsed", { ticket: "A001" }), event("WindowClosed"));
    rating()
      .when(pause("w1"))
      .happens(event("RatingLapsed", { ticket: "A001" }), event("WindowPaused"));
    rating().when(retask("w1", "tax")).happens(event("WindowRetasked")).shows(stateOf("w1"), "rating");
  });

  story("a window opens again with the work it had, and the next day with the work planned for it", () =>
    hallWith()
      .given(open("w1"), retask("w1", "tax"), close("w1"), open("w1"))
      .shows((hall) => hall.windows.get("w1")?.services, ["tax"])
      .given("24 09:00")
      .shows((hall) => hall.windows.get("w1")?.services, ["civil", "tax"]),
  );
});

chapter("The day and the clock", (story) => {
  story("at midnight every open ticket ends with a reason, windows close, and numbers begin anew", () => {
    const told = hallWith({ ...civilMissed({ rule: "keep-minutes", minutes: 400 }), ratingSeconds: 60 });
    told.given("23:30", open("w1", "7"), open("w2"), open("w3"), ...takeMany(5, "civil"), take("tax"));
    told.given(...serve("w1"), callNext("w1"), miss("w1"), callNext("w1"), hold("w1", { minutes: 90 }), callNext("w1"));
    told.given(start("w1"), close("w1"), callNext("w3"), "23:59:30", stopIssuing("tired"));
    told.when("24 00:00");
    const ended = (ticket: string) => event("TicketExpired", { ticket: `20261123-${ticket}`, reason: "end-of-day" });
    const closed = (window: string) => event("WindowClosed", { window, reason: "end-of-day" });
    told.happens(
      event("DaySummed"),
      ...["A002", "A003", "A004", "A005", "B001"].map(ended),
      ...["w1", "w2", "w3"].map(closed),
      event("DayTurned", { date: "2026-11-24" }),
    );
    told.when(take("civil")).happens(event("TicketIssued", { ticket: "20261124-A001", place: 1, ahead: 0 }));
    told.when(cancel("20261123-A005")).refused("unknown-ticket");
  });

  story("the evening of the hall is not tomorrow in London", () =>
    hallWith()
      .given("23:59:59", take("civil"))
      .shows((hall) => hall.date, "2026-11-23")
      .given("24 07:59", take("civil"))
      .shows((hall) => [...hall.tickets.keys()], ["20261124-A001"]),
  );

  story("a daemon that slept for days turns the day once", () =>
    hallWith()
      .given("09:00", take("civil"))
      .when("27 10:00", take("civil"))
      .happens(
        event("DaySummed"),
        event("TicketExpired"),
        event("DayTurned", { date: "2026-11-27" }),
        event("TicketIssued"),
      ),
  );

  story("a clock set back over midnight repeats no number and skips none", () =>
    hallWith()
      .given("24 00:10", take("civil"), "23 23:50", take("civil"))
      .shows((hall) => [...hall.tickets.keys()], ["20261124-A001", "20261124-A002"])
      .given("24 00:20", take("civil"), "25 00:00", take("civil"))
      .shows((hall) => [...hall.tickets.keys()], ["20261125-A001"]),
  );

  story("a clock that ran a day ahead gives no number twice, and the right date comes back", () =>
    hallWith()
      .given("09:00", take("civil"), "24 09:00", take("civil"), "23 09:05", take("civil"))
      .shows((hall) => [...hall.tickets.keys()], ["20261124-A001", "20261124-A002"])
      .given("24 10:00", take("civil"))
      .shows((hall) => [...hall.tickets.keys()].at(-1), "20261124-A003")
      .given("25 10:00", take("civil"))
      .shows((hall) => [...hall.tickets.keys()], ["20261125-A001"]),
  );

  story("a clock that ran weeks ahead does not leave the hall in the future for ever", () => {
    const told = hallWith().given("22 09:00", "23 09:00", take("civil"), "30 09:00", take("civil"), "23 09:10");
    told.given(take("civil")).shows((hall) => [...hall.tickets.keys()], ["20261130-A001", "20261130-A002"]);
    // Whoever waits is not sent home by it.
    told.given("24 09:00", take("civil")).shows((hall) => hall.date, "2026-11-30");
    told
      .when(expireWaiting("closing time"), 0)
      .happens(
        ...["A001", "A002", "A003"].map((ticket) => event("TicketExpired", { ticket: `20261130-${ticket}` })),
        event("DaySummed"),
        event("DayTurned", { date: "2026-11-24" }),
      );
    told.given(take("civil"), "29 12:00").shows((hall) => hall.date, "2026-11-29");
    // The date that has been is not given a second time, when it comes or when the clock jumps again.
    told.given(take("civil"), "30 09:00", take("civil")).shows((hall) => hall.date, "2026-11-29");
    told.given("25 09:00").shows((hall) => hall.date, "2026-11-29");
  });

  story("a hall that was set up with a wrong clock takes the right date, and each date when it comes", () => {
    const told = bareHall().given("30 09:00", configure(rulesWith()));
    told.when("23 09:00").happens(event("DayTurned", { date: "2026-11-23" }));
    told.given(take("civil")).when("30 10:00", take("civil"));
    told.happens(
      event("DaySummed"),
      event("TicketExpired"),
      event("DayTurned", { date: "2026-11-30" }),
      event("TicketIssued"),
    );
  });

  story("timers and recalls do not wait for a clock that was set back", () =>
    hallWith()
      .given("10:00", open("w1"), take("civil"), callNext("w1"))
      .when("09:00", recall("w1"))
      .happens(event("TicketRecalled")),
  );

  story("times measured over a clock set back are nothing, never less", () =>
    hallWith()
      .given("10:00", open("w1"), take("civil"))
      .when("09:00", callNext("w1"))
      .happens(event("TicketCalled", { why: { rule: "longest-wait", waitedMs: 0, waiting: 1 } }))
      .when("08:00", start("w1"))
      .happens(event("ServiceStarted", { walkedMs: 0 }))
      .when("07:00", finish("w1"))
      .happens(event("TicketServed", { servedMs: 0 })),
  );

  story("those who wait at lunch keep their place; those who wait in the evening go with a reason", () => {
    const told = hallWith(hours).given("11:40", open("w1"), ...takeMany(3, "civil"), callNext("w1"), hold("w1"));
    told
      .when("12:00")
      .happens(
        event("SessionReached", { session: "am", mark: "last-ticket", carried: 0 }),
        event("SessionReached", { session: "am", mark: "end", carried: 3 }),
      );
    told.given("13:30", take("civil"), callNext("w1")).shows(statusOf("A002"), "called");
    told
      .when("17:30")
      .happens(
        event("SessionReached", { session: "pm", mark: "last-ticket" }),
        event("SessionReached", { session: "pm", mark: "end", carried: 0 }),
        ...["A001", "A003", "A004"].map((ticket) => event("TicketExpired", { ticket, reason: "session-over" })),
      );
    told.shows(statusOf("A002"), "called").shows((hall) => hallView(hall).accepting, false);
  });

  story("a hold that ends with the session ends with the session, not twice", () =>
    hallWith(hours)
      .given("17:00", open("w1"), take("civil"), callNext("w1"), hold("w1", { minutes: 30 }))
      .when("17:30")
      .happens(
        event("SessionReached", { mark: "last-ticket" }),
        event("SessionReached", { mark: "end" }),
        event("TicketExpired", { ticket: "A001" }),
      ),
  );

  story("a session that the hall slept through does not end what was taken after it", () => {
    const am = { id: "am", name: "上午", days: weekdays, from: "08:30", to: "12:00" };
    const pm = { id: "pm", name: "下午", days: weekdays, from: "13:30", to: "17:30" };
    const told = hallWith({ sessions: [{ ...am, id: "a" }, pm] }).given("09:00", take("civil"), "14:00", take("civil"));
    told.given(configure(rulesWith({ sessions: [{ ...am, id: "b", atEnd: "expire" }, pm] })));
    told
      .when("14:01")
      .happens(
        event("SessionReached", { session: "b", mark: "start" }),
        event("SessionReached", { session: "b", mark: "last-ticket" }),
        event("SessionReached", { session: "b", mark: "end" }),
        event("TicketExpired", { ticket: "A001", reason: "session-over" }),
      );
  });

  story(
    "marks of the day are reached once, at their minute, and again after a clock that ran ahead is set right",
    () => {
      const accepting = (hall: Hall) => hallView(hall).accepting;
      const told = hallWith(hours)
        .when("08:30")
        .happens(event("SessionReached", { session: "am", mark: "start" }));
      told.when("08:31").happens().shows(accepting, true);
      told.given("12:30").shows(accepting, false);
      told.when("12:29:30").happens();
      told
        .when("09:00")
        .happens(
          event("MarkWithdrawn", { session: "am", mark: "last-ticket" }),
          event("MarkWithdrawn", { session: "am", mark: "end" }),
        );
      told
        .shows(accepting, true)
        .when("11:50")
        .happens(event("SessionReached", { session: "am", mark: "last-ticket" }));
    },
  );

  story("longer hours take effect although the last number of the day had been given", () => {
    const longer = structuredClone(rulesWith(hours));
    longer.sessions[1]!.to = "20:00";
    hallWith(hours)
      .given("17:45", configure(longer))
      .when("17:46", take("civil"))
      .happens(
        event("MarkWithdrawn", { session: "pm", mark: "last-ticket" }),
        event("MarkWithdrawn", { session: "pm", mark: "end" }),
        event("TicketIssued", { session: "pm" }),
      )
      .shows((hall) => hallView(hall).accepting, true);
  });
});

chapter("Ratings", (story) => {
  const rating = () =>
    hallWith({ ratingSeconds: 30 }).given("09:00", open("w1", "7"), ...takeMany(2, "civil"), ...serve("w1"));

  story("a visitor rates once, and the window is free again", () =>
    rating()
      .shows(stateOf("w1"), "rating")
      .when(rate("A001", 5))
      .happens(event("TicketRated", { ticket: "A001", window: "w1", clerk: "7", grade: 5, tags: [] }))
      .shows(stateOf("w1"), "open")
      .when(rate("A001", 1))
      .refused("already-rated"),
  );

  story("nobody who works in the hall rates for a visitor", () =>
    rating()
      .when(byClerk("7", rate("A001", 5)))
      .refused("not-allowed")
      .when(byManager(rate("A001", 5)))
      .refused("not-allowed"),
  );

  story("a window asks for a while and then goes on; no answer is no rating", () =>
    rating()
      .when("09:00:29")
      .happens()
      .when("09:00:30")
      .happens(event("RatingLapsed", { window: "w1", ticket: "A001" }))
      .shows(stateOf("w1"), "open")
      .shows((hall) => [...hall.tickets.values()][0]?.rating, undefined),
  );

  story("the next call ends the asking, and the visitor may still rate from outside", () =>
    rating()
      .when(callNext("w1"))
      .happens(event("RatingLapsed", { ticket: "A001" }), event("TicketCalled", { ticket: "A002" }))
      .given("16:00", rate("A001", 2))
      .shows(stateOf("w1"), "calling"),
  );

  story("what has not been served is not rated", () =>
    rating()
      .when(rate("A002", 5))
      .refused("not-served", "waiting")
      .given(cancel("A002"))
      .when(rate("A002", 5))
      .refused("not-served", "cancelled"),
  );

  story("a service that is taken back is asked about anew", () =>
    rating()
      .given(undo("w1"))
      .when("09:01", rate("A001", 5))
      .refused("not-served", "serving")
      .given(finish("w1"), rate("A001", 4)),
  );

  story("a hall that does not ask still takes a rating", () =>
    hallWith()
      .given(open("w1"), take("civil"), ...serve("w1"))
      .shows(stateOf("w1"), "open")
      .given(rate("A001", 3)),
  );
});

chapter("New rules while the hall is open", (story) => {
  const { services, windows, classes } = rulesWith();
  const [civilService, taxService] = services;

  story("contradict neither themselves nor the people who wait", () => {
    const told = hallWith().given(open("w1"), green("civil"), take("civil"), callNext("w1"));
    const refused = (change: RulesChange, detail: string) =>
      told.when(configure(rulesWith(change))).refused("rules-conflict", detail);
    refused({ classes: [{ id: "a", name: "a", rank: 1 }] }, '/classes is ["a"], expected one class of rank 0');
    refused({ services: [taxService!] }, '/windows/0/services/0 is "civil", expected the id of a service');
    refused({ services: [taxService!], windows: [windows[2]!] }, "service civil has open tickets");
    refused({ classes: [classes[0]!] }, "class green has open tickets");
    refused({ windows: windows.slice(1) }, "window w1 is calling");
    told.given(start("w1"), finish("w1"), cancel("A002"));
    refused({ windows: windows.slice(1) }, "window w1 is open");
    told.given(close("w1"), configure(rulesWith({ windows: windows.slice(1), classes: [classes[0]!] })));
    told.when(open("w1")).refused("unknown-window").when(green("civil")).refused("unknown-class");
  });

  story("do not take away the service that a visitor is to return to", () =>
    hallWith()
      .given(open("w1"), take("civil"), callNext("w1"), transfer("w1", { service: "tax", returns: true }))
      .when(configure(rulesWith({ services: [taxService!], windows: [windows[2]!] })))
      .refused("rules-conflict"),
  );

  story("never give a number a second time", () => {
    const told = hallWith().given(...takeMany(3, "civil"), ...takeMany(5, "tax"));
    const again = (change: RulesChange, number: string) =>
      told.when(configure(rulesWith(change))).refused("rules-conflict", number);
    again(
      {
        services: [
          { ...civilService!, prefix: "B" },
          { ...taxService!, prefix: "A" },
        ],
      },
      "civil would give B004 again",
    );
    const range = (from: number, to: number, service = civilService!) => ({ ...service, from, to });
    told.given(configure(rulesWith({ services: [range(500, 999), taxService!] })));
    told.when(take("civil")).happens(event("TicketIssued", { number: "A500" }));
    told.when(take("civil")).happens(event("TicketIssued", { number: "A501" }));
    const third = { ...range(1, 9), id: "third" };
    again({ services: [range(500, 999), taxService!, third] }, "third would give A001 again");
    told.given(configure(rulesWith({ services: [range(500, 999), taxService!, { ...range(4, 9), id: "third" }] })));
    told.when(take("third")).happens(event("TicketIssued", { number: "A004" }));
  });

  story("reach closed windows at once, open ones when they next close, and no step before them is undone", () => {
    const more = rulesWith({ services: [...services, { id: "land", name: "国土", prefix: "C" }] });
    more.windows[0]!.services.push("land");
    more.windows[1]!.services.push("land");
    const told = hallWith().given(open("w1"), take("civil"), callNext("w1"), configure(more));
    told.shows((hall) => ["w1", "w2"].map((id) => hall.windows.get(id)?.services.length), [2, 3]);
    told.when(undo("w1")).refused("nothing-to-undo");
    told
      .given(retask("w1", "land", "tax"), configure(rulesWith()))
      .given(start("w1"))
      .when(finish("w1"));
    told.happens(event("TicketServed"), event("WindowRetasked", { services: ["tax"] }));
  });

  story("are needed before anything else", () => {
    const told = bareHall()
      .when("09:00")
      .happens(event("DayTurned", { date: "2026-11-23" }));
    told.when(take("civil")).refused("not-configured");
    told.when(configure(rulesWith())).happens(event("HallConfigured"));
    told.when(take("civil")).happens(event("TicketIssued", { ticket: "20261123-A001" }));
  });
});

chapter("Visitors and papers", (story) => {
  story("a number is given back while its holder waits, not at the window, and not twice", () =>
    hallWith()
      .given(open("w1"), take("civil"), take("civil"), callNext("w1"))
      .when(cancel("A001"))
      .refused("ticket-elsewhere", "w1")
      .when(ask("CancelTicket", { ticket: "A002", reason: "no time" }))
      .happens(event("TicketCancelled", { ticket: "A002", reason: "no time" }))
      .when(cancel("A002"))
      .refused("ticket-over", "cancelled")
      .given(hold("w1"), cancel("A001"))
      .when(comeBack("A001"))
      .refused("ticket-over", "cancelled"),
  );

  story("waiting tickets are ended together, for one service or all, with the reason", () =>
    hallWith()
      .given(open("w1"), ...takeMany(3, "civil"), take("tax"), callNext("w1"), hold("w1"), callNext("w1"))
      .when(expireWaiting("power cut", "civil"))
      .happens(
        event("TicketExpired", { ticket: "A001", reason: "power cut" }),
        event("TicketExpired", { ticket: "A003", reason: "power cut" }),
      )
      .when(expireWaiting("power cut", "civil"))
      .refused("nobody-waiting")
      .when(expireWaiting("power cut"))
      .happens(event("TicketExpired", { ticket: "B001" }))
      .shows(statusOf("A002"), "called"),
  );

  story("what became of a paper is known once; printed stays printed", () => {
    const told = hallWith().given(take("civil", { paper: true }));
    told.when(print("A001", "failed"));
    told.happens(event("PaperRecorded", { ticket: "A001", outcome: "failed", device: "printer-1" }));
    told.when(print("A001", "failed")).happens();
    told.given(print("A001", "unknown"), print("A001", "printed"));
    told.when(print("A001", "failed")).happens();
    told.when(print("A009", "printed")).refused("unknown-ticket");
  });

  story("a paper is printed again on request, as a numbered copy, one at a time", () =>
    hallWith()
      .given(take("civil", { paper: true }))
      .when(reprint("A001"))
      .refused("wrong-step", "the paper is being printed")
      .given(print("A001", "printed"))
      .when(reprint("A001"))
      .happens(event("ReprintAsked", { ticket: "A001", copy: 1 }))
      .given(print("A001", "printed"), reprint("A001"), print("A001", "unknown"))
      .when(reprint("A001"))
      .happens(event("ReprintAsked", { copy: 3 }))
      .given(cancel("A001"))
      .when(reprint("A001"))
      .refused("ticket-over", "cancelled"),
  );

  story("a paper in doubt that somebody has seen is printed, whatever the printer says later", () =>
    hallWith()
      .given(take("civil", { paper: true }))
      .when(confirmPaper("A001"))
      .refused("wrong-step", "the paper is wanted")
      .given(print("A001", "unknown"))
      .when(confirmPaper("A001"))
      .happens(event("PaperRecorded", { ticket: "A001", outcome: "printed", device: "device" }))
      .when(print("A001", "failed"))
      .happens()
      .when(confirmPaper("A001"))
      .refused("wrong-step", "the paper is printed")
      .when(confirmPaper("A009"))
      .refused("unknown-ticket"),
  );

  story("what has said a call is known of the present call only", () =>
    hallWith()
      .given(open("w1"), take("civil"), callNext("w1"), 5000, recall("w1"))
      .when(deliver("A001", 1, ["sign"]))
      .happens()
      .when(deliver("A001", 2, ["sign"], ["voice"]))
      .happens(event("CallDelivered", { ticket: "A001", call: 2, reached: ["sign"], missed: ["voice"] }))
      .shows((hall) => [...hall.tickets.values()][0]?.delivery, { reached: ["sign"], missed: ["voice"] })
      .when(deliver("A009", 1, ["sign"]))
      .happens(),
  );

  story("a device that comes, goes or fails is noted and changes nothing in the hall", () => {
    const told = hallWith();
    const { text } = told;
    told.when(ask("RecordDevice", { device: "sign-1", state: "lost", faults: [] }));
    told.happens(event("DeviceChanged", { device: "sign-1", state: "lost" }));
    assert.equal(told.text, text);
  });
});

/** Two services more than one visit may have. */
const manyServices: RulesChange = {
  services: ["civil", "tax", "m1", "m2", "m3", "m4", "m5"].map((id, at) => ({ id, name: id, prefix: "ABCDEFG"[at]! })),
};

chapter("Every no has a case", (story) => {
  type OfTheRules = Exclude<RefusalCode, "key-reused" | "ledger-full" | "ledger-failing" | "overloaded">;
  const waiting = () => hallWith().given(open("w1"), ...takeMany(3, "civil"));
  const called = () => waiting().given(callNext("w1"));
  const served = () => called().given(start("w1"), finish("w1"));
  const staffed = () => hallWith({ staff: [{ id: "7", name: "李" }] });
  const cases: { readonly [C in OfTheRules]: () => Story } = {
    "unknown-service": () => hallWith().when(take("passports")),
    "unknown-window": () => hallWith().when(callNext("w9")),
    "unknown-ticket": () => hallWith().given("09:00").when(cancel("A001")),
    "unknown-class": () => hallWith().when(take("civil", { class: "royal" })),
    "unknown-clerk": () => staffed().when(open("w1", "8")),
    "hall-shut": () => hallWith(hours).when("07:00", take("civil")),
    "issuing-stopped": () => hallWith().given(stopIssuing("drill")).when(take("civil")),
    "quota-reached": () => hallWith(civil({ quotaDay: 0 })).when(take("civil")),
    "numbers-exhausted": () =>
      hallWith(civil({ to: 1 }))
        .given(take("civil"))
        .when(take("civil")),
    "already-waiting": () =>
      hallWith()
        .given(take("civil", { person: "li" }))
        .when(take("civil", { person: "li" })),
    "same-matter": () => called().when(addMatter("w1", "civil")),
    "too-many-matters": () =>
      hallWith(manyServices)
        .given(open("w1"), take("civil", { matters: ["m1", "m2", "m3", "m4", "m5"] }), callNext("w1"))
        .when(addMatter("w1", "tax")),
    "nobody-waiting": () => hallWith().given(open("w1")).when(callNext("w1")),
    "window-closed": () => hallWith().when(callNext("w1")),
    "window-paused": () => hallWith().given(open("w1"), pause("w1")).when(callNext("w1")),
    "window-busy": () => called().when(callNext("w1")),
    "window-draining": () =>
      called()
        .given(close("w1"))
        .when(transfer("w1", { toWindow: "w1" })),
    "window-open": () => waiting().when(open("w1")),
    "window-taken": () => waiting().when(open("w1", "7")),
    "clerk-elsewhere": () => staffed().given(open("w1", "7")).when(open("w2", "7")),
    "clerk-absent": () => called().when(transfer("w1", { toClerk: "7" })),
    "no-visitor": () => waiting().when(start("w1")),
    "wrong-step": () => called().when(finish("w1")),
    "recall-limit": () =>
      hallWith({ recall: { max: 0 } })
        .given(open("w1"), take("civil"), callNext("w1"))
        .when(recall("w1")),
    "recall-too-soon": () => called().when(recall("w1")),
    "not-allowed": () => called().when(byClerk("7", start("w1"))),
    "ticket-over": () => served().when(cancel("A001")),
    "ticket-elsewhere": () => called().when(cancel("A001")),
    "nothing-to-undo": () => waiting().when(undo("w1")),
    "undo-too-late": () => called().when(60_000, undo("w1")),
    "not-on-duty": () => staffed().when(ask("SignOut", {}, { role: "staff", id: "7" })),
    "already-away": () =>
      staffed()
        .given(askLeave({ staff: "7", reason: "病假" }), 0)
        .when(askLeave({ staff: "7", reason: "病假" })),
    "leave-over": () => staffed().when(askLeave({ staff: "7", until: "2026-11-23T07:00", reason: "开会" })),
    "unknown-leave": () => staffed().when(endLeave("3")),
    "not-empty": () => hallWith().when(explainEmpty("w1", "培训")),
    "unknown-ask": () => staffed().when(answerHelp("3", "7")),
    "already-rated": () => served().given(rate("A001", 5)).when(rate("A001", 5)),
    "not-served": () => waiting().when(rate("A001", 5)),
    "transfer-nowhere": () => called().when(transfer("w1", {})),
    "hold-too-long": () => called().when(hold("w1", { minutes: 121 })),
    "unknown-plan": () => hallWith().when(usePlan("rush")),
    "not-bench": () => hallWith().when(pin("w1", "open", 30)),
    "not-pinned": () => hallWith().when(unpin("w1")),
    "no-advice": () => hallWith().when(accept("1-0")),
    "no-rush": () => hallWith().when(endRush()),
    ...complaintNoes,
    ...appointmentRefusals,
    ...caseNoes,
    "rules-conflict": () => hallWith().when(configure(rulesWith({ timeZone: "Mars/Olympus" }))),
    "not-configured": () => bareHall().when(take("civil")),
  };
  for (const [code, tell] of Object.entries(cases) as [OfTheRules, () => Story][])
    story(`${code}: ${refusalTexts[code][1]}`, () => {
      const told = tell().refused(code);
      assert.ok(
        told.happened.every(({ kind }) => kind === "DayTurned"),
        "a refusal comes with events",
      );
    });
});

chapter("Why this one", (story) => {
  const why = (rule: CallReason["rule"], more: Partial<CallReason> = {}): CallReason => ({
    ...{ rule, waitedMs: 26 * 60_000 + 59_999, waiting: 12 },
    ...more,
  });
  const sentences: [CallReason, string, string][] = [
    [
      why("longest-wait"),
      "A001 等候最久（26 分钟），本窗口可办的有 12 人",
      "A001 has waited longest (26 min) of 12 this window can take",
    ],
    [
      why("class", { className: "绿色通道" }),
      "A001 属于绿色通道，优先呼叫（已等 26 分钟）",
      "A001 goes first as 绿色通道 (waited 26 min)",
    ],
    [
      why("returning"),
      "A001 已来过，回来后优先（已等 26 分钟）",
      "A001 was here before and goes first on return (waited 26 min)",
    ],
    [why("directed"), "A001 指定到本窗口（已等 26 分钟）", "A001 was sent to this window (waited 26 min)"],
    [
      why("guard-run"),
      "已连续优先呼叫，轮到普通号 A001（已等 26 分钟）",
      "After several priority calls it is the turn of ordinary A001 (waited 26 min)",
    ],
    [
      why("guard-wait"),
      "普通号 A001 已等 26 分钟，不再让优先号先办",
      "Ordinary A001 has waited 26 min and no longer gives way to priority",
    ],
    [
      why("chosen"),
      "A001 由工作人员指定呼叫（已等 26 分钟）",
      "A001 was called by choice of the staff (waited 26 min)",
    ],
    [
      why("longest-wait", { waitedMs: 59_999, waiting: 1 }),
      "A001 等候最久（不到 1 分钟），本窗口可办的有 1 人",
      "A001 has waited longest (less than a minute) of 1 this window can take",
    ],
  ];
  for (const [reason, chinese, english] of sentences)
    story(`${reason.rule}: ${english}`, () => {
      assert.equal(explainCall({ number: "A001", why: reason }, "zh-CN"), chinese);
      assert.equal(explainCall({ number: "A001", why: reason }, "en"), english);
    });

  story("the sentence of a class names it as the hall does, from the event itself", () => {
    const told = hallWith().given(open("w1"), green("civil")).when(callNext("w1"));
    told.happens(event("TicketCalled", { why: { rule: "class", waitedMs: 0, waiting: 1, className: "绿色通道" } }));
  });

  story("what became of a missed ticket, and why one ended, is told in both languages", () => {
    const missed = [{ becomes: "void" }, { becomes: "queue", place: 3 }, { becomes: "kept", calls: 3 }] as const;
    assert.deepEqual(
      missed.map((after) => explainMissed(after, "zh-CN")),
      ["过号作废", "过号，重新排队", "过号，保留号位"],
    );
    assert.deepEqual(
      missed.map((after) => explainMissed(after, "en")),
      ["the ticket has ended", "it is back in the line", "its place is kept for a while"],
    );
    assert.equal(explainReason("end-of-day", "zh-CN"), "今日服务结束");
    assert.equal(explainReason("end-of-day", "en"), "the business day is over");
    assert.equal(explainReason("session-over", "zh-CN"), "本时段服务结束");
    assert.equal(explainReason("session-over", "en"), "the session is over");
    assert.equal(explainReason("停电", "en"), "停电");
  });
});
