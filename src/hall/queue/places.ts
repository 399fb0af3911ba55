// The places people stand at. Every number gets the next whole one; whoever moves back gets one between two others, and
// no two tickets have the same, so that an order by place is always an order.
import type { Hall, Ticket } from "../state.ts";

/** Places finer than this are counted anew, long before halving a gap runs out of digits. */
const FINEST = 2 ** -20;

export const tailPlace = (hall: Hall): number => hall.places + 1;

/** Somebody stands at a place from now on; the tail is behind it. Returns the place. */
export const takePlace = (hall: Hall, place: number): number => {
  hall.places = Math.max(hall.places, Math.ceil(place));
  return place;
};

/** Looks at everything that has a place: the tickets, and what an undo would put back. */
const eachPlaced = (hall: Hall, look: (placed: Ticket) => void): void => {
  for (const ticket of hall.tickets.values()) look(ticket);
  for (const { undo } of hall.windows.values()) if (undo) look(undo.ticketBefore);
};

/** A place that nobody has, right behind another. */
export const placeAfter = (hall: Hall, place: number): number => {
  let next = tailPlace(hall);
  eachPlaced(hall, (other) => {
    if (other.place > place && other.place < next) next = other.place;
  });
  return next > hall.places ? next : (place + next) / 2;
};

const recount = (hall: Hall): void => {
  const taken = new Set<number>();
  eachPlaced(hall, ({ place }) => taken.add(place));
  const order = [...taken].sort((a, b) => a - b);
  const rankOf = new Map(order.map((place, position) => [place, position + 1]));
  eachPlaced(hall, (placed) => {
    placed.place = rankOf.get(placed.place)!;
  });
  hall.places = order.length;
};

/** Gives everybody a whole place, in the order in which they stand, when a move back has made the gaps too fine. */
export const keepPlacesApart = (hall: Hall, latest: number): void => {
  if (!Number.isInteger(latest / FINEST)) recount(hall);
};
