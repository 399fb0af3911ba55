// A ticket's paper: printed once. A printer that cannot takes no job; one that fails hands over to the next; and when
// nobody knows whether paper came out, it is asked, and then a person is, but it is never simply printed again.
import type { Ticket } from "../../hall/state.ts";
import type { PageItem } from "../../protocols/mqtt/arguments.ts";
import type { Outcome } from "./ladder.ts";
import { type Answered, bestOutcome, type Job } from "./lane.ts";

export type PaperOutcome = "printed" | "failed" | "unknown";

export interface PrintingOptions {
  /** Printers in the order in which they are tried for a ticket. */
  readonly printersFor: (ticket: string) => readonly string[];
  readonly isUsable: (printer: string) => boolean;
  readonly add: (printer: string, job: Job) => boolean;
  readonly page: (ticket: Ticket) => PageItem[];
  readonly now: () => number;
  readonly record: (ticket: string, outcome: PaperOutcome, printer: string) => void;
  readonly watch: (printer: string, ticket: Ticket, page: readonly PageItem[], outcome: PaperOutcome | "sent") => void;
}

/** ms a print stays worth doing: after that the visitor has gone on without it. */
const PRINT_TTL_MS = 60_000;
const QUERY_TTL_MS = 15_000;
const DONE_MS = 10_000;
const ANSWER_MS = 5000;

/** The same ticket, copy and printer make the same id for ever, so a restart cannot print twice. */
const printId = (ticket: Ticket, printer: string): string => `${ticket.id}.copy${ticket.copies}.${printer}`;

export class Printing {
  readonly #options: PrintingOptions;

  constructor(options: PrintingOptions) {
    this.#options = options;
  }

  /** Prints a ticket that wants paper on the first printer that can. */
  print(ticket: Ticket, passedOver: readonly string[] = []): void {
    const { printersFor, isUsable, record } = this.#options;
    const printers = printersFor(ticket.id).filter((name) => !passedOver.includes(name));
    const printer = printers.find(isUsable);
    if (printer === undefined) return record(ticket.id, "failed", printers[0] ?? "none");
    const page = this.#options.page(ticket);
    this.#options.watch(printer, ticket, page, "sent");
    if (!this.#options.add(printer, this.#job(ticket, printer, page, passedOver)))
      this.print(ticket, [...passedOver, printer]);
  }

  /** After a restart: whether the paper of a ticket that still wants some came out. */
  inquire(ticket: Ticket): void {
    const [printer] = this.#options.printersFor(ticket.id);
    if (printer === undefined) return this.#options.record(ticket.id, "unknown", "none");
    this.#ask(ticket, printer, this.#options.page(ticket), []);
  }

  #job(ticket: Ticket, printer: string, page: readonly PageItem[], passedOver: readonly string[]): Job {
    return {
      id: printId(ticket, printer),
      op: "print",
      args: { page, number: ticket.number },
      ttlMs: PRINT_TTL_MS,
      doneMs: DONE_MS,
      key: `print:${ticket.number}:${ticket.copies}`,
      settled: (results) => this.#printed(ticket, printer, page, passedOver, bestOutcome(results)),
    };
  }

  #printed(
    ticket: Ticket,
    printer: string,
    page: readonly PageItem[],
    passedOver: readonly string[],
    outcome: Outcome,
  ): void {
    if (outcome === "done") this.#settle(ticket, printer, page, "printed");
    else if (outcome === "unknown") this.#ask(ticket, printer, page, passedOver);
    else this.print(ticket, [...passedOver, printer]);
  }

  /** [HALL-3.6] A print whose end is unknown is asked about, never repeated. */
  #ask(ticket: Ticket, printer: string, page: readonly PageItem[], passedOver: readonly string[]): void {
    const asked = printId(ticket, printer);
    const query: Job = {
      id: `${asked}.query${passedOver.length}`,
      op: "query",
      args: { id: asked },
      ttlMs: QUERY_TTL_MS,
      doneMs: ANSWER_MS,
      key: `query:${ticket.number}`,
      settled: (results) => this.#learned(ticket, printer, page, passedOver, results.get(printer)),
    };
    if (!this.#options.add(printer, query)) this.#settle(ticket, printer, page, "unknown");
  }

  #learned(
    ticket: Ticket,
    printer: string,
    page: readonly PageItem[],
    passedOver: readonly string[],
    answer: Answered | undefined,
  ): void {
    const known = answer?.outcome === "done" ? answer.data?.st : undefined;
    if (known === "done") this.#settle(ticket, printer, page, "printed");
    else if (known === "failed" || known === "rejected" || known === "expired" || this.#isUnheard(ticket, known)) {
      this.print(ticket, [...passedOver, printer]);
    } else this.#settle(ticket, printer, page, "unknown");
  }

  /** A printer remembers sixteen commands: that it knows nothing of an old one says nothing. */
  #isUnheard(ticket: Ticket, known: unknown): boolean {
    return known === "none" && this.#options.now() - ticket.issuedAt < PRINT_TTL_MS;
  }

  #settle(ticket: Ticket, printer: string, page: readonly PageItem[], outcome: PaperOutcome): void {
    this.#options.watch(printer, ticket, page, outcome);
    this.#options.record(ticket.id, outcome, printer);
  }
}
