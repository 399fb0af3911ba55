// A report as tables of words and numbers, whatever they are written on then.

import type { BesideQueue } from "../../hall/statistics/beside-queue.ts";
import type { RatingFigures, Report, StayFigures, TicketFigures, Use } from "../../hall/statistics/report-schema.ts";
import type { Spread } from "../../hall/statistics/spread.ts";
import type { Language } from "../../hall/views/sentences.ts";
import { type ReportWord, reportWords, type SayReport } from "./report-words.ts";

export type Measure = "text" | "count" | "minutes" | "share" | "number";

/** Empty where there is nothing to tell, as a mean of nothing. */
export interface Cell {
  readonly measure: Measure;
  readonly value?: string | number | undefined;
}

export interface ReportTable {
  /** Names it in files and addresses. */
  readonly id: string;
  readonly title: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** A figure under its head. */
type Entry = readonly [head: string, cell: Cell];

const text = (value: string | undefined): Cell => ({ measure: "text", value });
const count = (value: number | undefined): Cell => ({ measure: "count", value });
const minutes = (value: number | undefined): Cell => ({ measure: "minutes", value });
const share = (value: number | undefined): Cell => ({ measure: "share", value });
const number = (value: number | undefined): Cell => ({ measure: "number", value });

const ticketEntries = (say: SayReport, tickets: TicketFigures): Entry[] => [
  [say("tickets"), count(tickets.tickets)],
  [say("called"), count(tickets.called)],
  [say("served"), count(tickets.served)],
  [say("lost"), count(tickets.missed)],
  [say("cancelled"), count(tickets.cancelled)],
  [say("expired"), count(tickets.expired)],
  [say("open"), count(tickets.open)],
  [say("abandonedShare"), share(tickets.abandonedShare)],
  [say("byAppointment"), count(tickets.byAppointment)],
  [say("reprints"), count(tickets.reprints)],
];

const spreadEntries = (say: SayReport, what: ReportWord, spread: Spread): Entry[] => {
  const limits: Entry[] = [
    [say("over", what), count(spread.over)],
    [say("within", what), share(spread.withinShare)],
  ];
  return [
    [say("mean", what), minutes(spread.mean)],
    [say("p50", what), minutes(spread.p50)],
    [say("p90", what), minutes(spread.p90)],
    [say("p95", what), minutes(spread.p95)],
    [say("max", what), minutes(spread.max)],
    ...(spread.over === undefined ? [] : limits),
    [say("uncertain", what), count(spread.uncertain)],
  ];
};

const stayEntries = (say: SayReport, stays: StayFigures): Entry[] => [
  [say("calls"), count(stays.calls)],
  [say("recalls"), count(stays.recalls)],
  [say("finished"), count(stays.finished)],
  [say("missed"), count(stays.missed)],
  [say("held"), count(stays.held)],
  [say("sentOn"), count(stays.sentOn)],
  ...spreadEntries(say, "waits", stays.waiting),
  ...spreadEntries(say, "walks", stays.walking),
  ...spreadEntries(say, "serves", stays.serving),
];

const useEntries = (say: SayReport, use: Use): Entry[] => [
  [say("openMinutes"), minutes(use.openMinutes)],
  [say("pausedMinutes"), minutes(use.pausedMinutes)],
  [say("busyMinutes"), minutes(use.busyMinutes)],
  [say("utilisation"), share(use.utilisation)],
  [say("finishedPerHour"), number(use.finishedPerHour)],
  [say("finishedShare"), share(use.finishedShare)],
];

const ratingEntries = (say: SayReport, ratings: RatingFigures): Entry[] => [
  [say("rateable"), count(ratings.services)],
  [say("rated"), count(ratings.rated)],
  ...([5, 4, 3, 2, 1] as const).map((grade): Entry => [say(`grade${grade}`), count(ratings.grades[grade - 1])]),
  [say("praiseRate"), share(ratings.praiseRate)],
  [say("activePraiseRate"), share(ratings.activePraiseRate)],
  [say("silenceRate"), share(ratings.silenceRate)],
];

interface Named {
  readonly id: string;
  readonly name: string;
  readonly nameEn?: string | undefined;
}

interface Voice {
  readonly say: SayReport;
  readonly language: Language;
}

const nameIn = ({ language }: Voice, { name, nameEn }: Named): string => (language === "en" ? (nameEn ?? name) : name);

const nameEntries = (voice: Voice, named: Named): Entry[] => [
  [voice.say("id"), text(named.id)],
  [voice.say("name"), text(nameIn(voice, named))],
];

/** Rows of one shape; none of no rows. */
const tableOf = (id: string, title: string, rows: readonly (readonly Entry[])[]): ReportTable[] =>
  rows.length === 0
    ? []
    : [{ id, title, heads: rows[0]!.map(([head]) => head), rows: rows.map((row) => row.map(([, cell]) => cell)) }];

const overview = ({ say }: Voice, report: Report): ReportTable[] => {
  const { limits, tickets, stays, balance, foretold, jumps } = report;
  const entries: Entry[] = [
    ...ticketEntries(say, tickets),
    ...stayEntries(say, stays),
    [say("waitLimit"), minutes(limits.waitMinutes)],
    [say("serveLimit"), minutes(limits.serveMinutes)],
    [say("least"), count(balance.least)],
    [say("most"), count(balance.most)],
    [say("balance"), number(balance.variation)],
    [say("foretold"), count(foretold.n)],
    [say("foretoldBias"), minutes(foretold.biasMinutes)],
    [say("foretoldError"), minutes(foretold.errorMinutes)],
    [say("foretoldWithin"), share(foretold.withinShare)],
    [say("jumps"), count(jumps.length)],
  ];
  const rows = entries.map(([head, cell]): Entry[] => [
    [say("figure"), text(head)],
    [say("value"), cell],
  ]);
  return tableOf("overview", say("overview"), rows);
};

const groups = (voice: Voice, id: "services" | "classes", list: readonly Report["services"][number][]): ReportTable[] =>
  tableOf(
    id,
    voice.say(id),
    list.map((one) => [
      ...nameEntries(voice, one),
      ...ticketEntries(voice.say, one.tickets),
      ...stayEntries(voice.say, one.stays),
    ]),
  );

const desks = (voice: Voice, id: "windows" | "clerks", list: Report["windows"]): ReportTable[] =>
  tableOf(
    id,
    voice.say(id),
    list.map((one) => [
      ...nameEntries(voice, one),
      ...useEntries(voice.say, one.use),
      ...stayEntries(voice.say, one.stays),
    ]),
  );

const halfHours = ({ say }: Voice, list: Report["halfHours"]): ReportTable[] =>
  tableOf(
    "half-hours",
    say("halfHours"),
    list.map(({ from, tickets, expected, calls, waiting, openWindows }) => [
      [say("from"), text(from)],
      [say("tickets"), count(tickets)],
      [say("expected"), number(expected)],
      [say("calls"), count(calls)],
      ...spreadEntries(say, "waits", waiting),
      [say("openWindows"), number(openWindows)],
    ]),
  );

const days = ({ say }: Voice, list: readonly Report["days"][number][]): ReportTable[] =>
  tableOf(
    "days",
    say("days"),
    list.map(({ date, tickets, stays, openMinutes }) => [
      [say("date"), text(date)],
      ...ticketEntries(say, tickets),
      ...stayEntries(say, stays),
      [say("openMinutes"), minutes(openMinutes)],
    ]),
  );

const ratings = (voice: Voice, report: Report): ReportTable[] => {
  const { say } = voice;
  const rowsOf = (kind: ReportWord, list: readonly (Named & { readonly ratings: RatingFigures })[]): Entry[][] =>
    list.map((one) => [[say("kind"), text(say(kind))], ...nameEntries(voice, one), ...ratingEntries(say, one.ratings)]);
  return tableOf("ratings", say("ratings"), [
    ...rowsOf("hall", [{ ...report.hall, ratings: report.ratings }]),
    ...rowsOf("services", report.services),
    ...rowsOf("windows", report.windows),
    ...rowsOf("clerks", report.clerks),
  ]);
};

/** A row a figure; nothing of a part of which nothing happened. */
const besideEntries = ({ say }: Voice, kind: keyof BesideQueue, figures: object): Entry[][] => {
  const entries = Object.entries(figures as Record<string, number>);
  if (entries.every(([, value]) => value === 0)) return [];
  const measureOf = (name: string) => (name.endsWith("Share") ? share : count);
  return entries.map(([name, value]) => [
    [say("kind"), text(say(kind))],
    [say("figure"), text(say(name as ReportWord))],
    [say("value"), (name === "minutes" ? minutes : measureOf(name))(value)],
  ]);
};

const beside = (voice: Voice, report: Report): ReportTable[] => {
  const kinds = Object.keys(report.beside) as (keyof BesideQueue)[];
  const rows = kinds.flatMap((kind) => besideEntries(voice, kind, report.beside[kind]));
  return tableOf("beside", voice.say("beside"), rows);
};

/** A table that would only say the first one again. */
const unlessAlone = <T>(list: readonly T[]): readonly T[] => (list.length > 1 ? list : []);

/** The tables of a report, the first of them the most telling. */
export const tablesOf = (report: Report, language: Language): ReportTable[] => {
  const voice: Voice = { say: reportWords(language), language };
  return [
    ...overview(voice, report),
    ...groups(voice, "services", report.services),
    ...groups(voice, "classes", unlessAlone(report.classes)),
    ...desks(voice, "windows", report.windows),
    ...desks(voice, "clerks", report.clerks),
    ...halfHours(voice, report.halfHours),
    ...days(voice, unlessAlone(report.days)),
    ...ratings(voice, report),
    ...beside(voice, report),
  ];
};

/** As a person reads a report's name. */
export const titleOf = (report: Report, language: Language): string => {
  const say = reportWords(language);
  const { hall, period, from, to, isRunning } = report;
  const dates = from === to ? from : `${from} – ${to}`;
  return `${nameIn({ say, language }, hall)} ${say(period)} ${dates}${isRunning ? say("running") : ""}`;
};
