// The one file that knows which SQLite this is: libsql, prebuilt inside its package (ADR 1). Another one with
// better-sqlite3's interface can take its place here.
import { closeSync, fstatSync, fsyncSync, ftruncateSync, openSync, writeSync } from "node:fs";
import { pathToFileURL } from "node:url";
import Database from "libsql";
import { AppError, reasonOf, systemCodeOf } from "../../base/errors.ts";

export type Value = string | number | null | Uint8Array;

export interface Statement {
  run(...values: Value[]): void;
  get(...values: Value[]): unknown;
  all(...values: Value[]): unknown[];
}

export interface Connection {
  prepare(sql: string): Statement;
  exec(sql: string): void;
  close(): void;
}

/** The part of libsql's interface that is used. It takes a lone Buffer for named parameters, so values go as an array. */
interface Native {
  prepare(sql: string): {
    run(values: Value[]): unknown;
    get(values: Value[]): unknown;
    all(values: Value[]): unknown[];
  };
  exec(sql: string): void;
  close(): void;
  readonly inTransaction: boolean;
}

/** `get` puts a field of its own on the row. */
const withoutMetadata = (row: unknown): unknown => {
  if (row) delete (row as { _metadata?: unknown })._metadata;
  return row;
};

/** `all` hands out blobs as ArrayBuffer where `get` hands out Buffer. */
const withBuffers = (row: unknown): unknown => {
  const fields = row as Record<string, unknown>;
  for (const name of Object.keys(fields)) {
    const value = fields[name];
    if (value instanceof ArrayBuffer) fields[name] = Buffer.from(value);
  }
  return fields;
};

const connect = (path: string): Connection => {
  const native = new Database(path) as unknown as Native;
  let isOpen = true;
  // libsql's close leaves a connection alive for the statements made of it, with its locks, and they would go on writing.
  const alive = <T>(work: T): T => {
    if (!isOpen) throw new Error(`the connection to ${path} is closed`);
    return work;
  };
  const prepare = (sql: string): Statement => {
    const statement = alive(native).prepare(sql);
    return {
      run: (...values) => void alive(statement).run(values),
      get: (...values) => withoutMetadata(alive(statement).get(values)),
      all: (...values) => alive(statement).all(values).map(withBuffers),
    };
  };
  const close = () => {
    if (!isOpen) return;
    if (native.inTransaction) native.exec("ROLLBACK");
    native.close();
    isOpen = false;
  };
  return { prepare, exec: (sql) => alive(native).exec(sql), close };
};

/**
 * A connection that syncs at every commit: WAL with synchronous=FULL costs one fsync a commit. What is deleted is
 * overwritten, so that personal data is gone from the file too.
 */
export const openDurable = (path: string): Connection => {
  allotLog(path);
  const connection = connect(path);
  connection.exec(
    "PRAGMA busy_timeout = 2000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON",
  );
  return connection;
};

/** A connection that never waits for another one's lock. */
export const openImpatient = (path: string): Connection => {
  const connection = connect(path);
  connection.exec("PRAGMA busy_timeout = 0");
  return connection;
};

/** A connection for looking only, at a file that exists; works beside a running daemon. */
export const openForReading = (path: string): Connection => {
  const connection = connect(`${pathToFileURL(path).href}?mode=ro`);
  connection.exec("PRAGMA query_only = ON; PRAGMA busy_timeout = 2000");
  return connection;
};

/** Moves what the write-ahead log of the database at `path` holds into the database itself, as far as readers allow. */
export const foldLog = (connection: Connection, path: string): void => {
  connection.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  allotLog(path);
};

/** The log grows up to here before SQLite begins at its start again: 1000 pages and their heads. */
const LOG_BYTES = 1000 * (4096 + 24) + 32;

/**
 * Gives an empty write-ahead log its whole length in zeros, which SQLite reads as nothing: a sync of bytes that replace
 * others takes a disk half as long as one that makes a file longer. A disk that has no room for it works without.
 */
const allotLog = (path: string): void => {
  const file = openSync(`${path}-wal`, "a", 0o600);
  try {
    if (fstatSync(file).size > 0) return;
    writeSync(file, new Uint8Array(LOG_BYTES));
    fsyncSync(file);
  } catch {
    ftruncateSync(file, 0);
  } finally {
    closeSync(file);
  }
};

/** Whether a failed write means that the disk has no room. */
const isDiskFull = (error: unknown): boolean =>
  systemCodeOf(error).startsWith("SQLITE_FULL") || /disk is full|no space left/i.test(reasonOf(error));

export const isBusyElsewhere = (error: unknown): boolean =>
  systemCodeOf(error).startsWith("SQLITE_BUSY") || /database is locked/i.test(reasonOf(error));

/** SQLite and the system put a code on their errors; a mistake of the program has none. */
export const isFromOutside = (error: unknown): boolean => error instanceof Error && "code" in error;

/** Whether SQLite found that the file is no database, or not a sound one, or that its tables are not ours. */
export const isDamage = (error: unknown): boolean => /^SQLITE_(CORRUPT|NOTADB|ERROR)/.test(systemCodeOf(error));

/** The error of the catalogue for a write that failed. */
export const writeTrouble = (error: unknown): AppError =>
  isDiskFull(error)
    ? new AppError("LEDGER_FULL", {}, { cause: error })
    : new AppError("LEDGER_FAILING", { reason: reasonOf(error) }, { cause: error });
