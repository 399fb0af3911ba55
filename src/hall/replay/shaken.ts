// The same day a little otherwise: people come some minutes earlier or later and take a little more or less time. What a
// change does to a day depends on who happened to stand where; what it does to many such days is what it is worth.
import { seededRandom } from "../../base/random.ts";
import type { Visitor } from "../tide/simulation/visitor.ts";

/** As much earlier or later at most, min. */
const SHIFT_MINUTES = 3;
/** As much longer or shorter at most, as a share. */
const STRETCH = 0.15;

/** @param number of the variant: the same number gives the same day */
export const shaken = (visitors: readonly Visitor[], number: number): Visitor[] => {
  const random = seededRandom(number);
  const between = (most: number): number => most * (2 * random.next() - 1);
  return visitors
    .map((visitor) => {
      const shift = between(SHIFT_MINUTES);
      const { arrivesAt, since, leavesAt, work } = visitor;
      return {
        ...visitor,
        arrivesAt: arrivesAt + shift,
        since: since + shift,
        leavesAt: leavesAt + shift,
        work: work * (1 + between(STRETCH)),
      };
    })
    .sort((a, b) => a.arrivesAt - b.arrivesAt);
};
