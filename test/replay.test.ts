// A day that was, once more: what the ledger tells of it, how near the simulator comes to it, and what another plan would
// have made of it; as commands, beside a hall at work.
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import t, { type Test } from "tap";
import { shiftsOf } from "../bench/tide/halls.ts";
import { readScenarios, type Scenario } from "../bench/tide/scenario.ts";
import { steadyRate } from "../hardware-sim/arrivals.ts";
import { runCommandLine } from "../src/daemon/cli/main.ts";
import { Ledger } from "../src/daemon/ledger/ledger.ts";
import type { EventData, EventKind, HallEvent } from "../src/hall/events.ts";
import { recordedDay } from "../src/hall/replay/recorded-day.ts";
import { LivingDay } from "./living-day/living-day.ts";
import { peopleOf, rulesOfScenario } from "./living-day/scenario-hall.ts";
import { openOneProcessHall, quickFolder } from "./one-process-hall.ts";
import { market } from "./tide-scenario.ts";

const DAY_MS = 86_400_000;
const MONDAY = Date.parse("2026-11-02T00:00:00+08:00");
const DAYS = 3;

const happened = <K extends EventKind>(at: number, kind: K, data: EventData[K]): HallEvent =>
  ({ kind, at, data }) as HallEvent;

const why = { rule: "claim", waitedMs: 0, waiting: 1 } as const;

const issued = (at: number, ticket: string, service = "health") =>
  happened(at, "TicketIssued", {
    ticket,
    number: ticket,
    service,
    class: "ordinary",
    ahead: 0,
    paper: false,
    place: 1,
  });
const called = (at: number, ticket: string, window = "w1") =>
  happened(at, "TicketCalled", { ticket, number: ticket, window, clerk: "", call: 1, why });
const served = (at: number, ticket: string, window = "w1") =>
  happened(at, "TicketServed", { ticket, window, clerk: "", servedMs: 0, asksRating: false });

t.test("what was taken back has not happened; what was held, sent on or missed has its way", async (t) => {
  const day = recordedDay([
    happened(5, "WindowOpened", { window: "w1", clerk: "7" }),
    issued(10, "A1"),
    issued(11, "A2"),
    called(20, "A2"),
    happened(21, "StepUndone", { window: "w1", ticket: "A2", step: "call" }),
    called(22, "A1"),
    happened(30, "TicketHeld", { ticket: "A1", window: "w1", pool: "window" }),
    called(31, "A2"),
    happened(35, "TicketMissed", { ticket: "A2", window: "w1", after: { becomes: "queue", place: 9 } }),
    happened(40, "TicketReturned", { ticket: "A1", from: "held" }),
    called(41, "A1"),
    happened(50, "TicketTransferred", { ticket: "A1", window: "w1", service: "papers", place: 1, first: false }),
    happened(52, "WindowDraining", { window: "w1", after: { to: "closed" } }),
    called(60, "A1", "w2"),
    served(70, "A1", "w2"),
    happened(75, "TicketCancelled", { ticket: "A2" }),
    happened(80, "WindowClosed", { window: "w1" }),
  ]);
  const [a1, a2] = day.people;
  t.match(a1!.stays, [
    { calledAt: 22, endedAt: 30, ends: "held", backAt: 40, isFirst: true },
    { calledAt: 41, endedAt: 50, ends: "sent-on", backAt: 50, isFirst: false },
    { calledAt: 60, endedAt: 70, ends: "served", service: "papers", window: "w2" },
  ]);
  t.match(a2, { leftAt: 75, stays: [{ calledAt: 31, endedAt: 35, ends: "missed", backAt: 35 }] });
  t.equal(a2!.stays.length, 1, "the call that was taken back is none");
  t.same(day.presences, [{ window: "w1", clerk: "7", from: 5, to: 52 }], "calls nobody after it has begun to close");
});

/** Some days of a small town with its bench closed, in a ledger. */
const livedLedger = async (t: Test): Promise<string> => {
  const folder = mkdtempSync(join(quickFolder(), "tidehall-replay-"));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  const read = readScenarios({ scenarios: [{ ...market, apptShare: 0 }] });
  const scenario = (read as { scenarios: readonly Scenario[] }).scenarios[0]!;
  const sessions = [{ id: "day", name: "全天", days: [1, 2, 3, 4, 5], from: "09:00", to: "17:00" }];
  const plans = [{ id: "rush", name: "高峰", windows: [{ window: "w4", open: [{ from: "09:30", to: "11:30" }] }] }];
  const rules = rulesOfScenario(scenario, { sessions, plans });
  for (let day = 0; day < DAYS; day++) {
    const visitors = peopleOf(scenario, 21, day);
    await LivingDay.live({ folder, rules, midnight: MONDAY + day * DAY_MS, visitors, shifts: shiftsOf(scenario) });
  }
  return folder;
};

const command = async (...args: readonly string[]) => {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runCommandLine(args, {
    isTerminal: false,
    out: (line) => void out.push(line),
    err: (line) => void err.push(line),
  });
  return { code, out: out.join("\n"), err: err.join("\n") };
};

t.test("a hall's past answers", async (t) => {
  const folder = await livedLedger(t);
  const replay = (plan: string, ...more: readonly string[]) =>
    command("replay", "--day", "2026-11-04", "--plan", plan, "--data", folder, ...more);

  t.test("the day with its own openings is the day, and no plan that changes nothing changes it", async (t) => {
    for (const plan of ["actual", "base"]) {
      const told = JSON.parse((await replay(plan, "--json")).out);
      t.ok(told.was.people > 80, String(told.was.people));
      t.ok(Math.abs(told.check.meanWait - told.was.meanWait) < 0.05, `${told.check.meanWait} for ${told.was.meanWait}`);
      t.ok(Math.abs(told.wouldBe.p90 - told.was.p90) < 0.1);
      t.equal(told.wouldBe.gone, told.was.gone);
      t.equal(told.wouldBe.openings, 0);
    }
  });

  t.test("a bench shortens the day, by a plan for its hours and by the review for what it decides", async (t) => {
    const rush = JSON.parse((await replay("rush", "--json")).out);
    const auto = JSON.parse((await replay("base+auto", "--json")).out);
    t.ok(rush.wouldBe.meanWait < 0.9 * rush.was.meanWait, `${rush.wouldBe.meanWait} for ${rush.was.meanWait}`);
    t.ok(auto.wouldBe.meanWait < 0.7 * auto.was.meanWait, `${auto.wouldBe.meanWait} for ${auto.was.meanWait}`);
    t.same([rush.wouldBe.openings, rush.changes.length], [1, 0]);
    t.equal(auto.changes.filter(({ kind }: { kind: string }) => kind === "open").length, auto.wouldBe.openings);
    t.equal(auto.learntDays, DAYS - 1, "what was expected that morning knows nothing of the day");
  });

  t.test("on paper for people, also while the hall is at work", async (t) => {
    const ledger = Ledger.open({ folder, hall: "market", newEpoch: () => "no new one" });
    const { out, code } = await replay("base+auto");
    ledger.close();
    t.equal(code, 0);
    t.match(out, /as it was +\d+/);
    t.match(out, /check: the simulator run with the day's own openings differs from the real day by [+−]0\.0 min/);
    t.match(out, / open {2}4号潮汐窗口/);
  });

  t.test("whose training would help is answered from the same days", async (t) => {
    const { code, out } = await command("training", "--data", folder, "--days", "3");
    t.equal(code, 0);
    t.match(out, /^3 days, 2026-11-02 to 2026-11-04; all waiting of a day: \d+ min/);
    t.match(await command("training", "--data", folder, "--days", "0"), { code: 2, err: /--days is "0"/ });
  });

  t.test("what it cannot do it says", async (t) => {
    t.match(await command("replay", "--data", folder), { code: 2, err: /--day is missing, expected YYYY-MM-DD/ });
    t.match(await replay("summer"), { code: 1, err: /There is no plan summer; there are actual, base, rush/ });
    const noDay = await command("replay", "--day", "2026-12-24", "--data", folder);
    t.match(noDay, { code: 1, err: /no day 2026-12-24; its days are 2026-11-02 to 2026-11-04/ });
    t.match(await command("replay", "--day", "2026-11-04", "--data", "/nowhere"), {
      code: 1,
      err: /There is no ledger in /,
    });
  });
});

t.test("a hall whose people miss their calls, dawdle and come back is told nearly as it was", async (t) => {
  const hall = await openOneProcessHall({ seed: 7, rate: steadyRate(80) });
  const { crowd, clerks } = hall.letIn();
  await hall.clock.advance(150 * 60_000);
  crowd.disperse();
  clerks.disperse();
  const { out } = await command("replay", "--day", "2026-11-23", "--plan", "actual", "--data", hall.folder, "--json");
  await hall.close();
  const { was, check } = JSON.parse(out);
  t.ok(was.people > 120 && was.meanWait > 10, `${was.people} people, ${was.meanWait} min`);
  t.ok(Math.abs(check.meanWait / was.meanWait - 1) < 0.02, `${check.meanWait} for ${was.meanWait}`);
  t.ok(Math.abs(check.p90 / was.p90 - 1) < 0.02, `${check.p90} for ${was.p90}`);
});
