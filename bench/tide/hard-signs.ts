// Halls whose signs say one field and are changed by hand when a line grows: how it is done today (somebody counts heads,
// and beyond ten fetches help), with lower thresholds, and by weight of the backlog.
import { callTable } from "../../src/hall/tide/call-table.ts";
import { learnt } from "../../src/hall/tide/forecast.ts";
import { review } from "../../src/hall/tide/review.ts";
import { reviewSigns, type Sign, signRule } from "../../src/hall/tide/sign-review.ts";
import { type Caller, indexCaller, priorityCaller } from "../../src/hall/tide/simulation/callers.ts";
import type { Order, Steering } from "../../src/hall/tide/simulation/steering.ts";
import type { Present, Skill, TidalHall } from "../../src/hall/tide/tidal-hall.ts";
import { baseHall, profileOf, referenceRule, reviewRuleOf, wideSkills, withReferenceClasses } from "./halls.ts";
import type { Scenario } from "./scenario.ts";

/** Signs as they are, and the caller that goes with them. */
class Signs {
  readonly skills: (readonly Skill[])[];
  readonly #hall: TidalHall;
  readonly #callerOf: (hall: TidalHall) => Caller;
  #caller: Caller;

  constructor(hall: TidalHall, callerOf: (hall: TidalHall) => Caller) {
    this.#hall = hall;
    this.#callerOf = callerOf;
    this.#caller = callerOf(hall);
    this.skills = hall.windows.map(({ skills }) => skills);
  }

  caller(): Caller {
    return this.#caller;
  }

  put(window: number, skills: readonly Skill[]): void {
    this.skills[window] = skills;
    const windows = this.#hall.windows.map((one, at) => ({ ...one, skills: this.skills[at]! }));
    this.#caller = this.#callerOf({ ...this.#hall, windows });
  }
}

const byPriority = (hall: TidalHall): Caller => priorityCaller(callTable(hall), hall.classes.length);
const byIndex = (hall: TidalHall): Caller => indexCaller(callTable(withReferenceClasses(hall), referenceRule));

/** Whoever waits, by service. */
const backlog = (hall: TidalHall, { waiting, now }: Present): number[] =>
  hall.services.map((_, service) => {
    const lines = waiting.slice(service * hall.classes.length, (service + 1) * hall.classes.length);
    return lines.flat().filter((since) => since <= now).length;
  });

const isOnDuty = (present: Present, window: number): boolean =>
  present.windows[window]!.shifts.some(({ from, to }) => from <= present.now && present.now < to);

/** The signs a window may show, as skills. */
const modesOf = (scenario: Scenario, hall: TidalHall): Skill[][][] =>
  scenario.windows.map((window) => {
    const able = wideSkills(scenario, window);
    const modes = window.modes ?? [window.base];
    const skillsOf = (mode: readonly string[]) =>
      able.filter(({ service }) => mode.includes(hall.services[service]!.id));
    return modes.map(skillsOf).filter((skills) => skills.length > 0);
  });

/** The window's own sign first; reserved windows have no other. */
const signsOf = (hall: TidalHall, { windows }: Scenario, modes: readonly Sign[], at: number): Sign[] => {
  const own = hall.windows[at]!.skills;
  const services = (sign: Sign) => sign.map(({ service }) => service).join();
  return windows[at]!.reserved ? [own] : [own, ...modes.filter((sign) => services(sign) !== services(own))];
};

export interface Thresholds {
  /** Help is fetched when more than this many wait for one service. */
  readonly above: number;
  /** And sent back when fewer than this many do. */
  readonly below: number;
  /** Between two changes of one window, min. */
  readonly dwellMinutes: number;
}

interface Helping {
  readonly service: number;
  readonly since: number;
}

/** One day of watching the lines. */
class Watcher {
  readonly #hall: TidalHall;
  readonly #modes: readonly (readonly Skill[])[][];
  readonly #by: Thresholds;
  readonly #helping = new Map<number, Helping>();
  /** By service: when help was fetched last. Whoever has fetched some waits to see what it does. */
  readonly #fetchedAt = new Map<number, number>();

  constructor(hall: TidalHall, modes: readonly (readonly Skill[])[][], by: Thresholds) {
    this.#hall = hall;
    this.#modes = modes;
    this.#by = by;
  }

  review(present: Present): Order[] {
    const lengths = backlog(this.#hall, present);
    const back = [...this.#helping].flatMap(([window, help]) => this.#sendBack(present, lengths, window, help));
    const busiest = [...lengths.keys()].sort((a, b) => lengths[b]! - lengths[a]!);
    const fetched = busiest
      .filter((service) => lengths[service]! > this.#by.above && this.#hasSeen(present.now, service))
      .flatMap((service) => this.#fetch(present, lengths, service));
    return [...back, ...fetched];
  }

  #hasSeen(now: number, service: number): boolean {
    return now - (this.#fetchedAt.get(service) ?? Number.NEGATIVE_INFINITY) >= this.#by.dwellMinutes;
  }

  #sendBack({ now, windows }: Present, lengths: readonly number[], window: number, help: Helping): Order[] {
    const { isBench, skills } = this.#hall.windows[window]!;
    if (isBench && windows[window]!.phase === "closed") this.#helping.delete(window);
    if (lengths[help.service]! >= this.#by.below || now - help.since < this.#by.dwellMinutes) return [];
    this.#helping.delete(window);
    return isBench ? [{ kind: "close", window }] : [{ kind: "sign", window, skills }];
  }

  /** A bench window that can, else an ordinary one with nobody of its own. */
  #fetch(present: Present, lengths: readonly number[], service: number): Order[] {
    const able = this.#modes.flatMap((modes, window) => {
      const sign = modes.find((skills) => skills.some((skill) => skill.service === service));
      const isFree = !this.#helping.has(window) && isOnDuty(present, window);
      return sign && isFree && this.#canLeave(present, lengths, window, service) ? [{ window, sign }] : [];
    });
    const bench = able.filter(({ window }) => this.#hall.windows[window]!.isBench);
    const { window, sign } = bench[0] ?? able[0] ?? {};
    if (window === undefined || !sign) return [];
    this.#helping.set(window, { service, since: present.now });
    this.#fetchedAt.set(service, present.now);
    const order: Order = { kind: "sign", window, skills: sign };
    return this.#hall.windows[window]!.isBench ? [order, { kind: "open", window }] : [order];
  }

  #canLeave({ windows }: Present, lengths: readonly number[], window: number, service: number): boolean {
    const { isBench, skills } = this.#hall.windows[window]!;
    if (isBench) return windows[window]!.phase === "closed";
    const own = skills.map((skill) => skill.service);
    return (
      windows[window]!.phase === "open" && !own.includes(service) && own.every((one) => lengths[one]! < this.#by.below)
    );
  }
}

const steeringOf = (
  hall: TidalHall,
  callerOf: (hall: TidalHall) => Caller,
  review: (present: Present, signs: Signs) => readonly Order[],
): Steering => {
  const signs = new Signs(hall, callerOf);
  return {
    hall,
    caller: () => signs.caller(),
    review: (present) => review(present, signs),
    resigned: (window, skills) => signs.put(window, skills),
  };
};

const watching =
  (by: Thresholds, callerOf: (hall: TidalHall) => Caller) =>
  (scenario: Scenario): (() => Steering) => {
    const hall = baseHall(scenario);
    const modes = modesOf(scenario, hall);
    return () => {
      const watcher = new Watcher(hall, modes, by);
      return steeringOf(hall, callerOf, (present) => watcher.review(present));
    };
  };

/** More than ten wait: another window is opened or helps, until hardly anybody does. */
export const manual = watching({ above: 10, below: 4, dwellMinutes: 20 }, byPriority);

/** The same with thresholds that come earlier, and the index calling. */
export const threshold = watching({ above: 4, below: 2, dwellMinutes: 20 }, byIndex);

/** The sign whose services have most work waiting, faster clerks counting more; the present one has a bias. */
const MAX_WEIGHT_BIAS = 1.5;
const BENCH_WEIGHT_MIN = 20;

const weightOf = (hall: TidalHall, lengths: readonly number[], skills: readonly Skill[]): number =>
  Math.max(...skills.map(({ service, speed }) => lengths[service]! * hall.services[service]!.workMinutes * speed));

const heaviest = (
  hall: TidalHall,
  modes: readonly (readonly Skill[])[],
  lengths: readonly number[],
  shown: readonly Skill[],
) => {
  let best = { skills: shown, weight: weightOf(hall, lengths, shown) * MAX_WEIGHT_BIAS };
  for (const skills of modes) {
    const weight = weightOf(hall, lengths, skills);
    if (weight > best.weight) best = { skills, weight };
  }
  return best;
};

/** What a bench window does under a sign of this weight. */
const benchOrders = (window: number, phase: string, weight: number, sign: readonly Order[]): readonly Order[] => {
  if (phase === "open") return weight > 0 ? sign : [{ kind: "close", window }];
  return phase === "closed" && weight > BENCH_WEIGHT_MIN ? [...sign, { kind: "open", window }] : [];
};

export const maxWeight = (scenario: Scenario): (() => Steering) => {
  const hall = baseHall(scenario);
  const modes = modesOf(scenario, hall);
  const { dwellMinutes } = scenario.constants;
  const review = (present: Present, signs: Signs): Order[] => {
    const lengths = backlog(hall, present);
    return hall.windows.flatMap(({ isBench }, window): readonly Order[] => {
      const { phase, since } = present.windows[window]!;
      if (!isOnDuty(present, window) || present.now - since < dwellMinutes) return [];
      const { skills, weight } = heaviest(hall, modes[window]!, lengths, signs.skills[window]!);
      const sign: Order[] = skills === signs.skills[window] ? [] : [{ kind: "sign", window, skills }];
      return isBench ? benchOrders(window, phase, weight, sign) : sign;
    });
  };
  return () => steeringOf(hall, byIndex, review);
};

/** Ours for halls that want hard signs: base signs, a review for the bench and another one for the signs. */
export const hard = (scenario: Scenario): (() => Steering) => {
  const hall = baseHall(scenario);
  const profile = profileOf(scenario);
  const signs = modesOf(scenario, hall).map((modes, at) => signsOf(hall, scenario, modes, at));
  const rule = reviewRuleOf(scenario);
  const by = { ...signRule, setupMinutes: scenario.constants.setupMinutes };
  return () =>
    steeringOf(
      hall,
      (shown) => indexCaller(callTable(shown)),
      (present, { skills }) => {
        const shown = { ...hall, windows: hall.windows.map((one, at) => ({ ...one, skills: skills[at]! })) };
        const table = callTable(shown);
        const forecast = learnt(profile, present.arrived, present.now);
        const taken = review(shown, table, present, forecast, rule).flatMap((one) => (one.taken ? [one.taken] : []));
        if (taken.length > 0) return taken;
        const change = reviewSigns(shown, table, present, forecast, signs, rule, by);
        return change ? [{ kind: "sign", window: change.window, skills: change.skills }] : [];
      },
    );
};
