// What the holder of a ticket may see of it on a phone: where it stands, and nothing of anybody else.
import type { Moment } from "../base/calendar.ts";
import { offerFor, type RatingOffer } from "./complaints/rating-offer.ts";
import { expectedWait, inWholeMinutes } from "./expected-wait.ts";
import { noticesAt, noticesOn } from "./notices.ts";
import { type Hall, isClosing, rulesOf, type Ticket } from "./state.ts";
import type { WaitEstimate } from "./tide/wait-estimate.ts";
import { aheadOf } from "./views.ts";
import { takes } from "./work.ts";

export interface OwnTicketView {
  readonly hall: string;
  /** What the hall tells its visitors today. */
  readonly notices?: readonly string[];
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
  /** Bench windows that have just opened and take it too. */
  readonly opened?: readonly number[];
  /** Where it is called to or served. */
  readonly window?: {
    readonly number: number;
    readonly name: string;
    /** No place: a helper comes to the visitor [Q7]. */
    readonly isMobile?: true;
  };
  /** Where it can be rated now. */
  readonly rating?: RatingOffer;
}

const windowOf = (hall: Hall, { status, window }: Ticket): Pick<OwnTicketView, "window"> => {
  const plan = status === "called" || status === "serving" ? hall.plans.get(window ?? "") : undefined;
  if (!plan) return {};
  const { number, name, isMobile } = plan;
  return { window: { number, name, ...(isMobile && { isMobile }) } };
};

/** How long an opening is news to those who wait, ms. */
const NEWS_MS = 600_000;

const openedFor = (hall: Hall, { status, service }: Ticket, { at }: Moment): Pick<OwnTicketView, "opened"> => {
  if (status !== "waiting") return {};
  const opened = [...hall.windows.values()].flatMap((window) => {
    const { isBench, number } = hall.plans.get(window.id) ?? {};
    const isNew = window.openedAt !== undefined && at - window.openedAt < NEWS_MS && !isClosing(window);
    return isBench && number !== undefined && isNew && takes(hall, window, service) ? [number] : [];
  });
  return opened.length > 0 ? { opened } : {};
};

const standing = (hall: Hall, ticket: Ticket, when: Moment): Pick<OwnTicketView, "ahead" | "wait"> => {
  const [ahead, wait] = [aheadOf(hall, ticket), expectedWait(hall, ticket, when)];
  return { ...(ahead === undefined ? {} : { ahead }), ...(wait === undefined ? {} : { wait: inWholeMinutes(wait) }) };
};

const noticesFor = (hall: Hall): Pick<OwnTicketView, "notices"> => {
  const told = noticesAt(noticesOn(rulesOf(hall), hall.date), "phone");
  return told.length > 0 ? { notices: told.map(({ text }) => text) } : {};
};

const rating = (hall: Hall, id: string, when: Moment): Pick<OwnTicketView, "rating"> => {
  const offer = offerFor(hall, id, when);
  return offer ? { rating: offer } : {};
};

/** @param id of a ticket, which the hall may have no longer */
export const ownTicketView = (hall: Hall, id: string, when: Moment): OwnTicketView => {
  const { name } = rulesOf(hall);
  const ticket = hall.tickets.get(id);
  if (!ticket) return { hall: name, number: id.slice(id.indexOf("-") + 1), status: "past", ...rating(hall, id, when) };
  const service = hall.services.get(ticket.service);
  return {
    hall: name,
    number: ticket.number,
    status: ticket.status,
    service: service?.name ?? ticket.service,
    bring: service?.bring ?? "",
    issuedAt: ticket.issuedAt,
    ...standing(hall, ticket, when),
    ...openedFor(hall, ticket, when),
    ...windowOf(hall, ticket),
    ...rating(hall, id, when),
    ...noticesFor(hall),
  };
};
