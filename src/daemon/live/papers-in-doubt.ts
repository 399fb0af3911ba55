// Tickets whose paper nobody is sure of, or that got none though they were to have one: what the manager is asked about, however
// far back in a line they stand, also at a window or on hold. A reading of the hall, kept up with its events.
import { type Hall, isOver } from "../../hall/state.ts";
import { type TicketView, ticketView } from "../../hall/views/views.ts";
import type { Recorded } from "../hall-port.ts";

/** Asked about at once; the others follow as these are answered. */
const SHOWN_MAX = 50;

export interface PapersInDoubt {
  onRecorded(recorded: readonly Recorded[]): void;
}

const isInDoubt = (hall: Hall, id: string): boolean => {
  const ticket = hall.tickets.get(id);
  return ticket !== undefined && !isOver(ticket) && (ticket.paper === "unknown" || ticket.paper === "failed");
};

const ticketsOf = (recorded: readonly Recorded[]): string[] =>
  recorded.flatMap(({ event: { data } }) => ("ticket" in data ? [data.ticket] : []));

/** Publishes the tickets in doubt, oldest first: at once, and whenever they change. */
export const watchPapers = (hall: () => Hall, publish: (tickets: readonly TicketView[]) => void): PapersInDoubt => {
  const known = new Set([...hall().tickets.keys()].filter((id) => isInDoubt(hall(), id)));
  const tell = () => {
    for (const id of known) if (!isInDoubt(hall(), id)) known.delete(id);
    const shown = [...known].slice(0, SHOWN_MAX);
    publish(shown.map((id) => ticketView(hall(), hall().tickets.get(id)!)));
  };
  tell();
  return {
    onRecorded(recorded) {
      const touched = ticketsOf(recorded).filter((id) => known.has(id) || isInDoubt(hall(), id));
      const isNewDay = known.size > 0 && recorded.some(({ event }) => event.kind === "DayTurned");
      if (touched.length === 0 && !isNewDay) return;
      for (const id of touched) known.add(id);
      tell();
    },
  };
};
