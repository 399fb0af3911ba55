// People as a day ahead may bring them: drawn from what is expected, busier and calmer days among them. Everybody has the
// ordinary class and stays: who gives up and who comes first is not foretold a day ahead.
import { seededRandom } from "../../base/random.ts";
import { gammaFactor, lognormal, lognormalOf, poissonTimes, seedOf } from "../tide/simulation/draws.ts";
import type { Visitor } from "../tide/simulation/visitor.ts";
import { LENGTH_SPREAD } from "../tide/visit-lengths.ts";
import type { PaperDay } from "./paper-day.ts";

/** Days scatter by this much around what is expected of them, and so do services within a day. */
const DAY_SPREAD = 0.18;
const SERVICE_SPREAD = 0.12;
const MINUTES_MIN = 0.7;
const MINUTES_MAX = 90;

/** @param number of the drawn day: the same number gives the same people under every plan */
export const expectedPeople = ({ profile, claims, date }: PaperDay, number: number): Visitor[] => {
  const random = seededRandom(seedOf(date, number));
  const busyness = gammaFactor(random, DAY_SPREAD);
  const people = claims.hall.services.flatMap(({ workMinutes }, service) => {
    const length = lognormalOf(workMinutes, LENGTH_SPREAD);
    const factor = busyness * gammaFactor(random, SERVICE_SPREAD);
    const times = (profile.perSlot[service] ?? []).flatMap((count, slot) => {
      const from = profile.from + slot * profile.slotMinutes;
      return poissonTimes(random, (count * factor) / profile.slotMinutes, from, from + profile.slotMinutes);
    });
    return times.map(
      (at): Visitor => ({
        arrivesAt: at,
        since: at,
        service,
        className: 0,
        work: Math.min(MINUTES_MAX, Math.max(MINUTES_MIN, lognormal(random, length))),
        leavesAt: Number.POSITIVE_INFINITY,
      }),
    );
  });
  return people.sort((a, b) => a.arrivesAt - b.arrivesAt);
};
