// A day ahead, as a manager asks for it the evening before: learnt days become windows and hours, and a plan that the
// configuration takes as it is.
import t from "tap";
import { readScenarios, type Scenario } from "../bench/tide/scenario.ts";
import { runCommandLine } from "../src/daemon/cli/main.ts";
import type { DayFacts } from "../src/hall/history/day-facts.ts";
import { planAhead } from "../src/hall/replay/plan-ahead.ts";
import type { HallRules } from "../src/hall/rules/rules.ts";
import { rulesProblems } from "../src/hall/rules/rules-problems.ts";
import { rulesOfScenario } from "./living-day/scenario-hall.ts";
import { market } from "./tide-scenario.ts";

const scenario = (readScenarios({ scenarios: [market] }) as { scenarios: readonly Scenario[] }).scenarios[0]!;
const sessions = [{ id: "day", name: "全天", days: [1, 2, 3, 4, 5], from: "09:00", to: "17:00" }];
const rules = rulesOfScenario(scenario, { sessions });

/** Slots from nine to five. */
const NINE = 18;
const counts: Readonly<Record<string, readonly number[]>> = {
  pensions: [4, 5, 5, 4, 3, 2, 0, 0, 1, 1, 1, 1, 1, 1, 1, 0],
  health: [5, 6, 6, 5, 4, 2, 0, 0, 1, 1, 1, 1, 1, 1, 1, 0],
  papers: [2, 2, 2, 2, 2, 1, 0, 0, 1, 1, 1, 1, 1, 1, 1, 0],
};

const factsOf = (date: string, times = 1): DayFacts => {
  const arrivals = Object.fromEntries(Object.entries(counts).map(([id, all]) => [id, all.map((n) => n * times)]));
  const services = Object.fromEntries(
    Object.entries(arrivals).map(([id, all]) => {
      const tickets = all.reduce((sum, n) => sum + n, 0);
      return [
        id,
        { tickets, visits: tickets, minutes: 8 * tickets, called: tickets, waitMinutes: 0, missed: 0, cancelled: 0 },
      ];
    }),
  );
  return { date, plan: "base", services, detail: { from: NINE, arrivals, clerks: {}, told: [] } };
};

const WEEKS = ["2026-11-02", "2026-11-09", "2026-11-16"].flatMap((monday) =>
  [0, 1, 2, 3, 4].map((day) => new Date(Date.parse(monday) + day * 86_400_000).toISOString().slice(0, 10)),
);
const history = WEEKS.map((date) => factsOf(date));

const ahead = (date: string, given: HallRules = rules, days: readonly DayFacts[] = history) =>
  planAhead({ rules: given, history: days, date, midnight: Date.parse(`${date}T00:00:00+08:00`) });

t.test("busy mornings want the bench, and quiet afternoons do not", async (t) => {
  const day = ahead("2026-11-24")!;
  t.equal(day.learntDays, WEEKS.length);
  const came = Object.values(counts)
    .flat()
    .reduce((sum, n) => sum + n, 0);
  t.ok(Math.abs(day.expected - came) < 0.1 * came, `${day.expected} for ${came}`);
  t.ok(day.openings.length > 0 && day.openings.every(({ window }) => window === "w4"));
  t.ok(
    day.openings.every(({ from, to }) => from >= 540 && to <= 780 && to - from >= 60),
    JSON.stringify(day.openings),
  );
  const noon = day.slots.find(({ from }) => from === 600)!;
  const late = day.slots.find(({ from }) => from === 930)!;
  t.ok(noon.wanted > late.wanted, `${noon.wanted} at ten, ${late.wanted} at half past three`);
  t.equal(late.there, 3);
  const { planned, proposed, reviewed } = day.waits;
  t.ok(proposed.meanWait < 0.7 * planned.meanWait, `${proposed.meanWait} for ${planned.meanWait}`);
  t.ok(reviewed.meanWait < 0.8 * planned.meanWait, `${reviewed.meanWait} for ${planned.meanWait}`);
  t.equal(proposed.people, planned.people, "the same people under each");
});

t.test("what it proposes is taken by the configuration, and holds on that day", async (t) => {
  const { proposal, waits } = ahead("2026-11-24")!;
  const changed = { ...rules, plans: [proposal!.plan], seasons: [proposal!.season] };
  t.same(rulesProblems(changed), []);
  const again = ahead("2026-11-24", changed)!;
  t.equal(again.plan.id, "day-2026-11-24");
  t.equal(again.waits.planned.meanWait, waits.proposed.meanWait, "the plan that holds is now what was proposed");
  t.equal(ahead("2026-11-25", changed)!.plan.id, "base");
});

t.test("a season expects its own number of people", async (t) => {
  const plans = [{ id: "rush", name: "集中缴费", expectAll: 1.5, windows: [] }];
  const seasons = [{ id: "december", name: "年底", plan: "rush", from: "12-01", to: "12-31" }];
  const day = ahead("2026-12-01", { ...rules, plans, seasons })!;
  t.match(day, {
    season: "年底",
    plan: { id: "rush" },
    services: [{ times: 1.5 }, {}, {}],
    proposal: { plan: { expectAll: 1.5 } },
  });
  const usual = ahead("2026-12-01")!.expected;
  t.ok(Math.abs(day.expected / usual - 1.5) < 1e-9);
});

t.test("shut days are shut, and a hall that has learnt nothing says what it assumes", async (t) => {
  t.equal(ahead("2026-11-28"), undefined, "a Saturday");
  t.equal(ahead("2026-11-24", { ...rules, holidays: ["2026-11-24"] }), undefined);
  const cold = ahead("2026-11-24", rules, [])!;
  t.equal(cold.learntDays, 0);
  t.ok(cold.expected > 50, "not nobody");
  const morning = cold.slots.filter(({ from }) => from >= 540 && from < 1020).map(({ expected }) => expected[0]!);
  t.ok(Math.max(...morning) - Math.min(...morning) < 1e-9, "flat");
});

t.test("as a command, also before the hall has any past", async (t) => {
  const plan = async (...args: readonly string[]) => {
    const out: string[] = [];
    const err: string[] = [];
    const terminal = {
      isTerminal: false,
      out: (line: string) => void out.push(line),
      err: (line: string) => void err.push(line),
    };
    const code = await runCommandLine(["plan", "--data", "/nowhere", ...args], terminal);
    return { code, out: out.join("\n"), err: err.join("\n") };
  };
  const config = ["--config", "config/hall.json"];
  const day = await plan("--date", "2026-11-24", ...config);
  t.match(day.out, /no day has taught it anything yet: a flat day is assumed/);
  t.match(day.out, /windows wanted +ordinary there/);
  const { days } = JSON.parse((await plan("--from", "2026-11-23", ...config, "--json")).out);
  t.equal(days.length, 7);
  t.match(await plan("--from", "2026-11-27", "--days", "2", ...config), { code: 0, out: /2026-11-28/ });
  t.match(await plan("--date", "tomorrow"), { code: 2, err: /--date is "tomorrow", expected YYYY-MM-DD/ });
  t.match(await plan("--date", "2026-11-24"), { code: 1, err: /There is no ledger in / });
});
