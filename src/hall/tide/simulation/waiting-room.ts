// Everybody in a simulated hall who is not at a window: in the lines, back from an errand and first, or still away. It
// knows whose turn it is in each line, and asks nobody whom a window should call.
import { lineCount, type Skill, type TidalHall } from "../tidal-hall.ts";
import { Courses } from "./courses.ts";
import { Returning } from "./returning.ts";
import { insertBy, type Source } from "./time-table.ts";
import type { Visitor } from "./visitor.ts";
import { WaitingLines } from "./waiting-lines.ts";

const NEVER = Number.POSITIVE_INFINITY;

export class WaitingRoom {
  readonly courses: Courses;
  readonly #visitors: readonly Visitor[];
  readonly #classes: number;
  readonly #lines: WaitingLines;
  readonly #returning: Returning;

  /** `comeBack` hears of everybody who is back, and from which window. */
  constructor(hall: TidalHall, visitors: readonly Visitor[], comeBack: (visitor: number, window: number) => void) {
    this.courses = new Courses(visitors);
    this.#visitors = visitors;
    this.#classes = hall.classes.length;
    this.#lines = new WaitingLines(lineCount(hall), visitors);
    this.#returning = new Returning(comeBack);
  }

  /** Who is away, as things to come. */
  get away(): Source {
    return this.#returning;
  }

  /** By line: since when the first waits; infinite for an empty one. */
  get heads(): Float64Array {
    return this.#lines.heads;
  }

  lineOf(visitor: number): number {
    return this.courses.matterOf(visitor).service * this.#classes + this.#visitors[visitor]!.className;
  }

  join(visitor: number): void {
    this.#lines.join(this.lineOf(visitor), visitor);
  }

  /** Comes before everybody; at one window, or with -1 at any that takes the matter. */
  joinFirst(visitor: number, window: number): void {
    const { service } = this.courses.matterOf(visitor);
    this.#returning.wait({ visitor, service, window, place: this.#lines.places[visitor]! });
  }

  /** Takes the first out of a line that is not empty. */
  shift(line: number): number {
    return this.#lines.shift(line);
  }

  /** Who was here before and comes to this window first; -1 when nobody does. */
  shiftFirst(window: number, skills: readonly Skill[]): number {
    return this.#returning.take(window, skills);
  }

  /** Patience has run out; whoever has been called once stays. */
  goHome(visitor: number): void {
    if (this.#lines.isWaiting(visitor) && !this.courses.isCalled(visitor))
      this.#lines.leave(this.lineOf(visitor), visitor);
  }

  /** Done at a window: gone, sent on to another line at once, or away until the rest of the matter. */
  leaveWindow(visitor: number, window: number, momentIn: (minutes: number) => number): void {
    const left = this.courses.finish(visitor);
    if (!left) return;
    const backAt = momentIn(left.awayMinutes);
    if (left.place === "tail") this.#lines.loseClaim(visitor, backAt);
    if (left.awayMinutes > 0 || left.place === "first") return this.#returning.send(visitor, window, backAt);
    this.courses.comeBack(visitor, backAt);
    this.join(visitor);
  }

  isWaiting(visitor: number): boolean {
    return this.#lines.isWaiting(visitor);
  }

  /** A window has closed: nobody comes back to it. */
  release(window: number): void {
    this.#returning.release(window);
  }

  /** By line: since when each waits, longest first; whoever is back, since their arrival. */
  waiting(): number[][] {
    const lines = Array.from(this.heads, (head, line) => (head === NEVER ? [] : this.#lines.since(line)));
    for (const visitor of this.#returning.visitors())
      insertBy(lines[this.lineOf(visitor)]!, this.#visitors[visitor]!.since, (since) => since);
    return lines;
  }
}
