// What has happened to appointments (预约). No event names a person; `person` is a reference that can be purged elsewhere.
import type { Channel } from "./book.ts";

/** How somebody came beside the time they had booked. */
export type Arrival = "early" | "in-time" | "late";

interface Kept {
  readonly appointment: string;
  readonly service: string;
  readonly date: string;
  readonly from: string;
}

export interface AppointmentEvents {
  AppointmentBooked: Kept & {
    readonly to: string;
    readonly code: string;
    readonly channel: Channel;
    readonly person: string;
    readonly alias?: string;
    readonly external?: string;
  };
  AppointmentMoved: Kept & {
    readonly to: string;
    /** Where it was before. */
    readonly left: { readonly date: string; readonly from: string };
  };
  AppointmentCancelled: Kept & { readonly reason?: string };
  /** The number itself is in the TicketIssued beside it. */
  AppointmentArrived: Kept & {
    readonly arrival: Arrival;
    readonly ticket: string;
    readonly number: string;
    readonly ahead: number;
  };
  /** Whoever came early and waited as ordinary has the class of appointments from now on. */
  AppointmentRaised: { readonly appointment: string; readonly ticket: string; readonly class: string };
  /** Nobody came in time; the place goes back to the queue. */
  AppointmentLapsed: Kept;
  /** The clock by which it had lapsed was set back. */
  LapseWithdrawn: { readonly appointment: string };
  /** Another day has begun; what was over before the last such day leaves the book. */
  AppointmentsTidied: { readonly date: string };
}
