// A paper, of a ticket or another sheet: printed once. A printer that cannot takes no job; one that fails hands over to the next; and when
// nobody knows whether paper came out, it is asked, and then a person is, but it is never simply printed again.

import type { Ticket } from "../../hall/state.ts";
import type { PageItem } from "../../protocols/mqtt/arguments.ts";
import type { Attendance } from "./attendance.ts";
import type { Outcome } from "./ladder.ts";
import { type Answered, bestOutcome, type Job } from "./lane.ts";

export type PaperOutcome = "printed" | "failed" | "unknown";

/** What a printer knows of a paper: out, certainly not out, or it cannot say. */
type Fate = "printed" | "unprinted" | "unknown";

type Learned = (fate: Fate, hasAnswered: boolean) => void;

/** What is printed on one paper. */
export type Sheet = Pick<Ticket, "id" | "number" | "copies" | "issuedAt">;

export interface PrintingOptions<S extends Sheet = Ticket> {
  /** Printers in the order in which they are tried for a ticket. */
  readonly printersFor: (ticket: string) => readonly string[];
  readonly attendance: Pick<Attendance, "isUsable" | "isAwaited" | "of">;
  readonly add: (printer: string, job: Job) => boolean;
  readonly page: (ticket: S) => PageItem[];
  readonly now: () => number;
  readonly record: (ticket: string, outcome: PaperOutcome, printer: string) => void;
  readonly watch: (printer: string, ticket: S, page: readonly PageItem[], outcome: PaperOutcome | "sent") => void;
}

/** ms a print stays worth doing: after that the visitor has gone on without it. */
const PRINT_TTL_MS = 60_000;
const QUERY_TTL_MS = 15_000;
/** [HALL-3.5] For a printer that has not said how long it may need; over a slow cable a drawn line is seconds. */
const DONE_MS = 10_000;
const ANSWER_MS = 5000;

/** The same ticket, copy and printer make the same id for ever, so a restart cannot print twice. */
const printId = (ticket: Sheet, printer: string): string => `${ticket.id}.copy${ticket.copies}.${printer}`;

export class Printing<S extends Sheet = Ticket> {
  readonly #options: PrintingOptions<S>;

  constructor(options: PrintingOptions<S>) {
    this.#options = options;
  }

  /**
   * Prints a ticket that wants paper on the first printer that can; right after a start, on one that comes back. One that
   * has just answered (`heard`) is there, though its presence may still be on the way.
   */
  print(ticket: S, passedOver: readonly string[] = [], heard: readonly string[] = []): void {
    const { printersFor, attendance, record } = this.#options;
    const printers = printersFor(ticket.id).filter((name) => !passedOver.includes(name));
    const printer = printers.find(
      (name) => attendance.isUsable(name) || (heard.includes(name) && attendance.isAwaited(name)),
    );
    if (printer === undefined && printers.some((name) => attendance.isAwaited(name))) return this.inquire(ticket);
    if (printer === undefined) return record(ticket.id, "failed", printers[0] ?? "none");
    const page = this.#options.page(ticket);
    this.#options.watch(printer, ticket, page, "sent");
    if (!this.#options.add(printer, this.#job(ticket, printer, page, passedOver)))
      this.print(ticket, [...passedOver, printer]);
  }

  /**
   * After a restart: whether the paper of a ticket that still wants some came out. Nobody knows any more where it was
   * sent, so every printer is asked, at once and before anything new is printed, while it still remembers; and again when
   * it does not answer, because a printer takes a while to find back to the broker.
   */
  inquire(ticket: S): void {
    const printers = this.#options.printersFor(ticket.id);
    if (printers.length === 0) return this.#options.record(ticket.id, "unknown", "none");
    const page = this.#options.page(ticket);
    const fates = new Map<string, Fate>();
    const until = this.#options.now() + PRINT_TTL_MS;
    for (const printer of printers) {
      this.#insist(ticket, printer, until, (fate) => {
        fates.set(printer, fate);
        if (fates.size === printers.length) this.#decide(ticket, page, fates);
      });
    }
  }

  #insist(ticket: S, printer: string, until: number, learned: (fate: Fate) => void, isFirst = false): void {
    this.#ask(ticket, printer, isFirst, (fate, hasAnswered) => {
      if (hasAnswered || this.#options.now() >= until) learned(fate);
      else this.#insist(ticket, printer, until, learned, true);
    });
  }

  #decide(ticket: S, page: readonly PageItem[], fates: ReadonlyMap<string, Fate>): void {
    const printers = [...fates.keys()];
    const has = (wanted: Fate) => printers.find((printer) => fates.get(printer) === wanted);
    const [printed, doubtful] = [has("printed"), has("unknown")];
    if (printed !== undefined) this.#settle(ticket, printed, page, "printed");
    else if (doubtful !== undefined) this.#settle(ticket, doubtful, page, "unknown");
    else this.print(ticket, [], printers);
  }

  #job(ticket: S, printer: string, page: readonly PageItem[], passedOver: readonly string[]): Job {
    return {
      id: printId(ticket, printer),
      op: "print",
      args: { page, number: ticket.number },
      ttlMs: PRINT_TTL_MS,
      doneMs: this.#options.attendance.of(printer)?.description?.limits?.doneMs ?? DONE_MS,
      key: `print:${ticket.number}:${ticket.copies}`,
      settled: (results) => this.#printed(ticket, printer, page, passedOver, bestOutcome(results)),
    };
  }

  #printed(
    ticket: S,
    printer: string,
    page: readonly PageItem[],
    passedOver: readonly string[],
    outcome: Outcome,
  ): void {
    if (outcome === "done") this.#settle(ticket, printer, page, "printed");
    else if (outcome === "unknown")
      this.#ask(ticket, printer, true, (fate) => {
        if (fate === "unprinted") this.print(ticket, [...passedOver, printer]);
        else this.#settle(ticket, printer, page, fate);
      });
    else this.print(ticket, [...passedOver, printer]);
  }

  /**
   * [HALL-3.6] A print whose end is unknown is asked about, never repeated; in running work before the next paper
   * (`isFirst`), because a quick printer has soon printed more of them than it remembers. Each question has an id of its
   * own: under an old one the printer would repeat what it answered then, also after a restart [HALL-3.3].
   */
  #ask(ticket: S, printer: string, isFirst: boolean, learned: Learned): void {
    const asked = printId(ticket, printer);
    const query: Job = {
      id: `${asked}.query${this.#options.now()}`,
      op: "query",
      args: { id: asked },
      ttlMs: QUERY_TTL_MS,
      doneMs: ANSWER_MS,
      key: `query:${ticket.number}`,
      ...(isFirst ? { goes: "first" } : {}),
      settled: (results) => {
        const answer = results.get(printer);
        learned(this.#fateIn(ticket, answer), answer?.outcome === "done");
      },
    };
    if (!this.#options.add(printer, query)) learned("unknown", true);
  }

  #fateIn(ticket: S, answer: Answered | undefined): Fate {
    const known = answer?.outcome === "done" ? answer.data?.st : undefined;
    if (known === "done") return "printed";
    const isUnprinted = known === "failed" || known === "rejected" || known === "expired";
    return isUnprinted || this.#isUnheard(ticket, known) ? "unprinted" : "unknown";
  }

  /** A printer remembers sixteen commands: that it knows nothing of an old one says nothing. */
  #isUnheard(ticket: S, known: unknown): boolean {
    return known === "none" && this.#options.now() - ticket.issuedAt < PRINT_TTL_MS;
  }

  #settle(ticket: S, printer: string, page: readonly PageItem[], outcome: PaperOutcome): void {
    this.#options.watch(printer, ticket, page, outcome);
    this.#options.record(ticket.id, outcome, printer);
  }
}
