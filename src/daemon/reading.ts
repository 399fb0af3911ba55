// Reading the ledger into a hall: the last good snapshot, then every event after it. A restart is nothing else.
import { createHash } from "node:crypto";
import { AppError } from "../base/errors.ts";
import type { HallEvent } from "../hall/events.ts";
import { evolve } from "../hall/evolve.ts";
import { readSnapshot, snapshotText } from "../hall/snapshot.ts";
import { emptyHall, type Hall } from "../hall/state.ts";
import type { Row } from "./ledger/chain.ts";
import type { Ledger } from "./ledger/ledger.ts";

const hashOf = (text: string): Buffer => createHash("sha256").update(text).digest();

export const eventOf = (row: Row): HallEvent =>
  ({ kind: row.kind, at: row.at, data: JSON.parse(row.body) }) as HallEvent;

export interface Reading {
  readonly hall: Hall;
  /** The seq of the snapshot that the reading began with; 0 when it began with the first event. */
  readonly from: number;
}

/** The hall as the ledger has it. A snapshot whose text does not fit its hash is passed over. */
export const readHall = (ledger: Ledger, folder: string): Reading => {
  const snapshot = ledger.snapshots().find(({ seq, state, hash }) => seq <= ledger.seq && hashOf(state).equals(hash));
  const hall = snapshot ? readSnapshot(snapshot.state) : emptyHall();
  const from = snapshot?.seq ?? 0;
  let expected = from;
  for (const row of ledger.rows(from + 1, ledger.seq)) {
    if (row.seq !== ++expected)
      throw new AppError("LEDGER_DAMAGED", { folder, reason: `event ${expected} is missing` });
    evolve(hall, eventOf(row));
  }
  if (expected !== ledger.seq)
    throw new AppError("LEDGER_DAMAGED", { folder, reason: `event ${expected + 1} is missing` });
  return { hall, from };
};

/** Writes down the present state, so that the next reading starts from here. */
export const takeSnapshot = (ledger: Ledger, hall: Hall): void => {
  const text = snapshotText(hall);
  ledger.writeSnapshot(ledger.seq, text, hashOf(text));
};
