// What a day leaves behind when it ends: services that their visitors may still rate from home. What is past its time goes.
import { DAY_MS } from "../../base/calendar.ts";
import { type Hall, rulesOf } from "../state.ts";
import type { Complaint, Rateable } from "./book.ts";
import { setNextAlarm } from "./deadlines.ts";
import { rateableOf } from "./rate-ticket.ts";

/** A closed complaint is shown for a month. */
const CLOSED_MS = 30 * DAY_MS;
/** A flood must not fill the state: the oldest go first. */
const RATEABLE_MAX = 10_000;

const isOfLateUse = ({ closed }: Complaint, at: number): boolean => !closed || at - closed.at < CLOSED_MS;

const entriesOf = (hall: Hall): [string, Rateable][] =>
  [...hall.tickets.values()].flatMap((ticket): [string, Rateable][] => {
    const service = rateableOf(ticket);
    return service ? [[ticket.id, service]] : [];
  });

/** Before the tickets of the day are gone. @param at ms at which the next day begins */
export const keepForLater = (hall: Hall, at: number): void => {
  if (!hall.rules) return;
  const book = hall.complaints;
  const { days, channels } = rulesOf(hall).ratings;
  const isKept = channels.includes("phone") && days > 0;
  const all = isKept ? [...Object.entries(book.rateable), ...entriesOf(hall)] : [];
  const inTime = all.filter(([, { servedAt }]) => at - servedAt <= days * DAY_MS);
  book.rateable = Object.fromEntries(inTime.slice(-RATEABLE_MAX));
  book.complaints = Object.fromEntries(Object.entries(book.complaints).filter(([, one]) => isOfLateUse(one, at)));
  setNextAlarm(book);
};
