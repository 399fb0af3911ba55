// The hall's report of a week beside what its people have counted: the same figures, made twice by different hands.
import type { Report } from "../../src/hall/statistics/report-schema.ts";
import { type OwnCount, type OwnStay, type OwnTicket, serviceTimesOf, summed, waitsOf, walksOf } from "./own-count.ts";

const endingsOf = (tickets: readonly OwnTicket[]) => {
  const with_ = (ending: string) => tickets.filter((ticket) => ticket.ending === ending).length;
  return {
    tickets: tickets.length,
    called: tickets.filter(({ stays }) => stays.length > 0).length,
    served: with_("served"),
    missed: with_("missed"),
    cancelled: with_("cancelled"),
    expired: with_("expired"),
  };
};

const staysOf = (stays: readonly OwnStay[]) => {
  const how = (end: string) => stays.filter((stay) => stay.how === end).length;
  return {
    calls: stays.length,
    finished: how("finished"),
    missed: how("missed"),
    held: how("held"),
    sentOn: how("sent-on"),
    waiting: summed(waitsOf(stays)),
    walking: summed(walksOf(stays)),
    serving: summed(serviceTimesOf(stays)),
  };
};

const gradesOf = (tickets: readonly OwnTicket[]) => {
  const served = tickets.filter(({ ending }) => ending === "served");
  const grades = [1, 2, 3, 4, 5].map((grade) => served.filter((ticket) => ticket.grade === grade).length);
  const rated = grades.reduce((sum, count) => sum + count, 0);
  return { services: served.length, rated, grades };
};

const by = <T>(items: readonly T[], keyOf: (item: T) => string, make: (items: readonly T[]) => unknown) =>
  Object.fromEntries(
    [...new Set(items.map(keyOf))].sort().map((key) => [key, make(items.filter((item) => keyOf(item) === key))]),
  );

const MINUTE_MS = 60_000;

/** What the people say. */
export const peoplesFigures = ({ tickets, ...beside }: OwnCount) => {
  const stays = tickets.flatMap((ticket) => ticket.stays);
  return {
    tickets: endingsOf(tickets),
    stays: staysOf(stays),
    ratings: gradesOf(tickets),
    days: by(tickets, ({ date }) => date, endingsOf),
    services: by(tickets, ({ service }) => service, endingsOf),
    servedAs: by(stays, ({ service }) => service, staysOf),
    windows: by(stays, ({ window }) => window, staysOf),
    clerks: by(stays, ({ clerk }) => clerk, staysOf),
    beside: besideOf(beside),
  };
};

const besideOf = ({ appointments, cases, complaints, empty }: Omit<OwnCount, "tickets">) => ({
  appointments: {
    booked: appointments.booked,
    cancelled: appointments.cancelled,
    inTime: appointments.kept,
    absent: appointments.absent,
  },
  cases: { accepted: cases.opened, handedOff: cases.handedOff, completed: cases.decided },
  complaints: { opened: complaints.opened, closed: complaints.closed },
  emptyWindows: {
    times: empty.filter(({ isNoted }) => isNoted).length,
    minutes: empty.filter(({ isNoted }) => isNoted).reduce((sum, { from, to }) => sum + (to - from) / MINUTE_MS, 0),
  },
});

type Counted = ReturnType<typeof peoplesFigures>;

const picked = <K extends string>(from: object, ...names: readonly K[]) =>
  Object.fromEntries(names.map((name) => [name, (from as Record<string, unknown>)[name]]));

const endings = (figures: Report["tickets"]) =>
  picked(figures, "tickets", "called", "served", "missed", "cancelled", "expired");

/** Without the figures that people do not work out for themselves. */
const spread = ({ n, mean, p50, p90, max }: Report["stays"]["waiting"]) =>
  n === 0 ? { n } : { n, mean, p50, p90, max };

const stays = (figures: Report["stays"]) => ({
  ...picked(figures, "calls", "finished", "missed", "held", "sentOn"),
  waiting: spread(figures.waiting),
  walking: spread(figures.walking),
  serving: spread(figures.serving),
});

const keyed = <T extends { readonly id: string }>(
  groups: readonly T[],
  isThere: (group: T) => boolean,
  make: (group: T) => unknown,
) =>
  Object.fromEntries(
    groups
      .filter(isThere)
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map((group) => [group.id, make(group)]),
  );

/** What the hall says of the same. */
export const hallsFigures = (report: Report): Counted =>
  ({
    tickets: endings(report.tickets),
    stays: stays(report.stays),
    ratings: picked(report.ratings, "services", "rated", "grades"),
    days: Object.fromEntries(
      report.days.filter((day) => day.tickets.tickets > 0).map((day) => [day.date, endings(day.tickets)]),
    ),
    services: keyed(
      report.services,
      (one) => one.tickets.tickets > 0,
      (one) => endings(one.tickets),
    ),
    servedAs: keyed(
      report.services,
      (one) => one.stays.calls > 0,
      (one) => stays(one.stays),
    ),
    windows: keyed(
      report.windows,
      (one) => one.stays.calls > 0,
      (one) => stays(one.stays),
    ),
    clerks: keyed(
      report.clerks,
      (one) => one.stays.calls > 0,
      (one) => stays(one.stays),
    ),
    beside: {
      appointments: picked(report.beside.appointments, "booked", "cancelled", "inTime", "absent"),
      cases: picked(report.beside.cases, "accepted", "handedOff", "completed"),
      complaints: picked(report.beside.complaints, "opened", "closed"),
      emptyWindows: picked(report.beside.emptyWindows, "times", "minutes"),
    },
  }) as never;
