// Whose training would help most: in a hall where it is plain to see, it has to be seen.
import t from "tap";
import { readScenarios, type Scenario } from "../bench/tide/scenario.ts";
import { seededRandom } from "../src/base/random.ts";
import type { Person, RecordedDay } from "../src/hall/replay/recorded-day.ts";
import { type PastMorning, whoseTraining } from "../src/hall/replay/training.ts";
import { rulesOfScenario } from "./living-day/scenario-hall.ts";
import { market } from "./tide-scenario.ts";

const MINUTE_MS = 60_000;
const OPENS = 540;

/** A window for each service: pensions more than it can do, papers about right, health with next to nobody. */
const oneEach = (
  readScenarios({
    scenarios: [
      {
        ...market,
        windows: ["pensions", "papers", "health"].map((base, at) => ({
          id: `w${at + 1}`,
          name: `${at + 1}号窗口`,
          base: [base],
          duty: [[540, 1020, 1]],
        })),
      },
    ],
  }) as { scenarios: readonly Scenario[] }
).scenarios[0]!;
const rules = rulesOfScenario(oneEach);

/** Somebody every so many minutes, who takes about as long as given, one after the other. */
const line = (
  service: string,
  window: string,
  everyMinutes: number,
  workMinutes: number,
  midnight: number,
  seed: number,
) => {
  const random = seededRandom(seed);
  const people: Person[] = [];
  let free = OPENS;
  for (let at = OPENS; at < OPENS + 240; at += 2 * everyMinutes * random.next()) {
    const start = Math.max(at, free);
    free = start + workMinutes * (0.5 + random.next());
    const [issuedAt, calledAt, endedAt] = [at, start, free].map((minute) => midnight + minute * MINUTE_MS) as [
      number,
      number,
      number,
    ];
    const stays = [{ window, service, calledAt, endedAt, ends: "served" as const }];
    people.push({ ticket: `${service} ${at}`, service, className: "ordinary", issuedAt, stays });
  }
  return people;
};

const pastDay = (number: number): PastMorning => {
  const date = `2026-11-${String(2 + number).padStart(2, "0")}`;
  const midnight = Date.parse(`${date}T00:00:00+08:00`);
  const people = [
    ...line("pensions", "w1", 8, 9, midnight, number),
    ...line("papers", "w2", 12, 8, midnight, 100 + number),
    ...line("health", "w3", 60, 7, midnight, 200 + number),
  ].sort((a, b) => a.issuedAt - b.issuedAt);
  const endsAt = Math.max(...people.map(({ stays }) => stays[0]!.endedAt!));
  const presences = ["w1", "w2", "w3"].map((window, at) => ({
    window,
    clerk: String(7 + at),
    from: midnight + OPENS * MINUTE_MS,
    to: endsAt,
  }));
  const day: RecordedDay = { people, presences, endsAt, retasked: [] };
  return { morning: { rules, history: [], date, midnight }, plan: "base", day };
};

const past = Array.from({ length: 6 }, (_, number) => pastDay(number));

t.test("the idle clerk should learn what people wait for", async (t) => {
  const steps: string[] = [];
  const { rows, waitMinutes, untried } = whoseTraining(past, (done, of) => void steps.push(`${done}/${of}`));
  const [best] = rows;
  t.match(best, { window: "w3", clerk: "9", service: "pensions", speed: 0.85 });
  t.ok(best!.savedMinutes > 2 * best!.halfWidth, `${best!.savedMinutes} ± ${best!.halfWidth}`);
  t.ok(best!.savedMinutes > 0.5 * waitMinutes, `${best!.savedMinutes} of ${waitMinutes}`);
  const wrongWay = rows.find(({ window, service }) => window === "w1" && service === "health");
  t.ok(
    wrongWay && wrongWay.savedMinutes < 0.1 * best!.savedMinutes,
    "a busy window helps nobody with what nobody waits for",
  );
  t.equal(rows.length + untried, 6, "each window and each service that is not its own");
  t.same(steps.at(-1), "12/12");
});

t.test("the same past gives the same answer", async (t) => {
  t.same(
    whoseTraining(past, () => {}),
    whoseTraining(past, () => {}),
  );
});
