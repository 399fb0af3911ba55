// What a hall promises when it accepts a case, and what becomes of that while papers are waited for.
import { daysBetween, instantAt, MINUTE_MS, type Moment } from "../../base/calendar.ts";
import { type Refusal, refuse } from "../refusals.ts";
import { type Hall, rulesOf } from "../state.ts";
import { afterWorking, beforeWorking, endOfWorkingDay, type WorkingTime, workingMs } from "../working-time.ts";
import type { Case, Wanted } from "./book.ts";
import type { Promised } from "./events.ts";
import type { CaseKind } from "./rules.ts";

const HOUR_MS = 60 * MINUTE_MS;
const DAY_MINUTES = 24 * 60;

const hoursOf = (hall: Hall, when: Moment): WorkingTime => ({ rules: rulesOf(hall), when });

const promised = (hall: Hall, promisedAt: number, when: Moment): Promised => ({
  promisedAt,
  remindAt: [...rulesOf(hall).cases.remindHours]
    .sort((a, b) => b - a)
    .map((hours) => beforeWorking(hoursOf(hall, when), promisedAt, hours * HOUR_MS))
    .filter((at) => at > when.at),
});

/** The end of the last of so many working days [G7]. */
export const promiseOf = (hall: Hall, days: number, when: Moment): Promised =>
  promised(hall, endOfWorkingDay(hoursOf(hall, when), when.at, days), when);

/** By when a case is to be with the back office: sooner where one of its matters is urgent [T5]. */
export const handOffBy = (hall: Hall, kinds: readonly CaseKind[], when: Moment): number => {
  const { urgentMinutes, promisedMinutes } = rulesOf(hall).cases.handOff;
  const minutes = kinds.includes("urgent") ? urgentMinutes : promisedMinutes;
  return afterWorking(hoursOf(hall, when), when.at, minutes * MINUTE_MS);
};

/** Working time since a case was accepted, without what it stood still, ms. */
export const workedMs = (hall: Hall, { acceptedAt, stoodMs }: Case, when: Moment): number =>
  Math.max(0, workingMs(hoursOf(hall, when), acceptedAt, when.at) - stoodMs);

/** Papers until 23:59 of a day: the one that is named, or as many working days ahead as the rules say. */
export const wantedPapers = (
  hall: Hall,
  papers: readonly string[],
  date: string | undefined,
  when: Moment,
): Wanted | Refusal => {
  if (date === undefined)
    return { papers, until: endOfWorkingDay(hoursOf(hall, when), when.at, rulesOf(hall).cases.papersDays) };
  const days = daysBetween(when.date, date);
  return days >= 0
    ? { papers, until: instantAt(when, (days + 1) * DAY_MINUTES - 1) }
    : refuse("wrong-step", `${date} is past`);
};

/** The promised time stands still from now on, unless it does already or is over. */
export const standingStill = (hall: Hall, { promisedAt, standing }: Case, when: Moment): { leftMs?: number } =>
  promisedAt === undefined || standing || promisedAt <= when.at
    ? {}
    : { leftMs: workingMs(hoursOf(hall, when), when.at, promisedAt) };

/** What is watched again where a result that lay ready does so no more, and its time is not over. */
export const watchedAgain = (
  hall: Hall,
  { state, promisedAt = 0 }: Case,
  when: Moment,
): { readonly promise?: Promised } =>
  state === "ready" && promisedAt > when.at ? { promise: promised(hall, promisedAt, when) } : {};

/** Papers have come, and the promised time runs again where no others are waited for. */
export const goingOn = (
  hall: Hall,
  { standing, steps }: Case,
  item: string,
  when: Moment,
): { promise?: Promised; stoodMs?: number } => {
  if (!standing || steps.some((step) => step.state === "asked" && step.item !== item)) return {};
  const time = hoursOf(hall, when);
  return {
    promise: promised(hall, afterWorking(time, when.at, standing.leftMs), when),
    stoodMs: workingMs(time, standing.from, when.at),
  };
};
