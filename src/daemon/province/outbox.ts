// Every rating reaches the province, in order, at least once and under one id: the ledger is the queue, and all that is kept
// is how far it has been delivered. Nothing in the hall waits for it; a province that is down is asked ever more rarely.
import type { Cancel, Clock } from "../../base/clock.ts";
import { reasonOf } from "../../base/errors.ts";
import type { Random } from "../../base/random.ts";
import type { Verdict } from "./adapter.ts";
import type { RatingRow } from "./rating-of.ts";

/** How far the ledger has been delivered, on disk. */
export interface Mark {
  /** Every rating up to this seq has been taken, or refused for good. */
  readonly seq: number;
  /** Ratings that the province would not take. */
  readonly refused: number;
  write(seq: number, refused: number): Promise<void>;
}

/** Ratings after a seq, and up to where was looked; the same seq again at the end of the ledger. */
export interface Stretch {
  readonly rows: readonly RatingRow[];
  readonly to: number;
}

export interface OutboxView {
  /** Ratings that are not delivered; of a long way behind, as many as are known. */
  readonly behind: number;
  /** When the oldest of them was given, ms since 1970 UTC. */
  readonly since?: number;
  readonly refused: number;
  /** Why the last attempt failed; absent while all goes well. */
  readonly trouble?: string;
}

export interface OutboxOptions {
  readonly mark: Mark;
  readonly read: (after: number) => Stretch;
  /** Sends one; rejects where nothing answers in time. */
  readonly send: (row: RatingRow) => Promise<{ readonly verdict: Verdict; readonly reason: string }>;
  readonly clock: Clock;
  readonly random: Random;
  readonly tell: (view: OutboxView) => void;
}

/** The first wait after a failure; each further one doubles it up to the longest. ms */
const RETRY_MS = 5000;
const RETRY_MS_MAX = 900_000;
/** A rating that the province calls wrong is tried so often before it is left out. */
const REFUSALS_MAX = 3;

export class Outbox {
  readonly #options: OutboxOptions;
  #seq: number;
  #refused: number;
  #rows: readonly RatingRow[] = [];
  /** Given while the rows at hand were being sent. */
  #heard = 0;
  #failures = 0;
  /** How often the province has called the first row wrong. */
  #noes = 0;
  #trouble: string | undefined;
  #isBusy = false;
  #isStopped = false;
  #cancel: Cancel = () => {};

  constructor(options: OutboxOptions) {
    this.#options = options;
    this.#seq = options.mark.seq;
    this.#refused = options.mark.refused;
  }

  get view(): OutboxView {
    const since = this.#rows[0]?.at;
    return {
      behind: this.#rows.length + this.#heard,
      ...(since !== undefined && { since }),
      refused: this.#refused,
      ...(this.#trouble !== undefined && { trouble: this.#trouble }),
    };
  }

  /** Delivers what there is; a waiting retry keeps its time. */
  start(): void {
    this.#goOn();
  }

  /** So many ratings have been recorded. */
  heard(count: number): void {
    if (count === 0) return;
    this.#heard += count;
    this.#tell();
    if (this.#failures === 0) this.#goOn();
  }

  stop(): void {
    this.#isStopped = true;
    this.#cancel();
  }

  #goOn(): void {
    if (this.#isBusy || this.#isStopped) return;
    this.#isBusy = true;
    this.#options.clock.soon(() => void this.#deliver().finally(() => this.#settle()));
  }

  #settle(): void {
    this.#isBusy = false;
    if (this.#heard > 0 && this.#failures === 0) this.#goOn();
  }

  /** Until the ledger's end, or until something goes wrong. */
  async #deliver(): Promise<void> {
    try {
      while (!this.#isStopped && this.#refill()) await this.#sendFirst();
      this.#well();
    } catch (error) {
      this.#failed(reasonOf(error));
    }
  }

  /** False at the end of the ledger. */
  #refill(): boolean {
    if (this.#rows.length > 0) return true;
    this.#heard = 0;
    const { rows, to } = this.#options.read(this.#seq);
    if (to === this.#seq) return false;
    this.#rows = rows;
    if (rows.length === 0) this.#seq = to;
    this.#tell();
    return true;
  }

  async #sendFirst(): Promise<void> {
    const [row] = this.#rows;
    if (!row) return;
    const { verdict, reason } = await this.#options.send(row);
    if (this.#isStopped) return;
    if (verdict === "refused") this.#noes++;
    const isGivenUp = this.#noes >= REFUSALS_MAX;
    if (verdict !== "taken" && !isGivenUp) throw new Error(reason);
    if (isGivenUp) this.#refused++;
    await this.#options.mark.write(row.seq, this.#refused);
    this.#seq = row.seq;
    this.#rows = this.#rows.slice(1);
    this.#noes = 0;
    this.#well();
  }

  #well(): void {
    this.#failures = 0;
    this.#trouble = undefined;
    this.#tell();
  }

  #failed(reason: string): void {
    if (this.#isStopped) return;
    this.#failures++;
    this.#trouble = reason;
    this.#tell();
    const longest = Math.min(RETRY_MS_MAX, RETRY_MS * 2 ** (this.#failures - 1));
    this.#cancel = this.#options.clock.after(longest * (0.75 + this.#options.random.next() / 4), "province", () =>
      this.#goOn(),
    );
  }

  #tell(): void {
    this.#options.tell(this.view);
  }
}
