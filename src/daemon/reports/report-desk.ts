// Reports for the doors of a running hall: one at a time, in short stretches beside the calls. Days that are over are
// read once and remembered as long as they are not too much.
import type { Clock } from "../../base/clock.ts";
import { inSlices } from "../../base/slices.ts";
import type { DayFacts } from "../../hall/history/day-facts.ts";
import type { CourseDay } from "../../hall/statistics/half-hours.ts";
import type { Report } from "../../hall/statistics/report-schema.ts";
import { openBrowser } from "../ledger/browse.ts";
import { pastOf } from "../past/past-days.ts";
import { type Asked, type DayStore, makeReport } from "./make-report.ts";

export type Question = Pick<Asked, "period" | "date">;

export interface Reports {
  /** Undefined where too many wait already. Rejects with DAY_UNKNOWN, LEDGER_DAMAGED. */
  read(question: Question): Promise<Report> | undefined;
}

export interface ReportDeskOptions {
  /** Of the ledger. */
  readonly folder: string;
  readonly clock: Clock;
  /** What days past were, as the hall has it. */
  readonly history: () => readonly DayFacts[];
}

/** Stays of all remembered days together: some three months of a small hall, a fortnight of a large one. */
const STAYS_MAX = 30_000;
/** The same question within this time gets the same report, ms. */
const FRESH_MS = 10_000;
const WAITING_MAX = 8;

class RememberedDays implements DayStore {
  readonly #days = new Map<string, CourseDay>();
  #stays = 0;

  get(date: string): CourseDay | undefined {
    return this.#days.get(date);
  }

  set(date: string, day: CourseDay): void {
    if (this.#days.has(date)) return;
    this.#days.set(date, day);
    this.#stays += day.rows.stays.length;
    for (const [oldest, { rows }] of this.#days) {
      if (this.#stays <= STAYS_MAX) return;
      this.#days.delete(oldest);
      this.#stays -= rows.stays.length;
    }
  }
}

interface Asking {
  readonly at: number;
  readonly report: Promise<Report>;
}

export class ReportDesk implements Reports {
  readonly #options: ReportDeskOptions;
  readonly #days = new RememberedDays();
  readonly #asked = new Map<string, Asking>();
  /** The end of the report that was asked for last. */
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  constructor(options: ReportDeskOptions) {
    this.#options = options;
  }

  read(question: Question): Promise<Report> | undefined {
    const now = this.#options.clock.elapsed();
    for (const [key, { at }] of this.#asked) if (now - at >= FRESH_MS) this.#asked.delete(key);
    const key = `${question.period} ${question.date}`;
    const before = this.#asked.get(key);
    if (before) return before.report;
    if (this.#waiting >= WAITING_MAX) return undefined;
    const report = this.#inTurn(() => this.#make(question));
    this.#asked.set(key, { at: now, report });
    return report;
  }

  #inTurn(make: () => Promise<Report>): Promise<Report> {
    this.#waiting++;
    const report = this.#last.then(make).finally(() => this.#waiting--);
    this.#last = report.catch(() => {});
    return report;
  }

  async #make(question: Question): Promise<Report> {
    const { folder, clock, history } = this.#options;
    const browser = openBrowser(folder);
    try {
      const asked = { ...question, now: clock.now() };
      return await inSlices(
        clock,
        makeReport(pastOf(browser, folder), asked, { days: this.#days, history: history() }),
      );
    } finally {
      browser.close();
    }
  }
}
