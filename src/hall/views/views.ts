// What people see of a hall, as entries of topics. A topic is a flat set of named entries; an event touches a few of
// them, so a page gets what changed and nothing else. No entry holds anything about a person.
import { weekdayOf } from "../../base/calendar.ts";
import { replacedAt } from "../presence/deputies.ts";
import { type Card, cardOf } from "../presence/views.ts";
import { countBefore, countWaiting, longestSince, nextNumbers, waitingFor } from "../queue/lines.ts";
import { helpsOf } from "../queue/work.ts";
import { isAlwaysOpen, sessionsOn } from "../rules/hours.ts";
import type { LookRules } from "../rules/look-rules.ts";
import { type MachineDoors, machineDoors } from "../rules/machine-doors.ts";
import type { PauseReason } from "../rules/pause-reasons.ts";
import type { TicketClass } from "../rules/rules.ts";
import { type Hall, rulesOf, type Ticket, type Window } from "../state.ts";
import { compact } from "./compact.ts";
import { type NoticeView, noticesOn } from "./notices.ts";
import { explainCall, type Language } from "./sentences.ts";

export interface ServiceView {
  readonly id: string;
  readonly name: string;
  readonly nameEn?: string;
  readonly detail: string;
  readonly detailEn?: string;
  readonly bring: string;
  readonly bringEn?: string;
  readonly waiting: number;
  /** Numbers that are likely to be called next, at most two; absent when nobody waits. */
  readonly next?: readonly string[];
  /** ms since 1970 at which the longest waiting ticket was issued. */
  readonly longestSince?: number;
  readonly accepting: boolean;
  /** Why no numbers are given, where a person said so. */
  readonly stopped?: string;
  /** Where a clerk sends what no other window could do (兜底). */
  readonly isFallback?: true;
}

export interface Named {
  readonly id: string;
  readonly name: string;
}

/** Who sits there, as visitors may read it (亮牌上岗) [G3]. */
export interface ClerkCard extends Omit<Card, "number"> {
  readonly number?: string;
  /** Name of whoever usually sits there, and is away. */
  readonly standsInFor?: string;
}

export interface WindowView {
  readonly id: string;
  readonly number: number;
  readonly name: string;
  readonly state: Window["state"];
  readonly since: number;
  readonly services: readonly Named[];
  /** What it also takes while its own work leaves room. */
  readonly helps?: readonly Named[];
  readonly ticket?: string;
  readonly clerk?: ClerkCard;
  readonly pauseReason?: string;
  /** When its clerk said to be back, ms since 1970 UTC; it may have passed. */
  readonly pausedUntil?: number;
  /** Opened when the tide asks for it. */
  readonly isBench?: true;
  /** No place: whoever sits there goes to the visitor [Q7, N8]. */
  readonly isMobile?: true;
  /** Where it stands in the hall, counted from 1. */
  readonly place?: { readonly row: number; readonly column: number };
  /** Somebody has been asked to open it, and is expected by then; ms since 1970 UTC. */
  readonly opensAt?: number;
  /** What it does when the present visitor has gone. */
  readonly draining?: "close" | "pause" | "retask";
}

export interface CallView {
  readonly number: string;
  readonly window: number;
  readonly windowName: string;
  /** The visitor stays, and a helper comes. */
  readonly isMobile?: true;
  readonly call: number;
  readonly at: number;
  readonly status: Ticket["status"];
  /** Ways by which the call has been said, and ways that failed; absent until known. */
  readonly reached?: readonly string[];
  readonly missed?: readonly string[];
}

export interface HallView extends MachineDoors {
  readonly id: string;
  readonly name: string;
  readonly nameEn?: string;
  readonly date: string;
  /** IANA time zone; clocks on pages show the hall's time. */
  readonly timeZone: string;
  readonly language: Language;
  /** Pages take the colours of the hall from its style sheet; this tells them when it has changed. */
  readonly look: LookRules;
  readonly accepting: boolean;
  readonly stopped?: string;
  /** What visitors are told today, with where. */
  readonly notices?: readonly NoticeView[];
  readonly classes: readonly Pick<TicketClass, "id" | "name" | "nameEn" | "rank" | "isPicked">[];
  /** Why a window may pause, the usual reason first; never empty. */
  readonly pauses: readonly PauseReason[];
}

export interface TicketView {
  readonly id: string;
  readonly number: string;
  readonly service: string;
  readonly serviceName: string;
  readonly class: string;
  readonly status: Ticket["status"];
  readonly issuedAt: number;
  readonly calls: number;
  readonly paper: Ticket["paper"];
  readonly window?: string;
  readonly calledAt?: number;
  readonly startedAt?: number;
  readonly note?: string;
  /** What the visit still has to do after this. */
  readonly matters?: readonly Named[];
  /** The case whose result it came for. */
  readonly case?: string;
  readonly why?: string;
  readonly reached?: readonly string[];
  readonly missed?: readonly string[];
  readonly heldUntil?: number;
  readonly endReason?: string;
}

const isInSession = (hall: Hall): boolean => {
  const rules = rulesOf(hall);
  if (isAlwaysOpen(rules, hall.date)) return true;
  return sessionsOn(rules, { date: hall.date, weekday: weekdayOf(hall.date) }).some(
    ({ id }) => hall.marks.has(`${id}/start`) && !hall.marks.has(`${id}/last-ticket`),
  );
};

export const hallView = (hall: Hall): HallView => {
  const rules = rulesOf(hall);
  const { id, name, nameEn, timeZone, language, look, classes, pauses } = rules;
  const stopped = hall.stops.get("*");
  const notices = hall.date === "" ? [] : noticesOn(rules, hall.date);
  return compact({
    id,
    name,
    nameEn,
    date: hall.date,
    timeZone,
    language,
    look,
    accepting: stopped === undefined && isInSession(hall),
    stopped,
    notices: notices.length > 0 ? notices : undefined,
    pauses,
    classes: classes.map(({ id, name, nameEn, rank, isPicked }) => compact({ id, name, nameEn, rank, isPicked })),
    ...machineDoors(rules),
  });
};

export const serviceView = (hall: Hall, id: string): ServiceView | undefined => {
  const service = hall.services.get(id);
  if (!service) return undefined;
  const stopped = hall.stops.get("*") ?? hall.stops.get(id);
  return compact({
    id,
    name: service.name,
    nameEn: service.nameEn,
    detail: service.detail,
    detailEn: service.detailEn,
    bring: service.bring,
    bringEn: service.bringEn,
    waiting: countWaiting(hall, id),
    next: nextNumbers(hall, id),
    longestSince: longestSince(hall, id),
    accepting: stopped === undefined && isInSession(hall),
    stopped,
    isFallback: service.isFallback || undefined,
  });
};

export const named = (hall: Hall, service: string): Named => ({
  id: service,
  name: hall.services.get(service)?.name ?? service,
});

const drainingOf = ({ draining }: Window): WindowView["draining"] => {
  if (!draining) return undefined;
  if (draining.close) return "close";
  return draining.pause ? "pause" : "retask";
};

const clerkOf = (hall: Hall, { id, clerk }: Window): ClerkCard | undefined => {
  if (!clerk) return undefined;
  const member = hall.staff.get(clerk);
  if (!member) return { id: clerk, name: clerk };
  const replaced = replacedAt(hall, clerk, id);
  return compact({ ...cardOf(member), standsInFor: replaced && hall.staff.get(replaced)?.name });
};

export const windowView = (hall: Hall, id: string): WindowView | undefined => {
  const window = hall.windows.get(id);
  const plan = hall.plans.get(id);
  if (!window || !plan) return undefined;
  const helps = helpsOf(hall, window);
  return compact({
    id,
    number: plan.number,
    name: plan.name,
    state: window.state,
    since: window.since,
    services: window.services.map((service) => named(hall, service)),
    helps: helps.length > 0 ? helps.map(({ service }) => named(hall, service)) : undefined,
    ticket: window.ticket === undefined ? undefined : hall.tickets.get(window.ticket)?.number,
    clerk: clerkOf(hall, window),
    pauseReason: window.pauseReason,
    pausedUntil: window.pausedUntil,
    isBench: plan.isBench || undefined,
    isMobile: plan.isMobile || undefined,
    place: plan.place,
    opensAt: hall.tide.summons[id]?.callsAt,
    draining: drainingOf(window),
  });
};

export const callViews = (hall: Hall): CallView[] =>
  hall.calls.flatMap((id) => {
    const ticket = hall.tickets.get(id);
    const plan = hall.plans.get(ticket?.window ?? "");
    if (!ticket || !plan) return [];
    const { number, calls, announcedAt = 0, status, delivery } = ticket;
    return [
      compact({
        number,
        window: plan.number,
        windowName: plan.name,
        isMobile: plan.isMobile || undefined,
        call: calls,
        at: announcedAt,
        status,
        ...delivery,
      }),
    ];
  });

export const ticketView = (hall: Hall, ticket: Ticket, language: Language = rulesOf(hall).language): TicketView =>
  compact({
    id: ticket.id,
    number: ticket.number,
    service: ticket.service,
    serviceName: hall.services.get(ticket.service)?.name ?? ticket.service,
    class: ticket.class,
    status: ticket.status,
    issuedAt: ticket.issuedAt,
    calls: ticket.calls,
    paper: ticket.paper,
    window: ticket.window,
    calledAt: ticket.calledAt,
    startedAt: ticket.startedAt,
    note: ticket.note,
    matters: ticket.matters?.map((service) => named(hall, service)),
    case: ticket.case,
    why: ticket.why && explainCall({ number: ticket.number, why: ticket.why }, language),
    ...ticket.delivery,
    heldUntil: ticket.heldUntil,
    endReason: ticket.endReason,
  });

/** Tickets ahead of this one in its service's line; undefined when it does not wait. */
export const aheadOf = (hall: Hall, ticket: Ticket): number | undefined => {
  if (ticket.status !== "waiting") return undefined;
  return countBefore(hall, ticket.service, ticket.place);
};

/** Tickets of a line that a page shows. */
export const WAITING_SHOWN_MAX = 50;

export const serviceQueueView = (hall: Hall, service: string): TicketView[] =>
  waitingFor(hall, service, WAITING_SHOWN_MAX).map((ticket) => ticketView(hall, ticket));
