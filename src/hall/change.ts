// The one way a ticket changes: out of every index, changed, and back into those it now belongs to. So a line, a
// person's open ticket and the lists that time looks at can never disagree with the ticket.
import { joinLine, leaveLine } from "./lines.ts";
import { type Hall, isOver, personKey, type Ticket } from "./state.ts";

const unindex = (hall: Hall, ticket: Ticket): void => {
  if (ticket.status === "waiting") leaveLine(hall, ticket);
  if (ticket.status === "held") hall.held.delete(ticket.id);
  if (ticket.status === "kept") hall.kept.delete(ticket.id);
  if (ticket.person && !isOver(ticket)) hall.openByPerson.delete(personKey(ticket.person, ticket.service));
};

/** Enters a ticket where its status says it belongs. */
export const index = (hall: Hall, ticket: Ticket): void => {
  if (ticket.status === "waiting") joinLine(hall, ticket);
  if (ticket.status === "held") hall.held.add(ticket.id);
  if (ticket.status === "kept") hall.kept.add(ticket.id);
  if (ticket.person && !isOver(ticket)) hall.openByPerson.set(personKey(ticket.person, ticket.service), ticket.id);
};

export const change = (hall: Hall, ticket: Ticket, fields: Partial<Ticket>): void => {
  unindex(hall, ticket);
  Object.assign(ticket, fields);
  ticket.revision++;
  index(hall, ticket);
};

/** Puts every field back to what it was, except the revision, which only grows. */
export const restore = (hall: Hall, ticket: Ticket, before: Ticket): void => {
  unindex(hall, ticket);
  const revision = ticket.revision + 1;
  for (const field of Object.keys(ticket) as (keyof Ticket)[]) delete ticket[field];
  Object.assign(ticket, before, { revision });
  index(hall, ticket);
};
