// One writer per ledger. The lock is the kernel's, held through an open transaction on a file of its own: it goes with
// the process, however that dies, and leaves nothing that could block the next start.
import { join } from "node:path";
import { AppError } from "../../base/errors.ts";
import { isBusyElsewhere, openImpatient } from "./database.ts";

/** Takes the folder for this process; throws LEDGER_IN_USE when another one has it. Returns how to let go. */
export const lockFolder = (folder: string): (() => void) => {
  const connection = openImpatient(join(folder, "lock.db"));
  try {
    connection.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    connection.close();
    throw isBusyElsewhere(error) ? new AppError("LEDGER_IN_USE", { folder }, { cause: error }) : error;
  }
  return () => connection.close();
};
