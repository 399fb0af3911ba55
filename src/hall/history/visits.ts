// The visits of a ticket: from the call to the end. Most tickets have one, which their own fields tell; those that were
// held or sent on keep the stays before it. A stay undone is undone here too, since the ticket is as it was.
import { MINUTE_MS } from "../../base/calendar.ts";
import type { Hall, Stay, Ticket, Window } from "../state.ts";

/** Nobody is sent on so often; what a wrong device may do all day is not kept. */
const EARLIER_MAX = 12;
/** Start and end in one breath are two presses and no visit, min. */
const VISIT_MINUTES_MIN = 0.2;

const stayOf = ({ service, calledAt, startedAt }: Ticket, clerk: string, window: string, endedAt: number): Stay => ({
  service,
  window,
  clerk,
  calledAt: calledAt ?? endedAt,
  hasStarted: startedAt !== undefined,
  endedAt,
});

/** The fields of a ticket whose stay at a window ends before its matter does. */
export const leaving = (ticket: Ticket, window: Window, at: number): Pick<Partial<Ticket>, "earlier" | "startedAt"> => {
  const { earlier = [] } = ticket;
  const stays =
    earlier.length < EARLIER_MAX ? [...earlier, stayOf(ticket, window.clerk ?? "", window.id, at)] : earlier;
  return { startedAt: undefined, earlier: stays };
};

/** What the visitor took the number for. */
export const askedFor = ({ earlier, service }: Ticket): string => earlier?.[0]?.service ?? service;

const staysOf = (ticket: Ticket): Stay[] => {
  const { earlier = [], status, window, servedBy = "", endedAt } = ticket;
  const isServed = status === "served" && window !== undefined && endedAt !== undefined;
  return isServed ? [...earlier, stayOf(ticket, servedBy, window, endedAt)] : [...earlier];
};

export interface Visit {
  readonly service: string;
  readonly clerk: string;
  /** The window's plan has the service not among its main work. */
  readonly isHelp: boolean;
  /** A window is busy from the call to the end, so the walk belongs to the visit. */
  readonly minutes: number;
}

const minutesOf = (stays: readonly Stay[]): number =>
  stays.reduce((sum, { calledAt, endedAt }) => sum + (endedAt - calledAt) / MINUTE_MS, 0);

/** What a ticket came back for is one visit, with the clerk who ended it. Over a clock set back nothing is measured. */
const visitOf = (hall: Hall, service: string, stays: readonly Stay[]): Visit[] => {
  const last = stays.at(-1);
  const minutes = minutesOf(stays);
  if (!last || minutes < VISIT_MINUTES_MIN || stays.some(({ calledAt, endedAt }) => endedAt < calledAt)) return [];
  const isHelp = !hall.plans.get(last.window)?.services.includes(service);
  return [{ service, clerk: last.clerk, isHelp, minutes }];
};

/** One for each service at which the visitor sat down. */
export const visitsOf = (hall: Hall, ticket: Ticket): Visit[] => {
  const stays = staysOf(ticket).filter(({ hasStarted }) => hasStarted);
  const services = new Set(stays.map(({ service }) => service));
  return [...services].flatMap((service) => {
    const own = stays.filter((stay) => stay.service === service);
    return visitOf(hall, service, own);
  });
};
