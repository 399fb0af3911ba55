// One day of visitors, drawn before anybody is served: every policy meets the same people with the same matters and the
// same patience (common random numbers). Minutes from midnight.
import { type Random, seededRandom } from "../../src/base/random.ts";
import {
  gammaFactor,
  type Lognormal,
  lognormal,
  lognormalOf,
  normal,
  poissonTimes,
  seedOf,
} from "../../src/hall/tide/simulation/draws.ts";
import type { Visitor } from "../../src/hall/tide/simulation/visitor.ts";
import { withDetours } from "./detours.ts";
import { type Category, type Scenario, SLOT_MINUTES } from "./scenario.ts";

export const ORDINARY = 0;
export const GREEN = 1;
export const APPOINTMENT = 2;

const WORK_MINUTES_MIN = 0.7;
const WORK_MINUTES_MAX = 90;
/** Appointments come 4 minutes before their slot, give or take 7. */
const EARLY_MINUTES = 4;
const EARLY_SPREAD_MINUTES = 7;
/** A busload is through the door in this time. */
const BATCH_MINUTES = 2;

interface Draw {
  readonly random: Random;
  readonly scenario: Scenario;
  readonly work: readonly Lognormal[];
  readonly patience: Lognormal;
}

const classOf = ({ random, scenario: { constants } }: Draw): number => {
  const chance = random.next();
  if (chance < constants.appointmentShare) return APPOINTMENT;
  return chance < constants.appointmentShare + constants.greenShare ? GREEN : ORDINARY;
};

/** The half-hour an appointment is for is the one it would have come in. */
const appointmentAt = ({ random, scenario: { open, close } }: Draw, at: number): [number, number] => {
  const slot = open * 60 + Math.floor((at - open * 60) / SLOT_MINUTES) * SLOT_MINUTES;
  const comes = slot - EARLY_MINUTES + EARLY_SPREAD_MINUTES * normal(random);
  return [Math.min(comes, close * 60 - 1), slot];
};

const lengthOf = ({ random, work }: Draw, service: number): number =>
  Math.min(WORK_MINUTES_MAX, Math.max(WORK_MINUTES_MIN, lognormal(random, work[service]!)));

const visitor = (draw: Draw, service: number, at: number): Visitor => {
  const { random, work, patience } = draw;
  const className = classOf(draw);
  const [arrivesAt, slot] = className === APPOINTMENT ? appointmentAt(draw, at) : [at, at];
  const length = lengthOf(draw, service);
  const { noShowShare, noShowMinutes, detours } = draw.scenario.constants;
  const isThere = noShowShare === 0 || random.next() >= noShowShare;
  const patient = lognormal(random, patience);
  const whole = {
    arrivesAt,
    since: Math.max(arrivesAt, slot),
    service,
    className,
    work: isThere ? length : noShowMinutes,
    leavesAt: className === APPOINTMENT ? Number.POSITIVE_INFINITY : arrivesAt + patient,
  };
  if (!isThere) return whole;
  const lengthAt = (other: number) => lengthOf(draw, other);
  return withDetours(whole, { random, detours, noShowMinutes, lengthAt, services: work.length });
};

const comings = (draw: Draw, { ratePerHalfHour }: Category, service: number, busyness: number): Visitor[] =>
  ratePerHalfHour.flatMap((rate, slot) => {
    const from = draw.scenario.open * 60 + slot * SLOT_MINUTES;
    const times = poissonTimes(draw.random, (rate * busyness) / SLOT_MINUTES, from, from + SLOT_MINUTES);
    return times.map((at) => visitor(draw, service, at));
  });

const batches = (draw: Draw): Visitor[] =>
  draw.scenario.batches.flatMap(({ at, category, count }) => {
    const service = draw.scenario.categories.findIndex(({ id }) => id === category);
    return Array.from({ length: count }, () => visitor(draw, service, at + BATCH_MINUTES * draw.random.next()));
  });

/** The visitors of one day, in order of arrival. */
export const drawDay = (scenario: Scenario, seed: number, day: number): Visitor[] => {
  const { constants, categories } = scenario;
  const random = seededRandom(seedOf(seed, scenario.id, day));
  const draw = {
    random,
    scenario,
    work: categories.map(({ serviceMean, serviceCv }) => lognormalOf(serviceMean, serviceCv)),
    patience: lognormalOf(constants.patience.mean, constants.patience.cv),
  };
  const day0 = gammaFactor(random, constants.dayCv);
  const all = categories.flatMap((category, service) =>
    comings(draw, category, service, day0 * gammaFactor(random, constants.categoryCv)),
  );
  return [...all, ...batches(draw)].sort((a, b) => a.arrivesAt - b.arrivesAt);
};
