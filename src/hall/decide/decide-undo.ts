// Taking the last step of a window back: within seconds, and only while nothing has come after it.
import type { Moment } from "../../base/calendar.ts";
import type { HallEvent } from "../events.ts";
import { isRefusal, type Refusal, refuse } from "../refusals.ts";
import { type Hall, personKey, rulesOf, type Ticket, type UndoPoint } from "../state.ts";
import { apart, type Decide, happened, windowFor } from "./decision.ts";

const SECOND_MS = 1000;

/** The number the person has taken for the service since theirs ended, or went elsewhere. */
const takenSince = (hall: Hall, { id, person, service }: Ticket, since: number): Ticket | undefined => {
  if (person === undefined || !hall.services.get(service)?.onePerPerson) return undefined;
  const open = [...(hall.openByPerson.get(personKey(person, service)) ?? [])].map((other) => hall.tickets.get(other)!);
  return open.find((other) => other.id !== id && other.issuedAt > since);
};

const undoRefusal = (hall: Hall, undo: UndoPoint, when: Moment): Refusal | undefined => {
  const seconds = rulesOf(hall).undoSeconds;
  if (apart(undo.at, when) > seconds * SECOND_MS) return refuse("undo-too-late", `${seconds} s`);
  const ticket = hall.tickets.get(undo.ticketBefore.id);
  if (ticket?.rating !== undefined) return refuse("already-rated");
  if (ticket?.revision !== undo.revision) return refuse("ticket-elsewhere", ticket?.window);
  const other = takenSince(hall, undo.ticketBefore, undo.at);
  return other ? refuse("already-waiting", other.number) : undefined;
};

/** Those whom the call taken back has cost their place get it again, unless they have taken another number. */
const undoneLapses = (hall: Hall, { counted = [] }: UndoPoint, when: Moment): HallEvent[] =>
  counted
    .map((id) => hall.tickets.get(id)!)
    .filter(({ status, keptCalls }) => status === "missed" && keptCalls !== undefined)
    .filter((lapsed) => takenSince(hall, lapsed, lapsed.endedAt!) === undefined)
    .map(({ id }) => happened(when, "LapseUndone", { ticket: id }));

export const undoStep: Decide<"UndoStep"> = (hall, { args, by, when }) => {
  const window = windowFor(hall, args.window, by);
  if (isRefusal(window)) return window;
  const { undo } = window;
  if (!undo) return refuse("nothing-to-undo");
  const { ticketBefore, step } = undo;
  return (
    undoRefusal(hall, undo, when) ?? [
      happened(when, "StepUndone", { window: window.id, ticket: ticketBefore.id, step }),
      ...undoneLapses(hall, undo, when),
    ]
  );
};
