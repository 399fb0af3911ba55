// What a visitor is offered for rating one service: the hall's words for the grades, and reasons to tap.
import type { Moment } from "../../base/calendar.ts";
import { isRefusal } from "../refusals.ts";
import { type Hall, rulesOf } from "../state.ts";
import { ratedService } from "./rate-ticket.ts";
import type { RatingChannel } from "./rules.ts";

export interface GradeWord {
  readonly grade: number;
  readonly name: string;
  readonly nameEn: string;
}

export interface RatingReason {
  readonly tag: string;
  readonly name: string;
  readonly nameEn?: string;
  /** After which it is offered. */
  readonly grades: readonly number[];
}

export interface RatingOffer {
  /** 5 first. */
  readonly grades: readonly GradeWord[];
  readonly reasons: readonly RatingReason[];
}

export const offerOf = (hall: Hall): RatingOffer => {
  const { words, wordsEn, reasons } = rulesOf(hall).ratings;
  return {
    grades: words.map((name, at) => ({ grade: words.length - at, name, nameEn: wordsEn[at] ?? name })),
    reasons,
  };
};

export const takesRatingsBy = (hall: Hall, channel: RatingChannel): boolean =>
  rulesOf(hall).ratings.channels.includes(channel);

/** For the holder of a ticket; undefined where it cannot be rated there, or not any more. */
export const offerFor = (
  hall: Hall,
  ticket: string,
  when: Moment,
  channel: RatingChannel = "phone",
): RatingOffer | undefined =>
  takesRatingsBy(hall, channel) && !isRefusal(ratedService(hall, ticket, when)) ? offerOf(hall) : undefined;

/** At the window's QR code nobody looks for longer. */
const NUMBERS_MAX = 12;

/** Numbers that a window has served today and nobody has rated, the last first. */
export const unratedAt = (hall: Hall, window: string): { readonly ticket: string; readonly number: string }[] =>
  [...hall.tickets.values()]
    .filter((ticket) => ticket.status === "served" && ticket.window === window && ticket.rating === undefined)
    .sort((a, b) => (b.endedAt ?? 0) - (a.endedAt ?? 0))
    .slice(0, NUMBERS_MAX)
    .map(({ id, number }) => ({ ticket: id, number }));
