// Three weeks of people with a truth planted in them, lived by a hall whose rules are wrong about it: what it has learnt
// in the end, and what its told waits are worth.
import t from "tap";
import { readScenarios, type Scenario } from "../bench/tide/scenario.ts";
import type { HallEvent } from "../src/hall/events.ts";
import type { Hall } from "../src/hall/state.ts";
import { expectedBetween } from "../src/hall/tide/forecast.ts";
import { estimateOf, type WaitEstimate } from "../src/hall/tide/wait-estimate.ts";
import { LivingHall, type Truth } from "./fortnight/live-days.ts";
import { peopleOf, rulesOfScenario } from "./living-day/scenario-hall.ts";
import { market } from "./tide-scenario.ts";

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const FIRST_MONDAY = Date.parse("2026-11-02T00:00:00+08:00");
const DAYS = 15;
const TEACHING = 10;
const WALK_MINUTES = 0.5;
const WINDOWS = 3;
/** The clerk at window 3 is slower at health than the rules say, who have 0.8. */
const SLOW = 0.55;

const scenario = ((): Scenario => {
  const read = readScenarios({ scenarios: [{ ...market, apptShare: 0 }] });
  if (!read.ok) throw new Error(read.problems.join("; "));
  return read.scenarios[0]!;
})();

/** The rules say ten minutes for everything. */
const rules = rulesOfScenario(
  { ...scenario, categories: scenario.categories.map((category) => ({ ...category, serviceMean: 10 })) },
  {
    sessions: [
      { id: "am", name: "上午", days: [1, 2, 3, 4, 5], from: "09:00", to: "12:00" },
      { id: "pm", name: "下午", days: [1, 2, 3, 4, 5], from: "13:00", to: "17:00" },
    ],
  },
);

const truth: Truth = {
  rules,
  walkMinutes: WALK_MINUTES,
  speedOf: (window, service) => (window === "w3" && service === "health" ? SLOW : 1),
};

interface Saying {
  readonly said: number;
  readonly estimate: WaitEstimate;
  readonly ahead: number;
  readonly came: number;
}

/** Workdays; what was said on those after the teaching ones is kept. */
const live = (seed: number): { hall: Hall; sayings: Saying[] } => {
  const sayings: Saying[] = [];
  const open = new Map<string, Omit<Saying, "came"> & { at: number }>();
  let day = 0;
  const heard = (event: HallEvent, hall: Hall) => {
    if (event.kind === "TicketIssued" && event.data.saidMinutes !== undefined && day >= TEACHING) {
      const { saidMinutes: said, ahead, ticket } = event.data;
      const estimate = estimateOf(said, hall.outlook!.calibration);
      if (estimate) open.set(ticket, { said, estimate, ahead, at: event.at });
    }
    if (event.kind !== "TicketCalled") return;
    const saying = open.get(event.data.ticket);
    if (saying) sayings.push({ ...saying, came: (event.at - saying.at) / MINUTE_MS });
    open.delete(event.data.ticket);
  };
  const living = new LivingHall(truth, heard);
  for (; day < DAYS; day++) {
    const midnight = FIRST_MONDAY + (day + 2 * Math.floor(day / 5)) * DAY_MS;
    living.day(midnight, peopleOf(scenario, seed, day), [
      [540, 720],
      [780, 1020],
    ]);
  }
  living.day(FIRST_MONDAY + 21 * DAY_MS, [], []);
  return { hall: living.hall, sayings };
};

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

const lived = [1, 2, 3, 4].map(live);
const outlookOf = ({ hall }: { hall: Hall }) => hall.outlook!;
const near = (value: number, expected: number, share: number): boolean =>
  Math.abs(value - expected) <= share * expected;

t.test("lengths and speeds are what the truth has, though the rules say ten minutes for everything", async (t) => {
  for (const { minutes, speeds } of lived.map(outlookOf)) {
    for (const [service, { id, serviceMean }] of scenario.categories.entries())
      t.ok(near(minutes[service]!, serviceMean + WALK_MINUTES, 0.1), `${id}: ${minutes[service]}`);
    t.ok(near(speeds.cw1!.pensions!, 1, 0.1) && near(speeds.cw2!.health!, 1, 0.1), "those at their own work");
  }
  const slow = (7 + WALK_MINUTES) / (7 / SLOW + WALK_MINUTES);
  const learnt = meanOf(lived.map((one) => outlookOf(one).speeds.cw3!.health!));
  t.ok(near(learnt, slow, 0.12), `the slow one at health: ${learnt} of ${slow}`);
});

t.test("the profile is what the truth has, in its level and its hours", async (t) => {
  scenario.categories.forEach(({ id, ratePerHalfHour }, service) => {
    const expected = (from: number, to: number) =>
      meanOf(lived.map((one) => expectedBetween(outlookOf(one).profile, service, from, to)));
    const tickets = (slots: number) => ratePerHalfHour.slice(0, slots).reduce((sum, rate) => sum + rate, 0);
    const [morning, whole] = [tickets(6), tickets(16)];
    t.ok(near(expected(540, 1020), whole, 0.12), `${id}: ${expected(540, 1020)} of ${whole}`);
    t.ok(near(expected(540, 720), morning, 0.15), `${id} before noon: ${expected(540, 720)} of ${morning}`);
  });
  t.same(
    lived.map((one) => outlookOf(one).days),
    [DAYS, DAYS, DAYS, DAYS],
  );
});

t.test("told waits are nearer than people ahead times ten minutes, and eight of ten come between", async (t) => {
  const waited = lived.flatMap(({ sayings }) => sayings).filter(({ came }) => came > 0);
  const ours = meanOf(waited.map(({ estimate, came }) => Math.abs(estimate.minutes - came)));
  const classical = meanOf(waited.map(({ ahead, came }) => Math.abs(((ahead + 1) * 10) / WINDOWS - came)));
  const covered = meanOf(waited.map(({ estimate: { from, to }, came }) => (came >= from && came <= to ? 1 : 0)));
  t.ok(waited.length > 1500, `${waited.length} people`);
  t.ok(ours < 0.65 * classical, `${ours} min beside ${classical}`);
  t.ok(covered > 0.75 && covered < 0.87, `${covered} between`);
});
