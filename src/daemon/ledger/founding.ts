// Whether a database is this hall's ledger, and a new ledger where there is none yet.
import { AppError } from "../../base/errors.ts";
import { chainStart } from "./chain.ts";
import type { Connection } from "./database.ts";
import { FORMAT, LATER_TABLES, readMeta, SCHEMA } from "./tables.ts";

/** The name and identity of the hall's ledger, fixed when it is first opened. */
export interface LedgerOptions {
  readonly folder: string;
  readonly hall: string;
  /** Names a new ledger's epoch. */
  readonly newEpoch: () => string;
}

/** Makes sure of the tables; throws DATA_OF_ANOTHER_HALL, LEDGER_NEWER, LEDGER_DAMAGED. */
export const settle = (db: Connection, { folder, hall, newEpoch }: LedgerOptions): void => {
  const { user_version: format } = db.prepare("PRAGMA user_version").get() as { user_version: number };
  if (format > FORMAT) throw new AppError("LEDGER_NEWER", { folder, found: format, known: FORMAT });
  if (format < FORMAT) found(db, folder, hall, newEpoch());
  const owner = readMeta(db, "hall");
  if (owner !== hall) throw new AppError("DATA_OF_ANOTHER_HALL", { folder, found: owner ?? "nobody", expected: hall });
  db.exec(LATER_TABLES);
};

const found = (db: Connection, folder: string, hall: string, epoch: string): void => {
  const { tables } = db.prepare("SELECT count(*) AS tables FROM sqlite_master").get() as { tables: number };
  if (tables > 0) throw new AppError("LEDGER_DAMAGED", { folder, reason: "it is a database of something else" });
  db.exec("BEGIN IMMEDIATE");
  db.exec(SCHEMA);
  const meta = db.prepare("INSERT INTO meta VALUES (?, ?)");
  meta.run("hall", hall);
  meta.run("epoch", epoch);
  db.prepare("INSERT INTO head VALUES (1, 0, ?)").run(chainStart(epoch));
  db.exec("COMMIT");
};
