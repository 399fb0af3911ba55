// Reads the events of one business day, in the order of the ledger, into rows. Event by event, so that whoever serves a
// hall beside it can stop to breathe.
import { ratedIn } from "../complaints/rates.ts";
import type { HallEvent } from "../events.ts";
import { countBeside, nothingBeside } from "./beside-queue.ts";
import { Courses } from "./courses.ts";
import { type ClockJump, type DayRows, RowMaker, type StayRow, type TicketRow } from "./rows.ts";
import { Sittings } from "./sittings.ts";
import { type Stamp, SteadyTime } from "./steady-time.ts";

/** The kinds that the rates of ratings are made of. */
const aboutRatings: ReadonlySet<HallEvent["kind"]> = new Set([
  "TicketIssued",
  "TicketTransferred",
  "MatterDone",
  "StepUndone",
  "TicketServed",
  "TicketRated",
  "RatingExcluded",
]);

const COURSES_A_STEP = 100;

export class DayReader {
  readonly #date: string;
  readonly #time = new SteadyTime();
  readonly #courses = new Courses();
  readonly #sittings = new Sittings();
  readonly #rated: HallEvent[] = [];
  readonly #jumps: ClockJump[] = [];
  readonly #beside = nothingBeside();
  #last: Stamp | undefined;

  constructor(date: string) {
    this.#date = date;
  }

  read(event: HallEvent): void {
    const stamp = this.#time.stamp(event);
    this.#last = stamp;
    this.#courses.read(event, stamp);
    this.#sittings.read(event, stamp);
    countBeside(this.#beside, event);
    if (aboutRatings.has(event.kind)) this.#rated.push(event);
    if (event.kind === "ClockSet") this.#jumps.push({ at: event.at, byMs: event.data.byMs });
  }

  /** Stops at every `yield`, like whoever feeds it. */
  *rows(timeZone: string): Generator<void, DayRows> {
    const make = new RowMaker(this.#date, timeZone);
    const [tickets, stays]: [TicketRow[], StayRow[]] = [[], []];
    for (const [at, course] of this.#courses.all().entries()) {
      tickets.push(make.ticket(course));
      stays.push(...make.stays(course));
      if (at % COURSES_A_STEP === COURSES_A_STEP - 1) yield;
    }
    const sittings = this.#last ? this.#sittings.all(this.#last).map((sitting) => make.sitting(sitting)) : [];
    yield;
    const ratings = ratedIn(this.#rated);
    return { date: this.#date, tickets, stays, sittings, ratings, jumps: this.#jumps, beside: this.#beside };
  }
}
