// Reading the ledger into a hall: the last good snapshot, then every event after it. A restart is nothing else, and no
// event is believed that the chain does not hold.
import { createHash } from "node:crypto";
import { AppError, isAppError, reasonOf } from "../../base/errors.ts";
import type { HallEvent } from "../../hall/events.ts";
import { evolve } from "../../hall/evolve/evolve.ts";
import { readSnapshot, snapshotText } from "../../hall/snapshot.ts";
import { emptyHall, type Hall } from "../../hall/state.ts";
import { linkOf, type Row, rowOf, type StoredEvent } from "../ledger/chain.ts";
import { isFromOutside } from "../ledger/database.ts";
import type { Ledger, Snapshot } from "../ledger/ledger.ts";

/** To be raised whenever a hall's record changes its shape: older snapshots then no longer fit, and are passed over. */
const SNAPSHOT_FORM = 4;

export const eventOf = (row: Row): HallEvent =>
  ({ kind: row.kind, at: row.at, data: JSON.parse(row.body) }) as HallEvent;

export interface Reading {
  readonly hall: Hall;
  /** The seq of the snapshot that the reading began with; 0 when it began with the first event. */
  readonly from: number;
}

/** A snapshot belongs to one past: its hash covers the chain up to its event. */
const hashOf = (past: Uint8Array, state: string): Buffer =>
  createHash("sha256").update(past).update(`snapshot ${SNAPSHOT_FORM}\n`).update(state).digest();

const fits = (ledger: Ledger, { seq, state, hash }: Snapshot): boolean => {
  const past = seq <= ledger.seq ? ledger.hashAt(seq) : undefined;
  return past !== undefined && hashOf(past, state).equals(hash);
};

const damage = (folder: string, reason: string, cause?: unknown): AppError =>
  new AppError("LEDGER_DAMAGED", { folder, reason }, { cause });

/** The events after `from`, each held against the chain. */
function* soundEvents(ledger: Ledger, folder: string, from: number): Generator<StoredEvent> {
  let seq = from;
  let hash = ledger.hashAt(from)!;
  for (const stored of ledger.stored(from + 1, ledger.seq)) {
    if (stored.seq !== ++seq) throw damage(folder, `event ${seq} is missing`);
    hash = linkOf(hash, stored.line);
    if (!hash.equals(stored.hash)) throw damage(folder, `event ${seq} is not as it was written`);
    yield stored;
  }
  if (seq !== ledger.seq) throw damage(folder, `event ${seq + 1} is missing`);
  if (!hash.equals(ledger.hashAt(seq)!)) throw damage(folder, "its head is not as it was written");
}

const replay = (ledger: Ledger, folder: string): Reading => {
  const snapshot = ledger.snapshots().find((candidate) => fits(ledger, candidate));
  const hall = snapshot ? readSnapshot(snapshot.state) : emptyHall();
  const from = snapshot?.seq ?? 0;
  for (const stored of soundEvents(ledger, folder, from)) evolve(hall, eventOf(rowOf(stored)));
  return { hall, from };
};

/** The hall as the ledger has it, or LEDGER_DAMAGED. A snapshot that does not fit its hash is passed over. */
export const readHall = (ledger: Ledger, folder: string): Reading => {
  try {
    return replay(ledger, folder);
  } catch (error) {
    if (isAppError(error) || !isFromOutside(error)) throw error;
    throw damage(folder, reasonOf(error), error);
  }
};

/** Writes down the present state, so that the next reading starts from here. False when the disk does not take it. */
export const takeSnapshot = (ledger: Ledger, hall: Hall): boolean => {
  const text = snapshotText(hall);
  return ledger.writeSnapshot(ledger.seq, text, hashOf(ledger.hashAt(ledger.seq)!, text));
};
