// What happened beside the queue: appointments kept or not, cases accepted and handed off in time, complaints, windows
// without a clerk. Counts of events, so that days add up.

import { type Static, Type } from "typebox";
import { MINUTE_MS } from "../../base/calendar.ts";
import type { EventData, EventKind, HallEvent } from "../events.ts";

const count = (description: string) => Type.Integer({ minimum: 0, description });
const share = (description: string) => Type.Optional(Type.Number({ minimum: 0, maximum: 1, description }));

export const BesideQueue = Type.Object(
  {
    appointments: Type.Object({
      booked: count("made in these days, for whenever"),
      cancelled: count("given back"),
      early: count("came before their time"),
      inTime: count("came in time"),
      late: count("came after it"),
      absent: count("did not come"),
      keptShare: share("of those who came or should have come, who came"),
    }),
    cases: Type.Object({
      accepted: count("opened"),
      onTheSpot: count("done while the visitor waited (即办)"),
      handedOff: count("handed off to the back office [T5]"),
      handedOffLate: count("of them, late"),
      handedOffInTimeShare: share("of those handed off"),
      completed: count("decided by the back office"),
      completedLate: count("of them, after the promised time"),
      overdue: count("whose promised time passed"),
      withdrawn: count("given up by the applicant"),
    }),
    complaints: Type.Object({ opened: count("opened"), closed: count("closed"), overdue: count("deadlines missed") }),
    emptyWindows: Type.Object({
      times: count("a window on duty had no clerk for longer than the rules let it [N4]"),
      minutes: Type.Number({ minimum: 0, description: "of those that are over, all together, min" }),
    }),
  },
  { description: "what happened beside the queue" },
);
export type BesideQueue = Static<typeof BesideQueue>;

type Counts<T> = { -readonly [K in keyof T as K extends `${string}Share` ? never : K]: number };

/** Plain counts of a day, or of several. */
export interface BesideCounts {
  readonly appointments: Counts<BesideQueue["appointments"]>;
  readonly cases: Counts<BesideQueue["cases"]>;
  readonly complaints: Counts<BesideQueue["complaints"]>;
  readonly emptyWindows: { times: number; ms: number };
}

export const nothingBeside = (): BesideCounts => ({
  appointments: { booked: 0, cancelled: 0, early: 0, inTime: 0, late: 0, absent: 0 },
  cases: {
    ...{ accepted: 0, onTheSpot: 0, handedOff: 0, handedOffLate: 0 },
    ...{ completed: 0, completedLate: 0, overdue: 0, withdrawn: 0 },
  },
  complaints: { opened: 0, closed: 0, overdue: 0 },
  emptyWindows: { times: 0, ms: 0 },
});

type Count = { readonly [K in EventKind]?: (counts: BesideCounts, data: EventData[K]) => void };

const arrivals = { early: "early", "in-time": "inTime", late: "late" } as const;

const counters: Count = {
  AppointmentBooked: ({ appointments }) => void appointments.booked++,
  AppointmentCancelled: ({ appointments }) => void appointments.cancelled++,
  AppointmentArrived: ({ appointments }, { arrival }) => void appointments[arrivals[arrival]]++,
  AppointmentLapsed: ({ appointments }) => void appointments.absent++,
  LapseWithdrawn: ({ appointments }) => void appointments.absent--,
  CaseOpened: ({ cases }) => void cases.accepted++,
  CaseFinished: ({ cases }) => void cases.onTheSpot++,
  CaseHandedOff({ cases }, { isLate }) {
    cases.handedOff++;
    cases.handedOffLate += Number(isLate);
  },
  CaseCompleted({ cases }, { isLate, isAgain }) {
    if (isAgain) return;
    cases.completed++;
    cases.completedLate += Number(isLate);
  },
  CaseOverdue: ({ cases }) => void cases.overdue++,
  CaseWithdrawn: ({ cases }) => void cases.withdrawn++,
  ComplaintOpened: ({ complaints }) => void complaints.opened++,
  ComplaintClosed: ({ complaints }) => void complaints.closed++,
  ComplaintOverdue: ({ complaints }) => void complaints.overdue++,
  WindowFoundEmpty: ({ emptyWindows }) => void emptyWindows.times++,
  WindowManned({ emptyWindows }, { emptyMs }) {
    emptyWindows.ms += emptyMs;
  },
};

export const countBeside = (counts: BesideCounts, { kind, data }: HallEvent): void =>
  (counters[kind] as ((counts: BesideCounts, data: EventData[EventKind]) => void) | undefined)?.(counts, data);

const plus = <T extends object>(a: T, b: T): T =>
  Object.fromEntries(
    Object.entries(a).map(([name, value]) => [name, value + ((b as Record<string, number>)[name] ?? 0)]),
  ) as T;

const sumOf = (days: readonly BesideCounts[]): BesideCounts =>
  days.reduce(
    (sum, day) => ({
      appointments: plus(sum.appointments, day.appointments),
      cases: plus(sum.cases, day.cases),
      complaints: plus(sum.complaints, day.complaints),
      emptyWindows: plus(sum.emptyWindows, day.emptyWindows),
    }),
    nothingBeside(),
  );

const thousandths = (value: number): number => Math.round(value * 1000) / 1000;

export const besideQueue = (days: readonly BesideCounts[]): BesideQueue => {
  const { appointments, cases, complaints, emptyWindows } = sumOf(days);
  const came = appointments.early + appointments.inTime + appointments.late;
  const due = came + appointments.absent;
  const { handedOff, handedOffLate } = cases;
  return {
    appointments: due > 0 ? { ...appointments, keptShare: thousandths(came / due) } : appointments,
    cases:
      handedOff > 0 ? { ...cases, handedOffInTimeShare: thousandths((handedOff - handedOffLate) / handedOff) } : cases,
    complaints,
    emptyWindows: { times: emptyWindows.times, minutes: Math.round((emptyWindows.ms / MINUTE_MS) * 10) / 10 },
  };
};
