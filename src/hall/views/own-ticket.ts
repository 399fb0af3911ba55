// What the holder of a ticket may see of it on a phone: where it stands, and nothing of anybody else.
import type { Moment } from "../../base/calendar.ts";
import { offerFor, type RatingOffer } from "../complaints/rating-offer.ts";
import type { RatingChannel } from "../complaints/rules.ts";
import { takes } from "../queue/work.ts";
import { type Hall, isClosing, rulesOf, type Ticket } from "../state.ts";
import { expectedWait, inWholeMinutes } from "../steering/expected-wait.ts";
import type { WaitEstimate } from "../tide/wait-estimate.ts";
import { compact } from "./compact.ts";
import { type NoticeView, noticesAt, noticesOn } from "./notices.ts";
import { aheadOf } from "./views.ts";

export interface OwnTicketView {
  readonly hall: string;
  readonly hallEn?: string;
  /** What the hall tells its visitors today. */
  readonly notices?: readonly Pick<NoticeView, "text" | "textEn">[];
  readonly number: string;
  /** `past`: of another day, and over. */
  readonly status: Ticket["status"] | "past";
  readonly service?: string;
  readonly serviceEn?: string;
  readonly bring?: string;
  readonly bringEn?: string;
  /** ms since 1970 UTC. */
  readonly issuedAt?: number;
  readonly ahead?: number;
  /** Whole minutes. */
  readonly wait?: WaitEstimate;
  /** The call may come so soon that its holder should be in the hall. */
  readonly isNear?: true;
  /** It waits once more, because nobody came when it was called. */
  readonly wasMissed?: true;
  /** Bench windows that have just opened and take it too. */
  readonly opened?: readonly number[];
  /** Of the last time it was called aloud, ms since 1970 UTC; a repeated call is another. */
  readonly calledAt?: number;
  /** Until when a ticket on hold or past its call waits for its holder, ms since 1970 UTC. */
  readonly until?: number;
  /** Where it is called to or served. */
  readonly window?: {
    readonly number: number;
    readonly name: string;
    readonly nameEn?: string;
    /** No place: a helper comes to the visitor [Q7]. */
    readonly isMobile?: true;
  };
  /** Where it can be rated now. */
  readonly rating?: RatingOffer;
}

const windowOf = (hall: Hall, { status, window, announcedAt }: Ticket): Pick<OwnTicketView, "window" | "calledAt"> => {
  const plan = status === "called" || status === "serving" ? hall.plans.get(window ?? "") : undefined;
  if (!plan) return {};
  const { number, name, nameEn, isMobile } = plan;
  return compact({ window: compact({ number, name, nameEn, isMobile: isMobile || undefined }), calledAt: announcedAt });
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

/** Before the first of ten is called at such a wait, or where nobody can tell, while few are ahead. */
const isNear = (hall: Hall, ahead: number, wait: WaitEstimate | undefined): boolean => {
  const { comeBackMinutes, comeBackAhead } = rulesOf(hall).phone;
  return ahead === 0 || (wait ? wait.from <= comeBackMinutes : ahead <= comeBackAhead);
};

type Standing = Pick<OwnTicketView, "ahead" | "wait" | "isNear" | "wasMissed">;

const standing = (hall: Hall, ticket: Ticket, when: Moment): Standing => {
  const ahead = aheadOf(hall, ticket);
  if (ahead === undefined) return {};
  const expected = expectedWait(hall, ticket, when);
  const wait = expected && inWholeMinutes(expected);
  return compact({
    ahead,
    wait,
    isNear: isNear(hall, ahead, wait) || undefined,
    wasMissed: ticket.misses > 0 || undefined,
  });
};

const noticesFor = (hall: Hall): Pick<OwnTicketView, "notices"> => {
  const told = noticesAt(noticesOn(rulesOf(hall), hall.date), "phone");
  return told.length > 0 ? { notices: told.map(({ text, textEn }) => compact({ text, textEn })) } : {};
};

const untilOf = ({ status, heldUntil, keptUntil }: Ticket): number | undefined =>
  status === "held" ? heldUntil : status === "kept" ? keptUntil : undefined;

const names = (hall: Hall): Pick<OwnTicketView, "hall" | "hallEn"> => {
  const { name, nameEn } = rulesOf(hall);
  return compact({ hall: name, hallEn: nameEn });
};

const serviceOf = (hall: Hall, id: string): Pick<OwnTicketView, "service" | "serviceEn" | "bring" | "bringEn"> => {
  const { name = id, nameEn, bring = "", bringEn } = hall.services.get(id) ?? {};
  return compact({ service: name, serviceEn: nameEn, bring, bringEn });
};

/** @param id of a ticket, which the hall may have no longer @param channel by which its holder would rate it */
export const ownTicketView = (hall: Hall, id: string, when: Moment, channel?: RatingChannel): OwnTicketView => {
  const ticket = hall.tickets.get(id);
  const rating = offerFor(hall, id, when, channel);
  if (!ticket) return compact({ ...names(hall), number: id.slice(id.indexOf("-") + 1), status: "past", rating });
  return compact({
    ...names(hall),
    number: ticket.number,
    status: ticket.status,
    ...serviceOf(hall, ticket.service),
    issuedAt: ticket.issuedAt,
    ...standing(hall, ticket, when),
    ...openedFor(hall, ticket, when),
    ...windowOf(hall, ticket),
    until: untilOf(ticket),
    rating,
    ...noticesFor(hall),
  });
};
