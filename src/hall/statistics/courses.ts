// The way of every ticket of a day, as the events tell it: its waits, its stays at windows, its end. What was taken back
// has not happened.
import type { EventData, EventKind, HallEvent } from "../events.ts";
import type { Stamp } from "./steady-time.ts";

/** Whether the matter was done there, nobody came, or the visitor left to come again. */
export type StayEnd = "finished" | "missed" | "held" | "sent-on" | "over";

/** A wait, and the stay at a window it led to. */
export interface Leg {
  readonly service: string;
  /** Since when the visitor waits in a line; absent where they were called back without a wait. */
  readonly since?: Stamp;
  readonly window?: string;
  readonly clerk?: string;
  readonly called?: Stamp;
  readonly started?: Stamp;
  readonly ended?: Stamp;
  readonly ends?: StayEnd;
  readonly recalls: number;
}

export type TicketEnd = "served" | "missed" | "cancelled" | "expired";

/** What an undone step gives back. */
interface Standing {
  readonly legs: readonly Leg[];
  readonly end?: { readonly how: TicketEnd; readonly at: Stamp };
}

export interface Course extends Standing {
  readonly issued: Stamp;
  readonly data: EventData["TicketIssued"];
  /** Papers after the first. */
  readonly reprints: number;
  /** As it was before the last step at a window. */
  readonly former?: Standing;
}

/** What an event makes of a course; undefined leaves it as it was. */
type Read = {
  readonly [K in EventKind]?: (course: Course, data: EventData[K], stamp: Stamp) => Partial<Course> | undefined;
};

const standing = ({ legs, end }: Course): Standing => (end ? { legs, end } : { legs });

/** A step at a window, which can be taken back. */
const step = (course: Course, then: Standing): Partial<Course> => ({ ...then, former: standing(course) });

const withLast = ({ legs }: Standing, change: Partial<Leg>): Leg[] => [
  ...legs.slice(0, -1),
  ...legs.slice(-1).map((leg) => ({ ...leg, ...change })),
];

/** The present stay ends, and what may follow it begins. */
const leave = (course: Course, ends: StayEnd, ended: Stamp, ...next: Leg[]): Partial<Course> =>
  step(course, { legs: [...withLast(course, { ends, ended }), ...next] });

const serviceOf = ({ legs }: Course): string => legs.at(-1)?.service ?? "";

const waiting = (service: string, since: Stamp): Leg => ({ service, since, recalls: 0 });

/** Without a window any more, or without ever having had one. */
const end = (course: Course, how: TicketEnd, at: Stamp): Partial<Course> => {
  const last = course.legs.at(-1);
  const isThere = last?.called !== undefined && last.ended === undefined;
  return { legs: isThere ? withLast(course, { ends: "over", ended: at }) : course.legs, end: { how, at } };
};

const read: Read = {
  TicketCalled(course, { window, clerk }, called) {
    const last = course.legs.at(-1);
    const call = { window, clerk, called };
    if (last && last.called === undefined) return step(course, { legs: withLast(course, call) });
    return step(course, { legs: [...course.legs, { service: serviceOf(course), recalls: 0, ...call }] });
  },
  TicketRecalled: (course) => ({ legs: withLast(course, { recalls: (course.legs.at(-1)?.recalls ?? 0) + 1 }) }),
  ServiceStarted: (course, _, started) => step(course, { legs: withLast(course, { started }) }),
  TicketServed: (course, _, at) =>
    step(course, { legs: withLast(course, { ends: "finished", ended: at }), end: { how: "served", at } }),
  MatterDone: (course, { window, clerk, next }, at) =>
    leave(course, "finished", at, { service: next, window, clerk, called: at, started: at, recalls: 0 }),
  TicketMissed(course, { after }, at) {
    if (after.becomes === "queue") return leave(course, "missed", at, waiting(serviceOf(course), at));
    const left = leave(course, "missed", at);
    return after.becomes === "void" ? { ...left, end: { how: "missed", at } } : left;
  },
  TicketHeld: (course, _, at) => leave(course, "held", at),
  // Where something of the visit is left, the matter itself was done.
  TicketTransferred: (course, { service, left }, at) =>
    leave(course, left ? "finished" : "sent-on", at, waiting(service, at)),
  TicketReturned: (course, _, at) => ({ legs: [...course.legs, waiting(serviceOf(course), at)] }),
  TicketCancelled: (course, _, at) => end(course, "cancelled", at),
  TicketExpired: (course, _, at) => end(course, "expired", at),
  TicketLapsed: (course, _, at) => end(course, "missed", at),
  LapseUndone: () => ({ end: undefined }),
  StepUndone: ({ former }) => former && { end: undefined, ...former, former: undefined },
  ReprintAsked: ({ reprints }) => ({ reprints: reprints + 1 }),
};

export class Courses {
  readonly #courses = new Map<string, Course>();

  read({ kind, data }: HallEvent, stamp: Stamp): void {
    if (kind === "TicketIssued") {
      const legs = [waiting(data.service, stamp)];
      this.#courses.set(data.ticket, { issued: stamp, data, legs, reprints: 0 });
      return;
    }
    const make = read[kind] as
      | ((course: Course, data: EventData[EventKind], stamp: Stamp) => Partial<Course>)
      | undefined;
    const course = "ticket" in data ? this.#courses.get(data.ticket ?? "") : undefined;
    const change = course && make?.(course, data, stamp);
    if (change) this.#courses.set(course.data.ticket, { ...course, ...change } as Course);
  }

  /** In the order in which the tickets were issued. */
  all(): Course[] {
    return [...this.#courses.values()];
  }
}
