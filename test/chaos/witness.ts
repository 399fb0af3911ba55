// Reads a hall's ledger beside the daemon, as an auditor would: every event once, into a hall of its own. What it has
// seen is held against what people were told; it never asks the daemon.
import { join } from "node:path";
import { rowOf, type StoredEvent } from "../../src/daemon/ledger/chain.ts";
import { openForReading } from "../../src/daemon/ledger/database.ts";
import { LEDGER_FILE } from "../../src/daemon/ledger/ledger.ts";
import { EVENTS_AFTER } from "../../src/daemon/ledger/tables.ts";
import { eventOf } from "../../src/daemon/writer/reading.ts";
import type { HallEvent } from "../../src/hall/events.ts";
import { evolve } from "../../src/hall/evolve/evolve.ts";
import { faultsAround, faultsOf } from "../../src/hall/invariants.ts";
import { emptyHall, type TicketStatus } from "../../src/hall/state.ts";

const PAGE = 5000;
const callable: ReadonlySet<TicketStatus> = new Set(["waiting", "held", "kept"]);

export interface Call {
  readonly number: string;
  readonly window: string;
  readonly at: number;
}

export type Opening = Pick<Call, "window" | "at">;

export class Witness {
  readonly hall = emptyHall();
  /** What should not have happened. */
  readonly faults: string[] = [];
  /** Calls and recalls by the seq of their event. */
  readonly calls = new Map<number, Call>();
  /** Windows that opened, by the seq of their event. */
  readonly openings = new Map<number, Opening>();
  /** Tickets by the command that took them. */
  readonly takenBy = new Map<string, string>();
  readonly #path: string;
  readonly #onEvent: (event: HallEvent) => void;
  #seq = 0;
  #called = 0;

  /** `onEvent` hears of each event, in order. */
  constructor(dataFolder: string, onEvent: (event: HallEvent) => void = () => {}) {
    this.#path = join(dataFolder, LEDGER_FILE);
    this.#onEvent = onEvent;
  }

  get seq(): number {
    return this.#seq;
  }

  /** TicketCalled events, recalls not among them. */
  get called(): number {
    return this.#called;
  }

  /** Reads what has been written since the last time. */
  read(): void {
    const db = openForReading(this.#path);
    try {
      const page = db.prepare(EVENTS_AFTER);
      for (let rows = page.all(this.#seq, PAGE); rows.length > 0; rows = page.all(this.#seq, PAGE))
        for (const stored of rows as StoredEvent[]) this.#witness(stored);
    } finally {
      db.close();
    }
    this.faults.push(...faultsOf(this.hall));
  }

  #witness(stored: StoredEvent): void {
    const row = rowOf(stored);
    const event = eventOf(row);
    if (row.seq !== this.#seq + 1) this.faults.push(`event ${this.#seq + 1} is missing`);
    this.#seq = row.seq;
    this.#onEvent(event);
    this.#note(event, row.command);
    evolve(this.hall, event);
    this.faults.push(...faultsAround(this.hall, event));
  }

  #note(event: HallEvent, command: string): void {
    if (event.kind === "TicketIssued") this.#issued(event.data, command);
    if (event.kind === "WindowOpened") this.openings.set(this.#seq, { window: event.data.window, at: event.at });
    if (event.kind === "TicketCalled") this.#beforeCall(event.data.ticket, event.data.window);
    if (event.kind === "TicketCalled" || event.kind === "TicketRecalled") {
      const { number, window } = event.data;
      this.calls.set(this.#seq, { number, window, at: event.at });
    }
  }

  #issued({ ticket, number }: { ticket: string; number: string }, command: string): void {
    const before = this.takenBy.get(command);
    if (before !== undefined) this.faults.push(`${command} took ${before} and ${number}`);
    this.takenBy.set(command, ticket);
  }

  #beforeCall(id: string, window: string): void {
    this.#called++;
    const status = this.hall.tickets.get(id)?.status;
    if (status === undefined || !callable.has(status)) this.faults.push(`${id} was ${status} and called to ${window}`);
  }
}
