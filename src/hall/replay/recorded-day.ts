// One day as the ledger tells it: who came for what, which windows they were at and how long, and when somebody sat where.
// What was taken back has not happened. It judges nothing, and knows no person but by the number of their ticket.
import type { EventData, EventKind, HallEvent } from "../events.ts";

/** A visit at a window, from the call to its end; ms since 1970. */
export interface Stay {
  readonly window: string;
  readonly service: string;
  readonly calledAt: number;
  endedAt?: number;
  ends?: "served" | "missed" | "held" | "sent-on";
  /** Since when the visitor waits for the next visit. */
  backAt?: number;
  /** Comes before everybody then. */
  isFirst?: boolean;
}

export interface Person {
  readonly ticket: string;
  /** What they took a number for. */
  readonly service: string;
  readonly className: string;
  readonly issuedAt: number;
  readonly stays: Stay[];
  /** When somebody who waited gave up, was given up, or the day was over for them. */
  leftAt?: number;
}

/** Somebody sat at a window and called. */
export interface Presence {
  readonly window: string;
  /** Staff number; empty where nobody logged in. */
  readonly clerk: string;
  readonly from: number;
  readonly to: number;
}

export interface RecordedDay {
  readonly people: readonly Person[];
  readonly presences: readonly Presence[];
  /** The last thing a visitor or a window did. */
  readonly endsAt: number;
  /** Windows whose sign was changed during the day. */
  readonly retasked: readonly string[];
}

interface Sitting {
  readonly clerk: string;
  readonly from: number;
  /** Calls nobody any more, though somebody is still there. */
  until?: number;
}

interface Reading {
  readonly people: Map<string, Person>;
  /** What each waits for now. */
  readonly wants: Map<string, string>;
  readonly sittings: Map<string, Sitting>;
  readonly presences: Presence[];
  readonly retasked: Set<string>;
  endsAt: number;
}

type Read = { readonly [K in EventKind]?: (reading: Reading, data: EventData[K], at: number) => void };

const lastStay = ({ people }: Reading, ticket: string): Stay | undefined => people.get(ticket)?.stays.at(-1);

const end = (reading: Reading, ticket: string, at: number, ends: Stay["ends"], then: Partial<Stay> = {}): void => {
  const stay = lastStay(reading, ticket);
  if (stay) Object.assign(stay, { endedAt: at, ends, ...then });
  reading.endsAt = at;
};

/** Nothing more comes of a ticket. */
const leave = (reading: Reading, ticket: string, at: number): void => {
  const person = reading.people.get(ticket);
  const stay = person?.stays.at(-1);
  if (stay && stay.endedAt === undefined) stay.endedAt = at;
  else if (person) person.leftAt = at;
};

const undo = (reading: Reading, { ticket, step }: EventData["StepUndone"]): void => {
  const stay = lastStay(reading, ticket);
  if (!stay || step === "start") return;
  if (step === "call") {
    reading.people.get(ticket)?.stays.pop();
    return;
  }
  for (const field of ["endedAt", "ends", "backAt", "isFirst"] as const) delete stay[field];
  reading.wants.set(ticket, stay.service);
};

const rise = (reading: Reading, window: string, at: number): void => {
  const sitting = reading.sittings.get(window);
  if (sitting) reading.presences.push({ window, clerk: sitting.clerk, from: sitting.from, to: sitting.until ?? at });
  reading.sittings.delete(window);
};

/** Back from a pause, or staying after all: whoever sat there last. */
const goOn = ({ sittings, presences }: Reading, window: string, at: number): void => {
  const sitting = sittings.get(window);
  if (sitting) delete sitting.until;
  else sittings.set(window, { from: at, clerk: presences.findLast((one) => one.window === window)?.clerk ?? "" });
};

const read: Read = {
  TicketIssued({ people, wants }, { ticket, service, class: className }, at) {
    people.set(ticket, { ticket, service, className, issuedAt: at, stays: [] });
    wants.set(ticket, service);
  },
  TicketCalled({ people, wants }, { ticket, window }, at) {
    people.get(ticket)?.stays.push({ window, service: wants.get(ticket)!, calledAt: at });
  },
  TicketServed: (reading, { ticket }, at) => end(reading, ticket, at, "served"),
  TicketMissed: (reading, { ticket, after }, at) =>
    end(reading, ticket, at, "missed", after.becomes === "queue" ? { backAt: at } : {}),
  TicketHeld: (reading, { ticket }, at) => end(reading, ticket, at, "held"),
  TicketTransferred(reading, { ticket, service, first }, at) {
    end(reading, ticket, at, "sent-on", { backAt: at, isFirst: first });
    reading.wants.set(ticket, service);
  },
  TicketReturned(reading, { ticket }, at) {
    const stay = lastStay(reading, ticket);
    if (stay) Object.assign(stay, { backAt: at, isFirst: true });
  },
  TicketCancelled: (reading, { ticket }, at) => leave(reading, ticket, at),
  TicketExpired: (reading, { ticket }, at) => leave(reading, ticket, at),
  TicketLapsed: (reading, { ticket }, at) => leave(reading, ticket, at),
  LapseUndone: ({ people }, { ticket }) => void delete people.get(ticket)?.leftAt,
  StepUndone: undo,
  WindowOpened: ({ sittings }, { window, clerk }, at) => void sittings.set(window, { clerk, from: at }),
  WindowResumed: (reading, { window }, at) => goOn(reading, window, at),
  WindowDraining({ sittings }, { window, after }, at) {
    const sitting = sittings.get(window);
    if (sitting && after.to !== "retasked") sitting.until ??= at;
  },
  WindowPaused: (reading, { window }, at) => rise(reading, window, at),
  WindowClosed: (reading, { window }, at) => rise(reading, window, at),
  WindowRetasked: ({ retasked }, { window }) => void retasked.add(window),
};

/** The events of one business day, in order. */
export const recordedDay = (events: Iterable<HallEvent>): RecordedDay => {
  const reading: Reading = {
    people: new Map(),
    wants: new Map(),
    sittings: new Map(),
    presences: [],
    retasked: new Set(),
    endsAt: 0,
  };
  for (const { kind, data, at } of events) {
    const step = read[kind] as ((reading: Reading, data: EventData[EventKind], at: number) => void) | undefined;
    if (kind === "TicketIssued") reading.endsAt = at;
    step?.(reading, data, at);
  }
  for (const window of [...reading.sittings.keys()]) rise(reading, window, reading.endsAt);
  const { people, presences, retasked, endsAt } = reading;
  const kept = presences
    .map((presence) => ({ ...presence, to: Math.min(presence.to, endsAt) }))
    .filter(({ from, to }) => to > from)
    .sort((a, b) => a.from - b.from);
  return { people: [...people.values()], presences: kept, endsAt, retasked: [...retasked] };
};
