// Reads the events of one business day, in the order of the ledger, into rows. Event by event, so that whoever serves a
// hall beside it can stop to breathe.
import { ratedIn } from "../complaints/rates.ts";
import type { HallEvent } from "../events.ts";
import { Courses } from "./courses.ts";
import { type ClockJump, type DayRows, RowMaker } from "./rows.ts";
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

export class DayReader {
  readonly #date: string;
  readonly #time = new SteadyTime();
  readonly #courses = new Courses();
  readonly #sittings = new Sittings();
  readonly #rated: HallEvent[] = [];
  readonly #jumps: ClockJump[] = [];
  #last: Stamp | undefined;

  constructor(date: string) {
    this.#date = date;
  }

  read(event: HallEvent): void {
    const stamp = this.#time.stamp(event);
    this.#last = stamp;
    this.#courses.read(event, stamp);
    this.#sittings.read(event, stamp);
    if (aboutRatings.has(event.kind)) this.#rated.push(event);
    if (event.kind === "ClockSet") this.#jumps.push({ at: event.at, byMs: event.data.byMs });
  }

  rows(timeZone: string): DayRows {
    const make = new RowMaker(this.#date, timeZone);
    const courses = this.#courses.all();
    const sittings = this.#last ? this.#sittings.all(this.#last) : [];
    return {
      date: this.#date,
      tickets: courses.map((course) => make.ticket(course)),
      stays: courses.flatMap((course) => make.stays(course)),
      sittings: sittings.map((sitting) => make.sitting(sitting)),
      ratings: ratedIn(this.#rated),
      jumps: this.#jumps,
    };
  }
}

/** A whole day at once. */
export const rowsOfDay = (date: string, timeZone: string, events: Iterable<HallEvent>): DayRows => {
  const reader = new DayReader(date);
  for (const event of events) reader.read(event);
  return reader.rows(timeZone);
};
