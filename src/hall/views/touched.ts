// Which views an event may have changed, so that a page gets those and nothing else. It may name one too many, never one
// too few.
import type { HallEvent } from "../events.ts";
import type { PartName } from "../part.ts";
import { partsOf } from "../parts.ts";
import { countBefore } from "../queue/lines.ts";
import { clerksWindow, type Hall, type Ticket } from "../state.ts";
import { WAITING_SHOWN_MAX } from "./views.ts";

/** Which services and windows an event touches; `all` when the shape of the hall itself changed. */
export interface Touched {
  readonly all: boolean;
  readonly services: ReadonlySet<string>;
  /** Services of which the tickets that are shown may have changed: not by somebody far back in a long line. */
  readonly queues: ReadonlySet<string>;
  readonly windows: ReadonlySet<string>;
  readonly calls: boolean;
  /** What the manager sees of the tide. */
  readonly tide: boolean;
  /** Parts of the hall beside its queue. */
  readonly parts: ReadonlySet<PartName>;
}

const wholeHall = new Set<HallEvent["kind"]>([
  "HallConfigured",
  "DayTurned",
  "SessionReached",
  "MarkWithdrawn",
  "IssuingStopped",
  "IssuingResumed",
  "PlanAdopted",
  "DeputyStepsIn",
  "DeputyStepsOut",
]);
const aboutTheTide = new Set<HallEvent["kind"]>([
  "TideSwitched",
  "TideReviewed",
  "AdviceAccepted",
  "AdviceDeclined",
  "WindowSummoned",
  "SummonsEnded",
  "WindowPinned",
  "WindowUnpinned",
  "RushDeclared",
  "RushEnded",
  "WindowOpened",
  "WindowClosed",
  "WindowDraining",
  "WindowRetasked",
]);
const besideCalls = new Set<HallEvent["kind"]>(["TicketIssued", "PaperRecorded", "ReprintAsked", "DeviceChanged"]);

/** Where a ticket stands, as far as anybody's view depends on it. */
export type Standing = Pick<Ticket, "service" | "status" | "window" | "toWindow" | "toClerk" | "holdPool">;

/** Where the ticket of an event stands now; asked before the event is applied, for `touchedBy`. */
export const standingOf = (hall: Hall, { data }: HallEvent): Standing | undefined => {
  const ticket = "ticket" in data ? hall.tickets.get(data.ticket) : undefined;
  if (!ticket) return undefined;
  const { service, status, window, toWindow, toClerk, holdPool } = ticket;
  return { service, status, window, toWindow, toClerk, holdPool };
};

/** Windows whose desks show a ticket, or count it. */
const desksOf = (hall: Hall, { status, window, toWindow, toClerk, holdPool }: Standing): (string | undefined)[] =>
  status === "held" && holdPool === "hall"
    ? [...hall.windows.keys()]
    : [window, toWindow, toClerk && clerksWindow(hall, toClerk)?.id];

/** The event left the ticket at its place, too far back to be shown. */
const isOutOfSight = (hall: Hall, { kind, data }: HallEvent): boolean => {
  const ticket = besideCalls.has(kind) && "ticket" in data ? hall.tickets.get(data.ticket) : undefined;
  return ticket !== undefined && countBefore(hall, ticket.service, ticket.place) >= WAITING_SHOWN_MAX;
};

/** Read after the event has been applied; `before` is where its ticket stood until then. */
export const touchedBy = (hall: Hall, event: HallEvent, before?: Standing): Touched => {
  const { data } = event;
  const standings = [before, standingOf(hall, event)].filter((standing) => standing !== undefined);
  const windows = ["window" in data ? data.window : undefined, ...standings.flatMap((where) => desksOf(hall, where))];
  const services = new Set(standings.map(({ service }) => service));
  return {
    all: wholeHall.has(event.kind),
    services,
    queues: isOutOfSight(hall, event) ? new Set() : services,
    windows: new Set(windows.filter((window) => window !== undefined)),
    tide: aboutTheTide.has(event.kind),
    parts: partsOf(event.kind),
    calls: standings.length > 0 && !besideCalls.has(event.kind),
  };
};
