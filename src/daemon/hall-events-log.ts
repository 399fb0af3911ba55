// Which of the hall's events an operator reads in the log, and in which words.
import type { HallEvent } from "../hall/events.ts";
import type { Recorded } from "./hall-port.ts";
import type { Log } from "./log.ts";

type Line = readonly [what: string, facts: Readonly<Record<string, unknown>>];

const lineOf = (event: HallEvent): Line | undefined => {
  switch (event.kind) {
    case "DayTurned":
      return ["business day", { date: event.data.date }];
    case "HallConfigured":
      return [
        "rules in force",
        {
          hall: event.data.rules.id,
          services: event.data.rules.services.length,
          windows: event.data.rules.windows.length,
        },
      ];
    case "SessionReached":
      return ["session", event.data];
    case "IssuingStopped":
    case "IssuingResumed":
    case "WindowOpened":
    case "WindowClosed":
    case "WindowPaused":
    case "WindowRetasked":
      return [event.kind, event.data];
    case "TicketIssued":
      return ["ticket", { number: event.data.number, service: event.data.service, ahead: event.data.ahead }];
    case "TicketCalled":
    case "TicketRecalled":
      return ["call", { number: event.data.number, window: event.data.window, call: event.data.call }];
    case "CallDelivered":
      return event.data.missed.length > 0 ? ["call not said everywhere", event.data] : undefined;
    default:
      return undefined;
  }
};

/** Tickets come by the hundred, so they are told at debug level. */
const quiet: ReadonlySet<string> = new Set(["ticket", "call"]);

export const logRecorded = (log: Log, recorded: readonly Recorded[]): void => {
  for (const { seq, event } of recorded) {
    const line = lineOf(event);
    if (line) log[quiet.has(line[0]) ? "debug" : "info"]({ seq, ...line[1] }, line[0]);
  }
};
