// The end of a matter: the visit goes on with the next one, back to who asked for it, or is over.
import type { Moment } from "../../base/calendar.ts";
import type { HallEvent } from "../events.ts";
import { takes } from "../queue/work.ts";
import { isRefusal, refuse } from "../refusals.ts";
import { type Hall, isClosing, rulesOf, type Ticket, type Window } from "../state.ts";
import { minutesFor } from "../steering/expected-wait.ts";
import { afterVisitor, type Decide, happened, presentFor, since, visitFor } from "./decision.ts";

/** The way back to the window that asked for the ticket to return; to anyone who takes the service if it is closing. */
const goingBack = (hall: Hall, window: Window, ticket: Ticket, when: Moment): HallEvent | undefined => {
  if (!ticket.returnsTo) return undefined;
  const { window: home, service } = ticket.returnsTo;
  const homeWindow = hall.windows.get(home);
  if (homeWindow === window && service === ticket.service) return undefined;
  const direction = homeWindow && !isClosing(homeWindow) ? { toWindow: home } : {};
  const { id, place } = ticket;
  return happened(when, "TicketTransferred", {
    ticket: id,
    window: window.id,
    service,
    ...direction,
    place,
    first: true,
  });
};

/** Where the visitor waits least; without a forecast, what they asked for first. */
const soonest = (hall: Hall, { matters = [], class: className }: Ticket, when: Moment): string =>
  matters
    .map((service) => ({ service, minutes: minutesFor(hall, service, className, when) ?? 0 }))
    .reduce((best, other) => (other.minutes < best.minutes ? other : best)).service;

/** Nobody draws a second number: what this window takes goes on here, anything else keeps the place in its own line. */
const goingOn = (hall: Hall, window: Window, ticket: Ticket, when: Moment): HallEvent | undefined => {
  const { id, matters = [], service, place } = ticket;
  if (matters.length === 0) return undefined;
  const here = window.draining ? undefined : matters.find((matter) => takes(hall, window, matter));
  const next = here ?? soonest(hall, ticket, when);
  const left = matters.filter((matter) => matter !== next);
  if (here === undefined)
    return happened(when, "TicketTransferred", {
      ticket: id,
      window: window.id,
      service: next,
      place,
      first: false,
      left,
    });
  const clerk = window.clerk ?? "";
  const servedMs = since(ticket.startedAt, when);
  return happened(when, "MatterDone", { ticket: id, window: window.id, clerk, service, next, left, servedMs });
};

const served = (hall: Hall, window: Window, ticket: Ticket, when: Moment): HallEvent =>
  happened(when, "TicketServed", {
    ticket: ticket.id,
    window: window.id,
    clerk: window.clerk ?? "",
    servedMs: since(ticket.startedAt, when),
    asksRating: rulesOf(hall).ratingSeconds > 0,
  });

export const finishService: Decide<"FinishService"> = (hall, { args, by, when }) => {
  const visit = visitFor(hall, args.window, by, "serving");
  if (isRefusal(visit)) return visit;
  const [window, ticket] = visit;
  const next = goingBack(hall, window, ticket, when) ?? goingOn(hall, window, ticket, when);
  const end = next ?? served(hall, window, ticket, when);
  return end.kind === "MatterDone" ? [end] : [end, ...afterVisitor(hall, window, when)];
};

/** As many as a visitor may name at the machine. */
const MATTERS_MAX = 5;

export const addMatter: Decide<"AddMatter"> = (hall, { args: { window: id, service }, by, when }) => {
  const visit = presentFor(hall, id, by);
  if (isRefusal(visit)) return visit;
  const [window, ticket] = visit;
  const { matters = [] } = ticket;
  if (!hall.services.has(service)) return refuse("unknown-service", service);
  if (service === ticket.service || matters.includes(service)) return refuse("same-matter", service);
  if (matters.length >= MATTERS_MAX) return refuse("too-many-matters", String(MATTERS_MAX));
  return [happened(when, "MatterAdded", { ticket: ticket.id, window: window.id, service })];
};
