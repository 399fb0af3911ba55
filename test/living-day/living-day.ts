// A scenario of the benchmark lived in the whole daemon: people take numbers by command, scripted clerks sit down, call,
// start and finish when the simulator's clerks would. Nothing here decides who is called: the hall does.
import { seededRandom } from "../../src/base/random.ts";
import { VirtualClock } from "../../src/base/virtual-clock.ts";
import { type Core, openCore } from "../../src/daemon/core.ts";
import type { Recorded } from "../../src/daemon/hall-port.ts";
import { silentLog } from "../../src/daemon/log.ts";
import type { CommandArgs, CommandKind } from "../../src/hall/commands.ts";
import { inviteFor } from "../../src/hall/decide/invite.ts";
import type { HallEvent } from "../../src/hall/events.ts";
import type { HallRules } from "../../src/hall/rules/rules.ts";
import type { Leg, Visitor } from "../../src/hall/tide/simulation/visitor.ts";
import type { Shift } from "../../src/hall/tide/tidal-hall.ts";

export const MINUTE_MS = 60_000;
const CLASSES = ["ordinary", "green"] as const;

export interface Script {
  readonly folder: string;
  readonly rules: HallRules;
  /** Local midnight, ms. */
  readonly midnight: number;
  readonly visitors: readonly Visitor[];
  /** By window. */
  readonly shifts: readonly (readonly Shift[])[];
}

export interface Lived {
  /** By visitor: when called, min; not a number for those who went home. */
  readonly starts: Float64Array;
  /** By visitor: the window's place; -1 for those who went home. */
  readonly windows: Int16Array;
  /** All calls, as `visitor minute`, also those of people who had been called before. */
  readonly calls: readonly string[];
  readonly events: readonly HallEvent[];
}

/** A matter; how the visitor comes to it, where it is not the first. */
type LegLeft = Pick<Leg, "service" | "work"> & Partial<Leg>;

interface Due {
  readonly at: number;
  /** Of things at one moment the lower comes first, as in the simulator. */
  readonly rank: number;
  readonly run: () => Promise<void>;
}

const [ENDS, SHIFTS, BACK, ARRIVALS, HOME] = [0, 1, 2, 3, 4];

export class LivingDay {
  readonly #script: Script;
  readonly #core: Core;
  readonly #clock: VirtualClock;
  readonly #agenda: Due[] = [];
  readonly #tickets = new Map<string, number>();
  readonly #lived: { starts: Float64Array; windows: Int16Array; calls: string[]; events: HallEvent[] };
  /** By visitor: visits that are over. */
  readonly #visits: Uint8Array;
  /** By window: the clerk is on duty still; otherwise they leave when nobody waits any more. */
  readonly #stays: boolean[];

  private constructor(script: Script, core: Core, clock: VirtualClock) {
    this.#script = script;
    this.#core = core;
    this.#clock = clock;
    this.#stays = script.rules.windows.map(() => true);
    const { length } = script.visitors;
    this.#lived = {
      starts: new Float64Array(length).fill(Number.NaN),
      windows: new Int16Array(length).fill(-1),
      calls: [],
      events: [],
    };
    this.#visits = new Uint8Array(length);
    core.onRecorded((recorded) => this.#hear(recorded));
  }

  static async live(script: Script): Promise<Lived> {
    const { folder, rules, midnight } = script;
    const clock = new VirtualClock(midnight + 7 * 60 * MINUTE_MS);
    const random = seededRandom(1);
    const opening = openCore({ folder, rules, clock, random, log: silentLog(), personalDays: 30 });
    await clock.settle();
    const day = new LivingDay(script, await opening, clock);
    await day.#run();
    day.#core.close();
    return day.#lived;
  }

  async #run(): Promise<void> {
    const { visitors, shifts, rules } = this.#script;
    visitors.forEach((visitor, at) => {
      this.#plan(visitor.arrivesAt, ARRIVALS!, () => this.#arrive(at));
      if (Number.isFinite(visitor.leavesAt)) this.#plan(visitor.leavesAt, HOME!, () => this.#goHome(at));
    });
    shifts.forEach((all, window) => {
      for (const { from, to, drains } of all) {
        if (!rules.windows[window]!.isBench) this.#plan(from, SHIFTS!, () => this.#sitDown(window));
        this.#plan(to, SHIFTS!, () => this.#shiftEnds(window, drains));
      }
    });
    for (let next = this.#agenda.shift(); next; next = this.#agenda.shift()) {
      await this.#clock.advance(next.at - this.#clock.now());
      await next.run();
    }
  }

  #plan(minute: number, rank: number, run: () => Promise<void>): void {
    const at = this.#script.midnight + Math.round(minute * MINUTE_MS);
    let place = this.#agenda.length;
    const comesAfter = (due: Due) => due.at > at || (due.at === at && due.rank > rank);
    while (place > 0 && comesAfter(this.#agenda[place - 1]!)) place--;
    this.#agenda.splice(place, 0, { at, rank, run });
  }

  get #minute(): number {
    return (this.#clock.now() - this.#script.midnight) / MINUTE_MS;
  }

  async #ask<K extends CommandKind>(kind: K, args: CommandArgs<K>): Promise<boolean> {
    const answer = this.#core.port.submit({ kind, args, by: { role: "manager", id: "script" } });
    await this.#clock.settle();
    return (await answer).ok;
  }

  #idOf(window: number): string {
    return this.#script.rules.windows[window]!.id;
  }

  #stateOf(window: number) {
    return this.#core.port.hall.windows.get(this.#idOf(window))!;
  }

  async #arrive(visitor: number): Promise<void> {
    const { service, className } = this.#script.visitors[visitor]!;
    const { services } = this.#script.rules;
    const before = this.#lived.events.length;
    await this.#ask("TakeTicket", { service: services[service]!.id, class: CLASSES[className]! });
    for (const { kind, data } of this.#lived.events.slice(before)) {
      if (kind !== "TicketIssued") continue;
      this.#tickets.set(data.ticket, visitor);
      if (data.invites !== undefined) await this.#call(this.#placeOf(data.invites));
    }
  }

  #placeOf(id: string): number {
    return this.#script.rules.windows.findIndex((window) => window.id === id);
  }

  #ticketOf(visitor: number): string {
    return [...this.#tickets].find(([, holder]) => holder === visitor)![0];
  }

  #isWaiting(visitor: number): boolean {
    return this.#core.port.hall.tickets.get(this.#ticketOf(visitor))?.status === "waiting";
  }

  /** Whoever has been called once stays. */
  async #goHome(visitor: number): Promise<void> {
    if (Number.isNaN(this.#lived.starts[visitor]!) && this.#isWaiting(visitor))
      await this.#ask("CancelTicket", { ticket: this.#ticketOf(visitor) });
  }

  /** The present matter; what is left after it, if anything. */
  #legOf(visitor: number, after = 0): LegLeft | undefined {
    const { service, work, later = [] } = this.#script.visitors[visitor]!;
    return [{ service, work }, ...later][this.#visits[visitor]! + after];
  }

  async #sitDown(window: number): Promise<void> {
    this.#stays[window] = true;
    if (this.#stateOf(window).state === "closed") await this.#ask("OpenWindow", { window: this.#idOf(window) });
    if (this.#stateOf(window).state === "open") await this.#call(window);
  }

  async #shiftEnds(window: number, drains: boolean): Promise<void> {
    const { state } = this.#stateOf(window);
    if (state === "closed") return;
    if (drains && state !== "open") this.#stays[window] = false;
    else await this.#ask("CloseWindow", { window: this.#idOf(window) });
  }

  async #call(window: number): Promise<void> {
    const id = this.#idOf(window);
    if (await this.#ask("CallNext", { window: id })) await this.#begin(window);
    else if (!this.#stays[window]) await this.#ask("CloseWindow", { window: id });
  }

  async #begin(window: number): Promise<void> {
    const visitor = this.#tickets.get(this.#stateOf(window).ticket!)!;
    const { service, work } = this.#legOf(visitor)!;
    const { services, windows } = this.#script.rules;
    const { helps = [] } = windows[window]!;
    const speed = helps.find((help) => help.service === services[service]!.id)?.speed ?? 1;
    this.#lived.calls.push(`${visitor} ${Math.round(this.#minute * MINUTE_MS)}`);
    if (Number.isNaN(this.#lived.starts[visitor]!)) this.#lived.starts[visitor] = this.#minute;
    this.#lived.windows[visitor] = window;
    if (this.#legOf(visitor, 1)?.place !== "tail") await this.#ask("StartService", { window: this.#idOf(window) });
    this.#plan(this.#minute + work / speed, ENDS!, () => this.#finish(window, visitor));
  }

  async #finish(window: number, visitor: number): Promise<void> {
    this.#visits[visitor]!++;
    const left = this.#legOf(visitor);
    await this.#letGo(window, visitor, left);
    if (this.#stateOf(window).state === "open") await this.#call(window);
    if (left && left.place !== "first" && this.#isWaiting(visitor)) await this.#seat(visitor);
  }

  /** Done; sent to fetch something; sent on; or not there. */
  async #letGo(window: number, visitor: number, left: LegLeft | undefined): Promise<void> {
    const id = this.#idOf(window);
    if (!left) await this.#ask("FinishService", { window: id });
    else if (left.place === "tail") await this.#ask("MissTicket", { window: id });
    else if (left.place === "first") {
      await this.#ask("HoldTicket", { window: id });
      this.#plan(this.#minute + left.awayMinutes!, BACK!, () => this.#comeBack(visitor));
    } else await this.#ask("TransferTicket", { window: id, service: this.#script.rules.services[left.service]!.id });
  }

  async #comeBack(visitor: number): Promise<void> {
    const ticket = this.#ticketOf(visitor);
    await this.#ask("ReturnTicket", { ticket });
    const { toWindow } = this.#core.port.hall.tickets.get(ticket)!;
    if (toWindow === undefined) return this.#seat(visitor);
    const window = this.#placeOf(toWindow);
    if (this.#stateOf(window).state === "open") await this.#call(window);
  }

  /** An idle window sees somebody who is no newcomer, and calls. */
  async #seat(visitor: number): Promise<void> {
    const { service, class: className } = this.#core.port.hall.tickets.get(this.#ticketOf(visitor))!;
    const window = inviteFor(this.#core.port.hall, service, className, this.#clock.now());
    if (window !== undefined) await this.#call(this.#placeOf(window));
  }

  /** A window of the bench is sent for: its clerk comes on time. */
  #hear(recorded: readonly Recorded[]): void {
    for (const { event } of recorded) {
      this.#lived.events.push(event);
      if (event.kind !== "WindowSummoned") continue;
      const window = this.#placeOf(event.data.window);
      this.#plan((event.data.callsAt - this.#script.midnight) / MINUTE_MS, ENDS!, () => this.#sitDown(window));
    }
  }
}
