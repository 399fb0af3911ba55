// How long somebody will probably wait: the hall run forward until they are called, set right by what such sayings came to
// on days past. It tells nothing where nobody can call them now, nor where a length has to be guessed.
import type { Moment } from "../../base/calendar.ts";
import { hundredths } from "../history/rounding.ts";
import { takes } from "../queue/work.ts";
import { type Hall, isClosing, ordinaryClass, type Ticket } from "../state.ts";
import type { Path } from "../tide/projection.ts";
import { lineOf, type Present, skillFor, type TidalWindow, type WindowNow } from "../tide/tidal-hall.ts";
import { estimateOf, futuresOf, projectedWait, type WaitEstimate } from "../tide/wait-estimate.ts";
import type { ClaimTable } from "./claim-table.ts";
import { forecastOf } from "./forecast-now.ts";
import { presentOf } from "./present.ts";

/** Where more people wait no wait is told: running the hall forward takes the longer the more there are. */
export const FORETOLD_WAITING_MAX = 600;
/** Visits that have to be seen before a length is known that the rules do not say. */
const KNOWN_VISITS_MIN = 15;
/** One in a second is enough to learn from, and a flood of presses costs nothing. */
const SAYING_GAP_MS = 1000;

const isTooFull = ({ lines }: Hall): boolean => {
  let count = 0;
  for (const line of lines.values()) count += line.length;
  return count > FORETOLD_WAITING_MAX;
};

const isLengthKnown = (hall: Hall, service: string): boolean => {
  const place = hall.claims?.services.get(service) ?? -1;
  return hall.services.get(service)?.minutes !== undefined || (hall.outlook?.visits[place] ?? 0) >= KNOWN_VISITS_MIN;
};

const canTell = (hall: Hall, service: string): boolean =>
  hall.claims !== undefined && !isTooFull(hall) && isLengthKnown(hall, service);

const linePlace = ({ claims }: Hall, service: string, className: string): number =>
  lineOf(claims!.hall, claims!.services.get(service)!, claims!.classes.get(className)!);

/** Everybody of the same service and class who has come before. */
const countBefore = (hall: Hall, ticket: Ticket): number => {
  const isBefore = (other: Ticket) =>
    other.service === ticket.service &&
    other.class === ticket.class &&
    (other.issuedAt < ticket.issuedAt || (other.issuedAt === ticket.issuedAt && other.place < ticket.place));
  return [...hall.lines.values()].flat().filter(isBefore).length;
};

interface Now {
  readonly present: Present;
  readonly futures: readonly Path[];
}

const nowOf = (hall: Hall, when: Moment): Now => {
  const present = presentOf(hall, when);
  return { present, futures: futuresOf(forecastOf(hall, when, present), present.now) };
};

/** Somebody sits there, or is due later today. Who is only late may not come at all, nor a bench window by itself. */
const isManned = ({ isBench }: TidalWindow, { phase, shifts }: WindowNow, now: number): boolean => {
  if (phase === "open" || phase === "opening") return true;
  return phase === "closed" && !isBench && shifts.some(({ from }) => from > now);
};

const isReached = ({ hall }: ClaimTable, { windows, now }: Present, service: number): boolean =>
  hall.windows.some((window, at) => isManned(window, windows[at]!, now) && skillFor(window, service) !== undefined);

/** Minutes until the n-th of a line is called; infinite when nobody can. */
const projected = ({ claims }: Hall, { present, futures }: Now, line: number, position: number): number => {
  const { hall, table } = claims!;
  if (!isReached(claims!, present, Math.floor(line / hall.classes.length))) return Number.POSITIVE_INFINITY;
  return projectedWait(hall, table, present, futures, line, position);
};

/** What somebody who comes now will wait, min. */
const newcomersWait = (hall: Hall, now: Now, service: string, className: string): number => {
  const { present } = now;
  const line = linePlace(hall, service, className);
  const waiting = present.waiting.map((since, at) => (at === line ? [...since, present.now] : since));
  return projected(hall, { ...now, present: { ...present, waiting } }, line, present.waiting[line]!.length);
};

const corrected = (hall: Hall, minutes: number): WaitEstimate | undefined =>
  estimateOf(minutes, hall.outlook?.calibration ?? []);

/** What a ticket has still to wait; undefined when it does not wait, was sent to somebody, or nobody can tell. */
export const expectedWait = (hall: Hall, ticket: Ticket, when: Moment): WaitEstimate | undefined => {
  if (ticket.status !== "waiting" || ticket.toWindow !== undefined || ticket.toClerk !== undefined) return undefined;
  if (!canTell(hall, ticket.service)) return undefined;
  const line = linePlace(hall, ticket.service, ticket.class);
  return corrected(hall, projected(hall, nowOf(hall, when), line, countBefore(hall, ticket)));
};

/** What newcomers without priority would wait, by service. */
export const newcomersWaits = (hall: Hall, when: Moment): ReadonlyMap<string, WaitEstimate> => {
  const told = [...hall.services.keys()].filter((service) => canTell(hall, service));
  if (told.length === 0) return new Map();
  const now = nowOf(hall, when);
  const className = ordinaryClass(hall);
  return new Map(
    told.flatMap((service) => {
      const estimate = corrected(hall, newcomersWait(hall, now, service, className));
      return estimate ? [[service, estimate] as const] : [];
    }),
  );
};

const isServed = (hall: Hall, service: string): boolean =>
  [...hall.windows.values()].some((window) => !isClosing(window) && takes(hall, window, service));

/** Minutes that somebody who comes now waits; undefined where nobody can tell, infinite where nobody takes the service. */
export const minutesFor = (hall: Hall, service: string, className: string, when: Moment): number | undefined => {
  if (!canTell(hall, service)) return undefined;
  if (!isServed(hall, service)) return Number.POSITIVE_INFINITY;
  return newcomersWait(hall, nowOf(hall, when), service, className);
};

/** What the projection says to somebody who takes a number now, for those from whom the hall learns what its sayings are worth. */
export const sayingFor = (hall: Hall, service: string, className: string, when: Moment): number | undefined => {
  if (Math.abs(when.at - hall.saidAt) < SAYING_GAP_MS) return undefined;
  const minutes = minutesFor(hall, service, className, when) ?? Number.POSITIVE_INFINITY;
  return Number.isFinite(minutes) ? hundredths(minutes) : undefined;
};

/** As people read it: whole minutes. */
export const inWholeMinutes = ({ minutes, from, to }: WaitEstimate): WaitEstimate => ({
  minutes: Math.round(Math.max(0, minutes)),
  from: Math.floor(Math.max(0, from)),
  to: Math.ceil(Math.max(0, to)),
});
