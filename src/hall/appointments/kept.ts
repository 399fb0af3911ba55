// What walk-ins have to leave to appointments: places that are booked and not taken yet, and free ones until they are released.
import { type Moment, minuteOf } from "../../base/calendar.ts";
import { type Hall, rulesOf } from "../state.ts";
import { bookedOn } from "./book.ts";
import { takenPlaces } from "./bookable.ts";
import { placesOn } from "./slots.ts";

interface Hours {
  readonly from: string;
  readonly to: string;
}

const ALL_DAY: Hours = { from: "00:00", to: "24:00" };

const countBooked = (hall: Hall, service: string, date: string, hours: Hours): number =>
  bookedOn(hall, date).filter((one) => one.service === service && hours.from <= one.from && one.from < hours.to).length;

/** Of today, in these hours. */
export const placesKept = (hall: Hall, service: string, when: Moment, hours: Hours = ALL_DAY): number => {
  const rules = rulesOf(hall);
  const { slots, releaseMinutes } = rules.appointments;
  if (slots.length === 0) return 0;
  const taken = takenPlaces(hall, when.date);
  const free = placesOn(rules, when)
    .filter((place) => place.service === service && hours.from <= place.from && place.from < hours.to)
    .filter(({ from }) => minuteOf(from) - when.minute >= releaseMinutes)
    .reduce((sum, place) => sum + Math.max(0, place.places - taken({ ...place, date: when.date })), 0);
  return countBooked(hall, service, when.date, hours) + free;
};
