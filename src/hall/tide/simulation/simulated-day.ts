// One day of a hall as it really goes: clerks finish their visitor before they leave, a bench window takes its opening
// delay, a sign its minutes to change, patience runs out, and at lunch and in the evening whoever holds a ticket is
// served. It decides nothing itself: who is called and which window opens is asked of the steering, which for our own
// policy is the rules the daemon calls.
import { MINUTE_MS } from "../../../base/calendar.ts";
import type { Present, Shift, Skill, WindowPhase } from "../tidal-hall.ts";
import { dayBegins, type Growing } from "./day-result.ts";
import { closedWindow, type SimWindow, skillAt } from "./sim-window.ts";
import type { DayPlan, DayResult, Order, Steering } from "./steering.ts";
import { type Boundary, boundariesOf, dutyBetween, inOrder, reviewTimes, type Source, soonest } from "./time-table.ts";
import { WaitingRoom } from "./waiting-room.ts";

const NEVER = Number.POSITIVE_INFINITY;

export class SimulatedDay {
  readonly #plan: DayPlan;
  readonly #steering: Steering;
  readonly #room: WaitingRoom;
  readonly #windows: SimWindow[];
  readonly #wakes: Float64Array;
  readonly #idle: Uint8Array;
  readonly #arrived: number[];
  readonly #leavers: number[];
  readonly #boundaries: readonly Boundary[];
  readonly #result: Growing;
  #now = 0;

  constructor(plan: DayPlan, steering: Steering) {
    const { visitors, shifts } = plan;
    const { hall } = steering;
    this.#plan = plan;
    this.#steering = steering;
    this.#room = new WaitingRoom(hall, visitors, (visitor, window) => this.#comeBack(visitor, window));
    this.#windows = hall.windows.map(({ skills }) => closedWindow(skills));
    this.#wakes = new Float64Array(hall.windows.length).fill(NEVER);
    this.#idle = new Uint8Array(hall.windows.length);
    this.#arrived = hall.services.map(() => 0);
    this.#leavers = [...visitors.keys()]
      .filter((visitor) => visitors[visitor]!.leavesAt < NEVER)
      .sort((a, b) => visitors[a]!.leavesAt - visitors[b]!.leavesAt);
    this.#boundaries = boundariesOf(shifts);
    this.#result = dayBegins(this.#room.courses, hall.windows.length);
  }

  /** Runs the day to its end. Of things at one moment, ends of visits come first and reviews last. */
  run(): DayResult {
    const { looks } = this.#plan;
    const due = this.#reviews((looks ?? []).filter(({ isAsked }) => !isAsked).map(({ at }) => at));
    const asked = looks?.filter(({ isAsked }) => isAsked).map(({ at }) => at);
    const last = this.#reviews(asked ?? reviewTimes(this.#plan, this.#boundaries));
    const sources = [due, ...this.#happenings(), last];
    for (;;) {
      const next = soonest(sources);
      this.#now = next.at();
      if (this.#now === NEVER) return this.#result;
      next.happen();
    }
  }

  #reviews(times: readonly number[]): Source {
    return inOrder(
      this.#steering.review ? times : [],
      (at) => at,
      () => this.#review(),
    );
  }

  #happenings(): Source[] {
    const { visitors } = this.#plan;
    return [
      { at: () => this.#wakes[this.#nextWindow()]!, happen: () => this.#wake(this.#nextWindow()) },
      inOrder(
        this.#boundaries,
        ({ at }) => at,
        (boundary) => this.#cross(boundary),
      ),
      this.#room.away,
      inOrder(
        [...visitors.keys()],
        (visitor) => visitors[visitor]!.arrivesAt,
        (visitor) => this.#arrive(visitor),
      ),
      inOrder(
        this.#leavers,
        (visitor) => visitors[visitor]!.leavesAt,
        (visitor) => this.#room.goHome(visitor),
      ),
    ];
  }

  #nextWindow(): number {
    let best = 0;
    for (let window = 1; window < this.#wakes.length; window++)
      if (this.#wakes[window]! < this.#wakes[best]!) best = window;
    return best;
  }

  #arrive(visitor: number): void {
    const line = this.#room.lineOf(visitor);
    this.#arrived[this.#plan.visitors[visitor]!.service]!++;
    this.#room.join(visitor);
    this.#steering.arrives?.(() => this.#present(), visitor, line);
    const window = this.#taker(line);
    if (window >= 0) this.#start(window, this.#room.shift(line));
  }

  /** The idle window that takes a newcomer, or -1. */
  #taker(line: number): number {
    return this.#steering.caller().take(line, this.#idle, this.#busyShares());
  }

  /** From a window, with something left to do: at once where a window is idle, else waiting again. */
  #comeBack(visitor: number, from: number): void {
    const { courses } = this.#room;
    const isFirst = courses.placeOf(visitor) === "first";
    const isExpected = isFirst && this.#windows[from]!.phase === "open";
    courses.comeBack(visitor, this.#now);
    const asked = this.#idle[from] === 1 ? from : -1;
    const window = isExpected ? asked : this.#taker(this.#room.lineOf(visitor));
    if (window >= 0) this.#start(window, visitor);
    else if (isFirst) this.#room.joinFirst(visitor, isExpected ? from : -1);
    else this.#room.join(visitor);
  }

  /** With a clerk there so far today, min. */
  #openMinutes(window: number): number {
    const { phase, openedAt } = this.#windows[window]!;
    return this.#result.openMinutes[window]! + (phase === "closed" ? 0 : this.#now - openedAt);
  }

  #busyShares(): Float64Array {
    return this.#result.busyMinutes.map((busy, window) => busy / Math.max(1, this.#openMinutes(window)));
  }

  #shiftNow(window: number): Shift | undefined {
    return this.#plan.shifts[window]!.find(({ from, to }) => from <= this.#now && this.#now < to);
  }

  /** A clerk's duty begins or ends. */
  #cross({ window, isBegin }: Boundary): void {
    const sim = this.#windows[window]!;
    if (isBegin) {
      if (this.#steering.hall.windows[window]!.isBench) return;
      if (sim.phase === "leaving") sim.phase = "open";
      else if (sim.phase === "closed") this.#open(window, this.#now);
    } else if (sim.phase === "opening" || (sim.phase === "open" && sim.visitor < 0)) this.#close(window);
    else if (sim.phase === "open" && !this.#plan.shifts[window]!.find(({ to }) => to === this.#now)!.drains) {
      this.#turn(sim, "leaving");
    }
  }

  #turn(sim: SimWindow, phase: WindowPhase): void {
    sim.phase = phase;
    sim.since = this.#now;
  }

  #open(window: number, opensAt: number): void {
    const sim = this.#windows[window]!;
    this.#turn(sim, "opening");
    Object.assign(sim, { opensAt, openedAt: this.#now });
    if (opensAt <= this.#now) this.#free(window);
    else this.#wakes[window] = opensAt;
  }

  #close(window: number): void {
    const sim = this.#windows[window]!;
    this.#turn(sim, "closed");
    this.#idle[window] = 0;
    this.#wakes[window] = NEVER;
    this.#room.release(window);
    this.#result.openMinutes[window]! += this.#now - sim.openedAt;
    this.#result.dutyMinutes[window]! += dutyBetween(this.#plan.shifts[window]!, sim.openedAt, this.#now);
  }

  /** A visit has ended, or an opening or a change of sign is done. */
  #wake(window: number): void {
    const sim = this.#windows[window]!;
    const { visitor } = sim;
    if (visitor >= 0) this.#finish(window, sim);
    if (sim.phase === "leaving") this.#close(window);
    else if (sim.nextSkills) this.#resign(window, sim.nextSkills);
    else this.#free(window);
    if (visitor >= 0) this.#offer(visitor);
  }

  #finish(window: number, sim: SimWindow): void {
    this.#result.lastEnd = Math.max(this.#result.lastEnd, this.#now);
    this.#room.leaveWindow(sim.visitor, window, (minutes) => this.#momentIn(minutes));
    sim.visitor = -1;
  }

  /** Whoever was sent on goes to an idle window, once the one they come from has called. */
  #offer(visitor: number): void {
    if (!this.#room.isWaiting(visitor)) return;
    const line = this.#room.lineOf(visitor);
    const window = this.#taker(line);
    if (window >= 0) this.#start(window, this.#room.shift(line));
  }

  /** Whoever was here before comes first, as the rules have it. */
  #next(window: number): number {
    const back = this.#room.shiftFirst(window, this.#windows[window]!.skills);
    if (back >= 0) return back;
    const line = this.#steering.caller().next(window, this.#room.heads, this.#now);
    return line < 0 ? -1 : this.#room.shift(line);
  }

  #free(window: number): void {
    const sim = this.#windows[window]!;
    if (sim.phase === "opening") this.#turn(sim, "open");
    const visitor = this.#next(window);
    if (visitor >= 0) this.#start(window, visitor);
    else if (this.#shiftNow(window)) {
      this.#idle[window] = 1;
      this.#wakes[window] = NEVER;
    } else this.#close(window);
  }

  #momentIn(minutes: number): number {
    const at = this.#now + minutes;
    return this.#plan.isWholeMs ? Math.round(at * MINUTE_MS) / MINUTE_MS : at;
  }

  #start(window: number, visitor: number): void {
    const sim = this.#windows[window]!;
    const { service, work } = this.#room.courses.matterOf(visitor);
    const { speed, isMain } = skillAt(sim, service);
    sim.visitor = visitor;
    sim.startedAt = this.#now;
    this.#idle[window] = 0;
    this.#wakes[window] = this.#momentIn(work / speed);
    this.#room.courses.start(visitor, this.#now);
    this.#result.windows[visitor] = window;
    this.#result.busyMinutes[window]! += work / speed;
    if (!isMain) this.#result.offSign++;
    this.#steering.starts?.(visitor, this.#room.lineOf(visitor), this.#now);
  }

  #review(): void {
    for (const order of this.#steering.review!(this.#present())) this.#obey(order);
  }

  #obey(order: Order): void {
    const { window } = order;
    const sim = this.#windows[window]!;
    const isBusy = sim.visitor >= 0;
    if (order.kind === "open" && sim.phase === "closed" && this.#shiftNow(window)) {
      this.#result.signChanges[window]!++;
      this.#open(window, this.#now + this.#plan.openDelayMinutes);
    } else if (order.kind === "close" && sim.phase === "open") {
      this.#result.signChanges[window]!++;
      if (isBusy) this.#turn(sim, "leaving");
      else this.#close(window);
    } else if (order.kind === "sign" && sim.phase === "open") {
      this.#result.signChanges[window]!++;
      if (isBusy) sim.nextSkills = order.skills;
      else this.#resign(window, order.skills);
    } else if (order.kind === "sign" && sim.phase === "closed") {
      // The sign of a closed window is dark: it comes up with the new words.
      sim.skills = order.skills;
      this.#steering.resigned?.(window, order.skills);
    }
  }

  #resign(window: number, skills: readonly Skill[]): void {
    const sim = this.#windows[window]!;
    sim.skills = skills;
    sim.nextSkills = undefined;
    this.#idle[window] = 0;
    this.#turn(sim, "opening");
    sim.opensAt = this.#now + this.#plan.setupMinutes;
    this.#wakes[window] = sim.opensAt;
    this.#steering.resigned?.(window, skills);
  }

  /** How long the present visit will take is not known before its end. */
  #busySoFar(window: number): number {
    const left = this.#windows[window]!.visitor < 0 ? 0 : this.#wakes[window]! - this.#now;
    return this.#result.busyMinutes[window]! - left;
  }

  #present(): Present {
    return {
      now: this.#now,
      closesAt: this.#plan.closesAt,
      arrived: this.#arrived,
      waiting: this.#room.waiting(),
      windows: this.#windows.map(({ phase, since, opensAt, visitor, startedAt }, window) => ({
        phase,
        since,
        opensAt,
        serving: visitor < 0 ? -1 : this.#room.courses.matterOf(visitor).service,
        startedAt,
        busyMinutes: this.#busySoFar(window),
        openMinutes: this.#openMinutes(window),
        shifts: this.#plan.shifts[window]!,
      })),
    };
  }
}
