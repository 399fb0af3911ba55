// The published rates of 好差评. Pure: what was served and what was said of it goes in, figures come out, each with the
// counts that it is made of. docs/ratings.md has the definitions in words.
import { DAY_MS } from "../../base/calendar.ts";
import type { HallEvent } from "../events.ts";
import { isBad } from "./grades.ts";
import type { Silence } from "./rules.ts";

/** One finished service, and what was said of it. */
export interface Rated {
  readonly ticket: string;
  readonly window: string;
  /** Staff number; empty where nobody had logged in. */
  readonly clerk: string;
  readonly service: string;
  /** When the service ended, ms since 1970 UTC. */
  readonly servedAt: number;
  /** By the visitor; absent where nobody said anything. */
  readonly grade?: number;
  /** The rating was taken out of the rates after an objection. */
  readonly isExcluded?: true;
}

export interface RatingRates {
  /** Finished services that count: all but those whose rating was excluded. */
  readonly services: number;
  readonly excluded: number;
  /** Services that a visitor has rated, and those of them with 3, 4 or 5. */
  readonly rated: number;
  readonly praised: number;
  /** Unrated services that the hall's rule of silence gives a grade, and those of them with 3 or more. */
  readonly assumed: number;
  readonly assumedPraised: number;
  /** How often each grade was given, 1 to 5. */
  readonly grades: readonly [number, number, number, number, number];
  /** 好评率: praised and assumed praised, of rated and assumed; absent where there are none. */
  readonly praiseRate?: number;
  /** 主动评价好评率: praised of rated. */
  readonly activePraiseRate?: number;
  /** 不评率: services that no visitor has rated, of all that count. */
  readonly silenceRate?: number;
}

/** What a service counts as at `now`: what the visitor said, or what silence means here; undefined for nothing. */
export const effectiveGrade = (
  { grade, servedAt, isExcluded }: Rated,
  silence: Silence,
  now: number,
): number | undefined => {
  if (isExcluded) return undefined;
  if (grade !== undefined || silence === "unrated") return grade;
  return now - servedAt >= silence.afterDays * DAY_MS ? silence.countsAs : undefined;
};

const isPraise = (grade: number | undefined): boolean => grade !== undefined && !isBad(grade);

const share = <N extends string>(name: N, part: number, whole: number) =>
  (whole === 0 ? {} : { [name]: part / whole }) as { readonly [K in N]?: number };

/** @param now ms; decides which silences are old enough to count */
export const ratesOf = (all: readonly Rated[], silence: Silence, now: number): RatingRates => {
  const counted = all.filter(({ isExcluded }) => !isExcluded);
  const [rated, silent] = [counted.filter(({ grade }) => grade), counted.filter(({ grade }) => !grade)];
  const assumed = silent.map((one) => effectiveGrade(one, silence, now)).filter((grade) => grade !== undefined);
  const praised = rated.filter(({ grade }) => isPraise(grade)).length;
  const assumedPraised = assumed.filter(isPraise).length;
  const given = (grade: number) => rated.filter((one) => one.grade === grade).length;
  return {
    services: counted.length,
    excluded: all.length - counted.length,
    rated: rated.length,
    praised,
    assumed: assumed.length,
    assumedPraised,
    grades: [given(1), given(2), given(3), given(4), given(5)],
    ...share("praiseRate", praised + assumedPraised, rated.length + assumed.length),
    ...share("activePraiseRate", praised, rated.length),
    ...share("silenceRate", silent.length, counted.length),
  };
};

/** The same by window, clerk, service, day or whatever `keyOf` says. */
export const ratesBy = (
  all: readonly Rated[],
  keyOf: (one: Rated) => string,
  silence: Silence,
  now: number,
): Map<string, RatingRates> => {
  const groups = new Map<string, Rated[]>();
  for (const one of all) {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return new Map([...groups].map(([key, group]) => [key, ratesOf(group, silence, now)]));
};

/** What a stretch of events has told so far. */
interface Told {
  readonly rated: Map<string, Rated>;
  /** The services of each ticket, the present one last. */
  readonly services: Map<string, string[]>;
}

const serviceOf = ({ services }: Told, ticket: string): string => services.get(ticket)?.at(-1) ?? "";

const readService = ({ rated, services }: Told, { kind, data }: HallEvent): void => {
  if (kind === "TicketIssued") services.set(data.ticket, [data.service]);
  if (kind === "TicketTransferred") services.get(data.ticket)?.push(data.service);
  if (kind === "MatterDone") services.get(data.ticket)?.push(data.next);
  if (kind !== "StepUndone" || (data.step !== "finish" && data.step !== "transfer")) return;
  if (!rated.delete(data.ticket)) services.get(data.ticket)?.pop();
};

const readRating = (told: Told, { kind, data, at }: HallEvent): void => {
  const { rated } = told;
  if (kind === "TicketServed") {
    const { ticket, window, clerk } = data;
    rated.set(ticket, { ticket, window, clerk, service: serviceOf(told, ticket), servedAt: at });
  }
  if (kind === "TicketRated") {
    const { ticket, window, clerk, grade, service = serviceOf(told, ticket), servedAt = at } = data;
    rated.set(ticket, { ...(rated.get(ticket) ?? { ticket, window, clerk, service, servedAt }), grade });
  }
  if (kind === "RatingExcluded") {
    const one = rated.get(data.about.ticket ?? "");
    if (one) rated.set(one.ticket, { ...one, isExcluded: true });
  }
};

/**
 * Every finished service in a stretch of events with what was said of it in that stretch. A rating that came on a later
 * day belongs to the day of its service, so read on for as long as ratings are taken.
 */
export const ratedIn = (events: Iterable<HallEvent>): Rated[] => {
  const told: Told = { rated: new Map(), services: new Map() };
  for (const event of events) {
    readService(told, event);
    readRating(told, event);
  }
  return [...told.rated.values()];
};
