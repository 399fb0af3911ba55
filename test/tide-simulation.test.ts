// The simulated day by itself: what happens to people whose visit does not go straight through, as the rules of a hall
// have it. Days of a few people, so that every minute can be told by hand.
import t from "tap";
import { callTable } from "../src/hall/tide/call-table.ts";
import { indexCaller } from "../src/hall/tide/simulation/callers.ts";
import { SimulatedDay } from "../src/hall/tide/simulation/simulated-day.ts";
import type { DayResult } from "../src/hall/tide/simulation/steering.ts";
import type { Leg, Visitor } from "../src/hall/tide/simulation/visitor.ts";
import type { Shift, TidalHall } from "../src/hall/tide/tidal-hall.ts";
import { hall, PAPERS, PENSIONS } from "./tide-hall.ts";

const EIGHT: Shift = { from: 480, to: 900, drains: true };

/** Pensions at one window, papers at another. */
const twoWindows: TidalHall = {
  ...hall,
  windows: hall.windows
    .slice(0, 2)
    .map((window) => ({ ...window, skills: window.skills.filter(({ isMain }) => isMain) })),
};

const comes = (arrivesAt: number, work: number, later: readonly Leg[] = [], service = PENSIONS): Visitor => ({
  arrivesAt,
  since: arrivesAt,
  service,
  className: 0,
  work,
  leavesAt: Number.POSITIVE_INFINITY,
  later,
});

const leg = (place: Leg["place"], work: number, awayMinutes = 0, service = PENSIONS): Leg => ({
  service,
  work,
  awayMinutes,
  place,
});

const dayOf = (visitors: readonly Visitor[], shifts: readonly Shift[][] = [[EIGHT], [EIGHT]]): DayResult => {
  const caller = indexCaller(callTable(twoWindows));
  const plan = {
    visitors,
    shifts,
    opensAt: 480,
    closesAt: 900,
    reviewMinutes: 5,
    openDelayMinutes: 5,
    setupMinutes: 2,
  };
  return new SimulatedDay(plan, { hall: twoWindows, caller: () => caller }).run();
};

t.test("whoever was sent to fetch something comes first when back, at the window that sent them", async (t) => {
  const { starts, laterWaits, lastEnd } = dayOf([
    comes(500, 4, [leg("first", 6, 10)]),
    comes(501, 20),
    comes(502, 5),
    comes(503, 5),
  ]);
  t.same([...starts], [500, 504, 530, 535], "back at 514, they are called at 524, before those who waited longer");
  t.same([...laterWaits], [10, 0, 0, 0]);
  t.equal(lastEnd, 540);
});

t.test("a wrong window costs its minutes and no place; a call in vain costs the place", async (t) => {
  const sentOn = dayOf([
    comes(500, 30, [], PAPERS),
    comes(501, 2, [leg("keep", 5, 0, PAPERS)]),
    comes(502, 5, [], PAPERS),
  ]);
  t.same([...sentOn.starts], [500, 501, 535], "sent on at 503, they are called at 530");
  t.equal(sentOn.laterWaits[1], 27);
  const late = dayOf([comes(500, 2, [leg("tail", 5)]), comes(501, 5), comes(501.5, 5)]);
  t.same([...late.starts], [500, 502, 507]);
  t.equal(late.laterWaits[0], 10, "behind both who came later");
});

t.test("a window that closes lets go of whom it sent away", async (t) => {
  const early = { from: 480, to: 505, drains: false };
  const late = { from: 520, to: 900, drains: true };
  const { laterWaits } = dayOf([comes(500, 4, [leg("first", 6, 10)])], [[early, late], [EIGHT]]);
  t.same([...laterWaits], [6], "back at 514 before a closed window, they are taken at 520");
});

t.test("patience ends in the first line only", async (t) => {
  const visitor = { ...comes(500, 4, [leg("keep", 6)]), leavesAt: 506 };
  const { starts, laterWaits, lastEnd } = dayOf(
    [comes(495, 8), visitor, comes(499, 20)].sort((a, b) => a.arrivesAt - b.arrivesAt),
  );
  t.ok(Number.isNaN(starts[2]), "called too late");
  t.same([...laterWaits], [0, 0, 0]);
  t.equal(lastEnd, 523);
  const seen = dayOf([visitor, comes(501, 20)]);
  t.equal(seen.lastEnd, 530, "who has been seen once stays");
});
