// A day as plain rows: its tickets, its stays at windows, its sittings. Figures are counted from them, and whoever wants
// figures of their own gets them as tables. Lengths are in ms; one that lies over an unknown step of the clock is absent
// and named in `uncertain`.
import { type Calendar, calendarOf, MINUTE_MS } from "../../base/calendar.ts";
import type { Rated } from "../complaints/rates.ts";
import { SLOT_MINUTES } from "../history/day-facts.ts";
import type { BesideCounts } from "./beside-queue.ts";
import type { Course, Leg, StayEnd, TicketEnd } from "./courses.ts";
import type { Sitting } from "./sittings.ts";
import { between, type Stamp } from "./steady-time.ts";

export interface TicketRow {
  readonly date: string;
  readonly ticket: string;
  readonly number: string;
  /** What it was taken for. */
  readonly service: string;
  readonly class: string;
  /** ms since 1970 UTC. */
  readonly issuedAt: number;
  /** Half hour of the day in which it was taken, 0 to 47. */
  readonly slot: number;
  /** Stays at windows. */
  readonly stays: number;
  /** Absent while it is open. */
  readonly end?: TicketEnd;
  readonly endedAt?: number;
  readonly reprints: number;
  /** Foretold when it was taken, as the projection had it; and until the first call where nothing came between, min. */
  readonly saidMinutes?: number;
  readonly cameMinutes?: number;
  readonly appointment?: string;
  readonly takenBy?: string;
}

export type Uncertain = "wait" | "walk" | "serve" | "busy";

export interface StayRow {
  readonly date: string;
  readonly ticket: string;
  readonly service: string;
  readonly class: string;
  readonly window: string;
  /** Staff number; empty where nobody had logged in. */
  readonly clerk: string;
  /** ms since 1970 UTC. */
  readonly calledAt: number;
  /** Half hour of the day of the call. */
  readonly slot: number;
  /** In a line before the call; absent where there was no line, as after a hold. */
  readonly waitMs?: number;
  /** From the call until the visitor sat down. */
  readonly walkMs?: number;
  /** From there to the end, however it ended by the clerk. */
  readonly serveMs?: number;
  /** From the call to the end: the window was taken up. */
  readonly busyMs?: number;
  readonly uncertain: readonly Uncertain[];
  readonly recalls: number;
  /** Absent while the visitor is there. */
  readonly end?: StayEnd;
}

export interface SittingRow {
  readonly date: string;
  readonly window: string;
  readonly clerk: string;
  /** ms since 1970 UTC. */
  readonly from: number;
  readonly to: number;
  /** Without pauses; absent over an unknown step of the clock. */
  readonly openMs?: number;
  readonly pausedMs?: number;
}

export interface ClockJump {
  readonly at: number;
  readonly byMs: number;
}

export interface DayRows {
  readonly date: string;
  readonly tickets: readonly TicketRow[];
  readonly stays: readonly StayRow[];
  readonly sittings: readonly SittingRow[];
  readonly ratings: readonly Rated[];
  readonly jumps: readonly ClockJump[];
  readonly beside: BesideCounts;
}

type Lengths = Pick<StayRow, "waitMs" | "walkMs" | "serveMs" | "busyMs" | "uncertain">;

/** A length by its name: measured, unknown, or not there. */
const lengthOf = (name: Uncertain, from: Stamp | undefined, to: Stamp | undefined): Partial<Lengths> => {
  if (!from || !to) return {};
  const ms = between(from, to);
  return ms === undefined ? { uncertain: [name] } : { [`${name}Ms`]: ms };
};

/** A visitor who is forgotten at a window until the day is over was not served so long. */
const lengthsOf = ({ since, called, started, ended, ends }: Leg): Lengths => {
  const parts = [
    lengthOf("wait", since, called),
    lengthOf("walk", called, started),
    lengthOf("serve", started, ends === "over" ? undefined : ended),
    lengthOf("busy", called, ended),
  ];
  return { ...Object.assign({}, ...parts), uncertain: parts.flatMap(({ uncertain = [] }) => uncertain) };
};

export class RowMaker {
  readonly #date: string;
  readonly #calendar: Calendar;

  constructor(date: string, timeZone: string) {
    this.#date = date;
    this.#calendar = calendarOf(timeZone);
  }

  ticket({ data, issued, legs, end, reprints }: Course): TicketRow {
    const { ticket, number, service, class: className, saidMinutes, appointment, takenBy } = data;
    const stays = legs.filter(({ called }) => called).length;
    return {
      date: this.#date,
      ...{ ticket, number, service, class: className, stays, reprints },
      issuedAt: issued.at,
      slot: this.#slotOf(issued),
      ...(end && { end: end.how, endedAt: end.at.at }),
      ...(saidMinutes !== undefined && { saidMinutes, ...this.#came(legs) }),
      ...(appointment !== undefined && { appointment }),
      ...(takenBy !== undefined && { takenBy }),
    };
  }

  stays({ data, legs }: Course): StayRow[] {
    const { ticket, class: className } = data;
    return legs.flatMap((leg) => {
      const { service, window, clerk = "", called, recalls, ends } = leg;
      if (!called || window === undefined) return [];
      const where = { date: this.#date, ticket, service, class: className, window, clerk };
      const row = { ...where, calledAt: called.at, slot: this.#slotOf(called), ...lengthsOf(leg), recalls };
      return [ends ? { ...row, end: ends } : row];
    });
  }

  sitting({ window, clerk, from, to, openMs, pausedMs }: Sitting): SittingRow {
    return {
      ...{ date: this.#date, window, clerk, from: from.at, to: to.at },
      ...(openMs !== undefined && { openMs }),
      ...(pausedMs !== undefined && { pausedMs }),
    };
  }

  #slotOf({ at }: Stamp): number {
    return Math.floor(this.#calendar.moment(at).minute / SLOT_MINUTES);
  }

  /** What was said was about the first call, and holds for those who came to it. */
  #came([first]: readonly Leg[]): Pick<TicketRow, "cameMinutes"> {
    if (!first?.since || !first.called || first.ends === "missed") return {};
    const ms = between(first.since, first.called);
    return ms === undefined ? {} : { cameMinutes: ms / MINUTE_MS };
  }
}
