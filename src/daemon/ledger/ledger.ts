// The ledger of one hall: append only, chained, durable before anyone hears of it. It knows rows, not what they mean.
//
//   command ─┐                                  ┌─▶ event     seq, at, kind, command, actor, body, hash
//   command ─┼─▶ one Batch ─▶ one transaction ──┼─▶ command   id, digest, its events or its refusal
//   command ─┘                one disk sync     ├─▶ person    reference, key, mask: purged without touching the chain
//                                               └─▶ head      seq and hash of the last event
import { chmodSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { AppError } from "../../base/errors.ts";
import { chainStart, linkOf, type Row } from "./chain.ts";
import { type Connection, openDurable, writeTrouble } from "./database.ts";
import { lockFolder } from "./lock.ts";

export const FORMAT = 1;
export const LEDGER_FILE = "ledger.db";

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS event (seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, kind TEXT NOT NULL, command TEXT NOT NULL,
    actor TEXT NOT NULL, body TEXT NOT NULL, hash BLOB NOT NULL);
  CREATE TABLE IF NOT EXISTS head (one INTEGER PRIMARY KEY CHECK (one = 1), seq INTEGER NOT NULL, hash BLOB NOT NULL);
  CREATE TABLE IF NOT EXISTS command (id TEXT PRIMARY KEY, at INTEGER NOT NULL, digest BLOB NOT NULL, first INTEGER NOT NULL,
    last INTEGER NOT NULL, refusal TEXT) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS person (ref TEXT PRIMARY KEY, key BLOB NOT NULL UNIQUE, masked TEXT NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS snapshot (seq INTEGER PRIMARY KEY, state TEXT NOT NULL, hash BLOB NOT NULL);
  PRAGMA user_version = ${FORMAT}`;

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

export interface Batch {
  readonly events: readonly Row[];
  readonly commands: readonly CommandRow[];
  readonly persons: readonly PersonRow[];
}

const prepareAll = (db: Connection) => ({
  begin: db.prepare("BEGIN IMMEDIATE"),
  commit: db.prepare("COMMIT"),
  event: db.prepare("INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?)"),
  command: db.prepare("INSERT INTO command VALUES (?, ?, ?, ?, ?, ?)"),
  person: db.prepare("INSERT INTO person VALUES (?, ?, ?, ?)"),
  head: db.prepare("UPDATE head SET seq = ?, hash = ? WHERE one = 1"),
  findCommand: db.prepare("SELECT id, at, digest, first, last, refusal FROM command WHERE id = ?"),
  findPerson: db.prepare("SELECT ref, key, masked, at FROM person WHERE key = ?"),
  range: db.prepare(
    "SELECT seq, at, kind, command, actor, body, hash FROM event WHERE seq BETWEEN ? AND ? ORDER BY seq",
  ),
});

type Statements = ReturnType<typeof prepareAll>;

/** The name and identity of the hall's ledger, fixed when it is first opened. */
export interface LedgerOptions {
  readonly folder: string;
  readonly hall: string;
  /** Names a new ledger's epoch. */
  readonly newEpoch: () => string;
}

export class Ledger {
  readonly epoch: string;
  #seq: number;
  #hash: Buffer;
  readonly #db: Connection;
  readonly #sql: Statements;
  readonly #unlock: () => void;

  private constructor(db: Connection, unlock: () => void) {
    this.#db = db;
    this.#unlock = unlock;
    this.#sql = prepareAll(db);
    this.epoch = readMeta(db, "epoch") ?? "";
    const head = db.prepare("SELECT seq, hash FROM head").get() as { seq: number; hash: Buffer };
    this.#seq = head.seq;
    this.#hash = Buffer.from(head.hash);
  }

  /** Opens or founds a ledger. Throws LEDGER_IN_USE, DATA_OF_ANOTHER_HALL, LEDGER_NEWER, LEDGER_DAMAGED. */
  static open({ folder, hall, newEpoch }: LedgerOptions): Ledger {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const unlock = lockFolder(folder);
    try {
      const db = openDurable(join(folder, LEDGER_FILE));
      chmodSync(join(folder, LEDGER_FILE), 0o600);
      found(db, folder, hall, newEpoch);
      return new Ledger(db, unlock);
    } catch (error) {
      unlock();
      throw isForeign(error)
        ? new AppError("LEDGER_DAMAGED", { folder, reason: "it is no database" }, { cause: error })
        : error;
    }
  }

  get seq(): number {
    return this.#seq;
  }

  /** One transaction, one sync. Throws LEDGER_FULL or LEDGER_FAILING, and then nothing of the batch is there. */
  commit(batch: Batch): void {
    const { begin, commit, event, command, person, head } = this.#sql;
    let hash = this.#hash;
    try {
      begin.run();
      for (const row of batch.events) {
        hash = linkOf(hash, row);
        event.run(row.seq, row.at, row.kind, row.command, row.actor, row.body, hash);
      }
      for (const row of batch.commands) command.run(row.id, row.at, row.digest, row.first, row.last, row.refusal);
      for (const row of batch.persons) person.run(row.ref, row.key, row.masked, row.at);
      const last = batch.events[batch.events.length - 1];
      if (last) head.run(last.seq, hash);
      commit.run();
      this.#seq = last?.seq ?? this.#seq;
      this.#hash = hash;
    } catch (error) {
      this.#rollBack();
      throw writeTrouble(error);
    }
  }

  /** Whether a write succeeds at the moment; throws as commit does. */
  probe(): void {
    try {
      this.#db.exec(
        "INSERT INTO meta VALUES ('probe', hex(randomblob(2000))) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
      );
    } catch (error) {
      throw writeTrouble(error);
    }
  }

  findCommand(id: string): CommandRow | undefined {
    return this.#sql.findCommand.get(id) as CommandRow | undefined;
  }

  findPerson(key: Uint8Array): PersonRow | undefined {
    return this.#sql.findPerson.get(key) as PersonRow | undefined;
  }

  /** Rows first..last, both included, in order. */
  *rows(first: number, last: number): Generator<Row> {
    const step = 5000;
    for (let from = first; from <= last; from += step) {
      yield* this.#sql.range.all(from, Math.min(last, from + step - 1)) as Row[];
    }
  }

  /** Replaces older snapshots by this one of the state after `seq`. */
  writeSnapshot(seq: number, state: string, hash: Uint8Array): void {
    try {
      this.#sql.begin.run();
      this.#db.prepare("INSERT OR REPLACE INTO snapshot VALUES (?, ?, ?)").run(seq, state, hash);
      this.#db.prepare("DELETE FROM snapshot WHERE seq < (SELECT max(seq) FROM snapshot WHERE seq < ?)").run(seq);
      this.#sql.commit.run();
    } catch (error) {
      this.#rollBack();
      throw writeTrouble(error);
    }
  }

  /** Snapshots, newest first. */
  snapshots(): { seq: number; state: string; hash: Uint8Array }[] {
    return this.#db.prepare("SELECT seq, state, hash FROM snapshot ORDER BY seq DESC").all() as {
      seq: number;
      state: string;
      hash: Uint8Array;
    }[];
  }

  /** Forgets answered commands and persons older than the given instants, ms. The chain is not touched. */
  forget(commandsBefore: number, personsBefore: number): void {
    this.#db.prepare("DELETE FROM command WHERE at < ?").run(commandsBefore);
    this.#db.prepare("DELETE FROM person WHERE at < ?").run(personsBefore);
  }

  close(): void {
    this.#db.close();
    this.#unlock();
  }

  #rollBack(): void {
    try {
      this.#db.exec("ROLLBACK");
    } catch {
      // SQLite has rolled back by itself, as it does when the disk is full.
    }
  }
}

const readMeta = (db: Connection, name: string): string | undefined =>
  (db.prepare("SELECT value FROM meta WHERE name = ?").get(name) as { value: string } | undefined)?.value;

const isForeign = (error: unknown): boolean =>
  error instanceof Error && /not a database|malformed/i.test(error.message);

const found = (db: Connection, folder: string, hall: string, newEpoch: () => string): void => {
  const { user_version: format } = db.prepare("PRAGMA user_version").get() as { user_version: number };
  if (format > FORMAT) throw new AppError("LEDGER_NEWER", { folder, found: format, known: FORMAT });
  if (format === 0) establish(db, hall, newEpoch());
  const owner = readMeta(db, "hall");
  if (owner !== hall) throw new AppError("DATA_OF_ANOTHER_HALL", { folder, found: owner ?? "nobody", expected: hall });
};

const establish = (db: Connection, hall: string, epoch: string): void => {
  db.exec("BEGIN IMMEDIATE");
  db.exec(SCHEMA);
  const meta = db.prepare("INSERT INTO meta VALUES (?, ?)");
  meta.run("hall", hall);
  meta.run("epoch", epoch);
  db.prepare("INSERT INTO head VALUES (1, 0, ?)").run(chainStart(epoch));
  db.exec("COMMIT");
};
