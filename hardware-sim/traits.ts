// What one visitor brings along: a matter, patience, legs, an opinion. Drawn from a stream of his own at the door, so
// that nothing that happens later in the hall changes who comes next.
import { exponential, type Random, seededRandom, weighted } from "../src/base/random.ts";

export interface CrowdService {
  /** The key at the ticket machine. */
  readonly key: string;
  /** How many choose it, against the others. Default 1. */
  readonly weight?: number;
  /** Mean minutes at the window. Default 6. */
  readonly minutes?: number;
}

export interface Temper {
  /** Mean minutes people wait before they leave. Default 60. */
  readonly patienceMinutes?: number;
  /** Mean seconds from the seat to the window. Default 30. */
  readonly walkSeconds?: number;
  /** Share of those called who do not come. Default 0.03. */
  readonly noShowShare?: number;
  /** Share of those asked who rate. Default 0.6. */
  readonly ratingShare?: number;
  /** Share who put an identity card on the machine. Default 0. */
  readonly identifiedShare?: number;
}

export interface Traits {
  readonly key: string;
  readonly person: string | undefined;
  readonly matterMs: number;
  readonly patienceMs: number;
  readonly walkMs: number;
  readonly isNoShow: boolean;
  /** ms before he presses a key, at the machine and at the pad. */
  readonly hesitationMs: number;
  /** 5 to 1; undefined does not rate. */
  readonly grade: number | undefined;
}

const GRADES: readonly (readonly [number, number])[] = [
  [5, 72],
  [4, 18],
  [3, 6],
  [2, 2],
  [1, 2],
];
const MINUTE_MS = 60_000;

/** Mean `mean`, never under a third of it: paperwork has a floor. */
const unhurried = (random: Random, mean: number): number => Math.round(mean / 3 + exponential(random, (mean * 2) / 3));
const around = (random: Random, mean: number): number => Math.round(mean * (0.5 + random.next()));

export const drawTraits = (random: Random, services: readonly CrowdService[], temper: Temper): Traits => {
  const own = seededRandom(Math.floor(random.next() * 2 ** 32));
  const chance = (share: number) => own.next() < share;
  const service = weighted(
    own,
    services.map((choice) => [choice, choice.weight ?? 1] as const),
  );
  return {
    key: service.key,
    matterMs: unhurried(own, (service.minutes ?? 6) * MINUTE_MS),
    patienceMs: around(own, (temper.patienceMinutes ?? 60) * MINUTE_MS),
    walkMs: around(own, (temper.walkSeconds ?? 30) * 1000),
    hesitationMs: around(own, 2_000),
    isNoShow: chance(temper.noShowShare ?? 0.03),
    grade: chance(temper.ratingShare ?? 0.6) ? weighted(own, GRADES) : undefined,
    person: chance(temper.identifiedShare ?? 0) ? `card-${Math.floor(own.next() * 1e12)}` : undefined,
  };
};
