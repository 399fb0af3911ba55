// Who is next for a window that has become free, and why. Returning visitors first, then by class; within that whoever
// has waited longest. A guard keeps priority from starving ordinary tickets. Where the hall calls by claim, wait, class and
// work are weighed against each other, which starves nobody.
import { MINUTE_MS } from "../../base/calendar.ts";
import type { CallReason } from "../events.ts";
import { type Hall, rulesOf, type Ticket, type Window } from "../state.ts";
import { largestClaim } from "../steering/claims.ts";
import { type Head, headsFor, isFirst } from "./lines.ts";

export interface Choice {
  readonly ticket: Ticket;
  readonly why: CallReason;
}

const earliest = (heads: readonly Head[]): Head | undefined =>
  heads.reduce<Head | undefined>(
    (best, head) => (best && best.ticket.place <= head.ticket.place ? best : head),
    undefined,
  );

const rankOf = (hall: Hall, head: Head): number => hall.classes.get(head.class)?.rank ?? 0;

/** The ordinary ticket that the guard puts before priority, with the rule that does. */
const guarded = (hall: Hall, window: Window, ordinary: Head | undefined, at: number) => {
  if (!ordinary) return undefined;
  const { run, waitMinutes } = rulesOf(hall).guard;
  if (window.priorityRun >= run) return "guard-run" as const;
  // In a hall where everybody waits too long the two take turns, or priority would mean nothing.
  const isOverdue = at - ordinary.ticket.issuedAt >= waitMinutes * MINUTE_MS;
  return isOverdue && window.priorityRun > 0 ? ("guard-wait" as const) : undefined;
};

type Picked = readonly [Head, CallReason["rule"]] | undefined;

type Headed = Pick<Head, "ticket">;

const isDirected = ({ ticket }: Headed): boolean => ticket.toWindow !== undefined || ticket.toClerk !== undefined;

const isHelp = (window: Window, head: Headed): boolean =>
  !isDirected(head) && !window.services.includes(head.ticket.service);

const byRank = (hall: Hall, window: Window, heads: readonly Head[], at: number): Picked => {
  const rankMax = Math.max(...heads.map((head) => rankOf(hall, head)));
  const best = earliest(heads.filter((head) => rankOf(hall, head) === rankMax));
  if (!best) return undefined;
  if (rankMax === 0) return [best, isDirected(best) ? "directed" : "longest-wait"];
  const ordinary = earliest(heads.filter((head) => rankOf(hall, head) === 0));
  const guard = guarded(hall, window, ordinary, at);
  return guard && ordinary ? [ordinary, guard] : [best, "class"];
};

/** Who was sent here comes when nobody with a claim has waited longer. */
const byClaim = (hall: Hall, window: Window, heads: readonly Head[], at: number): Picked => {
  const sent = earliest(heads.filter(isDirected));
  const others = heads.filter((head) => !isDirected(head));
  const claim = hall.claims && largestClaim(hall.claims, window.id, others, at);
  if (sent && (!claim || sent.ticket.issuedAt <= claim.ticket.issuedAt)) return [sent, "directed"];
  return claim && [claim, "claim"];
};

/** Help is for when nobody waits for the window's own work; a claim knows that without being told. */
const pick = (hall: Hall, window: Window, heads: readonly Head[], at: number): Picked => {
  const returning = earliest(heads.filter(isFirst));
  if (returning) return [returning, isDirected(returning) ? "directed" : "returning"];
  if (rulesOf(hall).callBy === "claim") return byClaim(hall, window, heads, at);
  const own = heads.filter((head) => !isHelp(window, head));
  return byRank(hall, window, own.length > 0 ? own : heads, at);
};

export const reasonFor = (
  hall: Hall,
  ticket: Ticket,
  rule: CallReason["rule"],
  waiting: number,
  at: number,
): CallReason => {
  const reason = { rule, waitedMs: Math.max(0, at - ticket.issuedAt), waiting };
  return rule === "class" ? { ...reason, className: hall.classes.get(ticket.class)?.name ?? ticket.class } : reason;
};

/** The next ticket for this window at this time, or undefined when nobody waits for it. */
export const chooseNext = (hall: Hall, window: Window, at: number): Choice | undefined => {
  const heads = headsFor(hall, window);
  const picked = pick(hall, window, heads, at);
  if (!picked) return undefined;
  const [head, rule] = picked;
  const waiting = heads.reduce((sum, { length }) => sum + length, 0);
  const why = reasonFor(hall, head.ticket, rule, waiting, at);
  return { ticket: head.ticket, why: isHelp(window, head) ? { ...why, isHelp: true } : why };
};

/** Whether calling this ticket lengthens the window's run of priority calls: only while ordinary people wait. */
export const runAfter = (hall: Hall, window: Window, called: Ticket): number => {
  const isPriority = called.first || (hall.classes.get(called.class)?.rank ?? 0) > 0;
  if (!isPriority) return 0;
  const isOffered = (head: Head) => isHelp(window, { ticket: called }) || !isHelp(window, head);
  const ordinaryWaits = headsFor(hall, window).some(
    (head) => !isFirst(head) && rankOf(hall, head) === 0 && isOffered(head),
  );
  return ordinaryWaits ? window.priorityRun + 1 : 0;
};
