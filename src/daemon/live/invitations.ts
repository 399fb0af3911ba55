// Which idle window is to call a ticket that has just come, or come back: told at its desk, and no longer once the ticket does not wait or
// the window is not idle. A reading of the events; after a restart nobody is invited any more.

import { inviteFor } from "../../hall/decide/invite.ts";
import type { HallEvent } from "../../hall/events.ts";
import { clerksWindow, type Hall, type Ticket } from "../../hall/state.ts";
import type { Recorded } from "../hall-port.ts";

/** What the desk of an invited window shows. */
export interface Invitation {
  readonly number: string;
}

interface Invited extends Invitation {
  readonly ticket: string;
}

const stands = (hall: Hall, window: string, { ticket }: Invited): boolean => {
  const { state, draining } = hall.windows.get(window) ?? {};
  const isIdle = (state === "open" || state === "rating") && !draining;
  return isIdle && hall.tickets.get(ticket)?.status === "waiting";
};

/** Of a newcomer it stands in the event; whoever comes back, or is sent on, is looked after here. */
const inviting = (hall: Hall, { service, class: className, toWindow, toClerk }: Ticket, event: HallEvent) => {
  if (event.kind === "TicketIssued") return event.data.invites;
  if (event.kind !== "TicketReturned" && event.kind !== "TicketTransferred") return undefined;
  if (toClerk !== undefined) return clerksWindow(hall, toClerk)?.id;
  return toWindow ?? inviteFor(hall, service, className, event.at);
};

/** @param publish undefined: nobody is invited there any more */
export const watchInvitations = (
  hall: () => Hall,
  publish: (window: string, invitation: Invitation | undefined) => void,
): { onRecorded(recorded: readonly Recorded[]): void } => {
  const invited = new Map<string, Invited>();
  const note = ({ event }: Recorded): void => {
    const ticket = "ticket" in event.data ? hall().tickets.get(event.data.ticket) : undefined;
    const window = ticket && inviting(hall(), ticket, event);
    if (!ticket || window === undefined) return;
    const { id, number } = ticket;
    // The first who came is the first to be called.
    if (!invited.has(window)) publish(window, { number });
    invited.set(window, invited.get(window) ?? { ticket: id, number });
  };
  const withdraw = (): void => {
    for (const [window, one] of invited) {
      if (stands(hall(), window, one)) continue;
      invited.delete(window);
      publish(window, undefined);
    }
  };
  return {
    onRecorded(recorded) {
      withdraw();
      for (const record of recorded) note(record);
      withdraw();
    },
  };
};
