// What of a report is worth a picture, and how each row of figures is drawn: the same on the board and on paper. Pure; words
// and colours are another's.
import type { Report } from "./report-schema.ts";
import type { Spread } from "./spread.ts";

/** What the places of a picture are. */
export const sides = ["hour", "day", "service", "window", "clerk"] as const;
export type Side = (typeof sides)[number];

export interface PictureRow {
  readonly what: "tickets" | "expected" | "p50" | "p90" | "openWindows" | "finished";
  readonly style: "bars" | "line" | "dashes";
  /** Undefined leaves a gap. */
  readonly values: readonly (number | undefined)[];
}

export interface Picture {
  readonly side: Side;
  readonly what: "arrivals" | "waits" | "windows" | "finished" | "serving";
  readonly places: readonly { readonly name: string; readonly nameEn?: string }[];
  readonly rows: readonly PictureRow[];
}

const bars = (what: PictureRow["what"], values: PictureRow["values"]): PictureRow => ({ what, style: "bars", values });

/** How long half of all took at most, over how long nine of ten did. */
const spread = (list: readonly Spread[]): PictureRow[] => [
  bars(
    "p90",
    list.map(({ p90 }) => p90),
  ),
  { what: "p50", style: "line", values: list.map(({ p50 }) => p50) },
];

const byHour = ({ halfHours }: Report): Picture[] => {
  const at = { side: "hour", places: halfHours.map(({ from }) => ({ name: from })) } as const;
  const tickets = halfHours.map((one) => one.tickets);
  const expected = { what: "expected", style: "dashes", values: halfHours.map((one) => one.expected) } as const;
  const open = halfHours.map(({ openWindows }) => openWindows);
  return [
    { ...at, what: "arrivals", rows: [bars("tickets", tickets), expected] },
    { ...at, what: "waits", rows: spread(halfHours.map(({ waiting }) => waiting)) },
    { ...at, what: "windows", rows: [bars("openWindows", open)] },
  ];
};

const byDay = ({ days }: Report): Picture[] => {
  const at = { side: "day", places: days.map(({ date }) => ({ name: date.slice("YYYY-".length) })) } as const;
  const tickets = days.map((one) => one.tickets.tickets);
  return [
    { ...at, what: "arrivals", rows: [bars("tickets", tickets)] },
    { ...at, what: "waits", rows: spread(days.map(({ stays }) => stays.waiting)) },
  ];
};

const byService = ({ services }: Report): Picture[] => {
  const at = { side: "service", places: services } as const;
  const tickets = services.map((one) => one.tickets.tickets);
  return [
    { ...at, what: "arrivals", rows: [bars("tickets", tickets)] },
    { ...at, what: "waits", rows: spread(services.map(({ stays }) => stays.waiting)) },
  ];
};

const byDesk = (side: "window" | "clerk", places: Report["windows"]): Picture[] => {
  const finished = places.map(({ stays }) => stays.finished);
  return [
    { side, places, what: "finished", rows: [bars("finished", finished)] },
    { side, places, what: "serving", rows: spread(places.map(({ stays }) => stays.serving)) },
  ];
};

/** Empty where there is nothing on record. */
export const picturesOf = (report: Report, side: Side): readonly Picture[] => {
  const { windows, clerks } = report;
  const all: Readonly<Record<Side, () => Picture[]>> = {
    hour: () => byHour(report),
    day: () => byDay(report),
    service: () => byService(report),
    window: () => byDesk("window", windows),
    clerk: () => byDesk("clerk", clerks),
  };
  return all[side]().filter(({ places }) => places.length > 0);
};
