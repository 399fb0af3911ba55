// Looking at a ledger without holding it: beside a daemon at work, and without reading it from the beginning. It checks
// no chain (that is what `tidehall audit verify` is for) and knows rows, not what they mean.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { AppError, isAppError, reasonOf } from "../../base/errors.ts";
import { type Row, rowOf, type StoredEvent } from "./chain.ts";
import { type Connection, isFromOutside, openForReading } from "./database.ts";
import { LEDGER_FILE } from "./ledger.ts";
import { EVENTS_BETWEEN, EVENTS_OF_KIND, EVENTS_OF_KINDS, LAST_OF_KIND, READ_HEAD } from "./tables.ts";

/** The kinds that are found without reading everything. */
export type Milestone = "DaySummed" | "DayTurned" | "HallConfigured";

export interface Browser {
  /** The seq of the last event; 0 of an empty ledger. */
  readonly head: number;
  /** Rows first to last, both included. */
  between(first: number, last: number): Row[];
  ofKind(kind: Milestone): Row[];
  /** Rows of these kinds, first to last, both included. */
  ofKinds(kinds: readonly string[], first: number, last: number): Row[];
  /** The last of a kind up to a seq. */
  lastOfKind(kind: Milestone, upTo: number): Row | undefined;
}

const browserOf = (db: Connection): Browser => {
  const head = db.prepare(READ_HEAD).get() as Pick<StoredEvent, "seq"> | undefined;
  const rows = (sql: string, ...values: (string | number)[]): Row[] =>
    (db.prepare(sql).all(...values) as StoredEvent[]).map(rowOf);
  return {
    head: head?.seq ?? 0,
    between: (first, last) => rows(EVENTS_BETWEEN, first, last),
    ofKind: (kind) => rows(EVENTS_OF_KIND, kind),
    ofKinds: (kinds, first, last) => rows(EVENTS_OF_KINDS, first, last, JSON.stringify(kinds)),
    lastOfKind: (kind, upTo) => rows(LAST_OF_KIND, kind, upTo)[0],
  };
};

export const hasLedger = (folder: string): boolean => existsSync(join(folder, LEDGER_FILE));

export interface OpenBrowser extends Browser {
  close(): void;
}

/** What SQLite says of a ledger that it cannot read, as an error of the catalogue. */
const readTrouble = (folder: string, error: unknown): unknown =>
  isAppError(error) || !isFromOutside(error)
    ? error
    : new AppError("LEDGER_DAMAGED", { folder, reason: reasonOf(error) }, { cause: error });

const connectTo = (folder: string): Connection => {
  if (!hasLedger(folder)) throw new AppError("LEDGER_MISSING", { folder });
  try {
    return openForReading(join(folder, LEDGER_FILE));
  } catch (error) {
    throw readTrouble(folder, error);
  }
};

/** Looks, and lets go of the ledger where that fails. */
const tryLook = <T>(db: Connection, folder: string, look: () => T): T => {
  try {
    return look();
  } catch (error) {
    db.close();
    throw readTrouble(folder, error);
  }
};

/**
 * Opens the ledger in a folder until it is closed, for a look with pauses: nothing holds up the daemon that writes it.
 * Throws LEDGER_MISSING where there is none, LEDGER_DAMAGED where it cannot be read.
 */
export const openBrowser = (folder: string): OpenBrowser => {
  const db = connectTo(folder);
  return tryLook(db, folder, () => ({ ...browserOf(db), close: db.close }));
};

/**
 * Opens the ledger in a folder for the time of `look`; throws LEDGER_MISSING where there is none, and
 * LEDGER_DAMAGED where it cannot be read.
 */
export const browseLedger = <T>(folder: string, look: (browser: Browser) => T): T => {
  const db = connectTo(folder);
  const seen = tryLook(db, folder, () => {
    // One transaction: a daemon at work does not move the end under the reader.
    db.exec("BEGIN");
    return look(browserOf(db));
  });
  db.close();
  return seen;
};
