// The one way a ticket changes: out of every index, changed, and back into those it now belongs to. So a line, a
// person's open ticket and the lists that time looks at can never disagree with the ticket.

import { type Hall, isOver, personKey, type Ticket } from "../state.ts";
import { joinLine, leaveLine } from "./lines.ts";

/** A person may hold several open tickets of a service: where the service allows it, or after a transfer. */
const forget = (hall: Hall, person: string, ticket: Ticket): void => {
  const key = personKey(person, ticket.service);
  const open = hall.openByPerson.get(key);
  open?.delete(ticket.id);
  if (open?.size === 0) hall.openByPerson.delete(key);
};

const remember = (hall: Hall, person: string, ticket: Ticket): void => {
  const key = personKey(person, ticket.service);
  hall.openByPerson.set(key, (hall.openByPerson.get(key) ?? new Set()).add(ticket.id));
};

const unindex = (hall: Hall, ticket: Ticket): void => {
  if (ticket.status === "waiting") leaveLine(hall, ticket);
  if (ticket.status === "held") hall.held.delete(ticket.id);
  if (ticket.status === "kept") hall.kept.delete(ticket.id);
  if (ticket.person && !isOver(ticket)) forget(hall, ticket.person, ticket);
};

/** Enters a ticket where its status says it belongs. */
export const index = (hall: Hall, ticket: Ticket): void => {
  if (ticket.status === "waiting") joinLine(hall, ticket);
  if (ticket.status === "held") hall.held.add(ticket.id);
  if (ticket.status === "kept") hall.kept.add(ticket.id);
  if (ticket.person && !isOver(ticket)) remember(hall, ticket.person, ticket);
};

/** Never set to undefined first: a ticket whose fields come and go is slow to read for the rest of the day. */
const put = <F extends keyof Ticket>(ticket: Ticket, field: F, value: Ticket[F] | undefined): void => {
  if (value !== undefined) ticket[field] = value;
  else if (field in ticket) delete ticket[field];
};

/** A field given as undefined is taken away, so that a ticket read back from a snapshot is the same. */
export const change = (hall: Hall, ticket: Ticket, fields: Partial<Ticket>): void => {
  unindex(hall, ticket);
  for (const field of Object.keys(fields) as (keyof Ticket)[]) put(ticket, field, fields[field]);
  ticket.revision++;
  index(hall, ticket);
};

/**
 * Puts the ticket back to what it was. What has left the hall stays as it is: paper that was printed, and calls that
 * were heard, whose numbers name them for ever. The revision only grows.
 */
export const restore = (hall: Hall, ticket: Ticket, before: Ticket): void => {
  unindex(hall, ticket);
  const { calls, paper, copies, revision } = ticket;
  for (const field of Object.keys(ticket) as (keyof Ticket)[]) delete ticket[field];
  Object.assign(ticket, before, { calls, paper, copies, revision: revision + 1 });
  index(hall, ticket);
};
