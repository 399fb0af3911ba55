// The people of a simulated week, all invented: what they are called, how they are reached, and what they have in mind. Their
// names and numbers are unlike anything else that a hall keeps, so that any place they turn up in is found.
import type { Random } from "../../src/base/random.ts";

export interface Person {
  readonly name: string;
  readonly telephone: string;
  readonly idNumber: string;
}

/** What somebody will do, decided before they come. */
export interface Plan {
  readonly person: Person;
  readonly service: string;
  /** min after the doors open */
  readonly arrives: number;
  /** min at the window */
  readonly takes: number;
  readonly walkMs: number;
  readonly comes: boolean;
  readonly green: boolean;
  readonly shows: "nothing" | "card";
  readonly twist: "none" | "cancels" | "held" | "wrong-window" | "second-matter" | "case";
  readonly grade: number | undefined;
  readonly says: string | undefined;
}

const SURNAMES = [..."欧阳司徒慕容端木"];
const GIVEN = [..."霁珩翊璟宸旻昀黛"];

const pick = <T>(random: Random, items: readonly T[]): T => items[Math.floor(random.next() * items.length)]!;
const digits = (random: Random, count: number): string =>
  Array.from({ length: count }, () => Math.floor(random.next() * 10)).join("");

export const inventPerson = (random: Random): Person => ({
  name: pick(random, SURNAMES) + pick(random, GIVEN) + pick(random, GIVEN),
  telephone: `139${digits(random, 8)}`,
  idNumber: `4223011958${digits(random, 7)}X`,
});

const grades = [5, 5, 5, 4, 4, 3, 2, 1, undefined, undefined] as const;
const twists = [
  "none",
  "none",
  "none",
  "none",
  "cancels",
  "held",
  "wrong-window",
  "second-matter",
  "case",
  "case",
] as const;

/** Somebody who comes for one of these services within so many minutes. */
export const inventPlan = (random: Random, services: readonly string[], minutes: number): Plan => {
  const grade = pick(random, grades);
  const person = inventPerson(random);
  return {
    person,
    service: pick(random, services),
    arrives: 1 + Math.floor(random.next() * minutes),
    takes: 1 + Math.floor(random.next() * 8),
    walkMs: 5000 + Math.floor(random.next() * 20_000),
    comes: random.next() > 0.08,
    green: random.next() < 0.15,
    shows: random.next() < 0.4 ? "card" : "nothing",
    twist: pick(random, twists),
    grade,
    says: grade !== undefined && grade <= 2 ? `${person.name}说：等得太久，请打${person.telephone}` : undefined,
  };
};
