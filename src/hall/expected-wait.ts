// How long a visitor will probably wait, from the usual length of a visit. It learns nothing from the day.
import { countBefore } from "./lines.ts";
import { type Hall, isClosing, type Ticket, type Window } from "./state.ts";

/** Whole minutes, 5 apart. `from` may be 0. */
export interface ExpectedWait {
  readonly fromMinutes: number;
  readonly toMinutes: number;
}

/** Visits differ: of ten waits some eight lie between these times the mean. */
const SHORTEST = 0.6;
const LONGEST = 1.5;
const STEP_MINUTES = 5;

const openFor = (hall: Hall, service: string): Window[] =>
  [...hall.windows.values()].filter(
    (window) => window.services.includes(service) && window.state !== "paused" && !isClosing(window),
  );

/** Minutes of work in front of a place that come to these windows: of each line the share that they take of it. */
const minutesAhead = (hall: Hall, place: number, windows: readonly Window[]): number | undefined => {
  let minutes = 0;
  for (const service of new Set(windows.flatMap(({ services }) => services))) {
    const ahead = countBefore(hall, service, place);
    const each = hall.services.get(service)?.minutes;
    if (ahead > 0 && each === undefined) return undefined;
    const share = windows.filter(({ services }) => services.includes(service)).length / openFor(hall, service).length;
    minutes += ahead * (each ?? 0) * share;
  }
  return minutes;
};

const stepped = (minutes: number): number => STEP_MINUTES * Math.round(minutes / STEP_MINUTES);

/** Undefined when the ticket does not wait, no window takes its service now, or a length in front is not known. */
export const expectedWait = (hall: Hall, ticket: Ticket): ExpectedWait | undefined => {
  const windows = openFor(hall, ticket.service);
  if (ticket.status !== "waiting" || windows.length === 0) return undefined;
  if (hall.services.get(ticket.service)?.minutes === undefined) return undefined;
  const minutes = minutesAhead(hall, ticket.place, windows);
  if (minutes === undefined) return undefined;
  const mean = minutes / windows.length;
  const fromMinutes = stepped(SHORTEST * mean);
  return { fromMinutes, toMinutes: Math.max(fromMinutes + STEP_MINUTES, stepped(LONGEST * mean)) };
};
