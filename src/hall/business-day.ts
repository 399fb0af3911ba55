// When a business day begins. Dates mostly follow the wall, but a clock may run ahead and be set right again: then no
// date begins twice, nobody who waits loses a number, and the hall does not stay in the future for ever.
import { type Hall, isOver } from "./state.ts";

const hasOpenTickets = (hall: Hall): boolean => {
  for (const ticket of hall.tickets.values()) if (!isOver(ticket)) return true;
  return false;
};

/** The last date that began before today; in a hall that has only begun and given no number, any is late enough. */
const lastBefore = (hall: Hall): string => {
  const before = hall.dates.findLast((date) => date < hall.date);
  return before ?? (hall.issued === 0 ? "" : hall.date);
};

/** Whether the day turns when the wall says this date. Back from the future only once nobody holds an open ticket. */
export const begins = (hall: Hall, date: string): boolean => {
  if (date === hall.date || hall.dates.includes(date)) return false;
  return date > hall.date || (date > lastBefore(hall) && !hasOpenTickets(hall));
};

/** The dates to remember once `date` has begun: the one before it, itself, and those to which numbers ran ahead. */
export const datesWith = (hall: Hall, date: string): string[] => {
  const isUnused = date < hall.date && hall.issued === 0;
  const all = [...hall.dates.filter((begun) => !isUnused || begun !== hall.date), date].sort();
  return all.slice(Math.max(0, all.indexOf(date) - 1));
};
