// Days of the benchmark's people lived by the rules themselves, one after another, with clerks who are as fast as a truth
// says that the rules do not know. Nobody goes home. No daemon and no clock: every command carries its moment.
import { type Calendar, calendarOf } from "../../src/base/calendar.ts";
import type { Command, CommandArgs, CommandKind } from "../../src/hall/commands.ts";
import { decide } from "../../src/hall/decide/decide.ts";
import { nextDue } from "../../src/hall/decide/decide-hall.ts";
import type { HallEvent } from "../../src/hall/events.ts";
import { evolve } from "../../src/hall/evolve/evolve.ts";
import { isRefusal } from "../../src/hall/refusals.ts";
import type { HallRules } from "../../src/hall/rules/rules.ts";
import { emptyHall, type Hall } from "../../src/hall/state.ts";
import type { Visitor } from "../../src/hall/tide/simulation/visitor.ts";

const MINUTE_MS = 60_000;
const CLASSES = ["ordinary", "green"] as const;

export interface Truth {
  readonly rules: HallRules;
  /** From the call until the visitor sits, min. */
  readonly walkMinutes: number;
  /** Of a clerk at a service, 1 being as drawn. */
  readonly speedOf: (window: string, service: string) => number;
}

interface Due {
  readonly at: number;
  readonly run: () => void;
}

export class LivingHall {
  readonly hall: Hall = emptyHall();
  readonly #truth: Truth;
  readonly #calendar: Calendar;
  readonly #heard: (event: HallEvent, hall: Hall) => void;
  readonly #agenda: Due[] = [];
  readonly #holders = new Map<string, Visitor>();
  #at = 0;

  constructor(truth: Truth, heard: (event: HallEvent, hall: Hall) => void) {
    this.#truth = truth;
    this.#calendar = calendarOf(truth.rules.timeZone);
    this.#heard = heard;
  }

  /** @param midnight ms since 1970 UTC */
  day(midnight: number, visitors: readonly Visitor[], shifts: readonly (readonly [from: number, to: number])[]): void {
    const at = (minute: number) => midnight + Math.round(minute * MINUTE_MS);
    this.#at = midnight;
    this.#doDue();
    if (!this.hall.rules) this.#do("ConfigureHall", { rules: this.#truth.rules });
    for (const [from, to] of shifts) {
      this.#plan(at(from), () => this.#sitDown());
      this.#plan(at(to), () => this.#leave());
    }
    for (const visitor of visitors) this.#plan(at(visitor.arrivesAt), () => this.#arrive(visitor));
    for (let next = this.#agenda.shift(); next; next = this.#agenda.shift()) {
      this.#at = next.at;
      this.#doDue();
      next.run();
    }
  }

  #plan(at: number, run: () => void): void {
    const later = this.#agenda.findIndex((due) => due.at > at);
    this.#agenda.splice(later < 0 ? this.#agenda.length : later, 0, { at, run });
  }

  #doDue(): void {
    for (let when = this.#calendar.moment(this.#at); nextDue(this.hall, when) <= this.#at; ) this.#do("Tick", {});
  }

  #do<K extends CommandKind>(kind: K, args: CommandArgs<K>): readonly HallEvent[] {
    const when = this.#calendar.moment(this.#at);
    const decision = decide(this.hall, { kind, args, by: { role: "manager", id: "script" }, when } as Command);
    if (isRefusal(decision)) return [];
    for (const event of decision) {
      evolve(this.hall, event);
      this.#heard(event, this.hall);
    }
    return decision;
  }

  #arrive(visitor: Visitor): void {
    const service = this.#truth.rules.services[visitor.service]!.id;
    const [issued] = this.#do("TakeTicket", { service, class: CLASSES[visitor.className]! });
    if (issued?.kind !== "TicketIssued") return;
    this.#holders.set(issued.data.ticket, visitor);
    if (issued.data.invites !== undefined) this.#call(issued.data.invites);
  }

  #sitDown(): void {
    for (const { id, isBench } of this.#truth.rules.windows) {
      if (isBench || this.hall.windows.get(id)!.state !== "closed") continue;
      this.#do("OpenWindow", { window: id, clerk: `c${id}` });
      this.#call(id);
    }
  }

  /** Whoever holds a number is served first. */
  #leave(): void {
    for (const window of this.hall.windows.values())
      if (window.state === "open" && this.hall.lines.size === 0) this.#do("CloseWindow", { window: window.id });
  }

  #call(window: string): void {
    const [called] = this.#do("CallNext", { window });
    if (called?.kind !== "TicketCalled") return;
    const { ticket } = called.data;
    const { service, work } = this.#holders.get(ticket)!;
    const speed = this.#truth.speedOf(window, this.#truth.rules.services[service]!.id);
    const startsAt = this.#at + this.#truth.walkMinutes * MINUTE_MS;
    this.#plan(startsAt, () => this.#do("StartService", { window }));
    this.#plan(Math.round(startsAt + (work / speed) * MINUTE_MS), () => this.#finish(window));
  }

  #finish(window: string): void {
    this.#do("FinishService", { window });
    this.#call(window);
  }
}
