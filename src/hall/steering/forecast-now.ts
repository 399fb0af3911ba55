// What is to come today: the usual profile of such a day, times what the plan and a rush make of it, corrected by who has
// come so far.
import { instantAt, MINUTE_MS, type Moment } from "../../base/calendar.ts";
import { expectedTimes } from "../rules/plan-of-day.ts";
import { type Hall, rulesOf } from "../state.ts";
import { type Forecast, learnt, type Profile } from "../tide/forecast.ts";
import type { Present } from "../tide/tidal-hall.ts";
import { presentOf } from "./present.ts";
import type { Rush } from "./tide-now.ts";

/** How much of a slot a rush covers. */
const covered = (rush: Rush, from: number, to: number): number =>
  Math.max(0, Math.min(to, rush.until) - Math.max(from, rush.from)) / (to - from);

const timesIn = (rushes: readonly Rush[], from: number, to: number): number =>
  rushes.reduce((times, rush) => times * (1 + (rush.times - 1) * covered(rush, from, to)), 1);

/** The profile with the plan's factors and the rushes on top. */
const profileToday = (hall: Hall, usual: Profile, midnight: number): Profile => {
  const rules = rulesOf(hall);
  const perSlot = rules.services.map(({ id }, service) => {
    const usualTimes = expectedTimes(rules, hall.tide.plan, id);
    const rushes = hall.tide.rushes.filter((rush) => rush.service === undefined || rush.service === id);
    return (usual.perSlot[service] ?? []).map((count, slot) => {
      const from = midnight + (usual.from + slot * usual.slotMinutes) * MINUTE_MS;
      return count * usualTimes * timesIn(rushes, from, from + usual.slotMinutes * MINUTE_MS);
    });
  });
  return { ...usual, perSlot };
};

/** Before the first business day has begun. */
const nobodyComes = (hall: Hall): Profile => ({
  from: 0,
  slotMinutes: 30,
  perSlot: rulesOf(hall).services.map(() => []),
});

/** The forecast of the rest of today; needs rules. */
export const forecastOf = (hall: Hall, when: Moment, { arrived, now }: Present = presentOf(hall, when)): Forecast => {
  const usual = hall.outlook?.profile ?? nobodyComes(hall);
  return learnt(profileToday(hall, usual, instantAt(when, 0)), arrived, now);
};
