// `tidehall audit verify`: reads the whole chain again and names the first thing that is not as it was written.
import { join } from "node:path";
import { chainStart, linkOf, type Row } from "./chain.ts";
import { type Connection, openForReading } from "./database.ts";
import { LEDGER_FILE } from "./ledger.ts";

export interface Verdict {
  readonly ok: boolean;
  readonly epoch: string;
  /** Events whose place and hash are right, counted from the first. */
  readonly events: number;
  readonly head: number;
  /** Hex of the last good hash: note it down elsewhere, and a later cut of the tail comes to light too. */
  readonly hash: string;
  /** What is wrong, and at which seq. */
  readonly fault?: { readonly seq: number; readonly what: string };
}

interface StoredRow extends Row {
  readonly hash: Uint8Array;
}

const PAGE = 5000;

function* storedRows(db: Connection): Generator<StoredRow> {
  const page = db.prepare(
    "SELECT seq, at, kind, command, actor, body, hash FROM event WHERE seq > ? ORDER BY seq LIMIT ?",
  );
  for (let last = Number.MIN_SAFE_INTEGER; ; ) {
    const rows = page.all(last, PAGE) as StoredRow[];
    if (rows.length === 0) return;
    yield* rows;
    last = rows[rows.length - 1]!.seq;
  }
}

const faultOf = (row: StoredRow, expected: number, hash: Buffer): string | undefined => {
  if (row.seq > expected) return `event ${expected} is missing`;
  if (row.seq < expected) return `event ${row.seq} should not be there`;
  return hash.equals(row.hash) ? undefined : "the event was changed, or one before it was replaced";
};

const commandFault = (db: Connection, head: number): string | undefined => {
  const lost = db.prepare("SELECT id FROM command WHERE refusal IS NULL AND last > ? LIMIT 1").get(head) as
    | { id: string }
    | undefined;
  return lost ? `the events of command ${lost.id} are missing` : undefined;
};

/** Verifies a ledger, also beside a running daemon. `onProgress` hears the count now and then. */
export const verifyLedger = (folder: string, onProgress: (events: number) => void = () => {}): Verdict => {
  const db = openForReading(join(folder, LEDGER_FILE));
  try {
    // One transaction, so that a daemon at work does not move the end under the reader.
    db.exec("BEGIN");
    return verify(db, onProgress);
  } finally {
    db.close();
  }
};

const verify = (db: Connection, onProgress: (events: number) => void): Verdict => {
  const epoch = (db.prepare("SELECT value FROM meta WHERE name = 'epoch'").get() as { value: string }).value;
  const head = db.prepare("SELECT seq, hash FROM head").get() as { seq: number; hash: Uint8Array };
  let hash = chainStart(epoch);
  let events = 0;
  const verdict = (fault?: Verdict["fault"]): Verdict => {
    const end = { ok: !fault, epoch, events, head: head.seq, hash: hash.toString("hex") };
    return fault ? { ...end, fault } : end;
  };
  for (const row of storedRows(db)) {
    const next = linkOf(hash, row);
    const what = faultOf(row, events + 1, next);
    if (what) return verdict({ seq: row.seq, what });
    hash = next;
    if (++events % 50_000 === 0) onProgress(events);
  }
  if (events !== head.seq)
    return verdict({ seq: events + 1, what: `the ledger ends at ${events}, its head says ${head.seq}` });
  if (!hash.equals(head.hash)) return verdict({ seq: events, what: "the head was changed" });
  const lost = commandFault(db, events);
  return verdict(lost ? { seq: events + 1, what: lost } : undefined);
};
