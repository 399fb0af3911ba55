// What the last weeks say about a hall, as far as a document asks: counted from the events of the ledger, one after another.
import type { EventKind, HallEvent } from "../events.ts";

export interface Figures {
  /** Business days that were read. */
  readonly days: number;
  readonly counts: {
    /** Times at which a window on duty was found without its clerk [N4]. */
    readonly emptyWindows: number;
    /** Complaints whose call back, answer or ruling came late [Q3]. */
    readonly lateFollowUps: number;
    /** Cases handed to the back office too late [T5]. */
    readonly lateHandOffs: number;
    /** Cases past their promised time [T5]. */
    readonly overdueCases: number;
    /** How many times more the busiest general window serves than the quietest, in hundredths [T3]. */
    readonly unevenPercent: number;
  };
}

/** The kinds that have to be read. */
export const figureKinds: readonly EventKind[] = [
  "DayTurned",
  "WindowFoundEmpty",
  "ComplaintOverdue",
  "CaseHandedOff",
  "HandOffOverdue",
  "CaseOverdue",
  "TicketServed",
];

/** Fewer visits than this at the busiest window say nothing about balance. */
const VISITS_MIN = 20;

const unevenness = (served: ReadonlyMap<string, number>, general: readonly string[]): number => {
  const counts = general.map((window) => served.get(window) ?? 0);
  const most = Math.max(0, ...counts);
  if (counts.length < 2 || most < VISITS_MIN) return 100;
  return Math.round((100 * most) / Math.max(1, Math.min(...counts)));
};

/** Counts events as they are read, and tells the figures at the end. */
export class FigureReader {
  readonly #days = new Set<string>();
  readonly #served = new Map<string, number>();
  readonly #late = new Set<string>();
  #empty = 0;
  #followUps = 0;
  readonly #overdue = new Set<string>();

  read(event: HallEvent): void {
    if (event.kind === "DayTurned") this.#days.add(event.data.date);
    if (event.kind === "WindowFoundEmpty") this.#empty++;
    if (event.kind === "ComplaintOverdue") this.#followUps++;
    if (event.kind === "CaseHandedOff" && event.data.isLate) this.#late.add(event.data.case);
    if (event.kind === "HandOffOverdue") this.#late.add(event.data.case);
    if (event.kind === "CaseOverdue") this.#overdue.add(event.data.case);
    if (event.kind === "TicketServed")
      this.#served.set(event.data.window, (this.#served.get(event.data.window) ?? 0) + 1);
  }

  /** @param general ids of the windows whose load should be even */
  figures(general: readonly string[]): Figures {
    return {
      days: this.#days.size,
      counts: {
        emptyWindows: this.#empty,
        lateFollowUps: this.#followUps,
        lateHandOffs: this.#late.size,
        overdueCases: this.#overdue.size,
        unevenPercent: unevenness(this.#served, general),
      },
    };
  }
}
