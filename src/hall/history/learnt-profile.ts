// How many come when, learnt from days that were counted. Every figure is drawn towards what is known more surely: the
// level of a service towards what its windows could serve, its weekday towards that of the hall, the course of a weekday
// towards that of all days. Each belief counts as so many days.
import { weekdayOf } from "../../base/calendar.ts";
import type { HallRules } from "../rules/rules.ts";
import type { Profile } from "../tide/forecast.ts";
import { coldTickets, type OpenHours, openHours } from "./cold-profile.ts";
import { type DayFacts, SLOT_MINUTES } from "./day-facts.ts";
import { thousandths } from "./rounding.ts";
import { usualShare, usualTickets } from "./typical-days.ts";

export interface WeightedDay extends DayFacts {
  readonly weight: number;
}

/** What is assumed of a new hall counts as this many days. */
const COLD_DAYS = 1;
/** Days scatter by a fifth, and so do weekdays: from the first few on a weekday is what it shows. */
const HALL_WEEKDAY_DAYS = 1;
/** One service of a day scatters by a quarter and more. */
const SERVICE_WEEKDAY_DAYS = 4;
/** Two or three tickets in a half hour say little of the course of one weekday. */
const COURSE_DAYS = 8;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Days, and those of them that are of one weekday. */
interface Past<T> {
  readonly all: readonly T[];
  readonly same: readonly T[];
}

/** A service that is new teaches from its first day on. */
const sinceItCame = (days: readonly WeightedDay[], service: string): readonly WeightedDay[] => {
  const since = days.find(({ services }) => services[service] !== undefined)?.date;
  return since === undefined ? days : days.filter(({ date }) => date >= since);
};

/** The weighted mean of the days, drawn to a belief. */
const drawnMean = <D extends { readonly weight: number }>(
  days: readonly D[],
  numberOf: (day: D) => number,
  believed: number,
  asDays: number,
): number => {
  const weights = sum(days.map(({ weight }) => weight));
  const total = sum(days.map((day) => day.weight * numberOf(day)));
  return weights + asDays > 0 ? (asDays * believed + total) / (asDays + weights) : believed;
};

/** How a weekday differs from the mean of all days; as believed while nothing is known. */
const weekdayFactor = (
  { all, same }: Past<WeightedDay>,
  ticketsOf: (day: WeightedDay) => number,
  believed: number,
  asDays: number,
): number => {
  const usual = drawnMean(all, ticketsOf, 0, 0);
  return usual > 0 ? drawnMean(same, (day) => ticketsOf(day) / usual, believed, asDays) : believed;
};

/** A day of one service: its tickets in the half hours of the hall. */
interface Course {
  readonly weight: number;
  readonly slots: readonly number[];
}

const coursesOf = (rules: HallRules, days: readonly WeightedDay[], service: string, hours: OpenHours): Course[] =>
  days.flatMap((day) => {
    const { detail, weight } = day;
    const { from, shares } = hours;
    const usual = usualShare(rules, day, service);
    const first = from / SLOT_MINUTES - (detail?.from ?? 0);
    const arrivals = detail?.arrivals[service] ?? [];
    return detail ? [{ weight, slots: shares.map((_, slot) => (arrivals[first + slot] ?? 0) * usual) }] : [];
  });

/** Mean course of the weekday, with as many in all as level and weekday make. */
const mixed = ({ all, same }: Past<Course>, { shares }: OpenHours, cold: number, factor: number): number[] => {
  const meanOf = (courses: readonly Course[], slot: number, believed: number, asDays: number) =>
    drawnMean(courses, ({ slots }) => slots[slot]!, believed, asDays);
  const usual = shares.map((share, slot) => (share > 0 ? meanOf(all, slot, cold * share, COLD_DAYS) : 0));
  const own = usual.map((believed, slot) => (believed > 0 ? meanOf(same, slot, believed, COURSE_DAYS) : 0));
  const total = sum(own);
  return own.map((tickets) => (total > 0 ? thousandths((tickets * factor * sum(usual)) / total) : 0));
};

/** The profile of a date. @param days typical ones before it */
export const learntProfile = (rules: HallRules, days: readonly WeightedDay[], date: string): Profile => {
  const hours = openHours(rules, date);
  const weekday = weekdayOf(date);
  const split = (all: readonly WeightedDay[]) => ({ all, same: all.filter((day) => weekdayOf(day.date) === weekday) });
  const hallFactor = weekdayFactor(split(days), (day) => usualTickets(rules, day), 1, HALL_WEEKDAY_DAYS);
  const perSlot = rules.services.map((service) => {
    const past = split(sinceItCame(days, service.id));
    const ticketsOf = (day: DayFacts) => (day.services[service.id]?.tickets ?? 0) * usualShare(rules, day, service.id);
    const factor = weekdayFactor(past, ticketsOf, hallFactor, SERVICE_WEEKDAY_DAYS);
    const courses = {
      all: coursesOf(rules, past.all, service.id, hours),
      same: coursesOf(rules, past.same, service.id, hours),
    };
    return mixed(courses, hours, coldTickets(rules, service), factor);
  });
  return { from: hours.from, slotMinutes: SLOT_MINUTES, perSlot };
};
