// How a number comes into being, whoever asks for it: a visitor at the machine, a helper for somebody, a check-in, a result
// that is fetched.
import type { Moment } from "../../base/calendar.ts";
import { placesKept } from "../appointments/kept.ts";
import type { Actor } from "../commands.ts";
import type { EventData } from "../events.ts";
import { countWaiting } from "../queue/lines.ts";
import { tailPlace } from "../queue/places.ts";
import { isRefusal, type Refusal, refuse } from "../refusals.ts";
import { issuingSession } from "../rules/hours.ts";
import type { Service, Session } from "../rules/rules.ts";
import { type Hall, nextNumber, numberText, ordinaryClass, personKey, rulesOf } from "../state.ts";
import { sayingFor } from "../steering/expected-wait.ts";
import { type Decision, happened } from "./decision.ts";
import { inviteFor } from "./invite.ts";

/** What a ticket is for, as far as it is more than a service. */
type Extras = Pick<EventData["TicketIssued"], "appointment" | "case" | "matters" | "takenBy">;

/** Whoever of the staff takes a number for somebody [Q7]; nothing for anybody else. */
export const takenBy = ({ role, id }: Actor): Pick<Extras, "takenBy"> => (role === "staff" ? { takenBy: id } : {});

export interface Wish extends Extras {
  readonly service: string;
  /** Default the ordinary class. */
  readonly class?: string;
  readonly person?: string;
  /** Whether a printer is expected to print it. Default false. */
  readonly paper?: boolean;
  /** A place was kept for it: no quota stands in its way. Default false. */
  readonly isKept?: boolean;
}

/** Numbers given and places kept for appointments count alike. */
const quotaRefusal = (hall: Hall, service: Service, session: Session | "always", when: Moment): Refusal | undefined => {
  const counter = hall.counters.get(service.id);
  if (hall.issued >= rulesOf(hall).ticketsMax) return refuse("quota-reached", "hall");
  const { quotaDay } = service;
  if (quotaDay !== undefined && (counter?.issued ?? 0) + placesKept(hall, service.id, when) >= quotaDay)
    return refuse("quota-reached", "day");
  const quota = session === "always" ? undefined : service.quotaSession?.[session.id];
  if (session === "always" || quota === undefined) return undefined;
  const given = (counter?.bySession[session.id] ?? 0) + placesKept(hall, service.id, when, session);
  return given < quota ? undefined : refuse("quota-reached", session.id);
};

const holderRefusal = (hall: Hall, service: Service, person: string | undefined): Refusal | undefined => {
  if (!service.onePerPerson || person === undefined) return undefined;
  const [open] = hall.openByPerson.get(personKey(person, service.id)) ?? [];
  return open === undefined ? undefined : refuse("already-waiting", hall.tickets.get(open)?.number);
};

const unknownMatter = (hall: Hall, { service, matters = [] }: Wish): Refusal | undefined => {
  const unknown = [service, ...matters].find((id) => !hall.services.has(id));
  if (unknown !== undefined) return refuse("unknown-service", unknown);
  return matters.includes(service) ? refuse("same-matter", service) : undefined;
};

const issuing = (hall: Hall, wish: Wish, when: Moment) => {
  const problem = unknownMatter(hall, wish);
  if (problem) return problem;
  const service = hall.services.get(wish.service)!;
  if (wish.class !== undefined && !hall.classes.has(wish.class)) return refuse("unknown-class", wish.class);
  const session = issuingSession(rulesOf(hall), when);
  if (!session) return refuse("hall-shut");
  const stop = hall.stops.get("*") ?? hall.stops.get(service.id);
  if (stop !== undefined) return refuse("issuing-stopped", stop);
  const full = wish.isKept ? undefined : quotaRefusal(hall, service, session, when);
  const exhausted = nextNumber(hall, service) > service.to ? refuse("numbers-exhausted") : undefined;
  return full ?? exhausted ?? holderRefusal(hall, service, wish.person) ?? { service, session };
};

const extrasOf = ({ appointment, case: number, matters = [], takenBy: helper }: Wish): Extras => ({
  ...(appointment === undefined ? {} : { appointment }),
  ...(number === undefined ? {} : { case: number }),
  ...(matters.length === 0 ? {} : { matters }),
  ...(helper === undefined ? {} : { takenBy: helper }),
});

/** A number for whoever asks, or why there is none. */
export const issueTicket = (hall: Hall, wish: Wish, when: Moment): Decision => {
  const issue = issuing(hall, wish, when);
  if (isRefusal(issue)) return issue;
  const { service, session } = issue;
  const number = numberText(service, nextNumber(hall, service));
  const className = wish.class ?? ordinaryClass(hall);
  const saidMinutes = sayingFor(hall, service.id, className, when);
  const invites = inviteFor(hall, service.id, className, when.at);
  return [
    happened(when, "TicketIssued", {
      ticket: `${hall.date.replaceAll("-", "")}-${number}`,
      number,
      service: service.id,
      class: className,
      ahead: countWaiting(hall, service.id, className),
      paper: wish.paper ?? false,
      place: tailPlace(hall),
      ...(session === "always" ? {} : { session: session.id }),
      ...(wish.person === undefined ? {} : { person: wish.person }),
      ...(saidMinutes === undefined ? {} : { saidMinutes }),
      ...(invites === undefined ? {} : { invites }),
      ...extrasOf(wish),
    }),
  ];
};
