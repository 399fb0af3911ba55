// Which idle window is to call a ticket that has just come: told at its desk, and no longer once the ticket does not wait or
// the window is not idle. A reading of the events; after a restart nobody is invited any more.
import type { Hall } from "../hall/state.ts";
import type { Recorded } from "./hall-port.ts";

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

/** @param publish undefined: nobody is invited there any more */
export const watchInvitations = (
  hall: () => Hall,
  publish: (window: string, invitation: Invitation | undefined) => void,
): { onRecorded(recorded: readonly Recorded[]): void } => {
  const invited = new Map<string, Invited>();
  const note = ({ event }: Recorded): void => {
    if (event.kind !== "TicketIssued" || event.data.invites === undefined) return;
    const { invites, ticket, number } = event.data;
    // The first who came is the first to be called.
    if (!invited.has(invites)) publish(invites, { number });
    invited.set(invites, invited.get(invites) ?? { ticket, number });
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
