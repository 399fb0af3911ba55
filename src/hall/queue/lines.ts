// The lines people stand in: one per service, per directed window and per directed clerk, each split by class and
// ordered by place. Finding the head of a line costs nothing however long it is.

import type { Hall, Line, Ticket, Window } from "../state.ts";
import { placeAfter, tailPlace } from "./places.ts";
import { helpsOf } from "./work.ts";

/** Tickets sent to one window or one person stand in a line of their own. */
const lineOf = (ticket: Ticket): string => {
  if (ticket.toWindow) return `window ${ticket.toWindow}`;
  if (ticket.toClerk) return `clerk ${ticket.toClerk}`;
  return `service ${ticket.service}`;
};

/** Returning visitors are before every class. */
const keyOf = (line: string, className: string): string => `${line} ${className}`;
const FIRST = "*";
const classOf = (ticket: Ticket): string => (ticket.first ? FIRST : ticket.class);

const positionOf = (line: Line, place: number): number => {
  let low = 0;
  let high = line.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (line[middle]!.place < place) low = middle + 1;
    else high = middle;
  }
  return low;
};

export const joinLine = (hall: Hall, ticket: Ticket): void => {
  const key = keyOf(lineOf(ticket), classOf(ticket));
  const line = hall.lines.get(key);
  if (!line) hall.lines.set(key, [ticket]);
  else if (line.length === 0 || line[line.length - 1]!.place < ticket.place) line.push(ticket);
  else line.splice(positionOf(line, ticket.place), 0, ticket);
};

export const leaveLine = (hall: Hall, ticket: Ticket): void => {
  const key = keyOf(lineOf(ticket), classOf(ticket));
  const line = hall.lines.get(key);
  const position = line ? positionOf(line, ticket.place) : 0;
  if (!line || line[position] !== ticket) throw new Error(`ticket ${ticket.id} does not stand in ${key}`);
  if (position === 0) line.shift();
  else line.splice(position, 1);
  if (line.length === 0) hall.lines.delete(key);
};

/** The lines of those who were sent to a window, or to the clerk who sits there. */
const directedLines = (window: Window): string[] => [
  `window ${window.id}`,
  ...(window.clerk ? [`clerk ${window.clerk}`] : []),
];

/** The lines a window may call from, its own work first in its plan's order. */
const lineNames = (hall: Hall, window: Window): string[] => [
  ...directedLines(window),
  ...window.services.map((service) => `service ${service}`),
  ...helpsOf(hall, window).map(({ service }) => `service ${service}`),
];

export interface Head {
  readonly ticket: Ticket;
  readonly class: string;
  readonly length: number;
}

/** The first ticket of each line and class that a window may call. */
export const headsFor = (hall: Hall, window: Window): Head[] => {
  const classes = [FIRST, ...hall.classes.keys()];
  const heads: Head[] = [];
  for (const name of lineNames(hall, window)) {
    for (const className of classes) {
      const line = hall.lines.get(keyOf(name, className));
      if (line?.[0]) heads.push({ ticket: line[0], class: className, length: line.length });
    }
  }
  return heads;
};

export const isFirst = (head: Head): boolean => head.class === FIRST;

/** Who waits for a service in the hall's own line, in order of place, returning visitors included; the first `max`. */
export const waitingFor = (hall: Hall, service: string, max = Number.POSITIVE_INFINITY): Ticket[] =>
  [FIRST, ...hall.classes.keys()]
    .flatMap((className) => hall.lines.get(keyOf(`service ${service}`, className))?.slice(0, max) ?? [])
    .sort((a, b) => a.place - b.place)
    .slice(0, max);

/** Who gets ready while one is called. */
const NEXT_SHOWN_MAX = 2;

/** Their numbers, as they are likely to be called: who returns, then by class; the guard and claims may put another first. */
export const nextNumbers = (hall: Hall, service: string): string[] | undefined => {
  const rankOf = (ticket: Ticket): number =>
    ticket.first ? Number.POSITIVE_INFINITY : (hall.classes.get(ticket.class)?.rank ?? 0);
  // Two who return are equal, and Infinity less Infinity is no number.
  const byCall = (a: Ticket, b: Ticket) => (rankOf(a) === rankOf(b) ? a.place - b.place : rankOf(b) - rankOf(a));
  const heads = [FIRST, ...hall.classes.keys()].flatMap(
    (className) => hall.lines.get(keyOf(`service ${service}`, className))?.slice(0, NEXT_SHOWN_MAX) ?? [],
  );
  if (heads.length === 0) return undefined;
  return heads
    .sort(byCall)
    .slice(0, NEXT_SHOWN_MAX)
    .map(({ number }) => number);
};

/** How many of them stand before this place. */
export const countBefore = (hall: Hall, service: string, place: number): number => {
  let count = 0;
  for (const className of [FIRST, ...hall.classes.keys()])
    count += positionOf(hall.lines.get(keyOf(`service ${service}`, className)) ?? [], place);
  return count;
};

/** How many wait in a service's line; with a class, those who will be called before a newcomer of that class. */
export const countWaiting = (hall: Hall, service: string, className?: string): number => {
  const rank = className === undefined ? 0 : (hall.classes.get(className)?.rank ?? 0);
  let count = hall.lines.get(keyOf(`service ${service}`, FIRST))?.length ?? 0;
  for (const other of hall.classes.values()) {
    if (other.rank >= rank) count += hall.lines.get(keyOf(`service ${service}`, other.id))?.length ?? 0;
  }
  return count;
};

/** How many wait for this window or its clerk and for nobody else. */
export const countDirected = (hall: Hall, window: Window): number => {
  let count = 0;
  for (const name of directedLines(window))
    for (const className of [FIRST, ...hall.classes.keys()])
      count += hall.lines.get(keyOf(name, className))?.length ?? 0;
  return count;
};

/** The instant since which somebody has waited longest for a service; undefined when nobody waits. */
export const longestSince = (hall: Hall, service: string): number | undefined => {
  let since: number | undefined;
  for (const className of [FIRST, ...hall.classes.keys()]) {
    const head = hall.lines.get(keyOf(`service ${service}`, className))?.[0];
    if (head && (since === undefined || head.issuedAt < since)) since = head.issuedAt;
  }
  return since;
};

/** The place behind the next n tickets of the ticket's own line; the tail's when fewer stand there. */
export const placeBehind = (hall: Hall, ticket: Ticket, places: number): number => {
  const line = hall.lines.get(keyOf(lineOf(ticket), ticket.class)) ?? [];
  const before = line[places - 1];
  return before ? placeAfter(hall, before.place) : tailPlace(hall);
};
