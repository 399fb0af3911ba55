// The page of a ticket: the hall's template with what is true of this ticket in it. Text that comes from people stays text.
import { type Calendar, clockTimeOf } from "../../base/calendar.ts";
import { takesRatingsBy } from "../../hall/complaints/rating-offer.ts";
import type { WindowPlan } from "../../hall/rules/rules.ts";
import { filledIn, type Placeholder, type TicketPageItem } from "../../hall/rules/ticket-page.ts";
import { type Hall, isClosing, rulesOf, type Ticket } from "../../hall/state.ts";
import { expectedWait } from "../../hall/steering/expected-wait.ts";
import { explainWait } from "../../hall/tide/sentences.ts";
import type { Language } from "../../hall/views/sentences.ts";
import { aheadOf } from "../../hall/views/views.ts";
import type { PageItem } from "../../protocols/mqtt/arguments.ts";

/** What stands on the page of one ticket; empty where there is nothing to say. */
export type TicketFacts = Readonly<Record<Placeholder, string>>;

/** What the page says that the hall's state does not hold. */
export interface PageSources {
  readonly calendar: Calendar;
  /** The mask of an identified person, by reference. */
  readonly maskOf: (person: string) => string | undefined;
  /** Where a phone finds the ticket; undefined without a public address. */
  readonly linkOf: (ticket: string) => string | undefined;
  /** What a visitor types at the window's QR code. */
  readonly codeOf?: (ticket: string) => string;
}

export const timeText = (calendar: Calendar, at: number): string => {
  const { date, minute } = calendar.moment(at);
  return `${date} ${clockTimeOf(minute)}`;
};

/** Open windows first of all; while none is, those that would take it, the bench only where there is no other. */
const plansFor = (hall: Hall, service: string): WindowPlan[] => {
  const taking = [...hall.windows.values()].filter((window) => window.services.includes(service));
  const open = taking.filter((window) => !isClosing(window));
  const usual = taking.filter(({ id }) => !hall.plans.get(id)?.isBench);
  const shown = [open, usual].find(({ length }) => length > 0) ?? taking;
  return shown.flatMap(({ id }) => hall.plans.get(id) ?? []);
};

/** Who comes to visitors that are to stay where they are. */
export const helperName = (language: Language): string => (language === "en" ? "a helper" : "帮办员");

/** A post that goes about has no place to go to [Q7]: where there is no other, the visitor is told that a helper comes. */
const whereFacts = (hall: Hall, service: string, language: Language): Pick<TicketFacts, "windows" | "helper"> => {
  const plans = plansFor(hall, service);
  const places = plans.filter(({ isMobile }) => !isMobile).map(({ number }) => number);
  const comes = plans.length > 0 && places.length === 0;
  return {
    windows: places.join(language === "en" ? ", " : "、"),
    helper: comes ? helperName(language) : "",
  };
};

const classText = (hall: Hall, ticket: Ticket): string =>
  (hall.classes.get(ticket.class)?.rank ?? 0) > 0 ? (hall.classes.get(ticket.class)?.name ?? "") : "";

/** The page is made when the hall has just said something of its ticket, so the hall's last moment is now. */
const waitText = (hall: Hall, ticket: Ticket, calendar: Calendar): string => {
  const wait = expectedWait(hall, ticket, calendar.moment(hall.at));
  return wait ? explainWait(wait, rulesOf(hall).language) : "";
};

const mattersText = (hall: Hall, { matters = [] }: Ticket, language: Language): string =>
  matters.map((id) => hall.services.get(id)?.name ?? id).join(language === "en" ? ", " : "、");

const copyText = (copies: number, language: Language): string => {
  const word = language === "en" ? "reprint" : "补打";
  return copies > 1 ? `${word} ${copies}` : copies === 1 ? word : "";
};

export const ticketFacts = (
  hall: Hall,
  ticket: Ticket,
  { calendar, maskOf, linkOf, codeOf }: PageSources,
): TicketFacts => {
  const { name, language } = rulesOf(hall);
  const service = hall.services.get(ticket.service);
  return {
    hall: name,
    number: ticket.number,
    service: service?.name ?? ticket.service,
    matters: mattersText(hall, ticket, language),
    time: timeText(calendar, ticket.issuedAt),
    class: classText(hall, ticket),
    ahead: String(aheadOf(hall, ticket) ?? ""),
    wait: waitText(hall, ticket, calendar),
    ...whereFacts(hall, ticket.service, language),
    bring: service?.bring ?? "",
    person: (ticket.person === undefined ? undefined : maskOf(ticket.person)) ?? "",
    link: linkOf(ticket.id) ?? "",
    code: takesRatingsBy(hall, "code") ? (codeOf?.(ticket.id) ?? "") : "",
    copy: copyText(ticket.copies, language),
  };
};

/** As much as a printer takes [HALL-3.1]; a character of two halves is not cut through. */
const TEXT_MAX = 400;
const QR_MAX = 300;
const clipped = (text: string): string =>
  text.length > TEXT_MAX ? text.slice(0, TEXT_MAX).replace(/[\ud800-\udbff]$/, "") : text;

const filledItem = (item: TicketPageItem, facts: TicketFacts): PageItem | undefined => {
  if (item.when !== undefined && facts[item.when] === "") return undefined;
  const { when: _, ...plain } = item;
  switch (plain.item) {
    case "text": {
      const text = filledIn(plain.text, facts);
      return text === undefined ? undefined : { ...plain, text: clipped(text) };
    }
    case "qr": {
      const data = filledIn(plain.data, facts);
      return data === undefined || data.length > QR_MAX ? undefined : { ...plain, data };
    }
    default:
      return plain;
  }
};

/** The template with the facts in it, cut off at the end. */
export const filledPage = (template: readonly TicketPageItem[], facts: TicketFacts): PageItem[] => [
  ...template.map((item) => filledItem(item, facts)).filter((item) => item !== undefined),
  { item: "cut" },
];

export const ticketPageOf = (hall: Hall, ticket: Ticket, sources: PageSources): PageItem[] =>
  filledPage(rulesOf(hall).ticketPage, ticketFacts(hall, ticket, sources));
