// What visitors may do: take a number, give it back, come back, rate.
import type { Moment } from "../base/calendar.ts";
import type { CommandArgs } from "./commands.ts";
import { type Decide, happened, ticketFor } from "./decision.ts";
import { sayingFor } from "./expected-wait.ts";
import { issuingSession } from "./hours.ts";
import { inviteFor } from "./invite.ts";
import { countWaiting } from "./lines.ts";
import { tailPlace } from "./places.ts";
import { isRefusal, type Refusal, refuse } from "./refusals.ts";
import type { Service, Session } from "./rules.ts";
import { type Hall, isOver, nextNumber, numberText, ordinaryClass, personKey, rulesOf } from "./state.ts";

const quotaRefusal = (hall: Hall, service: Service, session: Session | "always"): Refusal | undefined => {
  const counter = hall.counters.get(service.id);
  if (hall.issued >= rulesOf(hall).ticketsMax) return refuse("quota-reached", "hall");
  if (service.quotaDay !== undefined && (counter?.issued ?? 0) >= service.quotaDay)
    return refuse("quota-reached", "day");
  if (session !== "always") {
    const quota = service.quotaSession?.[session.id];
    const issued = counter?.bySession[session.id] ?? 0;
    if (quota !== undefined && issued >= quota) return refuse("quota-reached", session.id);
  }
  return nextNumber(hall, service) > service.to ? refuse("numbers-exhausted") : undefined;
};

const holderRefusal = (hall: Hall, service: Service, person: string | undefined): Refusal | undefined => {
  if (!service.onePerPerson || person === undefined) return undefined;
  const [open] = hall.openByPerson.get(personKey(person, service.id)) ?? [];
  return open === undefined ? undefined : refuse("already-waiting", hall.tickets.get(open)?.number);
};

const issuing = (hall: Hall, args: CommandArgs<"TakeTicket">, when: Moment) => {
  const service = hall.services.get(args.service);
  if (!service) return refuse("unknown-service", args.service);
  if (args.class !== undefined && !hall.classes.has(args.class)) return refuse("unknown-class", args.class);
  const session = issuingSession(rulesOf(hall), when);
  if (!session) return refuse("hall-shut");
  const stop = hall.stops.get("*") ?? hall.stops.get(service.id);
  if (stop !== undefined) return refuse("issuing-stopped", stop);
  return quotaRefusal(hall, service, session) ?? holderRefusal(hall, service, args.person) ?? { service, session };
};

export const takeTicket: Decide<"TakeTicket"> = (hall, { args, when }) => {
  const issue = issuing(hall, args, when);
  if (isRefusal(issue)) return issue;
  const { service, session } = issue;
  const number = numberText(service, nextNumber(hall, service));
  const className = args.class ?? ordinaryClass(hall);
  const saidMinutes = sayingFor(hall, service.id, className, when);
  const invites = inviteFor(hall, service.id, className, when.at);
  return [
    happened(when, "TicketIssued", {
      ticket: `${hall.date.replaceAll("-", "")}-${number}`,
      number,
      service: service.id,
      class: className,
      ahead: countWaiting(hall, service.id, className),
      paper: args.paper ?? false,
      place: tailPlace(hall),
      ...(session === "always" ? {} : { session: session.id }),
      ...(args.person === undefined ? {} : { person: args.person }),
      ...(saidMinutes === undefined ? {} : { saidMinutes }),
      ...(invites === undefined ? {} : { invites }),
    }),
  ];
};

const leaves = new Set(["waiting", "held", "kept"]);

export const cancelTicket: Decide<"CancelTicket"> = (hall, { args, when }) => {
  const ticket = ticketFor(hall, args.ticket);
  if (isRefusal(ticket)) return ticket;
  if (isOver(ticket)) return refuse("ticket-over", ticket.status);
  if (!leaves.has(ticket.status)) return refuse("ticket-elsewhere", ticket.window);
  return [happened(when, "TicketCancelled", args)];
};

export const returnTicket: Decide<"ReturnTicket"> = (hall, { args, when }) => {
  const ticket = ticketFor(hall, args.ticket);
  if (isRefusal(ticket)) return ticket;
  if (ticket.status === "held" || ticket.status === "kept") {
    return [happened(when, "TicketReturned", { ticket: ticket.id, from: ticket.status })];
  }
  return isOver(ticket) ? refuse("ticket-over", ticket.status) : refuse("wrong-step", `the ticket is ${ticket.status}`);
};

export const rateTicket: Decide<"RateTicket"> = (hall, { args, by, when }) => {
  const ticket = ticketFor(hall, args.ticket);
  if (isRefusal(ticket)) return ticket;
  // Nobody who served may press for the visitor (国办发〔2019〕51号: no forcing or steering of ratings).
  if (by.role === "clerk" || by.role === "manager") return refuse("not-allowed", "ratings are the visitor's");
  if (ticket.status !== "served" || !ticket.window) return refuse("not-served", ticket.status);
  if (ticket.rating !== undefined) return refuse("already-rated");
  const { grade, tags = [] } = args;
  return [
    happened(when, "TicketRated", {
      ticket: ticket.id,
      window: ticket.window,
      clerk: ticket.servedBy ?? "",
      grade,
      tags,
    }),
  ];
};
