// The ledger of one hall: append only, chained, durable before anyone hears of it. It knows rows, not what they mean.
//
//   command ─┐                                  ┌─▶ event     seq, at, kind, command, actor, body, hash
//   command ─┼─▶ one Batch ─▶ one transaction ──┼─▶ command   id, digest, its events or its refusal
//   command ─┘                one disk sync     ├─▶ person    reference, key, mask: purged without touching the chain
//                                               ├─▶ sealed    what only the hall's key opens: purged too
//                                               └─▶ head      seq and hash of the last event
import { chmodSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { AppError, isAppError, reasonOf } from "../../base/errors.ts";
import { chainStart, lineOf, linkOf, type Row, rowOf, type StoredEvent } from "./chain.ts";
import { type Connection, foldLog, isDamage, isFromOutside, openDurable, writeTrouble } from "./database.ts";
import { type LedgerOptions, settle } from "./founding.ts";
import { lockFolder } from "./lock.ts";
import {
  prepareAll,
  readMeta,
  type Statements,
  type StoredCommand,
  type StoredPerson,
  type StoredSnapshot,
  textOf,
} from "./tables.ts";

export const LEDGER_FILE = "ledger.db";

/** A command that has been answered: with its events first..last, or with a refusal (first is then last + 1). */
export interface CommandRow {
  readonly id: string;
  readonly at: number;
  readonly digest: Uint8Array;
  readonly first: number;
  readonly last: number;
  readonly refusal: string | null;
}

export interface PersonRow {
  readonly ref: string;
  readonly key: Uint8Array;
  readonly masked: string;
  readonly at: number;
}

/** What somebody is called and what they said, sealed; by the reference that events carry. */
export interface SealedRow {
  readonly ref: string;
  readonly box: Uint8Array;
  readonly at: number;
}

/** References that are not to be forgotten at an instant, ms. */
export interface Needed {
  readonly refs: readonly string[];
  readonly at: number;
}

const NOTHING_NEEDED: Needed = { refs: [], at: 0 };

export interface Snapshot {
  readonly seq: number;
  readonly state: string;
  readonly hash: Uint8Array;
}

export interface Batch {
  readonly events: readonly Row[];
  readonly commands: readonly CommandRow[];
  readonly persons: readonly PersonRow[];
  readonly sealed: readonly SealedRow[];
}

export class Ledger {
  readonly epoch: string;
  #seq: number;
  #hash: Buffer;
  readonly #db: Connection;
  readonly #path: string;
  readonly #sql: Statements;
  readonly #unlock: () => void;

  private constructor(db: Connection, folder: string, unlock: () => void) {
    this.#db = db;
    this.#path = join(folder, LEDGER_FILE);
    this.#unlock = unlock;
    this.#sql = prepareAll(db);
    this.epoch = readMeta(db, "epoch") ?? "";
    const head = this.#sql.readHead.get() as { seq: number; hash: Buffer } | undefined;
    if (!head) throw new AppError("LEDGER_DAMAGED", { folder, reason: "it has no head" });
    this.#seq = head.seq;
    this.#hash = Buffer.from(head.hash);
  }

  /**
   * Opens or founds a ledger. Throws LEDGER_IN_USE, DATA_OF_ANOTHER_HALL, LEDGER_NEWER, LEDGER_DAMAGED, and LEDGER_FULL
   * or LEDGER_FAILING where the disk does not let it.
   */
  static open(options: LedgerOptions): Ledger {
    try {
      mkdirSync(options.folder, { recursive: true, mode: 0o700 });
      return Ledger.#openLocked(options, lockFolder(options.folder));
    } catch (error) {
      throw openTrouble(options.folder, error);
    }
  }

  static #openLocked(options: LedgerOptions, unlock: () => void): Ledger {
    const path = join(options.folder, LEDGER_FILE);
    let db: Connection | undefined;
    try {
      db = openDurable(path);
      chmodSync(path, 0o600);
      settle(db, options);
      return new Ledger(db, options.folder, unlock);
    } catch (error) {
      db?.close();
      unlock();
      throw error;
    }
  }

  get seq(): number {
    return this.#seq;
  }

  /** One transaction, one sync. Throws LEDGER_FULL or LEDGER_FAILING, and then nothing of the batch is there. */
  commit(batch: Batch): void {
    const { event, command, person, sealed, head } = this.#sql;
    const last = batch.events[batch.events.length - 1];
    let hash = this.#hash;
    this.#write(() => {
      for (const row of batch.events) {
        hash = linkOf(hash, lineOf(row));
        event.run(row.seq, row.at, row.kind, row.command, row.actor, row.body, hash);
      }
      for (const row of batch.commands) command.run(row.id, row.at, row.digest, row.first, row.last, row.refusal);
      for (const row of batch.persons) person.run(row.ref, row.key, row.masked, row.at);
      for (const row of batch.sealed) sealed.run(row.ref, row.box, row.at);
      if (last) head.run(last.seq, hash);
    });
    this.#seq = last?.seq ?? this.#seq;
    this.#hash = hash;
  }

  /** Whether a write succeeds at the moment; throws as commit does. */
  probe(): void {
    this.#write(() => this.#sql.probe.run());
  }

  /** Those of these commands that have been answered, by id. One question for all: each costs more than what it finds. */
  findCommands(ids: readonly string[]): Map<string, CommandRow> {
    if (ids.length === 0) return new Map();
    const rows = this.#sql.findCommands.all(JSON.stringify(ids)) as StoredCommand[];
    return new Map(rows.map(commandOf).map((row) => [row.id, row]));
  }

  findPerson(key: Uint8Array): PersonRow | undefined {
    const row = this.#sql.findPerson.get(key) as StoredPerson | undefined;
    return row && { ref: textOf(row.ref), key, masked: textOf(row.masked), at: row.at };
  }

  /** How a person may be shown; undefined when the reference was never given, or its row has been purged. */
  maskOf(ref: string): string | undefined {
    const row = this.#sql.findMask.get(ref) as Pick<StoredPerson, "masked"> | undefined;
    return row && textOf(row.masked);
  }

  /** What is sealed under a reference; undefined when nothing was, or it has been purged. */
  sealedUnder(ref: string): Uint8Array | undefined {
    return (this.#sql.findSealed.get(ref) as Pick<SealedRow, "box"> | undefined)?.box;
  }

  /** Rows first..last, both included, in order. */
  *rows(first: number, last: number): Generator<Row> {
    for (const stored of this.stored(first, last)) yield rowOf(stored);
  }

  /** The same as they are stored: with the lines and hashes of the chain, unchecked. */
  *stored(first: number, last: number): Generator<StoredEvent> {
    const step = 5000;
    for (let from = first; from <= last; from += step) {
      yield* this.#sql.range.all(from, Math.min(last, from + step - 1)) as StoredEvent[];
    }
  }

  /** The hash of event `seq`, of the start of the chain for 0; undefined where there is no such event. */
  hashAt(seq: number): Buffer | undefined {
    if (seq === 0) return chainStart(this.epoch);
    return seq === this.#seq ? this.#hash : (this.#sql.hashAt.get(seq) as { hash: Buffer } | undefined)?.hash;
  }

  /** Keeps this snapshot of the state after `seq`, and the one before it. False when the disk does not take it. */
  writeSnapshot(seq: number, state: string, hash: Uint8Array): boolean {
    return wentWell(() =>
      this.#write(() => {
        this.#sql.snapshot.run(seq, state, hash);
        this.#sql.dropSnapshots.run(seq);
      }),
    );
  }

  /** Snapshots, newest first. */
  snapshots(): Snapshot[] {
    const rows = this.#sql.snapshots.all() as StoredSnapshot[];
    return rows.map(({ seq, state, hash }) => ({ seq, state: textOf(state), hash }));
  }

  /**
   * Forgets answered commands and what is known of persons older than the given instants, ms, and wipes them from the disk;
   * references that are still needed are as new as the time given with them. The chain is not touched. False when the disk does not take it;
   * then it is for the next day.
   */
  forget(commandsBefore: number, personsBefore: number, needed: Needed = NOTHING_NEEDED): boolean {
    return wentWell(() => {
      this.#write(() => {
        this.#sql.forgetCommands.run(commandsBefore);
        for (const keep of [this.#sql.keepPersons, this.#sql.keepSealed])
          keep.run(needed.at, JSON.stringify(needed.refs));
        for (const forget of [this.#sql.forgetPersons, this.#sql.forgetSealed]) forget.run(personsBefore);
      });
      this.#fold();
    });
  }

  /** What cannot be folded into the database stays in the write-ahead log, and is read from there. */
  close(): void {
    wentWell(() => this.#fold());
    this.#db.close();
    this.#unlock();
  }

  #fold(): void {
    try {
      foldLog(this.#db, this.#path);
    } catch (error) {
      throw writeTrouble(error);
    }
  }

  #write(work: () => void): void {
    try {
      this.#sql.begin.run();
      work();
      this.#sql.commit.run();
    } catch (error) {
      this.#rollBack();
      throw writeTrouble(error);
    }
  }

  #rollBack(): void {
    try {
      this.#db.exec("ROLLBACK");
    } catch {
      // SQLite has rolled back by itself, as it does when the disk is full.
    }
  }
}

const commandOf = ({ id, refusal, ...row }: StoredCommand): CommandRow => ({
  ...row,
  id: textOf(id),
  refusal: refusal && textOf(refusal),
});

/** For work that the ledger can do without: the disk's trouble is told by the answer. */
const wentWell = (work: () => void): boolean => {
  try {
    work();
    return true;
  } catch (error) {
    if (isAppError(error)) return false;
    throw error;
  }
};

const openTrouble = (folder: string, error: unknown): unknown => {
  if (isAppError(error) || !isFromOutside(error)) return error;
  return isDamage(error)
    ? new AppError("LEDGER_DAMAGED", { folder, reason: reasonOf(error) }, { cause: error })
    : writeTrouble(error);
};
