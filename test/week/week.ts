// What everybody who lives a week shares: the hall, its clock, who is in it, and the count they keep.
import { seededRandom } from "../../src/base/random.ts";
import type { Answer } from "../../src/daemon/writer/answer.ts";
import type { Actor, CommandArgs, CommandKind } from "../../src/hall/commands.ts";
import type { HallRules } from "../../src/hall/rules/rules.ts";
import { Bell } from "./bell.ts";
import { emptyCount, type OwnTicket } from "./own-count.ts";
import type { Person, Plan } from "./people.ts";
import type { WeekHall } from "./week-hall.ts";

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;

export const KIOSK: Actor = { role: "kiosk", id: "kiosk-1" };
export const MANAGER: Actor = { role: "manager", id: "manager" };

/** Somebody in the hall with a number in hand. */
export interface Visit {
  readonly plan: Plan;
  readonly own: OwnTicket;
  readonly id: string;
  /** The case whose result they have come for. */
  readonly fetches?: string;
  /** What they are in line for now, and since when. */
  service: string;
  waitsFrom: number;
  hasTwisted: boolean;
  /** Calls of the same service for which the number is still kept. */
  keptFor?: number;
}

export interface Session {
  /** min after midnight */
  readonly from: number;
  readonly to: number;
  readonly takesUntil: number;
}

/** When the hall is open on a date, as the sign at the door says. */
export interface OpenDay {
  readonly date: string;
  readonly midnight: number;
  /** 0 Monday */
  readonly weekday: number;
  readonly sessions: readonly Session[];
}

export class Week {
  readonly count = emptyCount();
  readonly people: Person[] = [];
  /** What was refused that should not have been. */
  readonly troubles: string[] = [];
  readonly visits = new Map<string, Visit>();
  readonly rules: HallRules;
  readonly random;
  readonly bell: Bell;
  readonly hall: WeekHall;

  constructor(hall: WeekHall, seed: number) {
    this.hall = hall;
    this.rules = hall.config.hall;
    this.random = seededRandom(seed);
    this.bell = new Bell(hall.clock);
  }

  get now(): number {
    return this.hall.clock.now();
  }

  at(time: number): Promise<void> {
    return new Promise((resolve) => void this.hall.clock.after(time - this.now, "week", resolve));
  }

  after(ms: number): Promise<void> {
    return this.at(this.now + ms);
  }

  ask<K extends CommandKind>(kind: K, args: CommandArgs<K>, by: Actor): Promise<Answer> {
    return this.hall.ask(kind, args, by);
  }

  /** For what nobody should refuse; undefined where somebody did. */
  async does<K extends CommandKind>(
    kind: K,
    args: CommandArgs<K>,
    by: Actor,
  ): Promise<Record<string, unknown> | undefined> {
    const answer = await this.ask(kind, args, by);
    if (answer.ok) return { ...answer.data };
    this.troubles.push(`${kind}: ${answer.refused} ${answer.detail ?? ""}`);
    return undefined;
  }

  /** Windows where somebody always sits. */
  get windows() {
    return this.rules.windows.filter(({ isBench }) => !isBench);
  }

  isServed(service: string): boolean {
    return this.windows.some(({ services }) => services.includes(service));
  }

  /** Another service than this, if the hall has one. */
  otherThan(service: string): string | undefined {
    return this.rules.services.find(({ id }) => id !== service && this.isServed(id))?.id;
  }

  /** A number in somebody's hand. */
  seat(plan: Plan, date: string, paper: { number: string; ticket: string }, fetches?: string): Visit {
    const { number, ticket: id } = paper;
    const own: OwnTicket = { number, service: plan.service, takenAt: this.now, date, stays: [] };
    const line = { service: plan.service, waitsFrom: this.now, hasTwisted: fetches !== undefined };
    const visit: Visit = { plan, own, id, ...line, ...(fetches !== undefined && { fetches }) };
    this.count.tickets.push(own);
    this.visits.set(id, visit);
    this.bell.ring();
    return visit;
  }
}
