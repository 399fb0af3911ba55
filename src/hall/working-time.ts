// Deadlines as offices count them: in the time in which the hall is open, and in working days of the state's calendar. A
// hall that closes for a day of its own stops its minutes, and does not move a day that the law gives. It knows nothing of
// what is promised.
import {
  DAY_MS,
  dateAfter,
  daysBetween,
  instantAt,
  MINUTE_MS,
  type Moment,
  minuteOf,
  weekdayOf,
} from "../base/calendar.ts";
import { isAlwaysOpen, sessionsOn } from "./rules/hours.ts";
import type { HallRules } from "./rules/rules.ts";

const FRIDAY = 5;
/** A hall that does not open once in so many days promises nothing any more. */
const DAYS_MAX = 550;

/** Monday to Friday and make-up days, but for holidays. @param date local, YYYY-MM-DD */
export const isWorkingDay = ({ holidays, makeUpDays }: HallRules, date: string): boolean =>
  !holidays.includes(date) && (weekdayOf(date) <= FRIDAY || makeUpDays.some((day) => day.date === date));

/** The n-th working day after a date, which itself does not count; the date itself for 0. */
export const addWorkingDays = (rules: HallRules, date: string, days: number): string => {
  let last = date;
  for (let left = days; left > 0; ) {
    last = dateAfter(last, 1);
    if (isWorkingDay(rules, last)) left--;
  }
  return last;
};

/** The hours of a hall, read from where the wall stands now. */
export interface WorkingTime {
  readonly rules: HallRules;
  readonly when: Moment;
}

/** A stretch in which the hall is open; ms since 1970 UTC. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

const midnightOf = ({ when }: WorkingTime, date: string): number =>
  instantAt(when, 0) + daysBetween(when.date, date) * DAY_MS;

const dateOf = (time: WorkingTime, at: number): string =>
  dateAfter(time.when.date, Math.floor((at - instantAt(time.when, 0)) / DAY_MS));

const stretchesOn = (time: WorkingTime, date: string): Stretch[] => {
  const midnight = midnightOf(time, date);
  if (isAlwaysOpen(time.rules, date)) return [{ from: midnight, to: midnight + DAY_MS }];
  return sessionsOn(time.rules, { date, weekday: weekdayOf(date) })
    .map(({ from, to }) => ({ from: midnight + minuteOf(from) * MINUTE_MS, to: midnight + minuteOf(to) * MINUTE_MS }))
    .sort((a, b) => a.from - b.from);
};

/** Working time between two instants, ms; 0 where the second is not later. */
export const workingMs = (time: WorkingTime, from: number, to: number): number => {
  const last = dateOf(time, to);
  let sum = 0;
  for (let date = dateOf(time, from); date <= last; date = dateAfter(date, 1))
    for (const open of stretchesOn(time, date)) sum += Math.max(0, Math.min(to, open.to) - Math.max(from, open.from));
  return sum;
};

/** The instant at which so much working time has passed; by the wall clock where the hall never opens. ms since 1970 UTC. */
export const afterWorking = (time: WorkingTime, from: number, lengthMs: number): number => {
  let left = lengthMs;
  let date = dateOf(time, from);
  for (let day = 0; day <= DAYS_MAX; day++, date = dateAfter(date, 1)) {
    for (const open of stretchesOn(time, date)) {
      const begin = Math.max(from, open.from);
      if (begin + left <= open.to) return begin + left;
      left -= Math.max(0, open.to - begin);
    }
  }
  return from + lengthMs;
};

/** The instant from which so much working time is left until another; by the wall clock where the hall never opens. */
export const beforeWorking = (time: WorkingTime, until: number, lengthMs: number): number => {
  let left = lengthMs;
  let date = dateOf(time, until);
  for (let day = 0; day <= DAYS_MAX; day++, date = dateAfter(date, -1)) {
    for (const open of stretchesOn(time, date).reverse()) {
      const end = Math.min(until, open.to);
      if (end - left >= open.from) return end - left;
      left -= Math.max(0, end - open.from);
    }
  }
  return until - lengthMs;
};

/** As the hall closes that day; at midnight on a day on which it does not open. ms since 1970 UTC. */
const endOf = (time: WorkingTime, date: string): number =>
  stretchesOn(time, date).at(-1)?.to ?? midnightOf(time, date) + DAY_MS;

/**
 * When a promise of so many working days runs out, today not counted; 0 is the end of today, or of the next working day once
 * today's work is over. ms since 1970 UTC.
 */
export const endOfWorkingDay = (time: WorkingTime, from: number, days: number): number => {
  const today = dateOf(time, from);
  const isOver = !isWorkingDay(time.rules, today) || endOf(time, today) <= from;
  return endOf(time, addWorkingDays(time.rules, today, days === 0 && isOver ? 1 : days));
};
