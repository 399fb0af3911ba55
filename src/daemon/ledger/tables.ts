// The tables of a ledger, and every statement that is run on them. Text is read as bytes, and a number as a number:
// libsql ends the process over a text that is not UTF-8, and in a damaged file any field may have become one.
import type { Connection } from "./database.ts";

export const FORMAT = 1;

export const SCHEMA = `
  CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE event (seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, kind TEXT NOT NULL, command TEXT NOT NULL,
    actor TEXT NOT NULL, body TEXT NOT NULL, hash BLOB NOT NULL);
  CREATE TABLE head (one INTEGER PRIMARY KEY CHECK (one = 1), seq INTEGER NOT NULL, hash BLOB NOT NULL);
  CREATE TABLE command (id TEXT PRIMARY KEY, at INTEGER NOT NULL, digest BLOB NOT NULL, first INTEGER NOT NULL,
    last INTEGER NOT NULL, refusal TEXT) WITHOUT ROWID;
  CREATE TABLE person (ref TEXT PRIMARY KEY, key BLOB NOT NULL UNIQUE, masked TEXT NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE snapshot (seq INTEGER PRIMARY KEY, state TEXT NOT NULL, hash BLOB NOT NULL);
  PRAGMA user_version = ${FORMAT}`;

const bytes = (column: string): string => `coalesce(CAST(${column} AS BLOB), x'') AS ${column}`;

const whole = (column: string): string => `CAST(${column} AS INTEGER) AS ${column}`;

export const textOf = (stored: Uint8Array): string => Buffer.from(stored).toString();

/** An event as columns of a query: the line that lineOf makes of it, and its hash. */
const STORED_EVENT = `seq, ${bytes("hash")}, coalesce(CAST(
  seq || char(10) || at || char(10) || kind || char(10) || command || char(10) || actor || char(10) || body AS BLOB), x'') AS line`;

export const EVENTS_AFTER = `SELECT ${STORED_EVENT} FROM event WHERE seq > ? ORDER BY seq LIMIT ?`;

export const EVENTS_BETWEEN = `SELECT ${STORED_EVENT} FROM event WHERE seq BETWEEN ? AND ? ORDER BY seq`;

/** A few events a day by which years are found in; all others are found by their day. They have an index of their own. */
const IS_MILESTONE = "kind IN ('DaySummed', 'DayTurned', 'HallConfigured')";

/** Only of milestones. */
export const EVENTS_OF_KIND = `SELECT ${STORED_EVENT} FROM event WHERE ${IS_MILESTONE} AND kind = ? ORDER BY seq`;

/** The last of a kind of milestones up to a seq. */
export const LAST_OF_KIND = `SELECT ${STORED_EVENT} FROM event
  WHERE ${IS_MILESTONE} AND kind = ? AND seq <= ? ORDER BY seq DESC LIMIT 1`;

/** Of kinds given as a JSON list, from one seq to another. */
export const EVENTS_OF_KINDS = `SELECT ${STORED_EVENT} FROM event
  WHERE seq BETWEEN ? AND ? AND kind IN (SELECT value FROM json_each(?)) ORDER BY seq`;

export const READ_HEAD = `SELECT ${whole("seq")}, ${bytes("hash")} FROM head`;

/** A command that was answered later than the last event, ?, or whose events are not its own. */
export const COMMAND_ASTRAY = `SELECT ${bytes("id")}, ${whole("first")} FROM command AS answered
  WHERE last > ? OR refusal IS NULL AND first <= last
    AND (SELECT count(*) FROM event WHERE seq IN (answered.first, answered.last) AND command = answered.id)
      < 1 + (first < last)
  ORDER BY first LIMIT 1`;

export interface StoredCommand {
  readonly id: Uint8Array;
  readonly at: number;
  readonly digest: Uint8Array;
  readonly first: number;
  readonly last: number;
  readonly refusal: Uint8Array | null;
}

export interface StoredPerson {
  readonly ref: Uint8Array;
  readonly masked: Uint8Array;
  readonly at: number;
}

/** What a ledger founded by an earlier version may not have yet. */
export const LATER_TABLES = `
  CREATE TABLE IF NOT EXISTS sealed (ref TEXT PRIMARY KEY, box BLOB NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS milestone ON event (kind, seq) WHERE ${IS_MILESTONE}`;

export interface StoredSnapshot {
  readonly seq: number;
  readonly state: Uint8Array;
  readonly hash: Uint8Array;
}

/** Hall and epoch of a ledger, as `hall` and `epoch`; undefined where it does not say. */
export const readMeta = (db: Connection, name: string): string | undefined => {
  const row = db.prepare(`SELECT ${bytes("value")} FROM meta WHERE name = ?`).get(name);
  return row === undefined ? undefined : textOf((row as { value: Uint8Array }).value);
};

export const prepareAll = (db: Connection) => ({
  begin: db.prepare("BEGIN IMMEDIATE"),
  commit: db.prepare("COMMIT"),
  event: db.prepare("INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?)"),
  command: db.prepare("INSERT INTO command VALUES (?, ?, ?, ?, ?, ?)"),
  // Two commands of one new person may wait together, and both bring the person along.
  person: db.prepare("INSERT INTO person VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING"),
  // What is known of a person grows with what they say next.
  sealed: db.prepare(
    "INSERT INTO sealed VALUES (?, ?, ?) ON CONFLICT (ref) DO UPDATE SET box = excluded.box, at = excluded.at",
  ),
  head: db.prepare("UPDATE head SET seq = ?, hash = ? WHERE one = 1"),
  readHead: db.prepare(READ_HEAD),
  findCommands: db.prepare(
    `SELECT ${bytes("id")}, ${whole("at")}, ${bytes("digest")}, ${whole("first")}, ${whole("last")},
      CAST(refusal AS BLOB) AS refusal FROM command WHERE id IN (SELECT value FROM json_each(?))`,
  ),
  findPerson: db.prepare(`SELECT ${bytes("ref")}, ${bytes("masked")}, ${whole("at")} FROM person WHERE key = ?`),
  findMask: db.prepare(`SELECT ${bytes("masked")} FROM person WHERE ref = ?`),
  findSealed: db.prepare(`SELECT ${bytes("box")} FROM sealed WHERE ref = ?`),
  keepPersons: db.prepare("UPDATE person SET at = ? WHERE ref IN (SELECT value FROM json_each(?))"),
  keepSealed: db.prepare("UPDATE sealed SET at = ? WHERE ref IN (SELECT value FROM json_each(?))"),
  hashAt: db.prepare(`SELECT ${bytes("hash")} FROM event WHERE seq = ?`),
  range: db.prepare(EVENTS_BETWEEN),
  snapshots: db.prepare(`SELECT seq, ${bytes("state")}, ${bytes("hash")} FROM snapshot ORDER BY seq DESC`),
  snapshot: db.prepare("INSERT OR REPLACE INTO snapshot VALUES (?, ?, ?)"),
  dropSnapshots: db.prepare("DELETE FROM snapshot WHERE seq < (SELECT max(seq) FROM snapshot WHERE seq < ?)"),
  forgetCommands: db.prepare("DELETE FROM command WHERE at < ?"),
  forgetPersons: db.prepare("DELETE FROM person WHERE at < ?"),
  forgetSealed: db.prepare("DELETE FROM sealed WHERE at < ?"),
  probe: db.prepare(
    "INSERT INTO meta VALUES ('probe', hex(randomblob(2000))) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
  ),
});

export type Statements = ReturnType<typeof prepareAll>;
