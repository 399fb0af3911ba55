// What a ticket machine offers besides a number for a service, as the rules have it.
import type { HallRules } from "./rules.ts";

export interface MachineDoors {
  /** A time can be booked (预约). */
  readonly takesAppointments?: true;
  /** Results of cases are fetched through the queue (出件). */
  readonly handsOut?: true;
}

export const machineDoors = ({ appointments, cases }: HallRules): MachineDoors => ({
  ...(appointments.slots.length > 0 && { takesAppointments: true }),
  ...(cases.handOutService !== undefined && { handsOut: true }),
});
