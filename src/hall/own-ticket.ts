// What the holder of a ticket may see of it on a phone: where it stands, and nothing of anybody else.
import type { Moment } from "../base/calendar.ts";
import { expectedWait, inWholeMinutes } from "./expected-wait.ts";
import { type Hall, rulesOf, type Ticket } from "./state.ts";
import type { WaitEstimate } from "./tide/wait-estimate.ts";
import { aheadOf } from "./views.ts";

export interface OwnTicketView {
  readonly hall: string;
  readonly number: string;
  /** `past`: of another day, and over. */
  readonly status: Ticket["status"] | "past";
  readonly service?: string;
  readonly bring?: string;
  /** ms since 1970 UTC. */
  readonly issuedAt?: number;
  readonly ahead?: number;
  /** Whole minutes. */
  readonly wait?: WaitEstimate;
  /** Where it is called to or served. */
  readonly window?: { readonly number: number; readonly name: string };
}

const windowOf = (hall: Hall, { status, window }: Ticket): Pick<OwnTicketView, "window"> => {
  const plan = status === "called" || status === "serving" ? hall.plans.get(window ?? "") : undefined;
  return plan ? { window: { number: plan.number, name: plan.name } } : {};
};

const standing = (hall: Hall, ticket: Ticket, when: Moment): Pick<OwnTicketView, "ahead" | "wait"> => {
  const [ahead, wait] = [aheadOf(hall, ticket), expectedWait(hall, ticket, when)];
  return { ...(ahead === undefined ? {} : { ahead }), ...(wait === undefined ? {} : { wait: inWholeMinutes(wait) }) };
};

/** @param id of a ticket, which the hall may have no longer */
export const ownTicketView = (hall: Hall, id: string, when: Moment): OwnTicketView => {
  const { name } = rulesOf(hall);
  const ticket = hall.tickets.get(id);
  if (!ticket) return { hall: name, number: id.slice(id.indexOf("-") + 1), status: "past" };
  const service = hall.services.get(ticket.service);
  return {
    hall: name,
    number: ticket.number,
    status: ticket.status,
    service: service?.name ?? ticket.service,
    bring: service?.bring ?? "",
    issuedAt: ticket.issuedAt,
    ...standing(hall, ticket, when),
    ...windowOf(hall, ticket),
  };
};
