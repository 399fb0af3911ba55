// A hall as plain data and back: a restart reads the last snapshot and then only what came after it.
import { booksOf } from "./books.ts";
import { adoptRules, lookAhead, weighClaims } from "./evolve/evolve-hall.ts";
import { index } from "./queue/change.ts";
import { emptyHall, type Hall, type HallRecord } from "./state.ts";

/** The state without what is derived; shares its tickets with the hall, so write it out before the hall changes. */
export const recordOf = (hall: Hall): HallRecord => ({
  rules: hall.rules,
  date: hall.date,
  dates: hall.dates,
  at: hall.at,
  places: hall.places,
  issued: hall.issued,
  counters: Object.fromEntries(hall.counters),
  tickets: [...hall.tickets.values()],
  windows: [...hall.windows.values()],
  stops: Object.fromEntries(hall.stops),
  marks: [...hall.marks],
  calls: hall.calls,
  history: hall.history,
  saidAt: hall.saidAt,
  tide: hall.tide,
  ...booksOf(hall),
});

/** Takes ownership of the record. */
export const hallFrom = (record: HallRecord): Hall => {
  const hall: Hall = {
    ...emptyHall(),
    date: record.date,
    dates: record.dates,
    at: record.at,
    places: record.places,
    issued: record.issued,
    counters: new Map(Object.entries(record.counters)),
    tickets: new Map(record.tickets.map((ticket) => [ticket.id, ticket])),
    windows: new Map(record.windows.map((window) => [window.id, window])),
    stops: new Map(Object.entries(record.stops)),
    marks: new Set(record.marks),
    calls: record.calls,
    history: record.history,
    saidAt: record.saidAt,
    tide: record.tide,
    ...booksOf({ ...emptyHall(), ...record }),
  };
  if (record.rules) adoptRules(hall, record.rules);
  lookAhead(hall);
  weighClaims(hall);
  for (const ticket of [...record.tickets].sort((a, b) => a.place - b.place)) index(hall, ticket);
  return hall;
};

/** Two halls with equal texts are the same hall. */
export const snapshotText = (hall: Hall): string => JSON.stringify(recordOf(hall));

export const readSnapshot = (text: string): Hall => hallFrom(JSON.parse(text) as HallRecord);
