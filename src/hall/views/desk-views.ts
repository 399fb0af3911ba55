// What a clerk sees at a window, as entries of its topic: counts of those who wait, what the next one comes for, the ticket at the
// window and those of its own. Nobody is named before being called.
import { chooseNext } from "../queue/choose.ts";
import { countDirected, countWaiting } from "../queue/lines.ts";
import { helpsOf } from "../queue/work.ts";
import { type Hall, rulesOf } from "../state.ts";
import { compact } from "./compact.ts";
import { type Named, named, type TicketView, ticketView } from "./views.ts";

export interface DeskQueueView {
  readonly waiting: number;
  readonly services: readonly (Named & { readonly waiting: number; readonly isHelp?: true })[];
}

/** What waits for one window, help included; counts only, so that nobody is picked for who they are. */
export const deskQueueView = (hall: Hall, id: string): DeskQueueView | undefined => {
  const window = hall.windows.get(id);
  if (!window) return undefined;
  const waitingFor = (service: string) => ({ ...named(hall, service), waiting: countWaiting(hall, service) });
  const services = [
    ...window.services.map(waitingFor),
    ...helpsOf(hall, window).map(({ service }) => ({ ...waitingFor(service), isHelp: true as const })),
  ];
  return { waiting: services.reduce((sum, { waiting }) => sum + waiting, countDirected(hall, window)), services };
};

/** What the visitor who is likely to be called next comes for. Not who: nobody is picked for that, nor left waiting. */
export interface DeskNextView extends Named {
  /** Id, where it is not the ordinary one. */
  readonly class?: string;
  /** ms since 1970 UTC. */
  readonly issuedAt: number;
  /** What a colleague wrote who sent them here. */
  readonly note?: string;
}

/** Null when nobody waits. Others may come before, and by the time of the call somebody else may be due. */
export const deskNextView = (hall: Hall, id: string): DeskNextView | null => {
  const window = hall.windows.get(id);
  const ticket = window && chooseNext(hall, window, hall.at)?.ticket;
  if (!ticket) return null;
  const rank = hall.classes.get(ticket.class)?.rank ?? 0;
  const { service, issuedAt, note } = ticket;
  return compact({ ...named(hall, service), class: rank > 0 ? ticket.class : undefined, issuedAt, note });
};

/** The window's own held and kept tickets, which its clerk may call back, and those left to the whole hall. */
export const deskOwnView = (hall: Hall, id: string): TicketView[] =>
  [...hall.held, ...hall.kept]
    .map((ticket) => hall.tickets.get(ticket)!)
    .filter((ticket) => ticket.window === id || ticket.holdPool === "hall")
    .sort((a, b) => a.place - b.place)
    .map((ticket) => ticketView(hall, ticket));

export const deskTicketView = (hall: Hall, id: string): TicketView | null => {
  const ticket = hall.tickets.get(hall.windows.get(id)?.ticket ?? "");
  return ticket ? ticketView(hall, ticket) : null;
};

export const deskUndoView = (hall: Hall, id: string): { step: string; until: number } | null => {
  const undo = hall.windows.get(id)?.undo;
  return undo ? { step: undo.step, until: undo.at + rulesOf(hall).undoSeconds * 1000 } : null;
};
