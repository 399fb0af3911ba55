// Published values that no formula gives: how far one or two more skills go, and how well simple estimates foretell a
// wait. Simulated, with the standard error from batches.
import { type Random, seededRandom } from "../../../src/base/random.ts";
import { exponential } from "../../../src/hall/tide/simulation/draws.ts";
import { delayOf } from "../../../src/hall/tide/theory/erlang.ts";
import type { Published } from "./published.ts";
import { type Estimates, estimateErrors } from "./wait-estimates.ts";

const NEVER = Number.POSITIVE_INFINITY;
const TYPES = 6;
const AGENTS = 90;
const ARRIVALS = 84;
const BATCHES = 20;
const CALLS_PER_BATCH = 40_000;

/** Agents of a type, evenly given the other types as second and further skills. */
const skillsOf = (agent: number, count: number): number[] => {
  const first = agent % TYPES;
  const turn = Math.floor(agent / TYPES) % (TYPES - 1);
  const others = Array.from({ length: TYPES - 1 }, (_, at) => (first + 1 + ((turn + at) % (TYPES - 1))) % TYPES);
  return [first, ...others].slice(0, count);
};

interface Call {
  readonly cameAt: number;
  /** Drawn when it comes, so that the same seed gives the same calls whatever the agents can do. */
  readonly work: number;
}

/** Agents who take what they know best first, callers who go to whoever knows it best and has been idle longest. */
class Centre {
  readonly #random: Random;
  readonly #skills: readonly (readonly number[])[];
  readonly #freeAt = new Float64Array(AGENTS).fill(NEVER);
  readonly #idleSince = new Float64Array(AGENTS);
  readonly #lines: Call[][] = Array.from({ length: TYPES }, () => []);
  #now = 0;
  #comesAt = 0;

  constructor(skillCount: number, seed: number) {
    this.#random = seededRandom(seed);
    this.#skills = Array.from({ length: AGENTS }, (_, agent) => skillsOf(agent, skillCount));
  }

  /** Mean wait of so many calls, in visits. */
  meanWait(calls: number): number {
    let [called, total] = [0, 0];
    const count = (wait: number) => {
      called++;
      total += wait;
    };
    while (called < calls) {
      const agent = this.#firstFree();
      this.#now = Math.min(this.#comesAt, this.#freeAt[agent]!);
      if (this.#now === this.#comesAt) this.#come(count);
      else this.#free(agent, count);
    }
    return total / called;
  }

  #firstFree(): number {
    let best = 0;
    for (let agent = 1; agent < AGENTS; agent++) if (this.#freeAt[agent]! < this.#freeAt[best]!) best = agent;
    return best;
  }

  #come(count: (wait: number) => void): void {
    this.#comesAt = this.#now + exponential(this.#random, 1 / ARRIVALS);
    const type = Math.floor(this.#random.next() * TYPES);
    const work = exponential(this.#random, 1);
    const agent = this.#agentFor(type);
    if (agent < 0) this.#lines[type]!.push({ cameAt: this.#now, work });
    else {
      this.#freeAt[agent] = this.#now + work;
      count(0);
    }
  }

  #agentFor(type: number): number {
    let best = -1;
    let bestLevel = TYPES;
    for (let agent = 0; agent < AGENTS; agent++) {
      if (this.#freeAt[agent] !== NEVER) continue;
      const level = this.#skills[agent]!.indexOf(type);
      if (level < 0 || level > bestLevel) continue;
      if (level < bestLevel || this.#idleSince[agent]! < this.#idleSince[best]!) best = agent;
      bestLevel = level;
    }
    return best;
  }

  #free(agent: number, count: (wait: number) => void): void {
    const type = this.#skills[agent]!.find((one) => this.#lines[one]!.length > 0);
    const call = type === undefined ? undefined : this.#lines[type]!.shift();
    this.#freeAt[agent] = call ? this.#now + call.work : NEVER;
    if (call) count(this.#now - call.cameAt);
    else this.#idleSince[agent] = this.#now;
  }
}

const meanAndError = (values: readonly number[]): readonly [number, number] => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return [mean, Math.sqrt(squares / (values.length - 1) / values.length)];
};

const SKILLS = [
  [1, 0.762],
  [2, 0.095],
  [3, 0.08],
  [TYPES, 0.076],
] as const;

const CROSS_TRAINING_NOTE =
  "The page's figures are simulated, and at this load half a million calls leave several per cent to chance. With 1 and " +
  "with 6 skills Erlang C is exact, 0.7223 and 0.0687; 2 and 3 skills are ours on the same calls as 6, so that only " +
  "what differs is left to chance. All of the page's lie a little above, by about the same factor.";

const waitsWith = (skills: number): number[] =>
  Array.from({ length: BATCHES }, (_, batch) => new Centre(skills, batch).meanWait(CALLS_PER_BATCH));

const exactWait = (agents: number, load: number): number =>
  delayOf({ arrivals: load, rate: 1, windows: agents }).meanWait;

const crossTraining = (): Published[] => {
  const all = waitsWith(TYPES);
  const exactAll = exactWait(AGENTS, ARRIVALS);
  const [meanAll] = meanAndError(all);
  return SKILLS.map(([skills, published]): Published => {
    const waits = waitsWith(skills);
    const [, standardError] = meanAndError(waits);
    const [more] = meanAndError(waits.map((wait, batch) => wait - all[batch]!));
    return {
      source: "Wallace and Whitt 2004, 6 types, 90 agents, 84 erlang",
      what: `mean wait with ${skills} skills`,
      published,
      ours: skills === 1 ? exactWait(AGENTS / TYPES, ARRIVALS / TYPES) : exactAll * (1 + more / meanAll),
      tolerance: { kind: "simulated", standardError },
      note: CROSS_TRAINING_NOTE,
    };
  });
};

const WINDOWS = 10;
const LOAD = 0.95;

const estimates = (): Published[] => {
  const source = `Ibrahim and Whitt 2009, ${WINDOWS} windows, load ${LOAD}`;
  const batches = estimateErrors(WINDOWS, LOAD, BATCHES, 100_000, 1);
  const row = (what: string, published: number, of: (errors: Estimates) => number, slack = 0): Published => {
    const [ours, standardError] = meanAndError(batches.map(of));
    const tolerance =
      slack > 0 ? { kind: "within" as const, distance: slack } : { kind: "simulated" as const, standardError };
    return { source, what, published, ours, tolerance };
  };
  return [
    row(
      "squared error by the line's length, 1 / (s² (1 - load))",
      1 / (WINDOWS ** 2 * (1 - LOAD)),
      ({ byLength }) => byLength,
    ),
    row("last to be called beside length, 2 in the limit", 2, ({ byLast, byLength }) => byLast / byLength, 0.15),
    row("head of the line beside length, 2 in the limit", 2, ({ byHead, byLength }) => byHead / byLength, 0.15),
  ];
};

export const simulatedValues = (): Published[] => [...crossTraining(), ...estimates()];
