// One day of a hall as it really goes: clerks finish their visitor before they leave, a bench window takes its opening
// delay, a sign its minutes to change, patience runs out, and at lunch and in the evening whoever holds a ticket is
// served. It decides nothing itself: who is called and which window opens is asked of the steering, which for our own
// policy is the rules the daemon calls.
import { lineCount, type Present, type Shift, type Skill, type WindowPhase } from "../tidal-hall.ts";
import type { DayPlan, DayResult, Order, Steering } from "./steering.ts";
import { type Boundary, boundariesOf, dutyBetween, inOrder, reviewTimes, type Source, soonest } from "./time-table.ts";
import { WaitingLines } from "./waiting-lines.ts";

const NEVER = Number.POSITIVE_INFINITY;

interface SimWindow {
  phase: WindowPhase;
  since: number;
  opensAt: number;
  serving: number;
  startedAt: number;
  openedAt: number;
  skills: readonly Skill[];
  /** To be put up once the present visitor has gone. */
  nextSkills: readonly Skill[] | undefined;
}

const closedWindow = (skills: readonly Skill[]): SimWindow => ({
  phase: "closed",
  since: -NEVER,
  opensAt: -NEVER,
  serving: -1,
  startedAt: 0,
  openedAt: 0,
  skills,
  nextSkills: undefined,
});

export class SimulatedDay {
  readonly #plan: DayPlan;
  readonly #steering: Steering;
  readonly #classes: number;
  readonly #lines: WaitingLines;
  readonly #windows: SimWindow[];
  readonly #wakes: Float64Array;
  readonly #idle: Uint8Array;
  readonly #arrived: number[];
  readonly #leavers: number[];
  readonly #boundaries: readonly Boundary[];
  readonly #result: { -readonly [K in keyof DayResult]: DayResult[K] };
  #now = 0;

  constructor(plan: DayPlan, steering: Steering) {
    const { visitors, shifts } = plan;
    const { hall } = steering;
    this.#plan = plan;
    this.#steering = steering;
    this.#classes = hall.classes.length;
    this.#lines = new WaitingLines(lineCount(hall), visitors);
    this.#windows = hall.windows.map(({ skills }) => closedWindow(skills));
    this.#wakes = new Float64Array(hall.windows.length).fill(NEVER);
    this.#idle = new Uint8Array(hall.windows.length);
    this.#arrived = hall.services.map(() => 0);
    this.#leavers = [...visitors.keys()]
      .filter((visitor) => visitors[visitor]!.leavesAt < NEVER)
      .sort((a, b) => visitors[a]!.leavesAt - visitors[b]!.leavesAt);
    this.#boundaries = boundariesOf(shifts);
    this.#result = {
      starts: new Float64Array(visitors.length).fill(Number.NaN),
      windows: new Int16Array(visitors.length).fill(-1),
      busyMinutes: new Float64Array(hall.windows.length),
      openMinutes: new Float64Array(hall.windows.length),
      dutyMinutes: new Float64Array(hall.windows.length),
      signChanges: new Int32Array(hall.windows.length),
      lastEnd: 0,
      offSign: 0,
    };
  }

  /** Runs the day to its end. Of things at one moment, ends of visits come first and reviews last. */
  run(): DayResult {
    const { visitors } = this.#plan;
    const reviews = this.#steering.review ? reviewTimes(this.#plan, this.#boundaries) : [];
    const sources: readonly Source[] = [
      { at: () => this.#wakes[this.#nextWindow()]!, happen: () => this.#wake(this.#nextWindow()) },
      inOrder(
        this.#boundaries,
        ({ at }) => at,
        (boundary) => this.#cross(boundary),
      ),
      inOrder(
        [...visitors.keys()],
        (visitor) => visitors[visitor]!.arrivesAt,
        (visitor) => this.#arrive(visitor),
      ),
      inOrder(
        this.#leavers,
        (visitor) => visitors[visitor]!.leavesAt,
        (visitor) => this.#goHome(visitor),
      ),
      inOrder(
        reviews,
        (at) => at,
        () => this.#review(),
      ),
    ];
    for (;;) {
      const next = soonest(sources);
      this.#now = next.at();
      if (this.#now === NEVER) return this.#result;
      next.happen();
    }
  }

  #nextWindow(): number {
    let best = 0;
    for (let window = 1; window < this.#wakes.length; window++)
      if (this.#wakes[window]! < this.#wakes[best]!) best = window;
    return best;
  }

  #lineOf(visitor: number): number {
    const { service, className } = this.#plan.visitors[visitor]!;
    return service * this.#classes + className;
  }

  #arrive(visitor: number): void {
    const line = this.#lineOf(visitor);
    this.#arrived[this.#plan.visitors[visitor]!.service]!++;
    this.#lines.join(line, visitor);
    this.#steering.arrives?.(() => this.#present(), visitor, line);
    const window = this.#steering.caller().take(line, this.#idle, this.#busyShares());
    if (window >= 0) this.#start(window, line);
  }

  /** With a clerk there so far today, min. */
  #openMinutes(window: number): number {
    const { phase, openedAt } = this.#windows[window]!;
    return this.#result.openMinutes[window]! + (phase === "closed" ? 0 : this.#now - openedAt);
  }

  #busyShares(): Float64Array {
    return this.#result.busyMinutes.map((busy, window) => busy / Math.max(1, this.#openMinutes(window)));
  }

  #goHome(visitor: number): void {
    if (this.#lines.isWaiting(visitor)) this.#lines.leave(this.#lineOf(visitor), visitor);
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
    } else if (sim.phase === "opening" || (sim.phase === "open" && sim.serving < 0)) this.#close(window);
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
    sim.opensAt = opensAt;
    sim.openedAt = this.#now;
    if (opensAt <= this.#now) this.#free(window);
    else this.#wakes[window] = opensAt;
  }

  #close(window: number): void {
    const sim = this.#windows[window]!;
    this.#turn(sim, "closed");
    this.#idle[window] = 0;
    this.#wakes[window] = NEVER;
    this.#result.openMinutes[window]! += this.#now - sim.openedAt;
    this.#result.dutyMinutes[window]! += dutyBetween(this.#plan.shifts[window]!, sim.openedAt, this.#now);
  }

  /** A visit has ended, or an opening or a change of sign is done. */
  #wake(window: number): void {
    const sim = this.#windows[window]!;
    if (sim.serving >= 0) {
      this.#result.lastEnd = Math.max(this.#result.lastEnd, this.#now);
      sim.serving = -1;
    }
    if (sim.phase === "leaving") this.#close(window);
    else if (sim.nextSkills) this.#resign(window, sim.nextSkills);
    else this.#free(window);
  }

  #free(window: number): void {
    const sim = this.#windows[window]!;
    if (sim.phase === "opening") this.#turn(sim, "open");
    const line = this.#steering.caller().next(window, this.#lines.heads, this.#now);
    if (line >= 0) this.#start(window, line);
    else if (this.#shiftNow(window)) {
      this.#idle[window] = 1;
      this.#wakes[window] = NEVER;
    } else this.#close(window);
  }

  #start(window: number, line: number): void {
    const sim = this.#windows[window]!;
    const visitor = this.#lines.shift(line);
    const { service, work } = this.#plan.visitors[visitor]!;
    const { speed, isMain } = sim.skills.find((skill) => skill.service === service)!;
    sim.serving = service;
    sim.startedAt = this.#now;
    this.#idle[window] = 0;
    this.#wakes[window] = this.#now + work / speed;
    this.#result.starts[visitor] = this.#now;
    this.#result.windows[visitor] = window;
    this.#result.busyMinutes[window]! += work / speed;
    if (!isMain) this.#result.offSign++;
    this.#steering.starts?.(visitor, line, this.#now);
  }

  #review(): void {
    for (const order of this.#steering.review!(this.#present())) this.#obey(order);
  }

  #obey(order: Order): void {
    const { window } = order;
    const sim = this.#windows[window]!;
    const isBusy = sim.serving >= 0;
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

  #present(): Present {
    return {
      now: this.#now,
      closesAt: this.#plan.closesAt,
      arrived: this.#arrived,
      waiting: Array.from(this.#lines.heads, (head, line) => (head === NEVER ? [] : this.#lines.since(line))),
      windows: this.#windows.map(({ phase, since, opensAt, serving, startedAt }, window) => ({
        phase,
        since,
        opensAt,
        serving,
        startedAt,
        busyMinutes: this.#result.busyMinutes[window]!,
        openMinutes: this.#openMinutes(window),
        shifts: this.#plan.shifts[window]!,
      })),
    };
  }
}
