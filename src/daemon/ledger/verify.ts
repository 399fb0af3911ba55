// `tidehall audit verify`: reads the whole chain again and names the first thing that is not as it was written.
import { join } from "node:path";
import { AppError, reasonOf } from "../../base/errors.ts";
import { chainStart, linkOf, type StoredEvent } from "./chain.ts";
import { type Connection, isFromOutside, openForReading } from "./database.ts";
import { LEDGER_FILE } from "./ledger.ts";
import { COMMAND_ASTRAY, EVENTS_AFTER, READ_HEAD, readMeta, textOf } from "./tables.ts";

export interface Verdict {
  readonly ok: boolean;
  readonly epoch: string;
  /** Events whose place and hash are right, counted from the first. */
  readonly events: number;
  readonly head: number;
  /** Hex of the last good hash: note it down elsewhere, and a later cut of the tail comes to light too. */
  readonly hash: string;
  /** What is wrong, and at which seq. */
  readonly fault?: Fault;
}

interface Fault {
  readonly seq: number;
  readonly what: string;
}

/** As far as the chain is good. */
interface Reached {
  events: number;
  hash: Buffer;
}

const PAGE = 5000;
const PROGRESS_EVENTS = 50_000;

function* storedEvents(db: Connection): Generator<StoredEvent> {
  const page = db.prepare(EVENTS_AFTER);
  for (let last = Number.MIN_SAFE_INTEGER; ; ) {
    const events = page.all(last, PAGE) as StoredEvent[];
    if (events.length === 0) return;
    yield* events;
    last = events[events.length - 1]!.seq;
  }
}

const eventFault = ({ seq, hash }: StoredEvent, expected: number, link: Buffer): Fault | undefined => {
  if (seq > expected) return { seq: expected, what: `event ${expected} is missing` };
  if (seq < expected) return { seq, what: `event ${seq} should not be there` };
  return link.equals(hash) ? undefined : { seq, what: "the event was changed, or one before it was replaced" };
};

const chainFault = (db: Connection, reached: Reached, onProgress: (events: number) => void): Fault | undefined => {
  for (const event of storedEvents(db)) {
    const link = linkOf(reached.hash, event.line);
    const fault = eventFault(event, reached.events + 1, link);
    if (fault) return fault;
    reached.hash = link;
    if (++reached.events % PROGRESS_EVENTS === 0) onProgress(reached.events);
  }
  return undefined;
};

const headFault = ({ seq, hash }: Pick<StoredEvent, "seq" | "hash">, reached: Reached): Fault | undefined => {
  const { events } = reached;
  if (seq !== events) return { seq: Math.min(seq, events) + 1, what: `it ends at ${events}, its head says ${seq}` };
  return reached.hash.equals(hash) ? undefined : { seq, what: "the head was changed" };
};

/** A cut tail that the head agrees with is still known to the commands it answered. */
const commandFault = (db: Connection, events: number): Fault | undefined => {
  const found = db.prepare(COMMAND_ASTRAY).get(events) as { id: Uint8Array; first: number } | undefined;
  if (!found) return undefined;
  return { seq: Math.min(found.first, events + 1), what: `what command ${textOf(found.id)} led to is missing` };
};

const verify = (db: Connection, onProgress: (events: number) => void): Verdict => {
  const epoch = readMeta(db, "epoch") ?? "";
  const head = db.prepare(READ_HEAD).get() as Pick<StoredEvent, "seq" | "hash"> | undefined;
  const reached: Reached = { events: 0, hash: chainStart(epoch) };
  const missing = { seq: 0, what: "the head is missing" };
  const read = () =>
    chainFault(db, reached, onProgress) ??
    (head ? headFault(head, reached) : missing) ??
    commandFault(db, reached.events);
  const fault = unlessUnreadable(read, reached);
  const { events, hash } = reached;
  const verdict = { ok: !fault, epoch, events, head: head?.seq ?? 0, hash: hash.toString("hex") };
  return fault ? { ...verdict, fault } : verdict;
};

/** A file that cannot be read any further is a finding too. */
const unlessUnreadable = (read: () => Fault | undefined, reached: Reached): Fault | undefined => {
  try {
    return read();
  } catch (error) {
    if (!isFromOutside(error)) throw error;
    return { seq: reached.events + 1, what: `it cannot be read: ${reasonOf(error)}` };
  }
};

/**
 * Verifies a ledger, also beside a running daemon; throws LEDGER_DAMAGED where there is none to read. `onProgress`
 * hears the count now and then.
 */
export const verifyLedger = (folder: string, onProgress: (events: number) => void = () => {}): Verdict => {
  let db: Connection | undefined;
  try {
    db = openForReading(join(folder, LEDGER_FILE));
    // One transaction, so that a daemon at work does not move the end under the reader.
    db.exec("BEGIN");
    return verify(db, onProgress);
  } catch (error) {
    if (!isFromOutside(error)) throw error;
    throw new AppError("LEDGER_DAMAGED", { folder, reason: reasonOf(error) }, { cause: error });
  } finally {
    db?.close();
  }
};
