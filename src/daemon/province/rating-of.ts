// A rating of the ledger as a province is told of it: with the names that the hall's rules have today.
import type { Calendar } from "../../base/calendar.ts";
import type { EventData } from "../../hall/events.ts";
import { type Hall, rulesOf } from "../../hall/state.ts";
import { timeText } from "../presenters/ticket-page.ts";
import type { ProvinceRating } from "./adapter.ts";
import type { ProvinceConfig, ProvinceService } from "./config.ts";

/** A rating with its place in the ledger. */
export interface RatingRow {
  readonly seq: number;
  /** ms since 1970 UTC. */
  readonly at: number;
  readonly data: EventData["TicketRated"];
}

export interface Sources {
  readonly hall: Hall;
  readonly epoch: string;
  readonly calendar: Calendar;
  readonly config: ProvinceConfig;
  readonly maskOf: (person: string) => string | undefined;
}

const unknownService: ProvinceService = { code: "", version: "", department: "", departmentCode: "", category: "" };

const secondsText = (calendar: Calendar, at: number): string =>
  `${timeText(calendar, at)}:${String(Math.floor(at / 1000) % 60).padStart(2, "0")}`;

const serviceOf = ({ hall, config }: Sources, id: string): ProvinceRating["service"] => ({
  ...(config.services[id] ?? unknownService),
  id,
  name: hall.services.get(id)?.name ?? id,
});

const maskIn = ({ config, maskOf }: Sources, person: string | undefined): string | undefined =>
  config.personal === "masked" && person !== undefined ? maskOf(person) : undefined;

const saidIn = ({ hall }: Sources, { grade, tags }: RatingRow["data"]) => {
  const { words, reasons } = rulesOf(hall).ratings;
  return {
    grade,
    gradeName: words[words.length - grade] ?? "",
    reasons: tags.map((tag) => reasons.find((reason) => reason.tag === tag)?.name ?? tag),
  };
};

export const ratingOf = (sources: Sources, { seq, at, data }: RatingRow): ProvinceRating => {
  const { hall, epoch, calendar } = sources;
  const { ticket, service = "", clerk, channel = "pad", servedAt = at, issuedAt = servedAt } = data;
  const window = hall.plans.get(data.window)?.number;
  const personMask = maskIn(sources, data.person);
  return {
    id: `${epoch}-${seq}`,
    ticket,
    service: serviceOf(sources, service),
    ...(window !== undefined && { window }),
    clerk: { id: clerk, name: hall.staff.get(clerk)?.name ?? "" },
    ...saidIn(sources, data),
    channel,
    issuedAt: secondsText(calendar, issuedAt),
    servedAt: secondsText(calendar, servedAt),
    ratedAt: secondsText(calendar, at),
    ...(personMask !== undefined && { personMask }),
  };
};
