// The one file that knows which SQLite this is: libsql, prebuilt inside its package (ADR 1). Another one with
// better-sqlite3's interface can take its place here.
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
  prepare(sql: string): { run(values: Value[]): unknown; get(values: Value[]): unknown; all(values: Value[]): unknown[] };
  exec(sql: string): void;
  close(): void;
}

/** `all` hands out blobs as ArrayBuffer where `get` hands out Buffer. */
const withBuffers = (row: unknown): unknown => {
  const fields = row as Record<string, unknown>;
  for (const name of Object.keys(fields)) {
    const value = fields[name];
    if (value instanceof ArrayBuffer) fields[name] = Buffer.from(value);
  }
  return fields;
};

const connect = (path: string, readonly: boolean): Connection => {
  const native = new Database(path, { readonly } as object) as unknown as Native;
  const prepare = (sql: string): Statement => {
    const statement = native.prepare(sql);
    return {
      run: (...values) => void statement.run(values),
      get: (...values) => statement.get(values),
      all: (...values) => statement.all(values).map(withBuffers),
    };
  };
  return { prepare, exec: (sql) => native.exec(sql), close: () => native.close() };
};

/** A connection that syncs at every commit: WAL with synchronous=FULL costs one fsync a commit. */
export const openDurable = (path: string): Connection => {
  const connection = connect(path, false);
  connection.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 2000");
  return connection;
};

/** A connection that never waits for another one's lock. */
export const openImpatient = (path: string): Connection => {
  const connection = connect(path, false);
  connection.exec("PRAGMA busy_timeout = 0");
  return connection;
};

/** A connection for looking only; works beside a running daemon. */
export const openForReading = (path: string): Connection => {
  const connection = connect(path, true);
  connection.exec("PRAGMA query_only = ON; PRAGMA busy_timeout = 2000");
  return connection;
};

/** Whether a failed write means that the disk has no room. */
export const isDiskFull = (error: unknown): boolean =>
  systemCodeOf(error).startsWith("SQLITE_FULL") || /disk is full/i.test(reasonOf(error));

export const isBusyElsewhere = (error: unknown): boolean =>
  systemCodeOf(error).startsWith("SQLITE_BUSY") || /database is locked/i.test(reasonOf(error));

/** The error of the catalogue for a write that failed. */
export const writeTrouble = (error: unknown): AppError =>
  isDiskFull(error)
    ? new AppError("LEDGER_FULL", {}, { cause: error })
    : new AppError("LEDGER_FAILING", { reason: reasonOf(error) }, { cause: error });
