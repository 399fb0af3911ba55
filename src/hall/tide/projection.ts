// What will happen if nothing changes: the hall run forward with evenly spaced arrivals and visits as long as it is told,
// by the same rule of calling that the real hall follows, until everybody who is here or comes within the horizon has
// been called. The same hall on the same path has the same future.
import { type CallTable, nextLine, windowFor } from "./call-table.ts";
import type { Arrivals } from "./forecast.ts";
import { lineCount, lineOf, type Present, type Shift, type TidalHall, type WindowNow } from "./tidal-hall.ts";
import type { VisitLengths } from "./visit-lengths.ts";

/** One assumption about the hour to come. */
export interface Path {
  readonly arrivals: Arrivals;
  /** Begun anew for each run. */
  readonly lengths: () => VisitLengths;
}

/** A change that is tried: one window opened after a delay, or closed after its present visitor. */
export interface Change {
  readonly kind: "open" | "close";
  readonly window: number;
  readonly at: number;
}

/** Whose start is asked for: the n-th of a line, counted from 0. */
export interface Watch {
  readonly line: number;
  readonly position: number;
}

export interface Outlook {
  /** Waiting of all, min; each counts wait x (1 + wait / 60), so that minutes beyond an hour hurt double. */
  readonly cost: number;
  /** By service: waiting of all, min, and how many they are. */
  readonly waits: Float64Array;
  readonly counts: Int32Array;
  /** Services for which somebody waits whom nobody will call. */
  readonly stranded: readonly number[];
  /** When the watched one is called; infinite when nobody can. */
  readonly watchedAt: number;
}

const DOUBLE_AT_MINUTES = 60;
/** A window that has just opened is not taken for idle all day, nor for busy all day after one visit. */
const OPEN_MINUTES_MIN = 60;
/** Whom nobody can call is reckoned to wait until closing time, but no less and no more than this, min. */
const STRANDED_MINUTES_MIN = 90;
const STRANDED_MINUTES_MAX = 240;
const NEVER = Number.POSITIVE_INFINITY;

/** The lines of one path: those who wait, then those who will come. */
interface Lines {
  readonly since: Float64Array;
  /** By line: where it begins in `since`, and where one more begins. */
  readonly first: Int32Array;
  readonly waiting: Int32Array;
}

const linesOf = (hall: TidalHall, present: Present, { services, times }: Arrivals): Lines => {
  const count = lineCount(hall);
  const coming = new Int32Array(count);
  for (const service of services) coming[lineOf(hall, service, 0)]!++;
  const first = new Int32Array(count + 1);
  for (let line = 0; line < count; line++)
    first[line + 1] = first[line]! + present.waiting[line]!.length + coming[line]!;
  const since = new Float64Array(first[count]!);
  for (let line = 0; line < count; line++) since.set(present.waiting[line]!, first[line]!);
  const next = Int32Array.from(present.waiting, (line, at) => first[at]! + line.length);
  for (let at = 0; at < times.length; at++) since[next[lineOf(hall, services[at]!, 0)]!++] = times[at]!;
  return { since, first, waiting: Int32Array.from(present.waiting, (line) => line.length) };
};

class Run {
  readonly #table: CallTable;
  readonly #classes: number;
  readonly #arrivals: Arrivals;
  readonly #lengths: VisitLengths;
  readonly #lines: Lines;
  readonly #watch: Watch | undefined;
  readonly #shifts: (readonly Shift[])[];
  readonly #shift: Int32Array;
  /** When each window has something to do next: a visit ends, a shift begins or ends. */
  readonly #wakes: Float64Array;
  readonly #idle: Uint8Array;
  readonly #busyShares: Float64Array;
  readonly #openMinutes: Float64Array;
  readonly #heads: Float64Array;
  readonly #next: Int32Array;
  readonly #end: Int32Array;
  readonly #waits: Float64Array;
  readonly #counts: Int32Array;
  readonly #strandedUntil: number;
  #cost = 0;
  #pending: number;
  #watchedAt = NEVER;

  constructor(hall: TidalHall, table: CallTable, present: Present, path: Path, change?: Change, watch?: Watch) {
    const { windows, now } = present;
    this.#table = table;
    this.#classes = hall.classes.length;
    this.#arrivals = path.arrivals;
    this.#lengths = path.lengths();
    this.#lines = linesOf(hall, present, path.arrivals);
    this.#watch = watch;
    this.#shifts = windows.map((window, at) => shiftsAhead(hall, window, at, now, change));
    this.#shift = new Int32Array(windows.length);
    this.#idle = new Uint8Array(windows.length);
    this.#openMinutes = Float64Array.from(windows, ({ openMinutes }) => Math.max(OPEN_MINUTES_MIN, openMinutes));
    this.#busyShares = Float64Array.from(windows, ({ busyMinutes }, at) => busyMinutes / this.#openMinutes[at]!);
    this.#wakes = Float64Array.from(windows, (window, at) => this.#firstWake(window, at, now));
    this.#next = Int32Array.from(this.#lines.waiting, (_, line) => this.#lines.first[line]!);
    this.#end = Int32Array.from(this.#lines.waiting, (count, line) => this.#lines.first[line]! + count);
    this.#heads = Float64Array.from(this.#lines.waiting, (_, line) => this.#headOf(line));
    this.#waits = new Float64Array(hall.services.length);
    this.#counts = new Int32Array(hall.services.length);
    this.#pending = this.#lines.since.length;
    this.#strandedUntil = Math.max(Math.min(present.closesAt, now + STRANDED_MINUTES_MAX), now + STRANDED_MINUTES_MIN);
  }

  #firstWake({ serving, startedAt }: WindowNow, window: number, now: number): number {
    const ready = this.#shifts[window]![0]?.from ?? NEVER;
    if (serving < 0) return Math.max(now, ready);
    const expected = this.#table.minutes[window]![serving]!;
    return Number.isFinite(expected) ? now + this.#lengths.left(expected, now - startedAt) : now;
  }

  #headOf(line: number): number {
    const next = this.#next[line]!;
    return next < this.#end[line]! ? this.#lines.since[next]! : NEVER;
  }

  run(): Outlook {
    const { times, services } = this.#arrivals;
    let arrival = 0;
    while (this.#pending > 0 && (this.#watch === undefined || this.#watchedAt === NEVER)) {
      const window = this.#nextWindow();
      const wakesAt = this.#wakes[window]!;
      const comesAt = arrival < times.length ? times[arrival]! : NEVER;
      if (comesAt === NEVER && wakesAt === NEVER) break;
      if (comesAt < wakesAt) this.#arrive(services[arrival++]! * this.#classes, comesAt);
      else this.#wake(window, wakesAt);
    }
    const stranded = this.#watch === undefined ? this.#strand() : [];
    return { cost: this.#cost, waits: this.#waits, counts: this.#counts, stranded, watchedAt: this.#watchedAt };
  }

  /** Nobody will come for whoever is left: they wait until about closing time. Returns what they came for. */
  #strand(): number[] {
    const services = new Set<number>();
    if (this.#pending === 0) return [];
    this.#end.forEach((end, line) => {
      const service = Math.floor(line / this.#classes);
      if (this.#next[line]! < end) services.add(service);
      while (this.#next[line]! < end) this.#count(line, service, this.#strandedUntil);
    });
    return [...services];
  }

  #nextWindow(): number {
    const wakes = this.#wakes;
    let best = 0;
    for (let window = 1; window < wakes.length; window++) if (wakes[window]! < wakes[best]!) best = window;
    return best;
  }

  #arrive(line: number, at: number): void {
    this.#end[line]!++;
    this.#heads[line] = this.#headOf(line);
    const window = windowFor(this.#table, line, this.#idle, this.#busyShares);
    if (window >= 0) this.#start(window, line, at);
  }

  /** A window is free: it calls, or waits for someone to come, or its shift is over. */
  #wake(window: number, at: number): void {
    this.#idle[window] = 0;
    const shift = this.#shifts[window]![this.#shift[window]!];
    if (!shift) {
      this.#wakes[window] = NEVER;
      return;
    }
    const isOver = at >= shift.to;
    const line = isOver && !shift.drains ? -1 : nextLine(this.#table, window, this.#heads, at);
    if (line >= 0) this.#start(window, line, at);
    else if (isOver) this.#leave(window, at);
    else {
      this.#idle[window] = 1;
      this.#wakes[window] = shift.to;
    }
  }

  #leave(window: number, at: number): void {
    this.#shift[window]!++;
    const next = this.#shifts[window]![this.#shift[window]!];
    this.#wakes[window] = next ? Math.max(at, next.from) : NEVER;
  }

  #start(window: number, line: number, at: number): void {
    const service = Math.floor(line / this.#classes);
    const minutes = this.#lengths.whole(this.#table.minutes[window]![service]!);
    this.#count(line, service, at);
    this.#heads[line] = this.#headOf(line);
    this.#idle[window] = 0;
    this.#busyShares[window]! += minutes / this.#openMinutes[window]!;
    this.#wakes[window] = at + minutes;
  }

  /** Takes the first of a line out of it. */
  #count(line: number, service: number, at: number): void {
    const position = this.#next[line]!++;
    const wait = Math.max(0, at - this.#lines.since[position]!);
    this.#cost += wait * (1 + wait / DOUBLE_AT_MINUTES);
    this.#waits[service]! += wait;
    this.#counts[service]!++;
    this.#pending--;
    if (this.#watch?.line === line && position - this.#lines.first[line]! === this.#watch.position)
      this.#watchedAt = at;
  }
}

/** When a window will call, from now on. What is closed stays closed, and a bench window does not come back by itself. */
const shiftsAhead = (
  hall: TidalHall,
  { phase, opensAt, shifts }: WindowNow,
  window: number,
  now: number,
  change?: Change,
): readonly Shift[] => {
  const tried = change?.window === window ? change.kind : undefined;
  if (phase === "leaving" || tried === "close") return [];
  const begun = shifts.findLastIndex(({ from }) => from <= now);
  const current = shifts[begun];
  const isOver = !current || (current.to <= now && phase !== "open");
  if (!hall.windows[window]!.isBench) return shifts.slice(isOver ? begun + 1 : begun);
  if (isOver || (phase === "closed" && tried !== "open")) return [];
  return [{ ...current, from: tried === "open" ? change!.at : opensAt }];
};

/** The hall run forward on one path, with a change tried, or until the watched one is called. */
export const project = (
  hall: TidalHall,
  table: CallTable,
  present: Present,
  path: Path,
  change?: Change,
  watch?: Watch,
): Outlook => new Run(hall, table, present, path, change, watch).run();
