// A report as it goes out: the figures of a stretch of days. docs/statistics.md says in words what each of them means.
import { type Static, Type } from "typebox";
import { BesideQueue } from "./beside-queue.ts";
import { Spread } from "./spread.ts";

const count = (description: string) => Type.Integer({ minimum: 0, description });
const minutes = (description: string) => Type.Number({ minimum: 0, description: `${description}, min` });
const share = (description: string) => Type.Optional(Type.Number({ minimum: 0, maximum: 1, description }));
const LocalDate = Type.String({ description: "YYYY-MM-DD, local" });

/** Each ticket is served, missed, cancelled, expired or still open. */
export const TicketFigures = Type.Object(
  {
    tickets: count("numbers taken"),
    called: count("of them, called at least once"),
    served: count("whose visit was finished"),
    missed: count("lost after calls that nobody came to (过号作废)"),
    cancelled: count("given back"),
    expired: count("over with the session or the day"),
    open: count("not over yet"),
    reprints: count("papers printed again"),
    byAppointment: count("checked in for an appointment"),
    abandonedShare: share("missed, cancelled and expired (弃号率), of those that are over"),
  },
  { description: "what became of tickets" },
);
export type TicketFigures = Static<typeof TicketFigures>;

export const StayFigures = Type.Object(
  {
    calls: count("visitors called to a window; one who is sent on is called again"),
    recalls: count("announcements of a call after the first"),
    finished: count("matters finished; a visit may have several"),
    missed: count("calls nobody came to (过号)"),
    held: count("that ended with a hold"),
    sentOn: count("that ended with a transfer"),
    waiting: Spread,
    walking: Spread,
    serving: Spread,
  },
  { description: "what happened at windows: waiting before a call, walking to the window, serving there" },
);
export type StayFigures = Static<typeof StayFigures>;

export const Use = Type.Object(
  {
    openMinutes: minutes("somebody sat there, without pauses"),
    pausedMinutes: minutes("pauses"),
    busyMinutes: minutes("a visitor was there, or called there"),
    utilisation: Type.Optional(Type.Number({ minimum: 0, description: "busy of open" })),
    finishedPerHour: Type.Optional(Type.Number({ minimum: 0, description: "matters finished in an open hour" })),
    finishedShare: share("of all matters finished [T3]"),
  },
  { description: "how a window was used" },
);
export type Use = Static<typeof Use>;

export const RatingFigures = Type.Object(
  {
    services: count("finished visits that count"),
    rated: count("of them, rated by the visitor"),
    grades: Type.Array(Type.Integer({ minimum: 0 }), { minItems: 5, maxItems: 5, description: "grades 1 to 5" }),
    praiseRate: share("好评率"),
    activePraiseRate: share("主动评价好评率"),
    silenceRate: share("不评率"),
  },
  { description: "ratings (好差评), as docs/ratings.md defines them" },
);
export type RatingFigures = Static<typeof RatingFigures>;

const Named = { id: Type.String(), name: Type.String(), nameEn: Type.Optional(Type.String()) };

const Group = Type.Object({ ...Named, tickets: TicketFigures, stays: StayFigures, ratings: RatingFigures });
const Desk = Type.Object({ ...Named, stays: StayFigures, use: Use, ratings: RatingFigures });

const HalfHour = Type.Object({
  from: Type.String({ description: "HH:MM, local" }),
  tickets: count("taken in it"),
  expected: Type.Optional(Type.Number({ minimum: 0, description: "tickets that the days before let expect" })),
  calls: count("made in it"),
  waiting: Spread,
  openWindows: Type.Number({ minimum: 0, description: "windows at which somebody sat, mean of the half hour" }),
});

const Day = Type.Object({
  date: LocalDate,
  tickets: TicketFigures,
  stays: StayFigures,
  openMinutes: minutes("windows open, all together"),
  ratings: RatingFigures,
});

const Balance = Type.Object(
  {
    windows: count("that finished anything"),
    mean: Type.Number({ description: "matters finished a window" }),
    least: count("at one window"),
    most: count("at one window"),
    variation: Type.Optional(Type.Number({ description: "standard deviation as a share of the mean; 0 is even" })),
  },
  { description: "how evenly the work lay on the windows (办件均衡) [T3]" },
);

const Foretold = Type.Object(
  {
    n: count("visitors to whom a wait was foretold and who came to their first call"),
    biasMinutes: Type.Optional(Type.Number({ description: "foretold less what came, mean, min" })),
    errorMinutes: Type.Optional(minutes("how far off, mean")),
    withinShare: share("off by no more than five minutes"),
  },
  { description: "waits foretold when the number was taken, beside those that came; before the hall set them right" },
);

export const Report = Type.Object(
  {
    hall: Type.Object(Named),
    period: Type.Enum(["day", "week", "month"]),
    from: LocalDate,
    to: LocalDate,
    isRunning: Type.Boolean({ description: "its last day is not over" }),
    limits: Type.Object({ waitMinutes: Type.Integer(), serveMinutes: Type.Integer() }),
    tickets: TicketFigures,
    stays: StayFigures,
    ratings: RatingFigures,
    services: Type.Array(Group, { description: "tickets by what they were taken for, stays by what was done" }),
    classes: Type.Array(Group),
    windows: Type.Array(Desk),
    clerks: Type.Array(Desk, { description: "by staff number; without one where nobody had logged in" }),
    halfHours: Type.Array(HalfHour, { description: "of the day, from the first with anything in it to the last" }),
    days: Type.Array(Day),
    balance: Balance,
    foretold: Foretold,
    beside: BesideQueue,
    jumps: Type.Array(Type.Object({ at: Type.Integer(), byMs: Type.Integer() }), {
      description: "when the wall clock was set, ms since 1970 UTC, and by how much; lengths are without it",
    }),
  },
  { title: "Report", description: "The figures of a day, a week or a month" },
);
export type Report = Static<typeof Report>;
export type Period = Report["period"];
