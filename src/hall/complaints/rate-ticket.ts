// Rates a service [Q3]: once, by the visitor alone, at a channel of the hall, within its days. A bad rating opens a complaint.
import { DAY_MS, type Moment } from "../../base/calendar.ts";
import type { Actor, ActorRole } from "../commands.ts";
import { type Decide, happened } from "../decide/decision.ts";
import { isRefusal, type Refusal, refuse } from "../refusals.ts";
import { type Hall, rulesOf, type Ticket } from "../state.ts";
import type { Rateable } from "./book.ts";
import { isBad } from "./grades.ts";
import { opening } from "./open-complaint.ts";
import type { RatingChannel } from "./rules.ts";

/** Nobody who served may press for the visitor (国办发〔2019〕51号: no forcing or steering of ratings). */
const raters: ReadonlySet<ActorRole> = new Set(["device", "kiosk", "visitor"]);

/** The id under which the window's QR code speaks for a visitor. */
export const BY_CODE = "code";

const channelOf = ({ role, id }: Actor): RatingChannel => {
  if (role === "device") return "pad";
  if (role === "kiosk") return "kiosk";
  return id === BY_CODE ? "code" : "phone";
};

/** What remains of a ticket when its day is over; undefined where there is nothing to rate. */
export const rateableOf = (ticket: Ticket): Rateable | undefined => {
  const { status, rating, window, servedBy: clerk = "", service, issuedAt, endedAt: servedAt = issuedAt } = ticket;
  if (status !== "served" || rating !== undefined || window === undefined) return undefined;
  const { person } = ticket;
  return { window, clerk, service, issuedAt, servedAt, ...(person !== undefined && { person }) };
};

const isInTime = (hall: Hall, { servedAt }: Rateable, when: Moment): boolean =>
  when.at - servedAt <= rulesOf(hall).ratings.days * DAY_MS;

/** The service behind a ticket of today or of the days before, as long as it may be rated. */
export const ratedService = (hall: Hall, id: string, when: Moment): Rateable | Refusal => {
  const ticket = hall.tickets.get(id);
  if (ticket?.rating !== undefined) return refuse("already-rated");
  if (ticket) return rateableOf(ticket) ?? refuse("not-served", ticket.status);
  const past = hall.complaints.rateable[id];
  if (past && isInTime(hall, past, when)) return past;
  return id < hall.date.replaceAll("-", "") ? refuse("rating-over") : refuse("unknown-ticket", id);
};

export const rateTicket: Decide<"RateTicket"> = (hall, { args, by, when }) => {
  const { ticket, grade, tags = [], words, person } = args;
  if (!raters.has(by.role)) return refuse("not-allowed", "ratings are the visitor's");
  const channel = channelOf(by);
  if (!rulesOf(hall).ratings.channels.includes(channel)) return refuse("not-allowed", `ratings by ${channel}`);
  const service = ratedService(hall, ticket, when);
  if (isRefusal(service)) return service;
  const own = {
    ...(words !== undefined && { words }),
    ...((person ?? service.person) && { person: person ?? service.person! }),
  };
  const rated = happened(when, "TicketRated", { ...service, ...own, ticket, grade, tags, channel });
  if (!isBad(grade)) return [rated];
  const about = { ticket, window: service.window, clerk: service.clerk, service: service.service };
  const said = { source: "rating" as const, about, grade, tags, ...(words !== undefined && { words }) };
  return [rated, opening(hall, { ...said, ...(person !== undefined && { person }) }, when)];
};
