// What a ticket machine offers besides a number for a service, as the rules have it.
import type { HallRules } from "./rules.ts";

export interface MachineDoors {
  /** A time can be booked (预约). */
  readonly takesAppointments?: true;
  /** Results of cases are fetched through the queue (出件). */
  readonly handsOut?: true;
  /** A service can be rated there, by the code on the ticket's paper (好差评). */
  readonly takesRatings?: true;
}

export const machineDoors = ({ appointments, cases, ratings }: HallRules): MachineDoors => ({
  ...(appointments.slots.length > 0 && { takesAppointments: true }),
  ...(cases.handOutService !== undefined && { handsOut: true }),
  ...(ratings.channels.includes("kiosk") && { takesRatings: true }),
});
