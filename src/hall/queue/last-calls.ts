// What a call does beside moving its ticket: it heads the list of the last calls, and those kept for a number of calls
// count it. Both can be taken back, because a call can.
import type { Hall, Ticket } from "../state.ts";

const CALLS_SHOWN = 12;

export const noteCall = (hall: Hall, ticket: string): void => {
  hall.calls = [ticket, ...hall.calls.filter((id) => id !== ticket)].slice(0, CALLS_SHOWN);
};

/** The last calls as if this one had not been; calls of other windows since then stay. */
export const takeBackCall = (hall: Hall, ticket: string, callsBefore: readonly string[]): void => {
  const newer = hall.calls.includes(ticket) ? hall.calls.slice(0, hall.calls.indexOf(ticket)) : hall.calls;
  const wasCalled = (id: string) => hall.tickets.get(id)?.calledAt !== undefined;
  const older = callsBefore.filter((id) => !newer.includes(id) && wasCalled(id));
  hall.calls = [...newer, ...older].slice(0, CALLS_SHOWN);
};

/** Those kept for a number of calls of its service, of which this is one; in order of place. */
export const countingTickets = (hall: Hall, called: Ticket): Ticket[] =>
  [...hall.kept]
    .map((id) => hall.tickets.get(id)!)
    .filter((kept) => kept !== called && kept.service === called.service && kept.keptCalls !== undefined)
    .sort((a, b) => a.place - b.place);

/** Returns the tickets that have counted the call. */
export const countDown = (hall: Hall, called: Ticket): string[] => {
  const counting = countingTickets(hall, called);
  for (const kept of counting) kept.keptCalls!--;
  return counting.map(({ id }) => id);
};

export const countUp = (hall: Hall, counted: readonly string[]): void => {
  for (const id of counted) {
    const ticket = hall.tickets.get(id);
    if (ticket?.status === "kept" && ticket.keptCalls !== undefined) ticket.keptCalls++;
  }
};
