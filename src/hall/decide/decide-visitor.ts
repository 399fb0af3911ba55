// What visitors may do: take a number, give it back, come back.
import { arrivingBy } from "../appointments/check-in.ts";
import { isRefusal, refuse } from "../refusals.ts";
import { isOver } from "../state.ts";
import { type Decide, happened, ticketFor } from "./decision.ts";
import { issueTicket, takenBy } from "./issue.ts";

export const takeTicket: Decide<"TakeTicket"> = (hall, { args, by, when }) => {
  if (by.role === "kiosk" && hall.classes.get(args.class ?? "")?.isPicked === false)
    return refuse("not-allowed", `class ${args.class}`);
  const wish = { ...args, ...takenBy(by) };
  return arrivingBy(hall, wish, when) ?? issueTicket(hall, wish, when);
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
