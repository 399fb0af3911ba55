// Sums up a business day from its tickets.
import { calendarOf, MINUTE_MS } from "../../base/calendar.ts";
import { type Hall, rulesOf, type Ticket } from "../state.ts";
import { nothingSeen, type Seen, withVisit } from "../tide/service-means.ts";
import {
  type ClerkDay,
  type DayDetail,
  type DayFacts,
  type ServiceDay,
  SLOT_MINUTES,
  SLOTS_A_DAY,
  type Told,
} from "./day-facts.ts";
import { hundredths } from "./rounding.ts";
import { usualMinutes } from "./usual-minutes.ts";
import { askedFor, type Visit, visitsOf } from "./visits.ts";

const TOLD_MAX = 200;

const groupBy = <T>(items: Iterable<T>, keyOf: (item: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
};

const recordOf = <T>(keys: Iterable<string>, make: (key: string) => T): Record<string, T> =>
  Object.fromEntries([...keys].map((key) => [key, make(key)]));

/** As the days so far have taught; of a service that is gone, as of any. */
const believedMinutes = ({ rules, outlook }: Hall, service: string): number => {
  const place = rules?.services.findIndex(({ id }) => id === service) ?? -1;
  return outlook?.minutes[place] ?? usualMinutes(rules?.services[place] ?? {});
};

/** A visit that was forgotten, or during which the daemon slept, counts as a long one. */
const seenIn = (visits: readonly Visit[], believed: number): Seen => {
  const seen = visits.reduce<Seen>((sum, { minutes }) => withVisit(sum, minutes, believed), nothingSeen);
  return { ...seen, minutes: hundredths(seen.minutes) };
};

const serviceDay = (tickets: readonly Ticket[], visits: readonly Visit[], believed: number): ServiceDay => {
  const called = tickets.filter(({ why }) => why !== undefined);
  const waitedMs = called.reduce((sum, { why }) => sum + why!.waitedMs, 0);
  return {
    tickets: tickets.length,
    ...seenIn(
      visits.filter(({ isHelp }) => !isHelp),
      believed,
    ),
    called: called.length,
    waitMinutes: hundredths(waitedMs / MINUTE_MS),
    missed: tickets.reduce((sum, { misses }) => sum + misses, 0),
    cancelled: tickets.filter(({ status }) => status === "cancelled").length,
  };
};

const servicesOf = (hall: Hall, tickets: ReadonlyMap<string, Ticket[]>, visits: readonly Visit[]) => {
  const byService = groupBy(visits, ({ service }) => service);
  return recordOf(new Set([...tickets.keys(), ...byService.keys()]), (service) =>
    serviceDay(tickets.get(service) ?? [], byService.get(service) ?? [], believedMinutes(hall, service)),
  );
};

const clerksOf = (hall: Hall, visits: readonly Visit[]): DayDetail["clerks"] => {
  const clerkDay = (own: readonly Visit[], service: string): ClerkDay => ({
    ...seenIn(own, believedMinutes(hall, service)),
    helped: own.filter(({ isHelp }) => isHelp).length,
  });
  const byClerk = groupBy(visits, ({ clerk }) => clerk);
  byClerk.delete("");
  return recordOf(byClerk.keys(), (clerk) => {
    const byService = groupBy(byClerk.get(clerk)!, ({ service }) => service);
    return recordOf(byService.keys(), (service) => clerkDay(byService.get(service)!, service));
  });
};

const arrivalsOf = (hall: Hall, tickets: ReadonlyMap<string, Ticket[]>): Pick<DayDetail, "from" | "arrivals"> => {
  const { moment } = calendarOf(rulesOf(hall).timeZone);
  const counts = recordOf(tickets.keys(), (service) => {
    const slots = Array.from({ length: SLOTS_A_DAY }, () => 0);
    for (const { issuedAt } of tickets.get(service)!) slots[Math.floor(moment(issuedAt).minute / SLOT_MINUTES)]!++;
    return slots;
  });
  const isBusy = (count: number) => count > 0;
  const from = Math.min(...Object.values(counts).map((slots) => slots.findIndex(isBusy)));
  return {
    from,
    arrivals: recordOf(tickets.keys(), (id) => counts[id]!.slice(from, counts[id]!.findLastIndex(isBusy) + 1)),
  };
};

/** Of those who were called once; evenly over the day where there are too many. */
const toldOn = (tickets: Iterable<Ticket>): Told[] => {
  const all = [...tickets].flatMap(({ saidMinutes, calledAt, issuedAt, misses, earlier }): Told[] => {
    if (saidMinutes === undefined || calledAt === undefined || misses > 0 || earlier || calledAt < issuedAt) return [];
    return [[hundredths(saidMinutes), hundredths((calledAt - issuedAt) / MINUTE_MS)]];
  });
  const step = Math.max(1, all.length / TOLD_MAX);
  return Array.from({ length: Math.min(all.length, TOLD_MAX) }, (_, at) => all[Math.floor(at * step)]!);
};

/** The day that ends; undefined when nobody took a ticket. */
export const sumDay = (hall: Hall): DayFacts | undefined => {
  if (hall.tickets.size === 0) return undefined;
  const tickets = groupBy(hall.tickets.values(), askedFor);
  const visits = [...hall.tickets.values()].flatMap((ticket) => visitsOf(hall, ticket));
  return {
    date: hall.date,
    plan: hall.tide.plan,
    services: servicesOf(hall, tickets, visits),
    detail: { ...arrivalsOf(hall, tickets), clerks: clerksOf(hall, visits), told: toldOn(hall.tickets.values()) },
  };
};
