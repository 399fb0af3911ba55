// Whether the calendar knows the public holidays of the days ahead. The list of a year is announced late in the year before; which
// days it has is nothing that anybody could compute.

import { type Hall, rulesOf } from "../state.ts";
import type { HallRules } from "./rules.ts";

/** From here on the next year's list is asked for: it is announced in these weeks. */
const ASKED_FROM = "11-01";

/** The year whose holidays nobody has entered yet; undefined in a hall that keeps none, or while there is time. */
export const yearToEnter = ({ holidays }: Pick<HallRules, "holidays">, date: string): number | undefined => {
  if (holidays.length === 0) return undefined;
  const year = Number(date.slice(0, 4));
  const years = date.slice(5) >= ASKED_FROM ? [year, year + 1] : [year];
  return years.find((one) => !holidays.some((holiday) => holiday.startsWith(`${one}-`)));
};

export interface CalendarAhead {
  readonly yearToEnter?: number;
}

export const calendarAhead = (hall: Hall): CalendarAhead => {
  const year = hall.rules && hall.date !== "" ? yearToEnter(rulesOf(hall), hall.date) : undefined;
  return year === undefined ? {} : { yearToEnter: year };
};
